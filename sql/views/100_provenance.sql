-- Question: By which way did a claim reach its reader, and which words say so?
-- Grain:    one claim and link of its attribution chain.
-- Reads:    claim, bridge_claim_chain.
-- Caution:  a claim without a staged chain stands with link 1, its speaker.
create view provenance as
select
    claim.claim_id,
    claim.topic,
    claim.force,
    claim.place,
    coalesce(bridge_claim_chain.link_no, 1) as link_no,
    coalesce(bridge_claim_chain.link_kind, 'speaker') as link_kind,
    coalesce(bridge_claim_chain.name, claim.speaker) as name,
    bridge_claim_chain.cue,
    bridge_claim_chain.char_start,
    bridge_claim_chain.char_end,
    claim.origin,
    claim.origin_kind,
    claim.speech,
    claim.outlet,
    claim.published,
    claim.article_path,
    claim.article_no,
    claim.sentence,
    claim.question_key
from claim
left join bridge_claim_chain on claim.claim_id = bridge_claim_chain.claim_id;
