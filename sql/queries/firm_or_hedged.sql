-- Question: Which outlets report plans as facts? Claims by outlet and modality.
select
    coalesce(outlet, 'unknown') as outlet,
    count(*) as n_claims,
    count(*) filter (where modality = 'asserted') as n_asserted,
    count(*) filter (where modality = 'planned') as n_planned,
    count(*) filter (where modality in ('expected', 'possible', 'conditional')) as n_hedged
from claim
where topic <> 'statement'
group by outlet
order by n_claims desc, outlet asc;
