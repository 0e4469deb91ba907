-- Makes: how many origins stand outside the consensus of each question: none of their positions meets it.
create temp table dissent as
with placed as (
    select
        position.question_key,
        position.origin_key,
        case
            when position.value_kind = 'none' or position.is_earlier_episode or position.is_rolled_up then true
            when position.modality = 'demanded' then true
            when position.polarity <> polarity_lead.polarity
                then
                    position.polarity = 'denied'
                    and position.value_kind in ('date', 'stance')
                    and coalesce(interval_relation(
                        position.compared_earliest, position.when_latest, date_lead.compared_earliest, date_lead.latest
                    ) = 'apart', false)
            when position.value_kind in ('date', 'stance')
                then coalesce(interval_relation(
                    position.compared_earliest, position.when_latest, date_lead.compared_earliest, date_lead.latest
                ) <> 'apart', true)
            when position.value_kind = 'quantity'
                then
                    coalesce(interval_relation(
                        position.loose_low, position.loose_high, quantity_lead.low, quantity_lead.high
                    ) <> 'apart', true)
                    or position.unit_family <> quantity_lead.unit_family
                    or coalesce(
                        date_diff('day', position.as_of_last, quantity_lead.as_of_first) > 31
                        or date_diff('day', quantity_lead.as_of_last, position.as_of_first) > 31,
                        false
                    )
            else true
        end as is_within
    from position
    inner join polarity_lead on position.question_key = polarity_lead.question_key
    left join date_lead on position.question_key = date_lead.question_key
    left join quantity_lead on position.question_key = quantity_lead.question_key
),

origin as (
    select
        question_key,
        origin_key,
        bool_or(is_within) as is_within
    from placed
    group by question_key, origin_key
)

select
    question_key,
    count(*) filter (where not is_within) as n_dissent
from origin
group by question_key;
