-- Makes: the pairs of near-duplicates as nodes on hubs, which is what etl/load/components.py reads.
create temp table copy_edge as
select
    article_key as node,
    article_key || other_article_key as hub
from copy_pair
union all
select
    other_article_key as node,
    article_key || other_article_key as hub
from copy_pair;
