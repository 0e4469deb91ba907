-- Makes: positions: what one origin answers to one question (for levels: in one month), with the claim that stands
--        for it.
-- Caution: at most 30 positions of a question are paired with each other: extremes of either polarity first, then one
--          of every answer before a second one of any.
create temp table position as
with stated as (
    select
        told_claim.*,
        origin_final.origin_key,
        case
            when told_claim.value_kind = 'quantity' then date_trunc('month', told_claim.as_of_first)
        end as as_of_month,
        coalesce(
            told_claim.value_kind in ('date', 'stance')
            and told_claim.modality = 'asserted'
            and told_claim.polarity = 'affirmed'
            and told_claim.when_latest < told_claim.stated,
            false
        ) as is_past
    from told_claim
    inner join origin_final on told_claim.claim_id = origin_final.claim_id
),

first_stated as (
    select
        *,
        count(*) over (partition by question_key, answer_key, origin_key, as_of_month, is_past) as n_claims,
        row_number() over (
            partition by question_key, answer_key, origin_key, as_of_month, is_past
            order by is_rolled_up, published_or_last, article_path, article_no, claim_no
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
),

-- what is ahead counts as another episode than what had happened before it was said; a flat denial only half a year on
ahead as (
    select
        question_key,
        max(stated) filter (where modality not in ('asserted', 'demanded') or when_earliest >= stated) as last_ahead,
        max(stated) filter (where polarity = 'denied') as last_denied
    from one_each
    where gives_value
    group by question_key
),

episode as (
    select
        one_each.question_key,
        max(one_each.when_latest) as last_past
    from one_each
    inner join ahead on one_each.question_key = ahead.question_key
    where
        one_each.is_past
        and (
            one_each.when_latest < ahead.last_ahead
            or one_each.when_latest < ahead.last_denied - 180
        )
    group by one_each.question_key
)

select
    one_each.claim_id,
    one_each.question_key,
    one_each.answer_key,
    one_each.origin_key,
    one_each.article_key,
    one_each.topic,
    one_each.value_kind,
    one_each.value_id,
    one_each.tolerance,
    one_each.force_id,
    one_each.place_id,
    one_each.polarity,
    one_each.modality,
    one_each.when_earliest,
    one_each.when_latest,
    one_each.quantity_low,
    one_each.quantity_high,
    one_each.loose_low,
    one_each.loose_high,
    one_each.is_approximate,
    one_each.unit,
    one_each.unit_family,
    one_each.as_of_first,
    one_each.as_of_last,
    one_each.as_of_month,
    one_each.stated,
    one_each.is_without_value,
    one_each.is_rolled_up,
    one_each.own_question_key,
    one_each.when_relation,
    one_each.compared_earliest,
    coalesce(
        case when one_each.is_past then one_each.when_latest else one_each.stated end <= episode.last_past, false
    ) as is_earlier_episode,
    one_each.n_claims,
    row_number() over (
        partition by one_each.question_key
        order by
            one_each.is_rolled_up asc,
            one_each.is_extreme desc,
            one_each.answer_turn asc,
            one_each.n_claims desc,
            one_each.claim_id asc
    ) as position_no
from one_each
left join episode on one_each.question_key = episode.question_key;
