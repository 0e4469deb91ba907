-- Fills: dim_force with every force that is named and all that it is part of.
-- Caution: words of an article go before the name that is made out of an unknown member's id.
insert into dim_force by name
with recursive staged as (
    select
        force as force_id,
        min({
            'is_made_up': extract_key is null, 'name': name, 'kind': kind, 'country': country, 'parent': parent
        }) as facts,
        list_sort(list_distinct(flatten(list(aliases)))) as aliases
    from staged_force
    group by force
),

needed as (
    select member_id as force_id
    from used_member
    where member_id like 'force/%'
    union
    select staged.facts.parent as force_id
    from needed
    inner join staged on needed.force_id = staged.force_id
    where staged.facts.parent is not null
)

select
    key_of(needed.force_id) as force_key,
    needed.force_id,
    case
        when needed.force_id = 'force/unknown' then 'unknown'
        else coalesce(staged.facts.name, regexp_extract(needed.force_id, '[^/]*$'))
    end as name,
    coalesce(staged.facts.kind, 'unknown') as kind,
    staged.facts.country,
    key_of(staged.facts.parent) as parent_key,
    coalesce(staged.aliases, []) as aliases
from needed
left join staged on needed.force_id = staged.force_id
order by needed.force_id;
