"""How a claim stands to a time expression: the words before and after it, and the interval that follows from both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from etl.extract.dates import calendar as cal
from etl.extract.dates.calendar import Period
from etl.extract.dates.context import Context
from etl.extract.dates.duration import stretch
from etl.extract.dates.timex import Timex
from etl.extract.mentions import DateMention, Relation

DAY = timedelta(days=1)
Bounds = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Link:
    """The words that relate a claim to one expression: their token range around it and the rule's arguments."""

    first: int
    last: int
    options: Mapping[str, Any]


def bounds(relation: Relation, period: Period, edge: str = "") -> Bounds:
    """The closed interval of a moment that stands in a relation to a period (None = open).

    `edge` "END" means that the period is the end of something: before its end is by it.

    >>> bounds("after", cal.year(2026))
    (datetime.date(2027, 1, 1), None)
    """
    first, last = period.earliest, period.latest
    if first is None or last is None:
        return None, None
    if relation == "before":
        return None, last if edge == "END" else first - DAY if first > date.min else first
    table: dict[str, Bounds] = {
        "by": (None, last),
        "until_at_least": (first, None),
        "since": (first, None),
        "after": (last + DAY if last < date.max else None, None),
    }
    return table.get(relation, (first, last))


def _beside_event(relation: str, period: Period) -> Bounds:
    """ "Before the November vote", "after the 2021 takeover": the event lies somewhere in the period."""
    return (None, period.latest) if relation == "before" else (period.earliest, None)


def mention(timex: Timex, link: Link, context: Context) -> DateMention:
    """The finished mention of an expression."""
    tokens = context.tokens
    relation: Relation = link.options.get("relation", "")
    unresolved = timex.unresolved
    earliest: date | None = None
    latest: date | None = None
    if timex.amount and not timex.period and timex.type == "DURATION":
        relation, earliest, latest, unresolved = _length(timex, link, context)
    elif timex.spread and timex.period:
        relation, earliest, latest = _spread(timex, link.options, relation)
    elif timex.period and timex.period.earliest:
        relation, earliest, latest = _placed(timex, relation, link.options, context)
    relation = relation or natural(timex)
    return DateMention(
        start=tokens.starts[timex.first],
        end=tokens.ends[timex.last],
        first=timex.first,
        last=timex.last,
        rule=timex.rule,
        timex_type=timex.type,
        timex_value=timex.value,
        relation=relation,
        earliest=earliest,
        latest=latest,
        when_start=tokens.starts[link.first],
        when_end=tokens.ends[link.last],
        mod=timex.mod or ("APPROX" if link.options.get("about") else ""),
        unresolved="" if earliest or latest else unresolved or "beyond the calendar",
    )


def _placed(
    timex: Timex, relation: Relation, options: Mapping[str, Any], context: Context
) -> tuple[Relation, date | None, date | None]:
    """The interval of a moment that the options relate to the period."""
    period, today = timex.period, context.reference
    assert period
    if options.get("future") and context.tense(timex.first, timex.last) == "future":
        relation = options["future"]
    relation = relation or natural(timex)
    earliest, latest = bounds(relation, period, timex.mod)
    if not options:
        return relation, earliest, latest
    if options.get("of_event") and relation in ("before", "after"):
        earliest, latest = _beside_event(relation, period)
    if options.get("from_now") and today and latest and today <= latest:
        earliest = today
    if options.get("beyond"):
        earliest, latest = bounds("after", period)
    if options.get("at_earliest"):
        relation = "until_at_least" if relation == "until" else "after"
    if options.get("open") or options.get("at_earliest"):
        earliest, latest = period.earliest, None
    if options.get("to_date") and today and (latest is None or latest > today):
        latest = max(today, earliest or today)
    return relation, earliest, latest


def natural(timex: Timex) -> Relation:
    """On a day, during anything longer."""
    if timex.period is None:
        return "during" if timex.type in ("DURATION", "SET") else "on"
    return "on" if timex.period.grain == "day" else "during"


def _spread(
    timex: Timex, options: Mapping[str, Any], relation: Relation | str
) -> tuple[Relation, date | None, date | None]:
    assert timex.period
    first, last = timex.period.earliest, timex.period.latest
    if options.get("forward") and timex.spread == "next":
        return "by", first, last
    if relation in ("since", "after", "before", "until"):
        return relation, *bounds(relation, timex.period)
    return "during", first, last


def _length(timex: Timex, link: Link, context: Context) -> tuple[Relation, date | None, date | None, str]:
    """A bare duration has an interval only where its relation anchors it to the reference date."""
    assert timex.amount
    count = timex.amount[0]
    options, base = link.options, context.reference
    none: tuple[Relation, None, None, str] = (options.get("relation") or "during", None, None, timex.unresolved)
    how = options.get("length", "")
    if not how and context.stays(timex.first) and context.adds(timex.first, timex.last):
        how = "for"
    if not how or options.get("event"):
        return (*none[:3], "counts from an event") if options.get("event") else none
    if base is None:
        return (*none[:3], "no reference date")
    if count is None or context.history:
        return (*none[:3], "vague" if count is None else "counts from an event")
    counted = ("ago", "within")
    return _anchored(how, timex, link, context) or ((*none[:3], "counts from an event") if how in counted else none)


def _anchored(
    how: str, timex: Timex, link: Link, context: Context
) -> tuple[Relation, date | None, date | None, str] | None:
    assert timex.amount and context.reference
    length, base = timex.amount, context.reference
    ahead, behind = stretch(context, length, "next"), stretch(context, length, "past")
    if ahead is None or behind is None:
        return None
    tense = context.tense(timex.first, timex.last)
    if how == "within" and timex.base and timex.base.earliest and timex.base.latest:
        return "by", timex.base.earliest, cal.shift(timex.base.latest, length[0] or 0, length[1]), ""
    if how == "within" and tense == "past" and context.is_fronted(link.first):
        return None
    if how == "within" or (how == "has" and context.word(timex.last + 1) == "to"):
        return "by", ahead.earliest, ahead.latest, ""
    if how == "until" or (how == "for" and context.adds(timex.first, timex.last)):
        if tense == "past":
            return None
        if timex.mod in ("EQUAL_OR_MORE", "MORE_THAN"):
            return "until_at_least", ahead.latest, None, ""
        return "until", ahead.latest, ahead.latest, ""
    if how == "in":
        if tense != "future" or length[1].startswith("T"):
            return None
        whole = cal.around(ahead.latest or base, length[1])
        sooner = cal.around(cal.shift(base, timex.least, length[1]), length[1]) if timex.least else whole
        return "on", sooner.earliest, whole.latest, ""
    if how == "ago" and length[1] in ("Y", "CE") and context.ends_now(timex.first, timex.last):
        whole = cal.around(behind.earliest or base, length[1])
        return "on", whole.earliest, whole.latest, ""
    return None
