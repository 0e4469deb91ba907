-- Question: What do all reports together say on each question, and on how many independent origins does it rest?
-- Grain:    one question (topic, force, place; and speaker where the question asks about one).
-- Reads:    fact_question, dimensions.
-- Caution:  a contract: columns are added at the end, never renamed. The consensus is what most origins share, not
--           what is true.
create view reconciliation as
select
    fact_question.question,
    dim_topic.topic,
    case when dim_force.force_id <> 'force/unknown' then dim_force.name end as force,
    case when dim_place.place_id <> 'place/unknown' then dim_place.name end as place,
    dim_place.country,
    fact_question.verdict,
    fact_question.answer,
    fact_question.earliest,
    fact_question.latest,
    fact_question.low,
    fact_question.high,
    fact_question.n_claims,
    fact_question.n_articles,
    fact_question.n_outlets,
    fact_question.n_speakers,
    fact_question.n_origins,
    fact_question.n_dissent,
    fact_question.first_published,
    fact_question.last_published,
    fact_question.polarity,
    fact_question.unit,
    fact_question.n_answers,
    fact_question.is_comparable,
    fact_question.question_key,
    fact_question.n_rolled_up
from fact_question
inner join dim_topic on fact_question.topic_key = dim_topic.topic_key
inner join dim_force on fact_question.force_key = dim_force.force_key
inner join dim_place on fact_question.place_key = dim_place.place_key;
