-- Makes: every place with all that it lies in.
create temp table place_line as
with recursive line as (
    select
        place_id as part_id,
        parent_key as whole_key
    from dim_place
    where parent_key is not null
    union
    select
        line.part_id,
        dim_place.parent_key as whole_key
    from line
    inner join dim_place on line.whole_key = dim_place.place_key
    where dim_place.parent_key is not null
)

select
    line.part_id,
    dim_place.place_id as whole_id
from line
inner join dim_place on line.whole_key = dim_place.place_key;
