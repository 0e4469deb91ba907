-- Question: How does a figure change from one time to the next?
-- Grain:    one affirmed claim with a quantity, on a topic whose value is a quantity.
-- Reads:    claim, dim_topic, fact_question.
-- Caution:  a figure that carries no day of its own stands at the day it was said or published. Planned figures stand
--           at the day they are planned for.
create view drift as
with figure as (
    select
        fact_question.question,
        claim.*,
        coalesce(claim.when_latest, claim.when_earliest, claim.said, claim.published) as as_of
    from claim
    inner join fact_question on claim.question_key = fact_question.question_key
    inner join dim_topic on claim.topic = dim_topic.topic
    where
        dim_topic.value_kind = 'quantity'
        and claim.polarity = 'affirmed'
        and coalesce(claim.quantity_low, claim.quantity_high) is not null
)

select
    question,
    topic,
    force,
    place,
    country,
    as_of,
    quantity_low,
    quantity_high,
    quantity_qualifier,
    unit,
    lag(quantity_low) over earlier as previous_low,
    lag(as_of) over earlier as previous_as_of,
    quantity_low - lag(quantity_low) over earlier as change,
    modality,
    speaker,
    outlet,
    published,
    origin,
    sentence,
    question_key,
    claim_id
from figure
where as_of is not null
window earlier as (
    partition by question_key, unit
    order by as_of, published, article_path, article_no, claim_no
);

comment on column drift.as_of is 'day at which the figure holds';
comment on column drift.previous_low is 'least number of the figure before, null for the first';
comment on column drift.previous_as_of is 'day at which the figure before held';
comment on column drift.change is 'quantity_low minus previous_low; null where either is open';
