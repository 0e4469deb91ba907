-- Question: Which claim ids stand for more than one claim?
select
    claim_id,
    count(*) as n_claims
from fact_claim
group by claim_id
having count(*) > 1;
