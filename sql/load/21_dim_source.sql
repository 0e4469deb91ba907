-- Fills: dim_source with every publisher that is named, known or not, and the unknown member.
insert into dim_source by name
with staged as (
    select
        source as source_id,
        min({
            'name': name, 'kind': kind, 'country': country, 'publisher_family': publisher_family
        }) as facts,
        list_sort(list_distinct(flatten(list(aliases)))) as aliases
    from staged_source
    group by source
),

outlet as (
    select
        source_id,
        min(outlet) as name
    from outlet_in
    group by source_id
)

select
    key_of(used_member.member_id) as source_key,
    used_member.member_id as source_id,
    case
        when used_member.member_id = 'source/unknown' then 'unknown'
        else coalesce(staged.facts.name, outlet.name, regexp_extract(used_member.member_id, '[^/]*$'))
    end as name,
    coalesce(staged.facts.kind, case when outlet.source_id is not null then 'outlet' end, 'unknown') as kind,
    staged.facts.country,
    staged.facts.publisher_family,
    coalesce(staged.aliases, []) as aliases
from used_member
left join staged on used_member.member_id = staged.source_id
left join outlet on used_member.member_id = outlet.source_id
where used_member.member_id like 'source/%'
order by used_member.member_id;
