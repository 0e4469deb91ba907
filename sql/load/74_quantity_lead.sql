-- Makes: the interval of counts that most origins of a question share, among affirmed positions that count the same
--        thing.
-- Caution: approximate figures reach as far as the topic's tolerance; the interval itself is never wider than the
--          text's.
create temp table quantity_lead as
with counted as (
    select
        position.*,
        coalesce(position.loose_low, -1) as least,
        coalesce(position.loose_high, 9223372036854775807) as most,
        coalesce(position.quantity_low, -1) as start_at
    from position
    inner join polarity_lead on position.question_key = polarity_lead.question_key
    where
        polarity_lead.polarity = 'affirmed'
        and position.polarity = 'affirmed'
        and coalesce(position.quantity_low, position.quantity_high) is not null
),

start as (
    select
        question_key,
        unit_family,
        start_at,
        min(quantity_high) as own_high
    from counted
    group by question_key, unit_family, start_at
    qualify row_number() over (
        partition by question_key
        order by count(distinct origin_key) desc, sum(n_claims) desc, unit_family, start_at asc
    ) <= 64
),

shared as (
    select
        start.question_key,
        start.unit_family,
        start.start_at,
        min(start.own_high) as own_high,
        count(distinct counted.origin_key) as n_origins,
        sum(counted.n_claims) as n_claims,
        max(counted.quantity_low) as low,
        min(counted.quantity_high) as high,
        bool_and(counted.is_approximate) as is_approximate,
        min(counted.unit) as unit,
        min(counted.as_of_first) as as_of_first,
        max(counted.as_of_last) as as_of_last
    from start
    inner join counted
        on
            start.question_key = counted.question_key
            and start.unit_family = counted.unit_family
            and start.start_at between counted.least and counted.most
    group by start.question_key, start.unit_family, start.start_at
)

select
    question_key,
    unit_family,
    nullif(unit, '') as unit,
    case when low > high then start_at else low end as low,
    case when low > high then own_high else high end as high,
    is_approximate,
    as_of_first,
    as_of_last
from shared
qualify row_number() over (
    partition by question_key
    order by n_origins desc, n_claims desc, as_of_last desc nulls last, unit_family asc, start_at asc
) = 1;
