-- Question: Which claims do not stand at their span of the cleaned text, or lie outside it or beside their sentence?
select
    fact_claim.claim_id,
    dim_article.article_path,
    fact_claim.char_start,
    fact_claim.char_end
from fact_claim
inner join dim_article on fact_claim.article_key = dim_article.article_key
left join fact_sentence
    on fact_claim.article_key = fact_sentence.article_key and fact_claim.sentence_no = fact_sentence.sentence_no
where
    fact_claim.char_start < 0
    or fact_claim.char_start >= fact_claim.char_end
    or fact_claim.char_end > length(dim_article.text)
    or fact_claim.claim_text
    <> substr(dim_article.text, fact_claim.char_start + 1, fact_claim.char_end - fact_claim.char_start)
    or fact_sentence.article_key is null
    or fact_claim.char_start >= fact_sentence.char_end
    or fact_claim.char_end <= fact_sentence.char_start;
