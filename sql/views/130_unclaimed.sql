-- Question: Which sentences hold a figure or a date beside a force, and gave no typed claim?
-- Grain:    one sentence.
-- Reads:    fact_sentence, dim_article.
-- Caution:  a list to read through: some of these are no claims at all.
create view unclaimed as
select
    dim_article.article_path,
    dim_article.article_no,
    dim_article.outlet,
    dim_article.published,
    fact_sentence.sentence_no,
    fact_sentence.role,
    fact_sentence.sentence,
    fact_sentence.char_start,
    fact_sentence.char_end,
    fact_sentence.article_key
from fact_sentence
inner join dim_article on fact_sentence.article_key = dim_article.article_key
where fact_sentence.is_unclaimed;
