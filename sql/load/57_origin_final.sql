-- Makes: the origin of each claim after repeats have taken over the origin of what they repeat.
create temp table origin_final as
with source_claim as (
    select
        repeating.claim_id,
        repeated.claim_id as first_claim_id
    from repeat_label
    inner join repeat_node as repeating on repeat_label.node = repeating.node
    inner join repeat_node as repeated on repeat_label.label = repeated.node
),

chosen as (
    select
        origin_own.claim_id,
        case
            when origin_own.remoteness = 0 then origin_own.claim_id
            else coalesce(source_claim.first_claim_id, origin_own.claim_id)
        end as origin_claim_id
    from origin_own
    left join source_claim on origin_own.claim_id = source_claim.claim_id
)

select
    chosen.claim_id,
    chosen.origin_claim_id,
    key_of(origin_own.kind || '|' || origin_own.origin_id) as origin_key,
    origin_own.kind,
    origin_own.speaker_key,
    origin_own.source_key,
    origin_own.article_key,
    origin_own.origin_id,
    origin_own.origin
from chosen
inner join origin_own on chosen.origin_claim_id = origin_own.claim_id;
