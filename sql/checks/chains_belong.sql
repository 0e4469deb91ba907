-- Question: Which links of attribution chains belong to no claim, or stand twice?
select
    bridge_claim_chain.claim_id,
    bridge_claim_chain.link_no,
    count(*) as n_rows
from bridge_claim_chain
left join fact_claim on bridge_claim_chain.claim_id = fact_claim.claim_id
group by bridge_claim_chain.claim_id, bridge_claim_chain.link_no
having count(*) > 1 or count(fact_claim.claim_id) = 0;
