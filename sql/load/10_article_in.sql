-- Makes: the articles of this run, one row an article of each raw file (copies of one file share their staged rows).
create temp table article_in as
select
    key_of(given_file.path || '|' || staged_article.article_no) as article_key,
    given_file.path as article_path,
    given_file.sha256 as content_hash,
    staged_article.*,
    coalesce(staged_article.published, date '9999-12-31') as published_or_last
from given_file
inner join staged_article on given_file.extract_key = staged_article.extract_key;
