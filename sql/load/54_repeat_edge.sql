-- Makes: claims on hubs that show one claim to repeat another: the same question and value in sentences that share a run of
-- eight words, or the same question in one sentence of two near-duplicate articles.
-- Caution: a hub counts only where two articles meet on it. Named speakers and documents are repeated, never merged.
create temp table repeat_edge as
with asked_twice as (
    select question_key
    from claim_valued
    group by question_key
    having count(distinct article_key) > 1
),

candidate as (
    select
        claim_valued.claim_id,
        claim_valued.article_key,
        claim_valued.question_key,
        claim_valued.answer_key,
        claim_valued.topic,
        claim_valued.polarity,
        claim_valued.value_kind,
        dim_article.text_group,
        lower(fact_sentence.sentence) as sentence
    from claim_valued
    semi join asked_twice on claim_valued.question_key = asked_twice.question_key
    inner join dim_article on claim_valued.article_key = dim_article.article_key
    inner join fact_sentence
        on
            claim_valued.article_key = fact_sentence.article_key
            and claim_valued.sentence_no = fact_sentence.sentence_no
),

worded as (
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
    from worded
    where len(words) >= 8
),

hub as (
    select
        candidate.claim_id as node,
        candidate.article_key,
        case
            when candidate.value_kind in ('text', 'none')
                then concat_ws('|', candidate.question_key, candidate.polarity, run.words)
            else concat_ws('|', candidate.answer_key, run.words)
        end as hub,
        run.words
    from candidate
    inner join run on candidate.sentence = run.sentence
    union all
    select
        candidate.claim_id as node,
        candidate.article_key,
        concat_ws('|', candidate.question_key, candidate.text_group, candidate.sentence) as hub,
        null as words
    from candidate
)

select
    hub.node,
    hub.hub,
    hub.words
from hub
inner join (
    select hub
    from hub
    group by hub
    having count(distinct article_key) > 1
) as met on hub.hub = met.hub;
