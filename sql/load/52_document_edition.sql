-- Makes: the documents with their edition: those of one sort and the same issuers are one as long as no gap of more
--        than a week (joint statements) or a day (all others) lies between the days they are dated.
create temp table document_edition as
with gapped as (
    select
        *,
        date_diff('day', lag(document_day) over (
            partition by document_kind, issuers
            order by document_day, claim_id
        ), document_day) as gap
    from document_adopted
),

edition as (
    select
        *,
        count(*) filter (where gap > case when document_kind = 'joint statement' then 7 else 1 end) over (
            partition by document_kind, issuers
            order by document_day, claim_id
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
        arg_max(name, (length(name), name)) as name
    from edition
    group by document_kind, issuers, edition_no
),

issuer as (
    select
        edition_issuer.document_kind,
        edition_issuer.issuers,
        edition_issuer.edition_no,
        string_agg(
            coalesce(dim_place.name, upper(edition_issuer.issuer_id)), ' and '
            order by edition_issuer.issuer_id
        ) as names
    from (
        select
            document_kind,
            issuers,
            edition_no,
            unnest(issuer_ids) as issuer_id
        from described
    ) as edition_issuer
    left join dim_place on 'place/' || edition_issuer.issuer_id = dim_place.place_id
    group by edition_issuer.document_kind, edition_issuer.issuers, edition_issuer.edition_no
)

select
    edition.claim_id,
    'document|' || edition.document_kind || '|' || edition.issuers || '|'
    || coalesce(strftime(described.first_day, '%Y-%m-%d'), 'undated') as origin_id,
    described.name
    || coalesce(' of ' || issuer.names, '')
    || coalesce(', ' || strftime(described.first_day, '%Y-%m-%d'), '') as origin
from edition
inner join described
    on
        edition.document_kind = described.document_kind
        and edition.issuers = described.issuers
        and edition.edition_no = described.edition_no
left join issuer
    on
        edition.document_kind = issuer.document_kind
        and edition.issuers = issuer.issuers
        and edition.edition_no = issuer.edition_no;
