-- Makes: words for a closed interval of days, as precise as the interval and no more. The relation (by, until,
--        until_at_least, since) is worded where it is known; pass null to name the interval alone.
-- Gives: 2025-09-30, 2025-09, 2026, by 2025-09-30, until 2026, until at least 2026-09-01, since 2014-01-01,
--        not before 2026-09-01, 2024-09-27 to 2025-09-27; null where both are open.
create temp macro word_date(first_day, last_day, relation) as case
    when first_day is null and last_day is null then null
    when first_day is null and relation = 'until' then 'until ' || strftime(last_day, '%Y-%m-%d')
    when first_day is null or relation = 'by' and last_day is not null then 'by ' || strftime(last_day, '%Y-%m-%d')
    when last_day is null and relation = 'until_at_least' then 'until at least ' || strftime(first_day, '%Y-%m-%d')
    when last_day is null and relation = 'since' then 'since ' || strftime(first_day, '%Y-%m-%d')
    when last_day is null then 'not before ' || strftime(first_day, '%Y-%m-%d')
    else case when relation = 'until' then 'until ' else '' end || case
        when first_day = last_day then strftime(first_day, '%Y-%m-%d')
        when
            first_day = date_trunc('year', first_day)
            and last_day = cast(date_trunc('year', first_day) + interval 1 year - interval 1 day as date)
            then strftime(first_day, '%Y')
        when
            first_day = date_trunc('month', first_day) and last_day = last_day(first_day)
            then strftime(first_day, '%Y-%m')
        else strftime(first_day, '%Y-%m-%d') || ' to ' || strftime(last_day, '%Y-%m-%d')
    end
end;
