-- Question: Which dimensions lack the row for what is not known?
with expected as (
    select
        'dim_force' as table_name,
        (
            select count(*) from dim_force
            where force_id = 'force/unknown'
        ) as n_rows
    union all
    select
        'dim_place' as table_name,
        (
            select count(*) from dim_place
            where place_id = 'place/unknown'
        ) as n_rows
    union all
    select
        'dim_source' as table_name,
        (
            select count(*) from dim_source
            where source_id = 'source/unknown'
        ) as n_rows
    union all
    select
        'dim_speaker' as table_name,
        (
            select count(*) from dim_speaker
            where speaker_id = 'speaker/unknown'
        ) as n_rows
)

select
    table_name,
    n_rows
from expected
where n_rows <> 1;
