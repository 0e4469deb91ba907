-- Fills: dim_date with every day of every year that a fact names, years 1 to 9999 at most.
insert into dim_date by name
with used as (
    select unnest([published, said, when_earliest, when_latest]) as named_day
    from claim_in
    union
    select published as named_day
    from article_in
    union
    select unnest([when_earliest, when_latest]) as named_day
    from mention_in
),

used_year as (
    select distinct date_trunc('year', named_day) as first_day
    from used
    where named_day is not null
),

each_day as (
    select
        cast(unnest(generate_series(
            cast(first_day as timestamp),
            cast(first_day as timestamp) + interval 1 year - interval 1 day,
            interval 1 day
        )) as date) as date_day
    from used_year
)

select
    date_day,
    year(date_day) as year,
    quarter(date_day) as quarter,
    month(date_day) as month,
    cast(date_trunc('month', date_day) as date) as month_start,
    isoyear(date_day) as iso_year,
    weekofyear(date_day) as iso_week,
    isodow(date_day) as weekday,
    dayname(date_day) as weekday_name
from each_day
order by date_day;
