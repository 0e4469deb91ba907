-- Question: How did the number of a force in a place change over time?
select
    force,
    place,
    as_of,
    quantity_low,
    quantity_qualifier,
    change,
    outlet
from drift
where topic = 'force_level'
order by force, place, as_of;
