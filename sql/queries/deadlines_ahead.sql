-- Question: Which deadlines fall into the coming year, counted from the newest article?
with clock as (select max(published) as newest from dim_article)

select
    timeline.moment,
    timeline.when_relation,
    timeline.topic,
    timeline.force,
    timeline.place,
    timeline.speaker,
    timeline.when_text
from timeline
cross join clock
where timeline.moment between clock.newest and clock.newest + interval 1 year
order by timeline.moment, timeline.topic;
