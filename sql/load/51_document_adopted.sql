-- Makes: the documents with the issuers that those without any take over: those of the one joint statement in the same
--        article, else those of the only document of their sort that is about the same country within three days.
-- Caution: joint statements without issuers, of one day and about one country, are one; all others stay apart.
create temp table document_adopted as
with issued as (
    select *
    from document_in
    where issuers <> ''
),

beside as (
    select
        bare.article_key,
        bare.speaker_id,
        min(issued.issuers) as issuers,
        max(issued.issuer_ids) as issuer_ids
    from document_in as bare
    inner join issued on bare.article_key = issued.article_key
    where
        bare.issuers = ''
        and bare.document_kind in ('statement', 'joint statement')
        and issued.document_kind = 'joint statement'
    group by bare.article_key, bare.speaker_id
    having count(distinct issued.issuers) = 1
),

located as (
    select
        article_key,
        speaker_id,
        document_kind,
        document_day,
        issuers,
        issuer_ids,
        unnest(countries) as country
    from document_in
),

elsewhere as (
    select
        bare.article_key,
        bare.speaker_id,
        min(issued.issuers) as issuers,
        max(issued.issuer_ids) as issuer_ids
    from located as bare
    inner join located as issued
        on
            bare.document_kind = issued.document_kind
            and bare.country = issued.country
            and bare.document_day between issued.document_day - 3 and issued.document_day + 3
    where bare.issuers = '' and issued.issuers <> ''
    group by bare.article_key, bare.speaker_id
    having count(distinct issued.issuers) = 1
)

select
    document_in.article_key,
    document_in.speaker_id,
    document_in.name,
    document_in.is_document,
    document_in.document_day,
    document_in.said,
    case when beside.issuers is not null then 'joint statement' else document_in.document_kind end as document_kind,
    coalesce(beside.issuer_ids, elsewhere.issuer_ids, document_in.issuer_ids) as issuer_ids,
    case
        when document_in.issuers <> '' then document_in.issuers
        when beside.issuers is not null then beside.issuers
        when elsewhere.issuers is not null then elsewhere.issuers
        when
            document_in.document_kind = 'joint statement'
            and document_in.document_day is not null
            and document_in.country is not null
            then 'issuers not named: ' || document_in.country
        else 'issuers not named: ' || document_in.article_key
    end as issuers
from document_in
left join beside on document_in.article_key = beside.article_key and document_in.speaker_id = beside.speaker_id
left join elsewhere
    on document_in.article_key = elsewhere.article_key and document_in.speaker_id = elsewhere.speaker_id;
