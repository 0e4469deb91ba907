-- Makes: the claims, numbered by how well they are grounded (document and named speaker, agency, anonymous speaker,
--        outlet), then by date and place, with what a repeat must share: question and value, or question and sentence.
create temp table repeat_node as
select
    origin_own.claim_id,
    row_number() over (
        order by
            origin_own.remoteness,
            claim_valued.published_or_last,
            claim_valued.article_path,
            claim_valued.article_no,
            claim_valued.claim_no
    ) as node,
    claim_valued.article_key,
    claim_valued.question_key,
    case
        when claim_valued.value_kind in ('text', 'none')
            then key_of(claim_valued.question_key || '|' || claim_valued.polarity)
        else claim_valued.answer_key
    end as value_key,
    origin_own.origin_id,
    origin_own.remoteness,
    lower(fact_sentence.sentence) as sentence
from origin_own
inner join claim_valued on origin_own.claim_id = claim_valued.claim_id
inner join fact_sentence
    on
        claim_valued.article_key = fact_sentence.article_key
        and claim_valued.sentence_no = fact_sentence.sentence_no;
