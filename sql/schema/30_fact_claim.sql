-- Grain: one claim.
create table fact_claim (
    claim_id text not null,
    load_id text,
    article_key text,
    claim_no integer,
    sentence_no integer,
    topic_key text,
    question_key text,
    answer_key text,
    force_key text,
    place_key text,
    place_to_key text,
    speaker_key text,
    via_key text,
    origin_key text,
    polarity text,
    modality text,
    when_text text,
    when_relation text,
    when_earliest date,
    when_latest date,
    when_unresolved text,
    quantity_text text,
    quantity_qualifier text,
    quantity_low bigint,
    quantity_high bigint,
    unit text,
    unit_family text,
    speech text,
    said date,
    claim_text text,
    char_start integer,
    char_end integer,
    rule text,
    trace text[],
    slots struct(slot text, char_start integer, char_end integer)[]
);

comment on table fact_claim is 'One assertion by one speaker at one span of one article.';
comment on column fact_claim.claim_id is 'hash of article, topic, span, force, place, polarity, quantity and time';
comment on column fact_claim.load_id is 'load that wrote it';
comment on column fact_claim.article_key is 'the article';
comment on column fact_claim.claim_no is '1-based number within the article';
comment on column fact_claim.sentence_no is 'the sentence it stands in';
comment on column fact_claim.topic_key is 'the kind of thing claimed';
comment on column fact_claim.question_key is 'topic, force and place (and speaker where the question asks about one)';
comment on column fact_claim.answer_key is 'question and value: claims with one answer_key say the same';
comment on column fact_claim.force_key is 'who ends, leaves, stays, moves, is sent, hit or held';
comment on column fact_claim.place_key is 'narrowest place claimed';
comment on column fact_claim.place_to_key is 'destination, for relocations';
comment on column fact_claim.speaker_key is 'who said it';
comment on column fact_claim.via_key is 'publisher through which it came; the unknown member where none is cited';
comment on column fact_claim.origin_key is 'what it rests on';
comment on column fact_claim.polarity is 'affirmed, denied';
comment on column fact_claim.modality is 'asserted, planned, expected, possible, demanded, conditional';
comment on column fact_claim.when_text is 'words as written';
comment on column fact_claim.when_relation is 'on, by, until, until_at_least, since, after, before, during';
comment on column fact_claim.when_earliest is 'first day on which the claimed moment can lie; null = open';
comment on column fact_claim.when_latest is 'last day on which it can lie; null = open';
comment on column fact_claim.when_unresolved is 'why a time expression has no interval';
comment on column fact_claim.quantity_text is 'words as written';
comment on column fact_claim.quantity_qualifier is 'exact, approximate, at_least, at_most, range, vague';
comment on column fact_claim.quantity_low is 'least number; null = open';
comment on column fact_claim.quantity_high is 'greatest number; null = open';
comment on column fact_claim.unit is 'what is counted';
comment on column fact_claim.unit_family is 'units that compare with each other: people, or the unit itself';
comment on column fact_claim.speech is 'direct, indirect, narrated';
comment on column fact_claim.said is 'day it was said, null where unknown';
comment on column fact_claim.claim_text is 'the words of the span';
comment on column fact_claim.char_start is 'first code point of the span in the cleaned text';
comment on column fact_claim.char_end is 'end of the span in the cleaned text, exclusive';
comment on column fact_claim.rule is 'rule that made the claim';
comment on column fact_claim.trace is 'all rules that had a part in it, in order';
comment on column fact_claim.slots is 'where each value was read';
