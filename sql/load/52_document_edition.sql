-- Makes: the documents with their edition: those of one sort and the same issuers are one as long as no gap of more
--        than a week (joint statements) or a day (all others) lies between the days they are dated.
create temp table document_edition as
with gapped as (
    select
        *,
        date_diff('day', lag(document_day) over (
            partition by document_kind, issuers
            order by document_day, article_key, speaker_id
        ), document_day) as gap
    from document_adopted
),

edition as (
    select
        *,
        count(*) filter (where gap > case when document_kind = 'joint statement' then 7 else 1 end) over (
            partition by document_kind, issuers
            order by document_day, article_key, speaker_id
            rows between unbounded preceding and current row
        ) as edition_no
    from gapped
),

described as (
    select
        document_kind,
        issuers,
        edition_no,
        coalesce(min(said), min(document_day)) as first_day,
        max(issuer_ids) as issuer_ids,
        arg_max(name, (is_document, length(name), name)) as name,
        bool_or(is_document) as is_document
    from edition
    group by document_kind, issuers, edition_no
),

issuer as (
    select
        document_kind,
        issuers,
        edition_no,
        unnest(issuer_ids) as issuer_id
    from described
    where is_document
),

issuer_name as (
    select
        issuer.document_kind,
        issuer.issuers,
        issuer.edition_no,
        string_agg(
            coalesce(dim_place.name, upper(issuer.issuer_id)), ' and '
            order by issuer.issuer_id
        ) as names
    from issuer
    left join dim_place on 'place/' || issuer.issuer_id = dim_place.place_id
    group by issuer.document_kind, issuer.issuers, issuer.edition_no
)

select
    edition.article_key,
    edition.speaker_id,
    'document|' || edition.document_kind || '|' || edition.issuers || '|'
    || coalesce(strftime(described.first_day, '%Y-%m-%d'), 'undated') as origin_id,
    described.name
    || coalesce(' of ' || issuer_name.names, '')
    || coalesce(', ' || strftime(described.first_day, '%Y-%m-%d'), '') as origin
from edition
inner join described
    on
        edition.document_kind = described.document_kind
        and edition.issuers = described.issuers
        and edition.edition_no = described.edition_no
left join issuer_name
    on
        edition.document_kind = issuer_name.document_kind
        and edition.issuers = issuer_name.issuers
        and edition.edition_no = issuer_name.edition_no;
