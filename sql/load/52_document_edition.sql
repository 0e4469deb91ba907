-- Makes: the documents with their edition: those of one sort and the same issuers are one as long as no gap of more than
-- a week (joint statements) or a day (all others) lies between the days they are dated.
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
        arg_max(name, (length(name), name)) as name
    from edition
    group by document_kind, issuers, edition_no
)

select
    edition.claim_id,
    'document|' || edition.document_kind || '|' || edition.issuers || '|'
    || coalesce(strftime(described.first_day, '%Y-%m-%d'), 'undated') as origin_id,
    described.name || coalesce(', ' || strftime(described.first_day, '%Y-%m-%d'), '') as origin
from edition
inner join described
    on
        edition.document_kind = described.document_kind
        and edition.issuers = described.issuers
        and edition.edition_no = described.edition_no;
