-- Fills: etl_reject.
insert into etl_reject by name
select
    path,
    reason,
    detail
from given_reject
order by path, reason, detail;
