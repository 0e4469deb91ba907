-- Makes: the documents with the issuers that one without any takes over: those of the only document of its sort
-- that is dated the same day and says something about the same country.
create temp table document_adopted as
with issued as (
    select
        document_kind,
        document_day,
        country,
        min(issuers) as issuers,
        min(issuer_ids) as issuer_ids
    from document_in
    where issuers <> ''
    group by document_kind, document_day, country
    having count(distinct issuers) = 1
)

select
    document_in.claim_id,
    document_in.document_kind,
    document_in.document_day,
    document_in.said,
    document_in.name,
    case when document_in.issuers <> '' then document_in.issuer_ids else coalesce(issued.issuer_ids, []) end
        as issuer_ids,
    case
        when document_in.issuers <> '' then document_in.issuers
        when issued.issuers is not null then issued.issuers
        when document_in.document_kind = 'joint statement' and document_in.document_day is not null
            then 'issuers not named: ' || coalesce(document_in.country, document_in.article_key)
        else 'issuers not named: ' || document_in.article_key
    end as issuers
from document_in
left join issued
    on
        document_in.document_kind = issued.document_kind
        and document_in.document_day = issued.document_day
        and document_in.country = issued.country
        and document_in.issuers = '';
