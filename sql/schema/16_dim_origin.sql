-- Grain: one origin.
create table dim_origin (
    origin_key text not null,
    origin text,
    kind text,
    speaker_key text,
    source_key text,
    article_key text
);

comment on table dim_origin is
'What claims ultimately rest on: the end of the attribution chain, merged over articles (docs/warehouse.md).';
comment on column dim_origin.origin_key is 'hash of kind and natural key';
comment on column dim_origin.origin is 'what a user reads';
comment on column dim_origin.kind is 'document, speaker, anonymous, agency, outlet';
comment on column dim_origin.speaker_key is 'speaker at the end of the chain; null where it is a publisher';
comment on column dim_origin.source_key is 'publisher at the end of the chain; null where it is a speaker';
comment on column dim_origin.article_key is
'article that alone names this origin; null where several articles can share it';
