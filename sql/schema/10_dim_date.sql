-- Grain: one calendar day of every year that any fact names.
create table dim_date (
    date_day date not null,
    year integer,
    quarter integer,
    month integer,
    month_start date,
    iso_year integer,
    iso_week integer,
    weekday integer,
    weekday_name text
);

comment on table dim_date is
'Calendar day. Facts point to it by the day itself in several roles: published, said, when_earliest, when_latest.';
comment on column dim_date.date_day is 'the day';
comment on column dim_date.year is 'calendar year';
comment on column dim_date.quarter is '1 to 4';
comment on column dim_date.month is '1 to 12';
comment on column dim_date.month_start is 'first day of the month';
comment on column dim_date.iso_year is 'year of the ISO 8601 week';
comment on column dim_date.iso_week is 'ISO 8601 week, 1 to 53';
comment on column dim_date.weekday is 'ISO 8601 weekday, 1 = Monday';
comment on column dim_date.weekday_name is 'English name of the weekday';
