-- Makes: words for a closed interval of days, as precise as the interval and no more.
-- Gives: 2025-09-30, 2025-09, 2026, by 2025-09-30, from 2026-09-01, 2024-09-27 to 2025-09-27; null where both are open.
create temp macro word_date(first_day, last_day) as case
    when first_day is null and last_day is null then null
    when first_day is null then 'by ' || strftime(last_day, '%Y-%m-%d')
    when last_day is null then 'from ' || strftime(first_day, '%Y-%m-%d')
    when first_day = last_day then strftime(first_day, '%Y-%m-%d')
    when
        first_day = date_trunc('year', first_day)
        and last_day = cast(date_trunc('year', first_day) + interval 1 year - interval 1 day as date)
        then strftime(first_day, '%Y')
    when
        first_day = date_trunc('month', first_day) and last_day = last_day(first_day)
        then strftime(first_day, '%Y-%m')
    else strftime(first_day, '%Y-%m-%d') || ' to ' || strftime(last_day, '%Y-%m-%d')
end;
