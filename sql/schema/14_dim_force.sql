-- Grain: one force.
create table dim_force (
    force_key text not null,
    force_id text,
    name text,
    kind text,
    country text,
    parent_key text,
    aliases text[]
);

comment on table dim_force is 'Military and armed actors, coalitions, missions and groups.';
comment on column dim_force.force_key is 'hash of force_id';
comment on column dim_force.force_id is 'member id, force/<slug>; force/unknown where none is named';
comment on column dim_force.name is 'canonical name';
comment on column dim_force.kind is 'national, coalition, mission, armed_group, organisation, unknown';
comment on column dim_force.country is 'country of the force, null where it has none';
comment on column dim_force.parent_key is 'force that this one is part of, null at the top';
comment on column dim_force.aliases is 'other names, sorted';
