-- Question: Which different answers does each question get, and who stands behind each?
-- Grain:    one question and distinct value.
-- Reads:    fact_answer, fact_question, bridge_claim_question, claim.
-- Caution:  lists are sorted; an origin that gives two answers stands under both.
create view answer as
with supporter as (
    select
        bridge.question_key,
        bridge.answer_key,
        list_sort(list_distinct(list(claim.origin))) as origins,
        list_sort(list_distinct(list(claim.speaker))) as speakers,
        list_sort(list_distinct(list(claim.outlet))) as outlets,
        list_sort(list_distinct(list(claim.modality))) as modalities
    from bridge_claim_question as bridge
    inner join claim on bridge.claim_id = claim.claim_id
    group by bridge.question_key, bridge.answer_key
)

select
    fact_question.question,
    dim_topic.topic,
    case when dim_force.force_id <> 'force/unknown' then dim_force.name end as force,
    case when dim_place.place_id <> 'place/unknown' then dim_place.name end as place,
    dim_place.country,
    fact_answer.answer,
    fact_answer.polarity,
    fact_answer.earliest,
    fact_answer.latest,
    fact_answer.low,
    fact_answer.high,
    fact_answer.unit,
    fact_answer.n_claims,
    fact_answer.n_articles,
    fact_answer.n_outlets,
    fact_answer.n_speakers,
    fact_answer.n_origins,
    supporter.origins,
    supporter.speakers,
    supporter.outlets,
    supporter.modalities,
    fact_answer.first_published,
    fact_answer.last_published,
    fact_question.verdict,
    fact_answer.question_key,
    fact_answer.answer_key,
    fact_answer.gives_value
from fact_answer
inner join fact_question on fact_answer.question_key = fact_question.question_key
inner join dim_topic on fact_question.topic_key = dim_topic.topic_key
inner join dim_force on fact_question.force_key = dim_force.force_key
inner join dim_place on fact_question.place_key = dim_place.place_key
inner join supporter
    on fact_answer.question_key = supporter.question_key and fact_answer.answer_key = supporter.answer_key;

comment on column answer.origins is 'origins that give this answer';
comment on column answer.speakers is 'speakers who give it';
comment on column answer.outlets is 'known outlets that report it';
comment on column answer.modalities is
'how firmly it is said: asserted, planned, expected, possible, demanded, conditional';
