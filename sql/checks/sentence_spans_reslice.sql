-- Question: Which sentences lie outside their text, are empty, or overlap the next one?
with followed as (
    select
        fact_sentence.article_key,
        fact_sentence.sentence_no,
        fact_sentence.char_start,
        fact_sentence.char_end,
        lead(fact_sentence.char_start) over (
            partition by fact_sentence.article_key
            order by fact_sentence.sentence_no
        ) as next_start
    from fact_sentence
)

select
    dim_article.article_path,
    followed.sentence_no,
    followed.char_start,
    followed.char_end
from followed
left join dim_article on followed.article_key = dim_article.article_key
where
    dim_article.article_key is null
    or followed.char_start < 0
    or followed.char_start >= followed.char_end
    or followed.char_end > length(dim_article.text)
    or followed.next_start < followed.char_end;
