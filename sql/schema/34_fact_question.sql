-- Grain: one question (topic, force, place; and speaker where the question asks about one).
create table fact_question (
    question_key text not null,
    question text,
    topic_key text,
    force_key text,
    place_key text,
    speaker_key text,
    is_comparable boolean,
    verdict text,
    answer text,
    polarity text,
    earliest date,
    latest date,
    low bigint,
    high bigint,
    unit text,
    n_claims bigint,
    n_articles bigint,
    n_outlets bigint,
    n_speakers bigint,
    n_origins bigint,
    n_dissent bigint,
    n_answers bigint,
    first_published date,
    last_published date,
    n_rolled_up bigint
);

comment on table fact_question is 'Every question with its verdict, consensus and support.';
comment on column fact_question.question_key is 'hash of topic, force, place and speaker';
comment on column fact_question.question is 'worded';
comment on column fact_question.topic_key is 'the topic';
comment on column fact_question.force_key is 'the force';
comment on column fact_question.place_key is 'the place';
comment on column fact_question.speaker_key is
'the speaker asked about; the unknown member where the question asks about none';
comment on column fact_question.is_comparable is
'force and place are known as far as the question needs them; if not, claims never conflict';
comment on column fact_question.verdict is 'agreed, compatible, conflicting, single_origin';
comment on column fact_question.answer is 'the consensus, worded';
comment on column fact_question.polarity is 'polarity of the consensus';
comment on column fact_question.earliest is 'consensus interval of the date; null = open or none';
comment on column fact_question.latest is 'consensus interval of the date; null = open or none';
comment on column fact_question.low is 'consensus interval of the quantity; null = open or none';
comment on column fact_question.high is 'consensus interval of the quantity; null = open or none';
comment on column fact_question.unit is 'unit of the consensus quantity';
comment on column fact_question.n_claims is 'claims';
comment on column fact_question.n_articles is 'articles';
comment on column fact_question.n_outlets is 'known outlets';
comment on column fact_question.n_speakers is 'speakers';
comment on column fact_question.n_origins is 'origins';
comment on column fact_question.n_dissent is 'origins outside the consensus';
comment on column fact_question.n_answers is
'distinct values; claims without the date or figure that is asked for count where there are no others';
comment on column fact_question.first_published is 'first publication of an article with a claim on it';
comment on column fact_question.last_published is 'last publication of an article with a claim on it';
comment on column fact_question.n_rolled_up is
'claims on a part of the place that give the same figure as the whole; counted in n_claims';
