-- Question: Which days that claims or articles name are missing from the calendar?
with named as (
    select distinct unnest([said, when_earliest, when_latest]) as named_day
    from fact_claim
    union
    select published as named_day
    from dim_article
)

select named.named_day
from named
anti join dim_date on named.named_day = dim_date.date_day
where named.named_day is not null;
