-- Fills: etl_load.
insert into etl_load by name
select
    given_load.load_id,
    given_load.started_at,
    given_load.raw_folder,
    given_load.ruleset,
    given_load.version,
    (select count(*) from given_file) as n_files,
    (select count(*) from dim_article) as n_articles,
    (select count(*) from claim_in) as n_claims,
    (select count(distinct given_reject.path) from given_reject) as n_rejects
from given_load;
