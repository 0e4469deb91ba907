-- Question: Which articles and rejects belong to no raw file of this load?
select
    'dim_article' as table_name,
    dim_article.article_path as path
from dim_article
anti join etl_file on dim_article.article_path = etl_file.path
union all
select
    'etl_reject' as table_name,
    etl_reject.path
from etl_reject
anti join etl_file on etl_reject.path = etl_file.path;
