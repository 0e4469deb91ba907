-- Question: Which articles write about the force and the country of a question, and yet say nothing on it?
-- Grain:    one question and silent article.
-- Reads:    fact_question, fact_claim, fact_mention, dimensions.
-- Caution:  silence is no denial; an article is silent only where its topic, force and country give no claim at all.
create view silence as
with speaks_of_force as (
    select distinct
        fact_mention.article_key,
        dim_force.force_key
    from fact_mention
    inner join dim_force on fact_mention.member_id = dim_force.force_id
    where fact_mention.kind = 'force'
    union
    select distinct
        article_key,
        force_key
    from fact_claim
),

speaks_of_country as (
    select distinct
        fact_mention.article_key,
        dim_place.country
    from fact_mention
    inner join dim_place on fact_mention.member_id = dim_place.place_id
    where fact_mention.kind = 'place' and dim_place.country is not null
    union
    select distinct
        fact_claim.article_key,
        dim_place.country
    from fact_claim
    inner join dim_place on fact_claim.place_key = dim_place.place_key
    where dim_place.country is not null
),

answered as (
    select distinct
        fact_claim.article_key,
        fact_claim.topic_key,
        fact_claim.force_key,
        dim_place.country
    from fact_claim
    inner join dim_place on fact_claim.place_key = dim_place.place_key
),

asked as (
    select
        fact_question.question_key,
        fact_question.question,
        fact_question.topic_key,
        fact_question.force_key,
        fact_question.verdict,
        fact_question.answer,
        dim_topic.topic,
        dim_force.name as force,
        dim_place.name as place,
        dim_place.country
    from fact_question
    inner join dim_topic on fact_question.topic_key = dim_topic.topic_key
    inner join dim_force on fact_question.force_key = dim_force.force_key
    inner join dim_place on fact_question.place_key = dim_place.place_key
    where dim_force.force_id <> 'force/unknown' and dim_place.country is not null and dim_topic.value_kind <> 'none'
)

select
    asked.question,
    asked.topic,
    asked.force,
    asked.place,
    asked.country,
    asked.verdict,
    asked.answer,
    dim_article.outlet,
    dim_article.published,
    dim_article.title,
    dim_article.article_path,
    dim_article.article_no,
    asked.question_key,
    dim_article.article_key
from asked
inner join speaks_of_force on asked.force_key = speaks_of_force.force_key
inner join speaks_of_country
    on asked.country = speaks_of_country.country and speaks_of_force.article_key = speaks_of_country.article_key
inner join dim_article on speaks_of_force.article_key = dim_article.article_key
anti join answered
    on
        speaks_of_force.article_key = answered.article_key
        and asked.topic_key = answered.topic_key
        and asked.force_key = answered.force_key
        and asked.country = answered.country;
