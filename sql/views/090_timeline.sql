-- Question: What is said to happen when, in order?
-- Grain:    one claim with a day at either end of its interval.
-- Reads:    claim, fact_question.
-- Caution:  an open interval stands at its known end; the relation says which end that is.
create view timeline as
select
    coalesce(claim.when_earliest, claim.when_latest) as moment,
    claim.when_relation,
    claim.when_earliest,
    claim.when_latest,
    claim.when_text,
    claim.topic,
    claim.force,
    claim.place,
    claim.country,
    claim.polarity,
    claim.modality,
    claim.quantity_text,
    claim.speaker,
    claim.outlet,
    claim.published,
    claim.origin,
    fact_question.verdict,
    claim.sentence,
    claim.question_key,
    claim.claim_id
from claim
inner join fact_question on claim.question_key = fact_question.question_key
where coalesce(claim.when_earliest, claim.when_latest) is not null
order by moment, claim.topic, claim.claim_id;

comment on column timeline.moment is 'first day of the interval; its last where the first is open';
