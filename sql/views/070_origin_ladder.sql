-- Question: On which origins does each question rest, and through how many hands did each reach its readers?
-- Grain:    one question and origin.
-- Reads:    claim, fact_question, fact_answer.
-- Caution:  rungs are ordered by the articles that rest on an origin; more articles are not more origins.
create view origin_ladder as
with rung as (
    select
        claim.question_key,
        claim.origin_key,
        claim.origin,
        claim.origin_kind,
        list_sort(list_distinct(list(fact_answer.answer))) as answers,
        list_sort(list_distinct(list(claim.via))) as vias,
        list_sort(list_distinct(list(claim.outlet))) as outlets,
        count(*) as n_claims,
        count(distinct claim.article_key) as n_articles,
        count(distinct claim.outlet) as n_outlets,
        min(claim.published) as first_published,
        max(claim.published) as last_published
    from claim
    inner join fact_answer on claim.answer_key = fact_answer.answer_key
    group by claim.question_key, claim.origin_key, claim.origin, claim.origin_kind
)

select
    fact_question.question,
    fact_question.verdict,
    row_number() over (
        partition by rung.question_key
        order by rung.n_articles desc, rung.n_claims desc, rung.origin asc
    ) as rung_no,
    rung.origin,
    rung.origin_kind,
    rung.answers,
    rung.vias,
    rung.outlets,
    rung.n_claims,
    rung.n_articles,
    rung.n_outlets,
    rung.first_published,
    rung.last_published,
    rung.question_key,
    rung.origin_key
from rung
inner join fact_question on rung.question_key = fact_question.question_key;

comment on column origin_ladder.rung_no is '1 = the origin that most articles rest on';
comment on column origin_ladder.answers is 'answers that the origin gives';
comment on column origin_ladder.vias is 'publishers cited on the way';
comment on column origin_ladder.outlets is 'known outlets that carried it';
