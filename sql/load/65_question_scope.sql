-- Makes: the questions with what they are about, worded, and whether their scope is known well enough for a conflict.
-- Caution: "{Does|Do}" agrees with the speaker where the wording asks about one, else with the force; "{troops of
--          force}" reads "US forces", "troops of the Coalition" or "troops"; "{place?}" is named, but not needed to
--          compare. Two questions that would still read alike get part of their key behind the wording.
create temp table question_scope as
with asked as (
    select
        question_key,
        min(topic) as topic,
        min(force_id) as force_id,
        min(place_id) as place_id,
        min(asked_speaker_id) as speaker_id
    from claim_keyed
    group by question_key
),

spoken as (
    select
        asked.*,
        dim_topic.value_kind,
        dim_topic.is_additive,
        dim_topic.question as template,
        asked.force_id <> 'force/unknown' as is_force_named,
        asked.place_id <> 'place/unknown' as is_place_named,
        dim_force.name as force,
        dim_force.kind as force_kind,
        with_article(dim_place.name) as place_words,
        case
            when asked.speaker_id = 'speaker/unknown' then 'anyone'
            when dim_speaker.kind = 'named' then dim_speaker.name
            when dim_speaker.kind in ('organisation', 'outlet') then with_article(dim_speaker.name)
            when
                is_plural(dim_speaker.name)
                or regexp_matches(dim_speaker.name, '^(?i)(the|a|an|another|one|some|both|others?|its|their)\b')
                or regexp_matches(dim_speaker.name, '^\S+[''’]s\s')
                then dim_speaker.name
            else 'the ' || dim_speaker.name
        end as speaker_words,
        asked.speaker_id <> 'speaker/unknown'
        and dim_speaker.kind <> 'named'
        and not starts_with(asked.speaker_id, 'place/')
        and (is_plural(dim_speaker.name) or contains(dim_speaker.name, ' and ')) as is_speaker_plural
    from asked
    inner join dim_topic on asked.topic = dim_topic.topic
    inner join dim_force on asked.force_id = dim_force.force_id
    inner join dim_place on asked.place_id = dim_place.place_id
    inner join dim_speaker on asked.speaker_id = dim_speaker.speaker_id
),

opted as (
    select
        *,
        word_option(
            word_option(
                regexp_replace(
                    template,
                    '\{([A-Za-z]+)\|([A-Za-z]+)\}',
                    case
                        when contains(template, '{speaker}') then if(is_speaker_plural, '\2', '\1')
                        when is_force_named and is_plural(force) then '\2'
                        else '\1'
                    end,
                    'g'
                ),
                'force',
                is_force_named
            ),
            'place',
            is_place_named
        ) as opted_template
    from spoken
),

worded as (
    select
        *,
        replace(replace(replace(
            regexp_replace(
                case
                    when force_kind = 'armed_group' then replace(opted_template, '{troops of', '{fighters of')
                    else opted_template
                end,
                '\{([a-z]+) of force\}',
                case
                    when not is_force_named then '\1'
                    when is_plural(force) and not takes_article(force) then replace(force, '\', '\\')
                    else '\1 of ' || replace(with_article(force), '\', '\\')
                end
            ),
            '?}', '}'
        ), '{force}', if(is_force_named, with_article(force), 'a force not named')), '{place}', if(
            is_place_named, place_words, 'a place not named'
        )) as placed_words
    from opted
),

named as (
    select
        *,
        replace(placed_words, '{speaker}', speaker_words) as words
    from worded
)

select
    question_key,
    topic,
    force_id,
    place_id,
    speaker_id,
    value_kind,
    is_additive,
    case
        when count(*) over (partition by words) > 1 then words || ' [' || left(question_key, 4) || ']'
        else words
    end as question,
    (is_force_named or not regexp_matches(template, 'force\}'))
    and (is_place_named or not contains(template, '{place}')) as is_comparable
from named;
