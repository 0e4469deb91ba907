-- Grain: one publisher.
create table dim_source (
    source_key text not null,
    source_id text,
    name text,
    kind text,
    country text,
    publisher_family text,
    aliases text[]
);

comment on table dim_source is 'Publishers: outlets, wire agencies and others that are cited.';
comment on column dim_source.source_key is 'hash of source_id';
comment on column dim_source.source_id is 'member id, source/<slug>; source/unknown where no publisher is known';
comment on column dim_source.name is 'canonical name';
comment on column dim_source.kind is 'outlet, wire, government, organisation, unknown';
comment on column dim_source.country is 'country of the publisher, null where unknown';
comment on column dim_source.publisher_family is 'house that several publishers belong to, null where unknown';
comment on column dim_source.aliases is 'other names, sorted';
