-- Fills: fact_claim_pair.
insert into fact_claim_pair by name
with pair as (
    select *
    from repeat_pair
    union all
    select
        claim_pair_in.claim_id,
        claim_pair_in.other_claim_id,
        claim_pair_in.question_key,
        claim_pair_in.other_question_key,
        claim_pair_in.relation,
        claim_pair_in.dimension,
        claim_pair_in.rule,
        claim_pair_in.is_same_origin
    from claim_pair_in
    anti join repeat_pair
        on
            claim_pair_in.claim_id = repeat_pair.claim_id
            and claim_pair_in.other_claim_id = repeat_pair.other_claim_id
    union all
    select *
    from scope_pair
)

select *
from pair
order by question_key, claim_id, other_claim_id, relation, dimension;
