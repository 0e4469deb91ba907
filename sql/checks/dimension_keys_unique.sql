-- Question: Which keys stand for more than one row of a table?
with keyed as (
    select
        'dim_article' as table_name,
        article_key as row_key
    from dim_article
    union all
    select
        'dim_force' as table_name,
        force_key as row_key
    from dim_force
    union all
    select
        'dim_place' as table_name,
        place_key as row_key
    from dim_place
    union all
    select
        'dim_source' as table_name,
        source_key as row_key
    from dim_source
    union all
    select
        'dim_speaker' as table_name,
        speaker_key as row_key
    from dim_speaker
    union all
    select
        'dim_topic' as table_name,
        topic_key as row_key
    from dim_topic
    union all
    select
        'dim_origin' as table_name,
        origin_key as row_key
    from dim_origin
    union all
    select
        'fact_question' as table_name,
        question_key as row_key
    from fact_question
    union all
    select
        'fact_answer' as table_name,
        answer_key as row_key
    from fact_answer
    union all
    select
        'fact_sentence' as table_name,
        article_key || '|' || sentence_no as row_key
    from fact_sentence
    union all
    select
        'etl_file' as table_name,
        path as row_key
    from etl_file
)

select
    table_name,
    row_key,
    count(*) as n_rows
from keyed
group by table_name, row_key
having count(*) > 1;
