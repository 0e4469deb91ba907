-- Makes: a label for each claim that repeats or is repeated: its rank by remoteness of its own origin, date and place.
-- Caution: etl/load/components.py lowers the labels until all claims of one group share the lowest.
create temp table repeat_label as
with involved as (
    select distinct node
    from repeat_edge
)

select
    involved.node,
    row_number() over (
        order by
            origin_own.remoteness, claim_valued.published_or_last, claim_valued.article_path,
            claim_valued.article_no, claim_valued.claim_no
    ) as label,
    label as own_label
from involved
inner join origin_own on involved.node = origin_own.claim_id
inner join claim_valued on involved.node = claim_valued.claim_id;
