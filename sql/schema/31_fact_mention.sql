-- Grain: one mention.
create table fact_mention (
    article_key text,
    sentence_no integer,
    kind text,
    char_start integer,
    char_end integer,
    mention_text text,
    member_id text,
    timex_type text,
    timex_value text,
    when_relation text,
    when_earliest date,
    when_latest date,
    quantity_qualifier text,
    quantity_low bigint,
    quantity_high bigint,
    unit text,
    rule text
);

comment on table fact_mention is 'Everything that was found: dates, quantities, forces, places, speakers, sources.';
comment on column fact_mention.article_key is 'the article';
comment on column fact_mention.sentence_no is 'the sentence it stands in';
comment on column fact_mention.kind is 'date, quantity, force, place, speaker, source';
comment on column fact_mention.char_start is 'first code point in the cleaned text';
comment on column fact_mention.char_end is 'end in the cleaned text, exclusive';
comment on column fact_mention.mention_text is 'words as written';
comment on column fact_mention.member_id is
'id of the canonical force, place, speaker or source; null for dates and quantities';
comment on column fact_mention.timex_type is 'TIMEX3 type: DATE, TIME, DURATION, SET';
comment on column fact_mention.timex_value is 'TIMEX3 value';
comment on column fact_mention.when_relation is 'on, by, until, until_at_least, since, after, before, during';
comment on column fact_mention.when_earliest is 'first day; null = open';
comment on column fact_mention.when_latest is 'last day; null = open';
comment on column fact_mention.quantity_qualifier is 'exact, approximate, at_least, at_most, range, vague';
comment on column fact_mention.quantity_low is 'least number; null = open';
comment on column fact_mention.quantity_high is 'greatest number; null = open';
comment on column fact_mention.unit is 'what is counted';
comment on column fact_mention.rule is 'rule that made the mention';
