-- Makes: claims on hubs that show one claim to repeat another: the same question and value in sentences that share a
--        run of eight words, or the same question in one sentence of two near-duplicate articles.
-- Caution: a hub counts only where two articles meet on it. Named speakers and documents are repeated, never merged.
--          Claims are looked at only where they could change: several origins give the value, and one of them is no
--          named speaker.
create temp table repeat_edge as
with told as (
    select
        claim_valued.claim_id,
        claim_valued.article_key,
        claim_valued.sentence_no,
        claim_valued.question_key,
        case
            when claim_valued.value_kind in ('text', 'none')
                then key_of(claim_valued.question_key || '|' || claim_valued.polarity)
            else claim_valued.answer_key
        end as value_key,
        origin_own.origin_id,
        origin_own.remoteness
    from claim_valued
    inner join origin_own on claim_valued.claim_id = origin_own.claim_id
),

shared_value as (
    select value_key
    from told
    group by value_key
    having count(distinct article_key) > 1 and count(distinct origin_id) > 1 and max(remoteness) > 0
),

candidate as (
    select
        told.claim_id,
        told.article_key,
        told.value_key,
        lower(fact_sentence.sentence) as sentence
    from told
    semi join shared_value on told.value_key = shared_value.value_key
    inner join fact_sentence
        on told.article_key = fact_sentence.article_key and told.sentence_no = fact_sentence.sentence_no
),

spelled as (
    select
        sentence,
        regexp_extract_all(sentence, '[\p{L}\p{N}]+') as words
    from candidate
    group by sentence
),

run as (
    select
        sentence,
        unnest(list_distinct(list_transform(
            range(1, len(words) - 6), lambda position: array_to_string(words[position:position + 7], ' ')
        ))) as words
    from spelled
    where len(words) >= 8
),

run_hub as (
    select
        candidate.claim_id as node,
        candidate.article_key,
        candidate.value_key || '|' || run.words as hub,
        run.words
    from candidate
    inner join run on candidate.sentence = run.sentence
),

copied_article as (
    select
        article_key,
        text_group
    from dim_article
    qualify count(*) over (partition by text_group) > 1
),

copy_hub as (
    select
        told.claim_id as node,
        told.article_key,
        concat_ws('|', told.question_key, copied_article.text_group, lower(fact_sentence.sentence)) as hub,
        null as words
    from told
    inner join copied_article on told.article_key = copied_article.article_key
    inner join fact_sentence
        on told.article_key = fact_sentence.article_key and told.sentence_no = fact_sentence.sentence_no
),

hub as (
    select *
    from run_hub
    union all
    select *
    from copy_hub
),

met as (
    select hub
    from hub
    group by hub
    having min(article_key) < max(article_key)
)

select
    hub.node,
    hub.hub,
    hub.words
from hub
semi join met on hub.hub = met.hub;
