-- Fills: fact_question: verdict, consensus and support of every question.
insert into fact_question by name
with supported as (
    select
        told_claim.question_key,
        count(*) as n_claims,
        count(distinct told_claim.article_key) as n_articles,
        count(distinct dim_article.outlet) as n_outlets,
        count(distinct told_claim.speaker_id) as n_speakers,
        count(distinct origin_final.origin_key) as n_origins,
        coalesce(
            nullif(count(distinct told_claim.answer_key) filter (where told_claim.gives_value), 0),
            count(distinct told_claim.answer_key)
        ) as n_answers,
        count(*) filter (where told_claim.is_rolled_up) as n_rolled_up,
        min(told_claim.published) as first_published,
        max(told_claim.published) as last_published
    from told_claim
    inner join origin_final on told_claim.claim_id = origin_final.claim_id
    inner join dim_article on told_claim.article_key = dim_article.article_key
    group by told_claim.question_key
),

foremost as (
    select
        question_key,
        arg_max(answer, (n_origins, n_claims, answer_key)) as answer,
        max(n_origins) as n_origins
    from fact_answer
    group by question_key
)

select
    question_scope.question_key,
    question_scope.question,
    key_of(question_scope.topic) as topic_key,
    key_of(question_scope.force_id) as force_key,
    key_of(question_scope.place_id) as place_key,
    key_of(question_scope.speaker_id) as speaker_key,
    question_scope.is_comparable,
    case
        when question_pair.is_conflicting then 'conflicting'
        when question_pair.is_agreed then 'agreed'
        when supported.n_origins = 1 then 'single_origin'
        else 'compatible'
    end as verdict,
    case
        when question_scope.value_kind in ('text', 'none')
            then
                case
                    when supported.n_answers = 1 or foremost.n_origins > 1 then foremost.answer else 'various'
                end
        else word_answer(
            question_scope.value_kind,
            polarity_lead.polarity,
            word_date(
                date_lead.earliest,
                date_lead.latest,
                case
                    when
                        question_scope.value_kind <> 'date'
                        or date_lead.when_relation not in ('until', 'until_at_least')
                        then date_lead.when_relation
                end
            ),
            word_quantity(quantity_lead.low, quantity_lead.high, quantity_lead.is_approximate, quantity_lead.unit),
            null
        )
    end as answer,
    polarity_lead.polarity,
    date_lead.earliest,
    date_lead.latest,
    quantity_lead.low,
    quantity_lead.high,
    quantity_lead.unit,
    supported.n_claims,
    supported.n_articles,
    supported.n_outlets,
    supported.n_speakers,
    supported.n_origins,
    coalesce(dissent.n_dissent, 0) as n_dissent,
    supported.n_answers,
    supported.n_rolled_up,
    supported.first_published,
    supported.last_published
from question_scope
inner join supported on question_scope.question_key = supported.question_key
inner join question_pair on question_scope.question_key = question_pair.question_key
inner join polarity_lead on question_scope.question_key = polarity_lead.question_key
inner join foremost on question_scope.question_key = foremost.question_key
left join date_lead on question_scope.question_key = date_lead.question_key
left join quantity_lead on question_scope.question_key = quantity_lead.question_key
left join dissent on question_scope.question_key = dissent.question_key
order by question_scope.topic, question_scope.force_id, question_scope.place_id, question_scope.question_key;
