-- Fills: bridge_claim_question.
insert into bridge_claim_question by name
select
    claim_id,
    question_key,
    answer_key,
    is_rolled_up
from told_claim
order by claim_id, is_rolled_up, question_key;
