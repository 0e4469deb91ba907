-- Question: Which pairs join a claim with itself or with one that is not there, or conflict across two questions?
select
    fact_claim_pair.claim_id,
    fact_claim_pair.other_claim_id,
    fact_claim_pair.relation
from fact_claim_pair
left join fact_claim as one on fact_claim_pair.claim_id = one.claim_id
left join fact_claim as other on fact_claim_pair.other_claim_id = other.claim_id
where
    one.claim_id is null
    or other.claim_id is null
    or one.claim_id = other.claim_id
    or (
        one.question_key <> other.question_key
        and fact_claim_pair.relation <> 'scope_mismatch'
        and fact_claim_pair.dimension is distinct from 'place'
    )
    or (one.question_key <> other.question_key and fact_claim_pair.relation = 'conflicts')
    or (fact_claim_pair.relation = 'repeats' and one.origin_key <> other.origin_key);
