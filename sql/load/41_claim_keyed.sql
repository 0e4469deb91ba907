-- Makes: the claims with their keys, and with what decides which question they answer and which value they give.
-- Caution: a question asks about a speaker only where its wording names one and somebody other than the outlet speaks.
create temp table claim_keyed as
with ready as (
    select
        claim_in.*,
        dim_topic.topic_key,
        dim_topic.value_kind,
        dim_topic.tolerance,
        coalesce(unit_family.family, nullif(claim_in.unit, ''), 'people') as unit_family,
        case
            when contains(dim_topic.question, '{speaker}') and dim_speaker.kind <> 'outlet' then claim_in.speaker_id
            else 'speaker/unknown'
        end as asked_speaker_id,
        substr(
            dim_article.text, claim_in.char_start + 1, claim_in.char_end - claim_in.char_start
        ) as claim_text,
        concat_ws(
            '|', claim_in.article_path, claim_in.article_no, claim_in.topic, claim_in.char_start, claim_in.char_end,
            claim_in.force_id, claim_in.place_id, claim_in.polarity, coalesce(claim_in.quantity_low, -1),
            coalesce(claim_in.quantity_high, -1), coalesce(claim_in.unit, ''),
            coalesce(claim_in.when_earliest, date '0001-01-01'), coalesce(claim_in.when_latest, date '0001-01-01')
        ) as natural_key
    from claim_in
    inner join dim_topic on claim_in.topic = dim_topic.topic
    inner join dim_article on claim_in.article_key = dim_article.article_key
    inner join dim_speaker on claim_in.speaker_id = dim_speaker.speaker_id
    left join unit_family on claim_in.unit = unit_family.unit
),

numbered as (
    select
        *,
        row_number() over (
            partition by natural_key
            order by place_to_id, speaker_id, via_id, modality, rule, claim_no
        ) as twin_no
    from ready
)

select
    *,
    key_of(natural_key || case when twin_no > 1 then '|' || twin_no else '' end) as claim_id,
    key_of(concat_ws('|', topic, force_id, place_id, asked_speaker_id)) as question_key
from numbered;
