-- Grain: one place.
create table dim_place (
    place_key text not null,
    place_id text,
    name text,
    kind text,
    parent_key text,
    country text,
    latitude double,
    longitude double,
    aliases text[]
);

comment on table dim_place is 'Countries, regions, provinces, cities, bases and areas.';
comment on column dim_place.place_key is 'hash of place_id';
comment on column dim_place.place_id is 'member id, place/<iso2>/<slug>; place/unknown where none is named';
comment on column dim_place.name is 'canonical name';
comment on column dim_place.kind is 'country, region, province, city, base, area, unknown';
comment on column dim_place.parent_key is 'place that this one lies in, null at the top';
comment on column dim_place.country is 'name of the country that it lies in, null where unknown';
comment on column dim_place.latitude is 'degrees north, null where unknown';
comment on column dim_place.longitude is 'degrees east, null where unknown';
comment on column dim_place.aliases is 'other names, sorted';
