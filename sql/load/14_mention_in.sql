-- Makes: the mentions of this run.
create temp table mention_in as
select
    article_in.article_key,
    staged_mention.*
from article_in
inner join staged_mention
    on article_in.extract_key = staged_mention.extract_key and article_in.article_no = staged_mention.article_no;
