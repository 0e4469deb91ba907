-- Grain: one load.
create table etl_load (
    load_id text not null,
    started_at timestamp,
    raw_folder text,
    ruleset text,
    version text,
    n_files bigint,
    n_articles bigint,
    n_claims bigint,
    n_rejects bigint
);

comment on table etl_load is 'The run that wrote this file.';
comment on column etl_load.load_id is 'hash of ruleset and raw files: same input, same id';
comment on column etl_load.started_at is 'start of the run, UTC';
comment on column etl_load.raw_folder is 'folder that was read';
comment on column etl_load.ruleset is 'fingerprint of rules and extraction code';
comment on column etl_load.version is 'version of the program';
comment on column etl_load.n_files is 'raw files found';
comment on column etl_load.n_articles is 'articles loaded';
comment on column etl_load.n_claims is 'claims loaded';
comment on column etl_load.n_rejects is 'files that gave no article';
