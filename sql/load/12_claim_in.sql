-- Makes: the claims of this run with their article, and with the outlet as speaker where nobody is credited.
create temp table claim_in as
select
    article_in.article_key,
    article_in.article_path,
    article_in.published,
    article_in.published_or_last,
    coalesce(outlet_in.source_id, 'source/unknown') as outlet_id,
    coalesce(staged_claim.force, 'force/unknown') as force_id,
    coalesce(staged_claim.place, 'place/unknown') as place_id,
    coalesce(staged_claim.place_to, 'place/unknown') as place_to_id,
    coalesce(staged_claim.speaker, outlet_in.source_id, 'source/unknown') as speaker_id,
    coalesce(staged_claim.via, 'source/unknown') as via_id,
    staged_claim.*
from article_in
inner join staged_claim
    on article_in.extract_key = staged_claim.extract_key and article_in.article_no = staged_claim.article_no
left join outlet_in on article_in.outlet = outlet_in.outlet;
