-- Question: Which intervals end before they begin?
select
    'fact_claim' as table_name,
    claim_id as row_key
from fact_claim
where when_earliest > when_latest or quantity_low > quantity_high
union all
select
    'fact_mention' as table_name,
    article_key || '|' || char_start as row_key
from fact_mention
where when_earliest > when_latest or quantity_low > quantity_high
union all
select
    'fact_question' as table_name,
    question_key as row_key
from fact_question
where earliest > latest or low > high;
