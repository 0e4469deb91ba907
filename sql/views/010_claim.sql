-- Question: What was claimed, by whom, about which force and place, how many, by when, how firmly, and resting on
--           what?
-- Grain:    one claim.
-- Reads:    fact_claim, fact_sentence, all dimensions.
-- Caution:  a contract: columns are added at the end, never renamed. A null place, force or via is one that is not
--           named.
create view claim as
select
    fact_claim.claim_id,
    dim_article.article_path,
    dim_article.article_no,
    dim_article.outlet,
    dim_article.published,
    dim_topic.topic,
    case when dim_force.force_id <> 'force/unknown' then dim_force.name end as force,
    case when dim_place.place_id <> 'place/unknown' then dim_place.name end as place,
    dim_place.country,
    case when place_to.place_id <> 'place/unknown' then place_to.name end as place_to,
    fact_claim.polarity,
    fact_claim.modality,
    fact_claim.when_text,
    fact_claim.when_relation,
    fact_claim.when_earliest,
    fact_claim.when_latest,
    fact_claim.quantity_text,
    fact_claim.quantity_qualifier,
    fact_claim.quantity_low,
    fact_claim.quantity_high,
    fact_claim.unit,
    case when dim_speaker.speaker_id <> 'source/unknown' then dim_speaker.name end as speaker,
    dim_speaker.kind as speaker_kind,
    case when via.source_id <> 'source/unknown' then via.name end as via,
    fact_claim.speech,
    fact_claim.said,
    dim_origin.origin,
    fact_sentence.sentence,
    fact_claim.char_start,
    fact_claim.char_end,
    fact_claim.rule,
    fact_claim.claim_text,
    fact_claim.when_unresolved,
    dim_article.title,
    dim_origin.kind as origin_kind,
    fact_claim.question_key,
    fact_claim.answer_key,
    fact_claim.origin_key,
    fact_claim.article_key,
    fact_claim.claim_no,
    fact_claim.sentence_no,
    fact_sentence.role as sentence_role,
    dim_force.force_id,
    dim_place.place_id,
    dim_place.kind as place_kind,
    dim_speaker.speaker_id,
    fact_claim.load_id
from fact_claim
inner join dim_article on fact_claim.article_key = dim_article.article_key
inner join dim_topic on fact_claim.topic_key = dim_topic.topic_key
inner join dim_force on fact_claim.force_key = dim_force.force_key
inner join dim_place on fact_claim.place_key = dim_place.place_key
inner join dim_place as place_to on fact_claim.place_to_key = place_to.place_key
inner join dim_speaker on fact_claim.speaker_key = dim_speaker.speaker_key
inner join dim_source as via on fact_claim.via_key = via.source_key
inner join dim_origin on fact_claim.origin_key = dim_origin.origin_key
left join fact_sentence
    on fact_claim.article_key = fact_sentence.article_key and fact_claim.sentence_no = fact_sentence.sentence_no;

comment on column claim.force is
'canonical name of who ends, leaves, stays, moves, is sent, hit or held; null where not named';
comment on column claim.place is 'canonical name of the narrowest place claimed; null where not named';
comment on column claim.country is 'country that the place lies in';
comment on column claim.place_to is 'canonical name of the destination, for relocations';
comment on column claim.speaker is 'who said it; the outlet itself where nobody is credited';
comment on column claim.speaker_kind is 'named, office, anonymous, document, organisation, outlet';
comment on column claim.via is 'cited publisher, null where none';
comment on column claim.origin is 'what the claim ultimately rests on';
comment on column claim.origin_kind is 'document, speaker, anonymous, agency, outlet';
comment on column claim.sentence_role is 'title, caption, subhead, body';
comment on column claim.place_kind is 'country, region, province, city, base, area, unknown';
