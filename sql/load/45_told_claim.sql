-- Makes: the claims with every question that they answer: their own, and those of wholes whose figure they support.
create temp view told_claim as
select
    *,
    question_key as own_question_key,
    false as is_rolled_up
from claim_valued
union all by name
select
    claim_valued.* replace (rolled_claim.question_key as question_key, rolled_claim.answer_key as answer_key),
    claim_valued.question_key as own_question_key,
    true as is_rolled_up
from claim_valued
inner join rolled_claim on claim_valued.claim_id = rolled_claim.claim_id;
