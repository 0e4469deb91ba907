-- Makes: the origin that each claim names itself: the end of its attribution chain.
-- Caution: anonymous speakers of two articles are two origins unless one publisher is cited for both.
create temp table origin_own as
with ended as (
    select
        claim_valued.claim_id,
        claim_valued.article_key,
        claim_valued.article_path
        || case when claim_valued.article_no > 1 then '#' || claim_valued.article_no else '' end as article_name,
        claim_valued.outlet_id,
        claim_valued.via_id,
        case
            when ending.kind not in ('outlet', 'unknown') or claim_valued.origin like 'source/%'
                then coalesce(claim_valued.origin, claim_valued.speaker_id)
            when claim_valued.via_id <> 'source/unknown' then claim_valued.via_id
            when ending.kind = 'outlet' then claim_valued.outlet_id
            else coalesce(claim_valued.origin, claim_valued.speaker_id)
        end as end_id
    from claim_valued
    inner join dim_speaker as ending on coalesce(claim_valued.origin, claim_valued.speaker_id) = ending.speaker_id
),

-- an anonymous speaker who is once quoted through a publisher is the same one in the rest of the article
heard as (
    select
        article_key,
        end_id,
        min(via_id) as via_id
    from ended
    where via_id not in ('source/unknown', outlet_id)
    group by article_key, end_id
),

typed as (
    select
        ended.*,
        coalesce(dim_speaker.name, dim_source.name) as name,
        dim_source.source_key,
        via.name as via_name,
        document_edition.origin_id as document_id,
        document_edition.origin as document_name,
        heard.via_id as heard_via_id,
        case
            when document_edition.origin_id is not null then 'document'
            when dim_source.kind = 'wire' then 'agency'
            when dim_source.source_id is not null then 'outlet'
            when dim_speaker.kind in ('anonymous', 'outlet') then dim_speaker.kind
            when dim_speaker.kind = 'unknown' then 'anonymous'
            else 'speaker'
        end as kind,
        heard.via_id is not null as is_via_other
    from ended
    left join dim_speaker on ended.end_id = dim_speaker.speaker_id
    left join dim_source on ended.end_id = dim_source.source_id
    left join heard on ended.article_key = heard.article_key and ended.end_id = heard.end_id
    left join dim_source as via on heard.via_id = via.source_id
    left join document_edition
        on ended.article_key = document_edition.article_key and ended.end_id = document_edition.speaker_id
)

select
    typed.claim_id,
    typed.kind,
    case typed.kind when 'document' then 0 when 'speaker' then 0 when 'agency' then 1 when 'anonymous' then 2 else 3 end
        as remoteness,
    case when typed.source_key is null then key_of(typed.end_id) end as speaker_key,
    typed.source_key,
    case
        when typed.end_id = 'source/unknown' or (typed.kind = 'anonymous' and not typed.is_via_other)
            then typed.article_key
    end as article_key,
    case
        when typed.kind = 'document' then typed.document_id
        when typed.end_id = 'source/unknown' then concat_ws('|', typed.end_id, typed.article_key)
        when typed.kind = 'anonymous' and typed.is_via_other then concat_ws('|', typed.end_id, typed.heard_via_id)
        when typed.kind = 'anonymous' then concat_ws('|', typed.end_id, typed.article_key)
        else typed.end_id
    end as origin_id,
    case
        when typed.kind = 'document' then typed.document_name
        when
            typed.kind = 'anonymous' and typed.is_via_other
            then 'anonymous ' || typed.name || ' (via ' || typed.via_name || ')'
        when typed.kind = 'anonymous' then 'anonymous ' || typed.name || ' (in ' || typed.article_name || ')'
        when typed.end_id = 'source/unknown' then typed.name || ' (' || typed.article_name || ')'
        else typed.name
    end as origin
from typed;
