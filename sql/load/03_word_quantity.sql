-- Makes: words for a closed interval of counts with its unit.
-- Gives: 2,500 troops, about 2,500 troops, at least 2,000, at most 499, 2,000 to 3,000; null where both are open.
create temp macro word_quantity(least, most, is_approximate, counted) as case
    when least is null and most is null then null
    when most is null then 'at least ' || format('{:,}', least)
    when least is null then 'at most ' || format('{:,}', most)
    when least = most and is_approximate then 'about ' || format('{:,}', least)
    when least = most then format('{:,}', least)
    else format('{:,}', least) || ' to ' || format('{:,}', most)
end || coalesce(' ' || nullif(counted, ''), '');
