-- Question: Who said what on which question, and did anyone give more than one answer?
-- Grain:    one speaker, question and answer.
-- Reads:    claim, fact_answer, fact_question.
-- Caution:  outlets speak where nobody is credited; anonymous speakers of two articles may be two people.
create view speaker_position as
select
    claim.speaker,
    claim.speaker_kind,
    fact_question.question,
    claim.topic,
    claim.force,
    claim.place,
    claim.country,
    fact_answer.answer,
    list_sort(list_distinct(list(claim.modality))) as modalities,
    list_sort(list_distinct(list(claim.outlet))) as outlets,
    count(*) as n_claims,
    count(distinct claim.article_key) as n_articles,
    min(coalesce(claim.said, claim.published)) as first_said,
    max(coalesce(claim.said, claim.published)) as last_said,
    count(*) over (partition by claim.speaker_id, claim.question_key) > 1 as is_many_answers,
    claim.speaker_id,
    claim.question_key,
    claim.answer_key
from claim
inner join fact_answer on claim.answer_key = fact_answer.answer_key
inner join fact_question on claim.question_key = fact_question.question_key
group by
    claim.speaker,
    claim.speaker_kind,
    claim.speaker_id,
    fact_question.question,
    claim.topic,
    claim.force,
    claim.place,
    claim.country,
    fact_answer.answer,
    claim.question_key,
    claim.answer_key;

comment on column speaker_position.modalities is 'how firmly it was said';
comment on column speaker_position.outlets is 'known outlets that report it';
comment on column speaker_position.first_said is 'first day on which it was said, else published';
comment on column speaker_position.last_said is 'last day on which it was said, else published';
comment on column speaker_position.is_many_answers is 'the speaker gave more than one answer to the question';
