-- Fills: fact_sentence with the words of each sentence and the number of claims made from it.
insert into fact_sentence by name
with claimed as (
    select
        article_key,
        sentence_no,
        count(*) as n_claims
    from claim_in
    group by article_key, sentence_no
)

select
    article_in.article_key,
    staged_sentence.sentence_no,
    staged_sentence.role,
    staged_sentence.char_start,
    staged_sentence.char_end,
    substr(
        article_in.text, staged_sentence.char_start + 1, staged_sentence.char_end - staged_sentence.char_start
    ) as sentence,
    coalesce(claimed.n_claims, 0) as n_claims,
    coalesce(staged_sentence.is_unclaimed, false) as is_unclaimed
from article_in
inner join staged_sentence
    on article_in.extract_key = staged_sentence.extract_key and article_in.article_no = staged_sentence.article_no
left join claimed
    on article_in.article_key = claimed.article_key and staged_sentence.sentence_no = claimed.sentence_no
order by article_in.article_path, article_in.article_no, staged_sentence.sentence_no;
