-- Question: Which words that a claim stores (of its time or quantity) do not stand at the span that its slot names?
with slotted as (
    select
        claim_id,
        article_key,
        when_text,
        quantity_text,
        unnest(slots) as slot
    from fact_claim
),

worded as (
    select
        slotted.claim_id,
        slotted.slot.slot as slot_name,
        case slotted.slot.slot when 'when_text' then slotted.when_text else slotted.quantity_text end as stored,
        substr(
            dim_article.text, slotted.slot.char_start + 1, slotted.slot.char_end - slotted.slot.char_start
        ) as sliced
    from slotted
    inner join dim_article on slotted.article_key = dim_article.article_key
    where slotted.slot.slot in ('when_text', 'quantity_text')
)

select
    claim_id,
    slot_name,
    stored,
    sliced
from worded
where stored <> sliced;
