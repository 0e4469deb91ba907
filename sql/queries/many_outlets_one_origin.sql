-- Question: Which figures look well supported, and rest on a single origin?
select
    origin_ladder.question,
    origin_ladder.origin,
    origin_ladder.answers,
    origin_ladder.n_outlets,
    origin_ladder.outlets
from origin_ladder
inner join reconciliation on origin_ladder.question_key = reconciliation.question_key
where reconciliation.n_origins = 1 and origin_ladder.n_outlets > 1
order by origin_ladder.n_outlets desc, origin_ladder.question asc;
