-- Fills: etl_file.
insert into etl_file by name
select
    given_file.path,
    given_file.sha256,
    given_file.size,
    given_file.state,
    given_file.articles,
    given_file.extract_key,
    given_load.load_id
from given_file
cross join given_load
order by given_file.path;
