-- Question: Which questions and pairs hold a verdict, relation or dimension that does not exist?
select
    'fact_question' as table_name,
    question_key as row_key,
    verdict as unknown_value
from fact_question
where verdict is null or verdict not in ('agreed', 'compatible', 'conflicting', 'single_origin')
union all
select
    'fact_claim_pair' as table_name,
    claim_id as row_key,
    concat_ws(' ', relation, dimension) as unknown_value
from fact_claim_pair
where
    relation is null
    or relation not in ('agrees', 'compatible', 'refines', 'repeats', 'conflicts', 'scope_mismatch')
    or dimension not in ('date', 'quantity', 'polarity', 'modality', 'place', 'force', 'value');
