-- Makes: claims on a part of a place that support a figure for the whole: a topic that adds up, the same force and
--        unit, as-of times within 31 days, and the same figure (approximate ones within the tolerance).
-- Caution: a smaller figure for a part supports nothing; it contradicts nothing either.
create temp table rolled_claim as
with figure as (
    select
        claim_valued.question_key,
        claim_valued.answer_key,
        date_trunc('month', claim_valued.as_of_first) as as_of_month,
        claim_valued.topic,
        claim_valued.force_id,
        claim_valued.place_id,
        claim_valued.asked_speaker_id,
        claim_valued.unit_family,
        claim_valued.quantity_low,
        claim_valued.quantity_high,
        any_value(claim_valued.tolerance) as tolerance,
        bool_or(claim_valued.is_approximate) as is_approximate,
        min(claim_valued.as_of_first) as as_of_first,
        max(claim_valued.as_of_last) as as_of_last,
        count(*) as n_claims
    from claim_valued
    inner join dim_topic on claim_valued.topic = dim_topic.topic
    where
        dim_topic.is_additive
        and claim_valued.value_kind = 'quantity'
        and claim_valued.polarity = 'affirmed'
        and claim_valued.modality <> 'demanded'
        and coalesce(claim_valued.quantity_low, claim_valued.quantity_high) is not null
    group by all
),

matched as (
    select
        part.answer_key as part_answer_key,
        part.as_of_month,
        whole.question_key,
        whole.answer_key
    from figure as part
    inner join place_line on part.place_id = place_line.part_id
    inner join figure as whole
        on
            place_line.whole_id = whole.place_id
            and part.topic = whole.topic
            and part.force_id = whole.force_id
            and part.asked_speaker_id = whole.asked_speaker_id
            and part.unit_family = whole.unit_family
    where
        (
            (
                part.quantity_low is not distinct from whole.quantity_low
                and part.quantity_high is not distinct from whole.quantity_high
            )
            or (
                (part.is_approximate or whole.is_approximate)
                and abs(part.quantity_low - whole.quantity_low)
                <= whole.tolerance * greatest(part.quantity_low, whole.quantity_low)
                and abs(part.quantity_high - whole.quantity_high)
                <= whole.tolerance * greatest(part.quantity_high, whole.quantity_high)
            )
        )
        and coalesce(
            date_diff('day', part.as_of_last, whole.as_of_first) <= 31
            and date_diff('day', whole.as_of_last, part.as_of_first) <= 31,
            true
        )
    qualify row_number() over (
        partition by part.answer_key, part.as_of_month, whole.question_key
        order by
            coalesce(part.quantity_low = whole.quantity_low, false) desc,
            coalesce(part.as_of_month = whole.as_of_month, false) desc,
            whole.n_claims desc,
            whole.answer_key asc
    ) = 1
)

select
    claim_valued.claim_id,
    matched.question_key,
    matched.answer_key
from claim_valued
inner join matched
    on
        claim_valued.answer_key = matched.part_answer_key
        and date_trunc('month', claim_valued.as_of_first) is not distinct from matched.as_of_month
where claim_valued.modality <> 'demanded';
