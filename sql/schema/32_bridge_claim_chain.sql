-- Grain: one link of one chain.
create table bridge_claim_chain (
    claim_id text,
    link_no integer,
    link_kind text,
    member_id text,
    name text,
    cue text,
    char_start integer,
    char_end integer
);

comment on table bridge_claim_chain is 'The attribution chain of each claim, from the speaker outward to the outlet.';
comment on column bridge_claim_chain.claim_id is 'the claim';
comment on column bridge_claim_chain.link_no is '1 = the speaker, greater = nearer to the reader';
comment on column bridge_claim_chain.link_kind is 'speaker, document, agency, outlet';
comment on column bridge_claim_chain.member_id is 'id of the speaker or source';
comment on column bridge_claim_chain.name is 'what a user reads';
comment on column bridge_claim_chain.cue is 'words that made the link; null for the outlet';
comment on column bridge_claim_chain.char_start is 'first code point of the cue; null for the outlet';
comment on column bridge_claim_chain.char_end is 'end of the cue, exclusive; null for the outlet';
