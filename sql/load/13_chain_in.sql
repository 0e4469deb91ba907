-- Makes: the links of the attribution chains of this run's claims.
create temp table chain_in as
select
    article_in.article_key,
    staged_chain.*,
    coalesce(staged_chain.member, outlet_in.source_id, 'source/unknown') as member_id
from article_in
inner join staged_chain
    on article_in.extract_key = staged_chain.extract_key and article_in.article_no = staged_chain.article_no
left join outlet_in on article_in.outlet = outlet_in.outlet;
