-- Makes: for every claim that rests on a document: its sort, its issuers and the day it is dated.
-- Caution: issuers are compared by the first four letters of each word, so that "Iraqi" and "Iraq" are one.
create temp table document_in as
with cited as (
    select
        claim_valued.claim_id,
        claim_valued.article_key,
        claim_valued.stated as document_day,
        claim_valued.said,
        dim_speaker.name,
        dim_place.country,
        -- extraction puts the issuers that it knows before the name: speaker/iq-us-joint-statement
        regexp_replace(dim_speaker.speaker_id, '^speaker/(unknown/)?', '') as speaker_slug,
        '-' || regexp_replace(lower(dim_speaker.name), '[^a-z0-9]+', '-', 'g') as name_slug,
        lower(concat_ws(' ', dim_speaker.name, dim_speaker.organisation)) as words
    from claim_valued
    inner join dim_speaker on coalesce(claim_valued.origin, claim_valued.speaker_id) = dim_speaker.speaker_id
    inner join dim_place on claim_valued.place_id = dim_place.place_id
    where dim_speaker.kind = 'document'
),

sorted as (
    select
        *,
        case
            when suffix(speaker_slug, name_slug)
                then list_sort(list_distinct(string_split(
                    left(speaker_slug, length(speaker_slug) - length(name_slug)), '-'
                )))
            else []
        end as issuer_ids,
        case
            when contains(words, 'joint') then 'joint statement'
            else coalesce(
                nullif(regexp_extract(
                    words, '(statement|communiqu|declaration|agreement|report|letter|memo|decree|resolution|order)'
                ), ''),
                'document'
            )
        end as document_kind,
        regexp_replace(
            regexp_replace(words, '\b(united states|u\.s\.?|us|usa|america|americans?|washington)\b\.?', 'unit', 'g'),
            '\b(united kingdom|u\.k\.?|uk|britain|british|london)\b\.?', 'brit', 'g'
        ) as issuer_words
    from cited
)

select
    claim_id,
    article_key,
    document_day,
    said,
    name,
    country,
    document_kind,
    issuer_ids,
    coalesce(nullif(array_to_string(issuer_ids, ' '), ''), array_to_string(list_sort(list_distinct(list_transform(
        list_filter(
            regexp_extract_all(issuer_words, '[\p{L}]+'),
            lambda word: not contains(
                '|a|an|the|of|by|from|between|and|on|in|to|its|their|his|her|this|that|joint|statement|communiqué|'
                || '|communique|declaration|agreement|report|letter|memo|memorandum|decree|resolution|order|document|'
                || '|government|governments|official|officials|both|two|countries|sides|nations|earlier|separate|'
                || '|written|press|release|issued|ministry|ministries|text|copy|published|previous|new|latest|'
                || '|monday|tuesday|wednesday|thursday|friday|saturday|sunday|',
                '|' || word || '|'
            )
        ),
        lambda word: left(word, 4)
    ))), ' ')) as issuers
from sorted;
