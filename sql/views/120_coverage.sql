-- Question: What came of each article: how much of it was read into claims, and what was left?
-- Grain:    one article.
-- Reads:    dim_article, fact_sentence, fact_claim, fact_mention, dim_topic.
-- Caution:  few claims may mean an article off the topic; look at n_unclaimed.
create view coverage as
with sentence_count as (
    select
        article_key,
        count(*) as n_sentences,
        count(*) filter (where n_claims > 0) as n_claimed_sentences,
        count(*) filter (where is_unclaimed) as n_unclaimed
    from fact_sentence
    group by article_key
),

claim_count as (
    select
        fact_claim.article_key,
        count(*) as n_claims,
        list_sort(list_distinct(list(dim_topic.topic))) as topics
    from fact_claim
    inner join dim_topic on fact_claim.topic_key = dim_topic.topic_key
    group by fact_claim.article_key
),

mention_count as (
    select
        article_key,
        count(*) as n_mentions
    from fact_mention
    group by article_key
)

select
    dim_article.article_path,
    dim_article.article_no,
    dim_article.outlet,
    dim_article.published,
    dim_article.title,
    length(dim_article.text) as n_characters,
    coalesce(sentence_count.n_sentences, 0) as n_sentences,
    coalesce(sentence_count.n_claimed_sentences, 0) as n_claimed_sentences,
    coalesce(sentence_count.n_unclaimed, 0) as n_unclaimed,
    coalesce(mention_count.n_mentions, 0) as n_mentions,
    coalesce(claim_count.n_claims, 0) as n_claims,
    coalesce(claim_count.topics, []) as topics,
    dim_article.text_group <> dim_article.article_key as is_near_duplicate,
    dim_article.article_key
from dim_article
left join sentence_count on dim_article.article_key = sentence_count.article_key
left join claim_count on dim_article.article_key = claim_count.article_key
left join mention_count on dim_article.article_key = mention_count.article_key;

comment on column coverage.n_characters is 'code points of the cleaned text';
comment on column coverage.n_sentences is 'sentences';
comment on column coverage.n_claimed_sentences is 'sentences that gave a claim';
comment on column coverage.n_unclaimed is
'sentences that hold a figure or a date beside a force, and gave no typed claim';
comment on column coverage.n_mentions is 'mentions found';
comment on column coverage.topics is 'topics claimed';
comment on column coverage.is_near_duplicate is 'an earlier article of this load holds most of its text';
