-- Makes: the pairs with the one comparison rule that decides each; scope is tested before conflict.
-- Gives: rule, dimension, and the interval relation of the dimension that decides (null where the rule alone does).
create temp table judged as
with polar as (
    select
        *,
        -- a denial that names a value denies that value only
        case
            when value_kind = 'quantity' then case when is_denied then has_quantity else other_has_quantity end
            when is_denied then has_date
            else other_has_date
        end as is_denial_of_value,
        case when value_kind = 'quantity' then quantity_relation else date_relation end as main_relation
    from facet
)

select
    *,
    case
        when value_kind = 'none' then 'statements are not compared'
        when is_demand_and_report then 'a demand against a report'
        when is_rolled_up or other_is_rolled_up then 'a part with the same figure as the whole'
        when is_other_time then 'as-of times differ'
        when is_past_and_future then 'a past event against one to come'
        when is_other_polarity and not is_denial_of_value then 'affirmed against denied'
        when is_other_polarity and coalesce(main_relation, 'apart') <> 'apart' then 'affirmed against denied value'
        when is_other_polarity then 'another value is denied'
        when value_kind = 'text' and is_same_text then 'same text'
        when value_kind = 'text' then 'texts are not compared'
        when value_kind = 'quantity' and is_other_unit and has_quantity and other_has_quantity then 'units differ'
        when value_kind = 'quantity' and quantity_relation is not null then 'quantities'
        when value_kind = 'quantity' and has_quantity <> other_has_quantity then 'one gives no figure'
        when value_kind = 'date' and date_relation is not null then 'dates'
        when value_kind = 'date' and has_date <> other_has_date then 'one gives no date'
        when value_kind = 'date' then 'neither gives a date'
        when
            value_kind = 'stance' and quantity_relation = 'apart' and not is_other_unit
            and coalesce(date_relation, '') <> 'same' and (has_date or other_has_date)
            then 'different parts at different times'
        when value_kind = 'stance' and quantity_relation = 'apart' and not is_other_unit then 'quantities'
        when date_relation is not null then 'dates'
        when has_date <> other_has_date then 'one gives a date'
        when quantity_relation is not null and not is_other_unit then 'quantities'
        when has_quantity <> other_has_quantity then 'one gives a figure'
        else 'same stance'
    end as rule
from polar;
