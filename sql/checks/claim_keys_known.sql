-- Question: Which claims point to a row that is not there?
select
    fact_claim.claim_id,
    dim_article.article_key is null as lacks_article,
    dim_topic.topic_key is null as lacks_topic,
    dim_force.force_key is null as lacks_force,
    dim_place.place_key is null as lacks_place,
    place_to.place_key is null as lacks_place_to,
    dim_speaker.speaker_key is null as lacks_speaker,
    dim_source.source_key is null as lacks_via,
    dim_origin.origin_key is null as lacks_origin,
    fact_question.question_key is null as lacks_question,
    fact_answer.answer_key is null as lacks_answer,
    etl_load.load_id is null as lacks_load
from fact_claim
left join dim_article on fact_claim.article_key = dim_article.article_key
left join dim_topic on fact_claim.topic_key = dim_topic.topic_key
left join dim_force on fact_claim.force_key = dim_force.force_key
left join dim_place on fact_claim.place_key = dim_place.place_key
left join dim_place as place_to on fact_claim.place_to_key = place_to.place_key
left join dim_speaker on fact_claim.speaker_key = dim_speaker.speaker_key
left join dim_source on fact_claim.via_key = dim_source.source_key
left join dim_origin on fact_claim.origin_key = dim_origin.origin_key
left join fact_question on fact_claim.question_key = fact_question.question_key
left join fact_answer on fact_claim.answer_key = fact_answer.answer_key
left join etl_load on fact_claim.load_id = etl_load.load_id
where
    dim_article.article_key is null
    or dim_topic.topic_key is null
    or dim_force.force_key is null
    or dim_place.place_key is null
    or place_to.place_key is null
    or dim_speaker.speaker_key is null
    or dim_source.source_key is null
    or dim_origin.origin_key is null
    or fact_question.question_key is null
    or fact_answer.answer_key is null
    or etl_load.load_id is null;
