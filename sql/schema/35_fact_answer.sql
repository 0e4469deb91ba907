-- Grain: one question and distinct value.
create table fact_answer (
    answer_key text not null,
    question_key text,
    answer text,
    polarity text,
    earliest date,
    latest date,
    low bigint,
    high bigint,
    unit text,
    place_to_key text,
    n_claims bigint,
    n_articles bigint,
    n_outlets bigint,
    n_speakers bigint,
    n_origins bigint,
    first_published date,
    last_published date,
    gives_value boolean
);

comment on table fact_answer is 'The distinct values given to each question, with their support.';
comment on column fact_answer.answer_key is 'hash of question and value';
comment on column fact_answer.question_key is 'the question';
comment on column fact_answer.answer is 'the value, worded';
comment on column fact_answer.polarity is 'affirmed, denied';
comment on column fact_answer.earliest is 'interval of the date; null = open or none';
comment on column fact_answer.latest is 'interval of the date; null = open or none';
comment on column fact_answer.low is 'interval of the quantity; null = open or none';
comment on column fact_answer.high is 'interval of the quantity; null = open or none';
comment on column fact_answer.unit is 'what is counted';
comment on column fact_answer.place_to_key is 'destination, for relocations';
comment on column fact_answer.n_claims is 'claims';
comment on column fact_answer.n_articles is 'articles';
comment on column fact_answer.n_outlets is 'known outlets';
comment on column fact_answer.n_speakers is 'speakers';
comment on column fact_answer.n_origins is 'origins';
comment on column fact_answer.first_published is 'first publication';
comment on column fact_answer.last_published is 'last publication';
comment on column fact_answer.gives_value is
'it answers what is asked; false where a date or figure is asked for and none is given';
