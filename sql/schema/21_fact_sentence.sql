-- Grain: one sentence.
create table fact_sentence (
    article_key text,
    sentence_no integer,
    role text,
    char_start integer,
    char_end integer,
    sentence text,
    n_claims integer,
    is_unclaimed boolean
);

comment on table fact_sentence is 'Sentences of the cleaned articles with what became of them.';
comment on column fact_sentence.article_key is 'the article';
comment on column fact_sentence.sentence_no is 'number within the article';
comment on column fact_sentence.role is 'title, caption, subhead, body';
comment on column fact_sentence.char_start is 'first code point in the cleaned text';
comment on column fact_sentence.char_end is 'end in the cleaned text, exclusive';
comment on column fact_sentence.sentence is 'the sentence as it stands in the cleaned text';
comment on column fact_sentence.n_claims is 'claims made from it';
comment on column fact_sentence.is_unclaimed is 'holds a figure or a date beside a force, and gave no typed claim';
