-- Makes: words for a closed interval of counts with its unit.
-- Gives: 2,500 troops, 1 brigade, about 2,500 troops,
-- at least 2,000, at most 499, 2,000 to 3,000; null where both are open.
create temp macro word_quantity(low, high, is_approximate, counted) as (case
    when low is null and high is null then null
    when high is null then 'at least ' || format('{:,}', low)
    when low is null then 'at most ' || format('{:,}', high)
    when low = high and is_approximate then 'about ' || format('{:,}', low)
    when low = high then format('{:,}', low)
    else format('{:,}', low) || ' to ' || format('{:,}', high)
end || coalesce(' ' || nullif(case
    when low = 1 and high = 1 then regexp_replace(regexp_replace(counted, 'ies$', 'y'), '([^s])s$', '\1') else counted
end, ''), ''));
