-- Question: Where do independent origins contradict each other, side by side?
select
    question,
    dimension,
    answer,
    origin,
    other_answer,
    other_origin,
    is_same_article
from conflict
order by question, dimension, answer, other_answer;
