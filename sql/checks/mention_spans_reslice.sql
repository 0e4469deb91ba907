-- Question: Which mentions do not stand at their span of the cleaned text?
select
    dim_article.article_path,
    fact_mention.kind,
    fact_mention.char_start,
    fact_mention.char_end,
    fact_mention.mention_text
from fact_mention
left join dim_article on fact_mention.article_key = dim_article.article_key
where
    dim_article.article_key is null
    or fact_mention.char_start < 0
    or fact_mention.char_end > length(dim_article.text)
    or fact_mention.mention_text
    <> substr(dim_article.text, fact_mention.char_start + 1, fact_mention.char_end - fact_mention.char_start);
