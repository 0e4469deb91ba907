-- Makes: edges from a claim to the best grounded one that it repeats, or that repeats it: the same question and value
--        in sentences that share a run of eight words, or the same question in one sentence of two near-duplicates.
-- Caution: a hub counts only where two articles meet on it. Claims are looked at only where they could change: several
--          origins give the value, and one of them is no named speaker. hash() names hubs here; no key is made of it.
create temp table repeat_edge as
with shared_value as (
    select value_key
    from repeat_node
    group by value_key
    having min(article_key) < max(article_key) and min(origin_id) < max(origin_id) and max(remoteness) > 0
),

candidate as (
    select
        repeat_node.node,
        hash(repeat_node.article_key) as article_hash,
        repeat_node.value_key,
        repeat_node.sentence
    from repeat_node
    semi join shared_value on repeat_node.value_key = shared_value.value_key
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
        unnest(range(1, len(words) - 6)) as run_start,
        unnest(list_transform(
            range(1, len(words) - 6), lambda position: hash(words[position:position + 7])
        )) as run_hash
    from spelled
    where len(words) >= 8
),

copied_article as (
    select
        article_key,
        text_group
    from dim_article
    qualify count(*) over (partition by text_group) > 1
),

hub as (
    select
        candidate.node,
        candidate.article_hash,
        hash(candidate.value_key, run.run_hash) as hub,
        run.run_start
    from candidate
    inner join run on candidate.sentence = run.sentence
    union all
    select
        repeat_node.node,
        hash(repeat_node.article_key) as article_hash,
        hash(repeat_node.question_key, copied_article.text_group, repeat_node.sentence) as hub,
        null as run_start
    from repeat_node
    inner join copied_article on repeat_node.article_key = copied_article.article_key
),

met as (
    select
        hub,
        min(node) as first_node
    from hub
    group by hub
    having min(article_hash) < max(article_hash)
)

select
    hub.node,
    met.first_node as hub,
    min(hub.run_start) as run_start
from hub
inner join met on hub.hub = met.hub
group by hub.node, met.first_node;
