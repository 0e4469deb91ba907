-- Makes: a label for each claim that repeats or is repeated: the number of the best grounded claim that it meets.
-- Caution: etl/load/components.py lowers the labels until all claims of one group share the lowest.
create temp table repeat_label as
select
    node,
    min(hub) as label,
    min(run_start) as run_start
from repeat_edge
group by node;
