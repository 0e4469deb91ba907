-- Fills: dim_topic from the rules; a topic that claims name and no rule describes is compared by stance.
insert into dim_topic by name
with described as (
    select
        topic,
        question,
        coalesce(value, 'stance') as value_kind,
        nullif(unit, '') as unit,
        coalesce(tolerance, 0) as tolerance,
        coalesce(rolls_up, false) as is_additive
    from given_topic
    union all
    select distinct
        claim_in.topic,
        replace(claim_in.topic, '_', ' ') || ': {force} in {place}?' as question,
        'stance' as value_kind,
        null as unit,
        0 as tolerance,
        false as is_additive
    from claim_in
    anti join given_topic on claim_in.topic = given_topic.topic
)

select
    key_of(topic) as topic_key,
    *
from described
order by topic;
