-- Question: Which questions count more support than there is, or name a verdict that their support does not allow?
select
    question_key,
    verdict,
    n_claims,
    n_articles,
    n_origins,
    n_dissent
from fact_question
where
    n_claims < n_articles
    or n_claims < n_origins
    or n_dissent > n_origins
    or (verdict = 'single_origin') <> (n_origins = 1);
