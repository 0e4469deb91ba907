-- Makes: pairs of a claim and the first claim of the same origin that gives the same answer: a star, so that n copies
--        give n - 1 pairs.
create temp table repeat_pair as
with ranked as (
    select
        claim_valued.claim_id,
        claim_valued.question_key,
        first_value(claim_valued.claim_id) over (
            partition by claim_valued.answer_key, origin_final.origin_key
            order by
                claim_valued.published_or_last,
                claim_valued.article_path,
                claim_valued.article_no,
                claim_valued.claim_no
        ) as first_claim_id
    from claim_valued
    inner join origin_final on claim_valued.claim_id = origin_final.claim_id
    where not claim_valued.value_kind in ('text', 'none') or claim_valued.place_to_id <> 'place/unknown'
)

select
    claim_id,
    first_claim_id as other_claim_id,
    question_key,
    question_key as other_question_key,
    'repeats' as relation,
    cast(null as text) as dimension,
    'same origin, same value' as rule,
    true as is_same_origin
from ranked
where claim_id <> first_claim_id;
