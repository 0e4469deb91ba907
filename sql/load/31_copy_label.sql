-- Makes: a label for each article that has near-duplicates: its rank by publication date, path and number.
-- Caution: etl/load/components.py lowers the labels until all articles of one group share the lowest.
create temp table copy_label as
with involved as (
    select article_key
    from copy_pair
    union
    select other_article_key as article_key
    from copy_pair
)

select
    involved.article_key as node,
    row_number() over (
        order by article_in.published_or_last, article_in.article_path, article_in.article_no
    ) as label,
    label as own_label
from involved
inner join article_in on involved.article_key = article_in.article_key;
