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

repeated as (
    select
        origin_final.claim_id,
        origin_final.origin_key,
        case when repeat_label.run_start is null then 'copied_text' else 'shared_words' end as signal,
        case
            when repeat_label.run_start is null then claim_valued.claim_text
            else array_to_string(
                regexp_extract_all(repeat_node.sentence, '[\p{L}\p{N}]+')[
                    repeat_label.run_start:repeat_label.run_start + 7
                ],
                ' '
            )
        end as words,
        fact_sentence.char_start,
        fact_sentence.char_end,
        origin_final.origin_claim_id as other_claim_id
    from origin_final
    inner join claim_valued on origin_final.claim_id = claim_valued.claim_id
    inner join repeat_node on origin_final.claim_id = repeat_node.claim_id
    inner join repeat_label on repeat_node.node = repeat_label.node
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
