-- Fills: dim_speaker with every speaker that is named; publishers, forces and places can speak too.
-- Caution: the fullest telling stands, ties go to the last in sort order, as in etl/extract/speakers.py: which articles
-- were staged together must change nothing.
insert into dim_speaker by name
with staged as (
    select
        speaker as speaker_id,
        arg_max(
            {
                'name': name, 'role': role, 'organisation': organisation, 'country': country, 'kind': kind
            },
            {
                'told': (name is not null)::int + (role is not null)::int + (organisation is not null)::int
                + (country is not null)::int + (kind is not null)::int,
                'name': coalesce(name, ''), 'role': coalesce(role, ''),
                'organisation': coalesce(organisation, ''), 'country': coalesce(country, ''),
                'kind': coalesce(kind, '')
            }
        ) as facts
    from staged_speaker
    group by speaker
),

speaking as (
    select speaker_id
    from claim_in
    union
    select member_id as speaker_id
    from chain_in
    union
    select origin as speaker_id
    from claim_in
    where origin is not null
    union
    select member_id as speaker_id
    from used_member
    where member_id like 'speaker/%' or member_id = 'source/unknown'
),

other as (
    select
        force as speaker_id,
        arg_min(name, { 'is_made_up': extract_key is null, 'name': name }) as name,
        'organisation' as kind,
        min(country) as country
    from staged_force
    group by force
    union all
    select
        place as speaker_id,
        arg_min(name, { 'is_made_up': extract_key is null, 'name': name }) as name,
        'organisation' as kind,
        min(country) as country
    from staged_place
    group by place
    union all
    select
        source_id as speaker_id,
        name,
        'outlet' as kind,
        country
    from dim_source
)

select
    key_of(speaking.speaker_id) as speaker_key,
    speaking.speaker_id,
    case
        when speaking.speaker_id = 'source/unknown' then 'unknown outlet'
        when speaking.speaker_id = 'speaker/unknown' then 'unknown'
        else coalesce(staged.facts.name, other.name, regexp_extract(speaking.speaker_id, '[^/]*$'))
    end as name,
    staged.facts.role,
    staged.facts.organisation,
    coalesce(staged.facts.country, other.country) as country,
    coalesce(staged.facts.kind, other.kind, 'unknown') as kind
from speaking
left join staged on speaking.speaker_id = staged.speaker_id
left join other on speaking.speaker_id = other.speaker_id
order by speaking.speaker_id;
