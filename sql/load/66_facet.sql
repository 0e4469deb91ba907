-- Makes: pairs of positions of one question with what can be said of each dimension before any rule decides.
-- Caution: a claim rolled up from a part meets only the figure that it supports.
create temp table facet as
select
    one.own_question_key as one_question_key,
    other.own_question_key as other_question_key,
    one.is_rolled_up,
    other.is_rolled_up as other_is_rolled_up,
    one.claim_id,
    other.claim_id as other_claim_id,
    one.question_key,
    one.value_kind,
    one.origin_key = other.origin_key as is_same_origin,
    one.answer_key = other.answer_key as is_same_answer,
    one.value_id = other.value_id as is_same_text,
    one.modality <> other.modality as is_other_modality,
    (one.modality = 'demanded') <> (other.modality = 'demanded') as is_demand_and_report,
    one.polarity <> other.polarity as is_other_polarity,
    one.polarity = 'denied' and other.polarity = 'denied' as is_both_denied,
    one.unit_family <> other.unit_family as is_other_unit,
    question_scope.is_comparable or one.article_key = other.article_key as is_in_scope,
    one.value_kind = 'quantity' and coalesce(
        date_diff('day', one.as_of_last, other.as_of_first) > 31
        or date_diff('day', other.as_of_last, one.as_of_first) > 31,
        false
    ) as is_other_time,
    coalesce(
        one.modality = 'asserted' and one.polarity = 'affirmed' and one.when_latest < other.stated
        and (other.modality <> 'asserted' or other.when_earliest >= other.stated or other.polarity = 'denied')
        and (other.when_latest is null or other.when_latest >= other.stated),
        false
    ) or coalesce(
        other.modality = 'asserted' and other.polarity = 'affirmed' and other.when_latest < one.stated
        and (one.modality <> 'asserted' or one.when_earliest >= one.stated or one.polarity = 'denied')
        and (one.when_latest is null or one.when_latest >= one.stated),
        false
    ) as is_past_and_future,
    case
        when
            interval_relation(one.when_earliest, one.when_latest, other.when_earliest, other.when_latest) = 'same'
            then 'same'
        else interval_relation(
            one.compared_earliest, one.when_latest, other.compared_earliest, other.when_latest
        )
    end as date_relation,
    case
        when
            (one.is_approximate or other.is_approximate)
            and abs(one.quantity_low - other.quantity_low)
            <= one.tolerance * greatest(one.quantity_low, other.quantity_low)
            and abs(one.quantity_high - other.quantity_high)
            <= one.tolerance * greatest(one.quantity_high, other.quantity_high)
            then 'same'
        when
            interval_relation(one.quantity_low, one.quantity_high, other.quantity_low, other.quantity_high) = 'apart'
            and interval_relation(one.loose_low, one.loose_high, other.loose_low, other.loose_high) <> 'apart'
            then 'meet'
        else interval_relation(one.quantity_low, one.quantity_high, other.quantity_low, other.quantity_high)
    end as quantity_relation,
    coalesce(one.when_earliest, one.when_latest) is not null as has_date,
    coalesce(other.when_earliest, other.when_latest) is not null as other_has_date,
    coalesce(one.quantity_low, one.quantity_high) is not null as has_quantity,
    coalesce(other.quantity_low, other.quantity_high) is not null as other_has_quantity,
    one.polarity = 'denied' as is_denied
from position as one
inner join position as other
    on one.question_key = other.question_key and one.position_no < other.position_no
inner join question_scope on one.question_key = question_scope.question_key
where
    one.position_no <= 30
    and other.position_no <= 30
    and case
        when one.is_rolled_up or other.is_rolled_up
            then one.answer_key = other.answer_key and one.is_rolled_up <> other.is_rolled_up
        else true
    end;
