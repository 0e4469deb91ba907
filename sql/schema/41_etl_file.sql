-- Grain: one raw file.
create table etl_file (
    path text not null,
    sha256 text,
    size bigint,
    state text,
    articles integer,
    extract_key text,
    load_id text
);

comment on table etl_file is 'State of every raw file of the run.';
comment on column etl_file.path is 'raw file relative to the raw folder';
comment on column etl_file.sha256 is 'SHA-256 of its bytes';
comment on column etl_file.size is 'bytes';
comment on column etl_file.state is 'loaded, rejected';
comment on column etl_file.articles is 'articles found in it';
comment on column etl_file.extract_key is 'key of its rows in the cache';
comment on column etl_file.load_id is 'load that read it';
