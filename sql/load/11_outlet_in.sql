-- Makes: the member id of every outlet that an article names: a known publisher of that name or alias, else a new one.
create temp table outlet_in as
with known as (
    select
        lower(name) as spelling,
        source as source_id
    from staged_source
    union
    select
        lower(unnest(aliases)) as spelling,
        source as source_id
    from staged_source
),

named as (
    select distinct
        outlet,
        lower(trim(outlet)) as spelling
    from article_in
    where trim(outlet) <> ''
)

select
    named.outlet,
    coalesce(
        min(known.source_id),
        'source/unknown/' || trim(regexp_replace(min(named.spelling), '[^\p{L}\p{N}]+', '-', 'g'), '-')
    ) as source_id
from named
left join known on named.spelling = known.spelling
group by named.outlet;
