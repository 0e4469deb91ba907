-- Question: Does the view claim show fewer or more rows than there are claims?
with counted as (
    select
        (select count(*) from fact_claim) as n_facts,
        (select count(*) from claim) as n_shown
)

select
    n_facts,
    n_shown
from counted
where n_facts <> n_shown;
