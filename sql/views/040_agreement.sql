-- Question: Which independent origins say the same, or the same more precisely?
-- Grain:    one pair of claims that stand for their origins.
-- Reads:    fact_claim_pair, fact_question, fact_answer, claim.
-- Caution:  repeats of one origin are left out; they are in fact_claim_pair. A figure for a part of a place that
--           supports the same figure for the whole stands under the question about the whole.
create view agreement as
select
    fact_question.question,
    one.topic,
    one.force,
    one.place,
    one.country,
    pair.relation,
    pair.dimension,
    pair.rule,
    one_answer.answer,
    one.modality,
    one.origin,
    one.speaker,
    one.via,
    one.outlet,
    one.published,
    one.sentence,
    other_answer.answer as other_answer,
    other.modality as other_modality,
    other.origin as other_origin,
    other.speaker as other_speaker,
    other.via as other_via,
    other.outlet as other_outlet,
    other.published as other_published,
    other.sentence as other_sentence,
    one.article_key = other.article_key as is_same_article,
    fact_question.question_key,
    pair.claim_id,
    pair.other_claim_id
from fact_claim_pair as pair
inner join claim as one on pair.claim_id = one.claim_id
inner join claim as other on pair.other_claim_id = other.claim_id
inner join fact_question on pair.other_question_key = fact_question.question_key
inner join fact_answer as one_answer on one.answer_key = one_answer.answer_key
inner join fact_answer as other_answer on other.answer_key = other_answer.answer_key
where pair.relation in ('agrees', 'refines') and not pair.is_same_origin;

comment on column agreement.other_answer is 'answer of the other claim';
comment on column agreement.other_modality is 'modality of the other claim';
comment on column agreement.other_origin is 'origin of the other claim';
comment on column agreement.other_speaker is 'speaker of the other claim';
comment on column agreement.other_via is 'cited publisher of the other claim, null where none';
comment on column agreement.other_outlet is 'outlet of the other claim, null where unknown';
comment on column agreement.other_published is 'publication date of the other claim, null where unknown';
comment on column agreement.other_sentence is 'sentence of the other claim';
comment on column agreement.is_same_article is
'both claims stand in one article: its narrator against a speaker, or two speakers';
