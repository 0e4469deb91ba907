-- Fills: origin_evidence: credits and documents with the words of the cue, repeats with the words that two sentences
--        share.
insert into origin_evidence by name
with credited as (
    select
        origin_final.claim_id,
        origin_final.origin_key,
        case when chain.link_kind = 'document' then 'document' else 'credit' end as signal,
        chain.cue as words,
        chain.char_start,
        chain.char_end,
        cast(null as text) as other_claim_id
    from origin_final
    inner join bridge_claim_chain as chain on origin_final.claim_id = chain.claim_id
    where chain.cue is not null
),

shared as (
    select
        node as claim_id,
        min(words) as words,
        bool_or(words is not null) as is_shared_run
    from repeat_edge
    group by node
),

repeated as (
    select
        origin_final.claim_id,
        origin_final.origin_key,
        case when shared.is_shared_run then 'shared_words' else 'copied_text' end as signal,
        coalesce(shared.words, claim_valued.claim_text) as words,
        fact_sentence.char_start,
        fact_sentence.char_end,
        origin_final.origin_claim_id as other_claim_id
    from origin_final
    inner join shared on origin_final.claim_id = shared.claim_id
    inner join claim_valued on origin_final.claim_id = claim_valued.claim_id
    inner join fact_sentence
        on
            claim_valued.article_key = fact_sentence.article_key
            and claim_valued.sentence_no = fact_sentence.sentence_no
    where origin_final.origin_claim_id <> origin_final.claim_id
)

select *
from credited
union all
select *
from repeated
order by claim_id, signal, char_start, words;
