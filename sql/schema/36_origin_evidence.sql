-- Grain: one claim and signal.
create table origin_evidence (
    claim_id text,
    origin_key text,
    signal text,
    words text,
    char_start integer,
    char_end integer,
    other_claim_id text
);

comment on table origin_evidence is 'Why claims were given an origin other than their own speaker or outlet.';
comment on column origin_evidence.claim_id is 'the claim';
comment on column origin_evidence.origin_key is 'the origin it was given';
comment on column origin_evidence.signal is 'credit, document, shared_words, copied_text';
comment on column origin_evidence.words is 'the cue or the shared words';
comment on column origin_evidence.char_start is
'first code point of those words in the article; null where the signal has no span';
comment on column origin_evidence.char_end is 'end of those words, exclusive; null where the signal has no span';
comment on column origin_evidence.other_claim_id is 'the claim it was found to repeat; null for credits';
