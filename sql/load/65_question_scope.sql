-- Makes: the questions with what they are about, worded, and whether their scope is known well enough for a conflict.
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
)

select
    asked.question_key,
    asked.topic,
    asked.force_id,
    asked.place_id,
    asked.speaker_id,
    dim_topic.value_kind,
    dim_topic.is_additive,
    replace(
        replace(
            replace(
                dim_topic.question,
                '{force}', case when asked.force_id = 'force/unknown' then 'a force not named' else dim_force.name end
            ),
            '{place}', case when asked.place_id = 'place/unknown' then 'a place not named' else dim_place.name end
        ),
        '{speaker}', case when asked.speaker_id = 'speaker/unknown' then 'anyone' else dim_speaker.name end
    ) as question,
    not (contains(dim_topic.question, '{force}') and asked.force_id = 'force/unknown')
    and not (contains(dim_topic.question, '{place}') and asked.place_id = 'place/unknown') as is_comparable
from asked
inner join dim_topic on asked.topic = dim_topic.topic
inner join dim_force on asked.force_id = dim_force.force_id
inner join dim_place on asked.place_id = dim_place.place_id
inner join dim_speaker on asked.speaker_id = dim_speaker.speaker_id;
