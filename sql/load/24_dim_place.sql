-- Fills: dim_place with every place that is named and all that it lies in.
-- Caution: words of an article go before the name that is made out of an unknown member's id.
insert into dim_place by name
with recursive staged as (
    select
        place as place_id,
        min({
            'is_made_up': extract_key is null, 'name': name, 'kind': kind, 'country': country, 'parent': parent,
            'latitude': latitude, 'longitude': longitude
        }) as facts,
        list_sort(list_distinct(flatten(list(aliases)))) as aliases
    from staged_place
    group by place
),

needed as (
    select member_id as place_id
    from used_member
    where member_id like 'place/%'
    union
    select staged.facts.parent as place_id
    from needed
    inner join staged on needed.place_id = staged.place_id
    where staged.facts.parent is not null
)

select
    key_of(needed.place_id) as place_key,
    needed.place_id,
    case
        when needed.place_id = 'place/unknown' then 'unknown'
        else coalesce(staged.facts.name, regexp_extract(needed.place_id, '[^/]*$'))
    end as name,
    coalesce(staged.facts.kind, 'unknown') as kind,
    key_of(staged.facts.parent) as parent_key,
    coalesce(
        country.facts.name,
        staged.facts.country,
        case when staged.facts.kind = 'country' then staged.facts.name end
    ) as country,
    staged.facts.latitude,
    staged.facts.longitude,
    coalesce(staged.aliases, []) as aliases
from needed
left join staged on needed.place_id = staged.place_id
left join staged as country
    on
        case
            when staged.facts.country like 'place/%' then staged.facts.country
            else 'place/' || lower(staged.facts.country)
        end = country.place_id
order by needed.place_id;
