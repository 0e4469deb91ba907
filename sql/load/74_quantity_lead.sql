-- Makes: the interval of counts that most origins of a question share, among affirmed positions that count the same
--        thing.
-- Caution: approximate figures reach as far as the topic's tolerance; the interval itself is never wider than the
--          text's. A stance takes a figure beside its day only where all who name the day give the figure too.
create temp table quantity_lead as
with counted as (
    select
        position.*,
        coalesce(position.loose_low, -1) as least,
        coalesce(position.loose_high, 9223372036854775807) as most,
        coalesce(position.quantity_low, -1) as start_at
    from position
    inner join polarity_lead on position.question_key = polarity_lead.question_key
    left join date_lead on position.question_key = date_lead.question_key
    where
        polarity_lead.polarity = 'affirmed'
        and position.polarity = 'affirmed'
        and not position.is_earlier_episode
        and coalesce(position.quantity_low, position.quantity_high) is not null
        and (
            position.value_kind <> 'stance'
            or date_lead.question_key is null
            or coalesce(interval_relation(
                position.compared_earliest, position.when_latest, date_lead.compared_earliest, date_lead.latest
            ) <> 'apart', false)
        )
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
        bool_or(counted.is_approximate) as is_approximate,
        min(counted.unit) as unit,
        min(counted.value_kind) as value_kind,
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
    shared.question_key,
    shared.unit_family,
    nullif(shared.unit, '') as unit,
    case when shared.low > shared.high then shared.start_at else shared.low end as low,
    case when shared.low > shared.high then shared.own_high else shared.high end as high,
    shared.is_approximate,
    shared.as_of_first,
    shared.as_of_last
from shared
left join date_lead on shared.question_key = date_lead.question_key
where shared.value_kind <> 'stance' or shared.n_origins >= coalesce(date_lead.n_origins, 0)
qualify row_number() over (
    partition by shared.question_key
    order by
        shared.n_origins desc,
        shared.n_claims desc,
        shared.as_of_last desc nulls last,
        shared.unit_family asc,
        shared.start_at asc
) = 1;
