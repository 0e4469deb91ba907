-- Makes: pairs of near-duplicate articles: at least half of the shorter one's sentences, by length, stand in the other.
-- Caution: sentences that stand in more than 50 distinct texts are page furniture and prove nothing.
create temp table copy_pair as
with distinct_text as (
    select
        text_hash,
        arg_min(article_key, (published_or_last, article_path, article_no)) as article_key
    from article_in
    group by text_hash
),

line as (
    select distinct
        distinct_text.article_key,
        lower(substr(
            article_in.text, staged_sentence.char_start + 1, staged_sentence.char_end - staged_sentence.char_start
        )) as words
    from distinct_text
    inner join article_in on distinct_text.article_key = article_in.article_key
    inner join staged_sentence
        on
            article_in.extract_key = staged_sentence.extract_key
            and article_in.article_no = staged_sentence.article_no
    where staged_sentence.char_end - staged_sentence.char_start >= 40
),

counted as (
    select
        *,
        count(*) over (partition by words) as n_articles,
        sum(length(words)) over (partition by article_key) as size
    from line
),

shared as (
    select *
    from counted
    where n_articles between 2 and 50
)

select
    one.article_key,
    other.article_key as other_article_key
from shared as one
inner join shared as other on one.words = other.words and one.article_key < other.article_key
group by one.article_key, other.article_key
having sum(length(one.words)) >= 0.5 * least(min(one.size), min(other.size))
union all
select
    distinct_text.article_key,
    article_in.article_key as other_article_key
from distinct_text
inner join article_in
    on distinct_text.text_hash = article_in.text_hash and distinct_text.article_key <> article_in.article_key;
