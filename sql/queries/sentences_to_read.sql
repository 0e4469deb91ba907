-- Question: Which sentences hold a figure or a date beside a force, and still need a human reader?
select
    article_path,
    sentence_no,
    sentence
from unclaimed
order by article_path, sentence_no;
