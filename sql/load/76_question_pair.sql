-- Makes: whether claims of different origins conflict on a question, and whether they agree.
create temp table question_pair as
with paired as (
    select
        asked_question_key as question_key,
        bool_or(relation = 'conflicts') as is_conflicting,
        bool_or(relation = 'agrees') as is_agreed
    from claim_pair_in
    where not is_same_origin
    group by asked_question_key
),

shared as (
    select question_key
    from (
        select
            question_key,
            count(distinct origin_key) as n_origins
        from position
        where not is_without_value
        group by question_key, answer_key, as_of_month
    ) as answered
    group by question_key
    having max(n_origins) > 1
)

select
    question_scope.question_key,
    coalesce(paired.is_conflicting, false) as is_conflicting,
    coalesce(paired.is_agreed, false) or shared.question_key is not null as is_agreed
from question_scope
left join paired on question_scope.question_key = paired.question_key
left join shared on question_scope.question_key = shared.question_key;
