-- Fills: dim_origin; two origins that read alike get part of their key behind the name.
insert into dim_origin by name
with origin as (
    select
        origin_key,
        min(origin) as origin,
        min(kind) as kind,
        min(speaker_key) as speaker_key,
        min(source_key) as source_key,
        min(article_key) as article_key
    from origin_final
    group by origin_key
)

select
    origin_key,
    case
        when count(*) over (partition by origin) > 1 then origin || ' [' || left(origin_key, 4) || ']'
        else origin
    end as origin,
    kind,
    speaker_key,
    source_key,
    article_key
from origin
order by origin_key;
