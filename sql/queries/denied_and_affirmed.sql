-- Question: Which withdrawals are denied by one speaker and reported by another?
select
    denied.force,
    denied.place,
    denied.speaker as denied_by,
    denied.outlet as denied_in,
    affirmed.speaker as affirmed_by,
    affirmed.outlet as affirmed_in,
    affirmed.when_text
from claim as denied
inner join claim as affirmed on denied.question_key = affirmed.question_key
where denied.topic = 'withdrawal' and denied.polarity = 'denied' and affirmed.polarity = 'affirmed'
order by denied.force, denied.place, denied_by, affirmed_by;
