-- Question: When does the mission of each force end, and who stands behind each date?
select
    question,
    answer,
    n_origins,
    origins,
    outlets
from answer
where topic = 'mission_end'
order by question asc, n_origins desc, answer asc;
