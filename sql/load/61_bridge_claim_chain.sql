-- Fills: bridge_claim_chain.
insert into bridge_claim_chain by name
select
    claim_valued.claim_id,
    chain_in.link_no,
    chain_in.link_kind,
    chain_in.member_id,
    coalesce(dim_source.name, dim_speaker.name) as name,
    chain_in.cue,
    chain_in.char_start,
    chain_in.char_end
from chain_in
inner join claim_valued
    on chain_in.article_key = claim_valued.article_key and chain_in.claim_no = claim_valued.claim_no
left join dim_source on chain_in.member_id = dim_source.source_id
left join dim_speaker on chain_in.member_id = dim_speaker.speaker_id
order by claim_valued.claim_id, chain_in.link_no;
