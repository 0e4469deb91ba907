-- Grain: one topic.
create table dim_topic (
    topic_key text not null,
    topic text,
    question text,
    value_kind text,
    unit text,
    tolerance double,
    is_additive boolean
);

comment on table dim_topic is 'The kinds of things claimed, with how values of each kind are compared.';
comment on column dim_topic.topic_key is 'hash of the topic''s name';
comment on column dim_topic.topic is 'name of the topic';
comment on column dim_topic.question is 'wording with {force}, {place}, {speaker} to fill in';
comment on column dim_topic.value_kind is 'what answers it: date, quantity, stance, text, none';
comment on column dim_topic.unit is 'the unit usually counted; null where nothing is counted';
comment on column dim_topic.tolerance is
'approximate figures agree when they differ by no more than this share of the larger one';
comment on column dim_topic.is_additive is
'figures of parts add up to the figure of the whole, so a part is never more than the whole';
