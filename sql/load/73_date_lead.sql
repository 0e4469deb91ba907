-- Makes: the interval of days that most origins of a question share, among affirmed positions of its latest
--        episode.
-- Caution: the interval begins where one of the 64 best supported intervals begins; ties go to more claims, then the
--          earlier.
create temp table date_lead as
with dated as (
    select
        position.question_key,
        position.origin_key,
        position.n_claims,
        position.when_earliest,
        position.when_latest,
        position.when_relation,
        position.compared_earliest,
        coalesce(position.compared_earliest, date '0001-01-01') as first_day,
        coalesce(position.when_latest, date '9999-12-31') as last_day
    from position
    inner join polarity_lead on position.question_key = polarity_lead.question_key
    where
        polarity_lead.polarity = 'affirmed'
        and position.polarity = 'affirmed'
        and not position.is_earlier_episode
        and coalesce(position.when_earliest, position.when_latest) is not null
),

start as (
    select
        question_key,
        first_day
    from dated
    group by question_key, first_day
    qualify row_number() over (
        partition by question_key
        order by count(distinct origin_key) desc, sum(n_claims) desc, first_day
    ) <= 64
),

shared as (
    select
        start.question_key,
        start.first_day,
        count(distinct dated.origin_key) as n_origins,
        sum(dated.n_claims) as n_claims,
        max(dated.when_earliest) as earliest,
        min(dated.when_latest) as latest,
        max(dated.compared_earliest) as compared_earliest,
        case
            when min(dated.when_relation) = max(dated.when_relation) then min(dated.when_relation)
        end as when_relation
    from start
    inner join dated
        on
            start.question_key = dated.question_key
            and start.first_day between dated.first_day and dated.last_day
    group by start.question_key, start.first_day
)

select
    question_key,
    earliest,
    latest,
    compared_earliest,
    when_relation,
    n_origins
from shared
qualify row_number() over (
    partition by question_key
    order by n_origins desc, n_claims desc, first_day asc
) = 1;
