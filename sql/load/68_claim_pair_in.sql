-- Makes: the relation of every judged pair; where the scope is not known, nothing conflicts.
create temp table claim_pair_in as
with related as (
    select
        *,
        case
            when
                rule in ('as-of times differ', 'a past event against one to come', 'different parts at different times')
                then 'scope_mismatch'
            when rule = 'units differ' then 'scope_mismatch'
            when rule in ('affirmed against denied', 'affirmed against denied value') then 'conflicts'
            when rule in ('same text', 'same stance', 'a part with the same figure as the whole') then 'agrees'
            when rule in ('one gives a date', 'one gives a figure') then 'refines'
            when rule not in ('dates', 'quantities') then 'compatible'
            when is_both_denied and decided <> 'same' then 'compatible'
            when decided = 'same' then 'agrees'
            when decided = 'apart' then 'conflicts'
            when decided = 'meet' then 'compatible'
            else 'refines'
        end as plain_relation
    from (
        select
            *,
            case rule
                when 'dates' then date_relation
                when 'quantities' then quantity_relation
                when 'a part with the same figure as the whole'
                    then case when is_rolled_up then 'narrower' else 'wider' end
                when 'one gives a date' then case when has_date then 'narrower' else 'wider' end
                when 'one gives a figure' then case when has_quantity then 'narrower' else 'wider' end
            end as decided
        from judged
    ) as decided_pair
),

scoped as (
    select
        *,
        case
            when plain_relation = 'conflicts' and not is_in_scope then 'scope_mismatch'
            when plain_relation = 'agrees' and is_same_origin and is_same_answer then 'repeats'
            else plain_relation
        end as relation,
        case
            when rule = 'a demand against a report' then 'modality'
            when rule = 'a part with the same figure as the whole' then 'place'
            when
                rule in (
                    'as-of times differ', 'a past event against one to come', 'one gives no date', 'one gives a date'
                )
                then 'date'
            when
                rule in (
                    'different parts at different times', 'units differ', 'one gives no figure', 'one gives a figure'
                )
                then 'quantity'
            when rule in ('affirmed against denied', 'affirmed against denied value', 'another value is denied')
                then 'polarity'
            when rule in ('statements are not compared', 'texts are not compared') then 'value'
            when rule = 'dates' and decided <> 'same' then 'date'
            when rule = 'quantities' and decided <> 'same' then 'quantity'
            when is_other_modality then 'modality'
        end as dimension,
        decided = 'wider' or (coalesce(decided, '') <> 'narrower' and other_claim_id < claim_id) as is_turned
    from related
)

select
    case when is_turned then other_claim_id else claim_id end as claim_id,
    case when is_turned then claim_id else other_claim_id end as other_claim_id,
    question_key as asked_question_key,
    case when is_turned then other_question_key else one_question_key end as question_key,
    case when is_turned then one_question_key else other_question_key end as other_question_key,
    relation,
    dimension,
    case when plain_relation = 'conflicts' and not is_in_scope then 'force or place not named' else rule end as rule,
    is_same_origin
from scoped;
