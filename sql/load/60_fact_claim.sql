-- Fills: fact_claim.
insert into fact_claim by name
select
    claim_valued.claim_id,
    given_load.load_id,
    claim_valued.article_key,
    claim_valued.claim_no,
    claim_valued.sentence_no,
    claim_valued.topic_key,
    claim_valued.question_key,
    claim_valued.answer_key,
    key_of(claim_valued.force_id) as force_key,
    key_of(claim_valued.place_id) as place_key,
    key_of(claim_valued.place_to_id) as place_to_key,
    key_of(claim_valued.speaker_id) as speaker_key,
    key_of(claim_valued.via_id) as via_key,
    origin_final.origin_key,
    claim_valued.polarity,
    claim_valued.modality,
    claim_valued.when_text,
    claim_valued.when_relation,
    claim_valued.when_earliest,
    claim_valued.when_latest,
    claim_valued.when_unresolved,
    claim_valued.quantity_text,
    claim_valued.quantity_qualifier,
    claim_valued.quantity_low,
    claim_valued.quantity_high,
    nullif(claim_valued.unit, '') as unit,
    claim_valued.unit_family,
    claim_valued.speech,
    claim_valued.said,
    claim_valued.claim_text,
    claim_valued.char_start,
    claim_valued.char_end,
    claim_valued.rule,
    claim_valued.trace,
    claim_valued.slots
from claim_valued
inner join origin_final on claim_valued.claim_id = origin_final.claim_id
cross join given_load
order by claim_valued.article_path, claim_valued.article_no, claim_valued.claim_no, claim_valued.claim_id;
