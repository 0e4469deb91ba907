-- Fills: fact_answer.
insert into fact_answer by name
with told as (
    select
        told_claim.*,
        origin_final.origin_key,
        dim_article.outlet as outlet_name
    from told_claim
    inner join origin_final on told_claim.claim_id = origin_final.claim_id
    inner join dim_article on told_claim.article_key = dim_article.article_key
),

counted as (
    select
        answer_key,
        min(question_key) as question_key,
        min(value_kind) as value_kind,
        min(polarity) as polarity,
        bool_or(gives_value) as gives_value,
        case when min(when_relation) = max(when_relation) then min(when_relation) end as when_relation,
        min(when_earliest) as earliest,
        max(when_latest) as latest,
        count(when_earliest) = count(*) as has_earliest,
        count(when_latest) = count(*) as has_latest,
        min(quantity_low) as low,
        max(quantity_high) as high,
        count(quantity_low) = count(*) as has_low,
        count(quantity_high) = count(*) as has_high,
        bool_or(is_approximate) as is_approximate,
        min(nullif(unit, '')) as unit,
        min(nullif(place_to_id, 'place/unknown')) as place_to_id,
        min(value_words) as value_words,
        count(*) as n_claims,
        count(distinct article_key) as n_articles,
        count(distinct outlet_name) as n_outlets,
        count(distinct speaker_id) as n_speakers,
        count(distinct origin_key) as n_origins,
        min(published) as first_published,
        max(published) as last_published
    from told
    group by answer_key
),

bounded as (
    select
        * replace (
            case when has_earliest then earliest end as earliest,
            case when has_latest then latest end as latest,
            case when has_low then low end as low,
            case when has_high then high end as high
        )
    from counted
)

select
    answer_key,
    question_key,
    word_answer(
        value_kind,
        polarity,
        word_date(
            earliest,
            latest,
            case
                when value_kind <> 'date' or when_relation not in ('until', 'until_at_least') then when_relation
            end
        ),
        word_quantity(low, high, is_approximate, unit),
        value_words
    ) as answer,
    polarity,
    earliest,
    latest,
    low,
    high,
    case when coalesce(low, high) is not null then unit end as unit,
    key_of(coalesce(place_to_id, 'place/unknown')) as place_to_key,
    gives_value,
    n_claims,
    n_articles,
    n_outlets,
    n_speakers,
    n_origins,
    first_published,
    last_published
from bounded
order by question_key, answer_key;
