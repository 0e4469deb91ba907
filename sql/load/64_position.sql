-- Makes: positions: what one origin answers to one question (for levels: in one month), with the claim that stands
--        for it.
-- Caution: at most 30 positions of a question are paired with each other: extremes of either polarity first, then one
--          of every answer before a second one of any.
create temp table position as
with stated as (
    select
        claim_valued.*,
        origin_final.origin_key,
        case
            when claim_valued.value_kind = 'quantity' then date_trunc('month', claim_valued.as_of_first)
        end as as_of_month
    from claim_valued
    inner join origin_final on claim_valued.claim_id = origin_final.claim_id
),

first_stated as (
    select
        *,
        count(*) over (partition by question_key, answer_key, origin_key, as_of_month) as n_claims,
        row_number() over (
            partition by question_key, answer_key, origin_key, as_of_month
            order by published_or_last, article_path, article_no, claim_no
        ) as turn
    from stated
),

one_each as (
    select
        *,
        case
            when is_approximate then try_cast(floor(quantity_low * (1 - tolerance)) as bigint)
            else quantity_low
        end as loose_low,
        case
            when is_approximate then try_cast(ceil(quantity_high * (1 + tolerance)) as bigint)
            else quantity_high
        end as loose_high,
        row_number() over (partition by question_key, answer_key order by n_claims desc, claim_id asc) as answer_turn,
        least(
            row_number() over (partition by question_key, polarity order by n_claims desc, claim_id asc),
            row_number() over (partition by question_key order by when_earliest desc nulls last, claim_id asc),
            row_number() over (partition by question_key order by when_latest nulls last, claim_id),
            row_number() over (partition by question_key order by quantity_low desc nulls last, claim_id asc),
            row_number() over (partition by question_key order by quantity_high nulls last, claim_id)
        ) <= 2 as is_extreme
    from first_stated
    where turn = 1
)

select
    claim_id,
    question_key,
    answer_key,
    origin_key,
    article_key,
    topic,
    value_kind,
    value_id,
    tolerance,
    force_id,
    place_id,
    polarity,
    modality,
    when_earliest,
    when_latest,
    quantity_low,
    quantity_high,
    loose_low,
    loose_high,
    is_approximate,
    unit,
    unit_family,
    as_of_first,
    as_of_last,
    as_of_month,
    stated,
    is_without_value,
    n_claims,
    row_number() over (
        partition by question_key
        order by is_extreme desc, answer_turn asc, n_claims desc, claim_id asc
    ) as position_no
from one_each;
