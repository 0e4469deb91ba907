-- Makes: the documents that claims rest on, one row an article and document: its sort, its issuers, its day and what
--        country most of its claims are about. Two states that speak with one voice count as a joint statement.
-- Caution: extraction puts the issuers that it knows before the name (speaker/iq-us-joint-statement). Where it knows
--          none, words of the name are compared by their first four letters, so that "Iraqi" and "Iraq" are one.
create temp table document_in as
with cited as (
    select
        claim_valued.article_key,
        dim_speaker.speaker_id,
        dim_speaker.name,
        dim_speaker.organisation,
        dim_speaker.kind = 'document' as is_document,
        min(claim_valued.stated) as document_day,
        min(claim_valued.said) as said,
        mode(dim_place.country order by dim_place.country) as country,
        list(distinct dim_place.country order by dim_place.country) as countries
    from claim_valued
    inner join dim_speaker on coalesce(claim_valued.origin, claim_valued.speaker_id) = dim_speaker.speaker_id
    inner join dim_place on claim_valued.place_id = dim_place.place_id
    where
        dim_speaker.kind = 'document'
        or regexp_full_match(dim_speaker.speaker_id, 'speaker/[a-z]{2}(-[a-z]{2})+')
    group by
        claim_valued.article_key,
        dim_speaker.speaker_id,
        dim_speaker.name,
        dim_speaker.organisation,
        dim_speaker.kind
),

spelled as (
    select
        *,
        lower(concat_ws(' ', name, organisation)) as words,
        regexp_replace(speaker_id, '^speaker/(unknown/)?', '') as speaker_slug,
        case
            when is_document then '-' || regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g')
            else ''
        end as name_slug
    from cited
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
            when contains(words, 'joint') or not is_document then 'joint statement'
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
    from spelled
)

select
    article_key,
    speaker_id,
    name,
    is_document,
    document_day,
    said,
    country,
    countries,
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
