-- Fills: fact_mention.
insert into fact_mention by name
select
    mention_in.article_key,
    mention_in.sentence_no,
    mention_in.kind,
    mention_in.char_start,
    mention_in.char_end,
    mention_in.mention_text,
    mention_in.member as member_id,
    mention_in.timex_type,
    mention_in.timex_value,
    mention_in.when_relation,
    mention_in.when_earliest,
    mention_in.when_latest,
    mention_in.quantity_qualifier,
    mention_in.quantity_low,
    mention_in.quantity_high,
    mention_in.unit,
    mention_in.rule
from mention_in
order by
    mention_in.article_key, mention_in.char_start, mention_in.char_end, mention_in.kind, mention_in.rule,
    mention_in.member;
