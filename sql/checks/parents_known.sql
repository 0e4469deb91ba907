-- Question: Which forces and places are part of something that is not there, or of themselves?
select
    'dim_force' as table_name,
    part.force_id as member_id
from dim_force as part
left join dim_force as whole on part.parent_key = whole.force_key
where part.parent_key is not null and (whole.force_key is null or part.force_key = whole.force_key)
union all
select
    'dim_place' as table_name,
    part.place_id as member_id
from dim_place as part
left join dim_place as whole on part.parent_key = whole.place_key
where part.parent_key is not null and (whole.place_key is null or part.place_key = whole.place_key);
