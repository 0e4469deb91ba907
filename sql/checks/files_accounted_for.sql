-- Question: Which raw files ended neither as articles nor as a reject, or as both?
with counted as (
    select
        etl_file.path,
        etl_file.state,
        etl_file.articles,
        (
            select count(*) from dim_article
            where dim_article.article_path = etl_file.path
        ) as n_articles,
        (
            select count(*) from etl_reject
            where etl_reject.path = etl_file.path
        ) as n_rejects
    from etl_file
)

select
    path,
    state,
    articles,
    n_articles,
    n_rejects
from counted
where
    (n_articles > 0) = (n_rejects > 0)
    or n_articles <> coalesce(articles, 0)
    or state <> case when n_articles > 0 then 'loaded' else 'rejected' end;
