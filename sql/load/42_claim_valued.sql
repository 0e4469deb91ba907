-- Makes: the claims with the value that each gives to its question, worded and keyed.
create temp table claim_valued as
with worded as (
    select
        claim_keyed.*,
        case
            when claim_keyed.place_to_id <> 'place/unknown' then dim_place.name
            when claim_keyed.value_kind in ('text', 'none') then claim_keyed.claim_text
        end as value_words,
        case
            when claim_keyed.value_kind = 'none' then claim_keyed.claim_id
            when claim_keyed.place_to_id <> 'place/unknown' then claim_keyed.place_to_id
            when claim_keyed.value_kind = 'text' then claim_keyed.claim_id
            else ''
        end as value_id
    from claim_keyed
    inner join dim_place on claim_keyed.place_to_id = dim_place.place_id
)

select
    *,
    key_of(concat_ws(
        '|', question_key, polarity, value_id,
        case when value_kind in ('date', 'stance') then coalesce(when_earliest, date '0001-01-01') end,
        case when value_kind in ('date', 'stance') then coalesce(when_latest, date '0001-01-01') end,
        case when value_kind in ('quantity', 'stance') then coalesce(quantity_low, -1) end,
        case when value_kind in ('quantity', 'stance') then coalesce(quantity_high, -1) end,
        case
            when value_kind in ('quantity', 'stance') and coalesce(quantity_low, quantity_high) is not null
                then unit_family
        end
    )) as answer_key,
    coalesce(when_earliest, when_latest, said, published) as as_of_first,
    coalesce(when_latest, when_earliest, said, published) as as_of_last,
    coalesce(said, published) as stated,
    -- what is said to come by a day comes no earlier than it is said: "by September" meets no event of years ago
    case
        when when_earliest is null and modality <> 'asserted' and coalesce(said, published) <= when_latest
            then coalesce(said, published)
        else when_earliest
    end as compared_earliest,
    coalesce(quantity_qualifier = 'approximate', false) as is_approximate,
    value_kind in ('text', 'none')
    or (value_kind = 'date' and coalesce(when_earliest, when_latest) is null)
    or (value_kind = 'quantity' and coalesce(quantity_low, quantity_high) is null) as is_without_value,
    -- a report that something ends, without a day, does not answer when
    polarity = 'denied'
    or case value_kind
        when 'date' then coalesce(when_earliest, when_latest) is not null
        when 'quantity' then coalesce(quantity_low, quantity_high) is not null
        else true
    end as gives_value
from worded;
