-- Makes: the polarity that most origins of a question hold (then: most claims, then affirmed).
create temp table polarity_lead as
with held as (
    select
        question_key,
        polarity,
        count(distinct origin_key) as n_origins,
        sum(n_claims) as n_claims
    from position
    where not is_earlier_episode
    group by question_key, polarity
)

select
    question_key,
    arg_max(polarity, (n_origins, n_claims, polarity = 'affirmed')) as polarity
from held
group by question_key;
