-- Question: Did the load or the view claim lose a staged claim, or show one twice?
with counted as (
    select
        (select n_claims from etl_load) as n_staged,
        (select count(*) from fact_claim) as n_facts,
        (select count(*) from claim) as n_shown
)

select
    n_staged,
    n_facts,
    n_shown
from counted
where n_facts <> n_shown or n_facts <> n_staged;
