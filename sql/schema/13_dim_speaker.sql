-- Grain: one speaker.
create table dim_speaker (
    speaker_key text not null,
    speaker_id text,
    name text,
    role text,
    organisation text,
    country text,
    kind text
);

comment on table dim_speaker is
'Who says things: persons, offices, anonymous officials, documents, organisations, outlets.';
comment on column dim_speaker.speaker_key is 'hash of speaker_id';
comment on column dim_speaker.speaker_id is 'member id; speaker/unknown where nobody is known';
comment on column dim_speaker.name is 'what a user reads';
comment on column dim_speaker.role is 'function in which the speaker is quoted';
comment on column dim_speaker.organisation is 'body that the speaker belongs to';
comment on column dim_speaker.country is 'country of the speaker';
comment on column dim_speaker.kind is 'named, office, anonymous, document, organisation, outlet, unknown';
