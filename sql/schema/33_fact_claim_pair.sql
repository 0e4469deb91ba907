-- Grain: one pair of claims.
create table fact_claim_pair (
    claim_id text,
    other_claim_id text,
    question_key text,
    other_question_key text,
    relation text,
    dimension text,
    rule text,
    is_same_origin boolean
);

comment on table fact_claim_pair is
'Two comparable claims and how they relate. Representative claims, see docs/warehouse.md.';
comment on column fact_claim_pair.claim_id is
'one claim: the narrower one of refines, the repeating one of repeats, else the smaller id';
comment on column fact_claim_pair.other_claim_id is 'the other claim';
comment on column fact_claim_pair.question_key is 'question of the first claim';
comment on column fact_claim_pair.other_question_key is
'question of the other claim; differs for scope mismatches of place, force and for a part with the figure of the whole';
comment on column fact_claim_pair.relation is 'agrees, compatible, refines, repeats, conflicts, scope_mismatch';
comment on column fact_claim_pair.dimension is
'in what they differ: date, quantity, polarity, modality, place, force, value; null where in nothing';
comment on column fact_claim_pair.rule is 'the comparison rule that decided';
comment on column fact_claim_pair.is_same_origin is 'both rest on one origin';
