-- Fills: dim_article, near-duplicates with the first of their group.
insert into dim_article by name
with first_of_group as (
    select
        one.node as article_key,
        first.node as text_group
    from copy_label as one
    inner join copy_label as first on one.label = first.own_label
)

select
    article_in.article_key,
    article_in.article_path,
    article_in.article_no,
    key_of(coalesce(outlet_in.source_id, 'source/unknown')) as source_key,
    nullif(trim(article_in.outlet), '') as outlet,
    article_in.outlet_how,
    article_in.title,
    article_in.byline,
    article_in.dateline,
    article_in.published,
    article_in.published_how,
    article_in.language,
    case
        when nullif(article_in.title, '') is not null
            then
                row_number()
                    over (
                        partition by outlet_in.source_id, article_in.title
                        order by article_in.published_or_last, article_in.article_path, article_in.article_no
                    )
        else 1
    end as version,
    article_in.url,
    article_in.retrieved,
    article_in.encoding,
    article_in.content_hash,
    article_in.text_hash,
    coalesce(first_of_group.text_group, article_in.article_key) as text_group,
    article_in.text,
    article_in.raw_start,
    article_in.raw_end,
    article_in.offsets,
    article_in.fixes
from article_in
left join outlet_in on article_in.outlet = outlet_in.outlet
left join first_of_group on article_in.article_key = first_of_group.article_key
order by article_in.article_path, article_in.article_no;
