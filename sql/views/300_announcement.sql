-- Question: Who has made an official statement, who has not, and when?
-- Grain:    one claim.
-- Reads:    claim, fact_question.
-- Caution:  a denial says that no statement was made.
create view announcement as
select
    fact_question.question,
    claim.force,
    claim.place,
    claim.country,
    claim.polarity,
    claim.modality,
    claim.when_relation,
    claim.when_earliest,
    claim.when_latest,
    claim.when_text,
    claim.speaker,
    claim.speaker_kind,
    claim.via,
    claim.outlet,
    claim.published,
    claim.said,
    claim.speech,
    claim.origin,
    fact_question.verdict,
    fact_question.answer,
    claim.sentence,
    claim.article_path,
    claim.article_no,
    claim.question_key,
    claim.claim_id
from claim
inner join fact_question on claim.question_key = fact_question.question_key
where claim.topic = 'announcement';
