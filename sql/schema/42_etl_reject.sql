-- Grain: one raw file and reason.
create table etl_reject (
    path text,
    reason text,
    detail text
);

comment on table etl_reject is 'Raw files that gave no article, with the reason.';
comment on column etl_reject.path is 'raw file relative to the raw folder';
comment on column etl_reject.reason is 'short name of the reason';
comment on column etl_reject.detail is 'what was found, for a person';
