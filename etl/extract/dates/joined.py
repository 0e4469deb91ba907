"""Mentions that mean something together: ranges ("from March to now") and distances ("60 days after January 20")."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from etl.extract.dates import calendar as cal
from etl.extract.dates.context import Context
from etl.extract.dates.duration import Amount
from etl.extract.dates.timex import Timex
from etl.extract.mentions import DateMention, Relation
from etl.extract.tokens import Tokens

DASHES = frozenset("-–—")
TO = DASHES | {"to", "through", "thru"}
UNTIL = frozenset({"until", "till", "til"})
AFTER = frozenset({"after", "from", "following", "since"})
BEFORE = frozenset({"before"})
GAP = 8  # tokens between "a year after" and the date of what it counts from
CLOSING = frozenset(',.;:()"“”—–')


def joined(found: list[DateMention], timexes: list[Timex], context: Context) -> list[DateMention]:
    """All mentions, those that belong together with the interval and the words of the whole.

    "from X to Y", "between X and Y", "X-Y", "X or Y" and "N days after X".
    """
    out = list(found)
    for i in range(len(out) - 1):
        gap = out[i + 1].first - out[i].last
        if gap > 2 and (gap > GAP + 2 or not timexes[i].amount):
            continue
        a, b = out[i], out[i + 1]
        both = _distance(a, b, timexes[i : i + 2], context) if timexes[i].amount else None
        if not both and gap <= 2:
            both = _range(a, b, context)
        if both:
            out[i], out[i + 1] = both
    return out


def _range(a: DateMention, b: DateMention, context: Context) -> tuple[DateMention, DateMention] | None:
    tokens = context.tokens
    link = tokens.words[a.last + 1].lower()
    before = tokens.words[a.first - 1].lower() if a.first else ""
    b = _as_today(b, context, before) or b
    if not (a.earliest or a.latest) or not (b.earliest or b.latest):
        return None
    if b.first - a.last == 1 and not (before == "from" and b.timex_value == "PRESENT_REF"):
        return None
    between = link == "and" and (before == "between" or _are_neighbours(a, b))
    either = link == "or" and a.timex_type == b.timex_type == "DATE"
    until = link in UNTIL and before == "from"
    if not (between or either or until or link in TO) or (link in DASHES and a.timex_type != b.timex_type):
        return None
    if not either:
        b = _after(a, b, tokens)
    earliest, latest = a.earliest, b.latest
    if a.timex_type == "DURATION" or earliest is None or latest is None or earliest > latest:
        return None
    when = tokens.starts[a.first - 1] if before in ("from", "between") else a.when_start
    return _whole(a, b, "during", earliest, latest, when)


def _are_neighbours(a: DateMention, b: DateMention) -> bool:
    """ "On 10 and 11 May", "in 2015 and 2016": two days, months or years in a row are one stretch."""
    if not (a.earliest and a.latest and b.earliest and b.latest and a.timex_type == b.timex_type == "DATE"):
        return False
    same = a.relation == b.relation and a.relation in ("on", "during") and len(a.timex_value) == len(b.timex_value)
    return same and not a.mod and not b.mod and b.earliest - a.latest == timedelta(days=1)


def _whole(
    a: DateMention, b: DateMention, relation: Relation, earliest: date | None, latest: date | None, when: int
) -> tuple[DateMention, DateMention]:
    same = {"relation": relation, "earliest": earliest, "latest": latest, "unresolved": ""}
    span = {"when_start": when, "when_end": b.when_end}
    return replace(a, **same, **span), replace(b, **same, **span)  # type: ignore[arg-type]


def _as_today(b: DateMention, context: Context, before: str) -> DateMention | None:
    """ "Between March and now", "from March to date": the end is the day of writing."""
    if b.timex_value != "PRESENT_REF" or before not in ("between", "from") or not context.reference:
        return None
    return replace(b, earliest=context.reference, latest=context.reference)


def _after(a: DateMention, b: DateMention, tokens: Tokens) -> DateMention:
    """The end of a range is the first such day, month or weekday from its start on: "Friday to Monday"."""
    if not a.earliest or not b.earliest or not b.latest or b.timex_type != "DATE":
        return b
    if any(len(word) == 4 and word.isdigit() for word in tokens.words[b.first : b.last + 1]):
        return b
    if b.rule.endswith("weekday"):
        return _moved(b, 7, "D") if a.earliest > b.earliest else b
    if b.timex_value[:4].isdigit() and a.earliest > b.earliest:
        return _moved(b, 1, "Y")
    sooner = _moved(b, -1, "Y")
    is_bare = b.rule.endswith(("/month", "/month day", "/day month", "/early month"))
    return sooner if is_bare and sooner.earliest and a.earliest <= sooner.earliest else b


def _moved(b: DateMention, count: int, unit: str) -> DateMention:
    assert b.earliest and b.latest
    first, last = cal.shift(b.earliest, count, unit), cal.shift(b.latest, count, unit)
    value = first.isoformat() if unit == "D" else f"{first.year:04}{b.timex_value[4:]}"
    return replace(b, earliest=first, latest=last, timex_value=value)


def _distance(
    a: DateMention, b: DateMention, timexes: list[Timex], context: Context
) -> tuple[DateMention, DateMention] | None:
    """ "60 days after January 20", "a year after the 2021 takeover", "within 60 days of January 20"."""
    (length, anchor), tokens = timexes, context.tokens
    amount, period = length.amount, anchor.period
    link = tokens.words[a.last + 1].lower()
    within = link == "of" and a.relation == "by"
    if not (within or link in AFTER or link in BEFORE) or a.timex_type != "DURATION" or length.spread:
        return None
    if not amount or amount[0] is None or amount[1].startswith("T") or b.timex_type not in ("DATE", "TIME"):
        return None
    if not period or not period.earliest or not period.latest or not _reaches(a, b, tokens, link):
        return None
    base = period.earliest, period.latest
    sign = -1 if link in BEFORE else 1
    if within:
        return _whole(a, b, "by", base[0], cal.shift(base[1], amount[0], amount[1]), a.when_start)
    earliest, latest, relation = _counted(base, amount, sign, length.mod)
    return _whole(a, b, relation, earliest, latest, a.when_start)


def _reaches(a: DateMention, b: DateMention, tokens: Tokens, link: str) -> bool:
    """Whether the date belongs to what is counted from: no mark of a pause in between, and a noun phrase."""
    between = tokens.words[a.last + 2 : b.first]
    if not between:
        return True
    if link in ("from", "of", "since") or any(word in CLOSING or word[0] == "\n" for word in between):
        return False
    after = tokens.words[b.last + 1 : b.last + 2]
    modifies = bool(after) and after[0][0].isalpha() and after[0] not in ("and", "or", "in", "on", "the", "by", "to")
    return between[-1] in ("of", "in", "on") or (b.timex_type == "DATE" and modifies)


def _counted(base: tuple[date, date], amount: Amount, sign: int, mod: str) -> tuple[date | None, date | None, Relation]:
    count, unit = amount
    assert count is not None
    first, last = (cal.shift(day, sign * count, unit) for day in base)
    if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return (first, None, "after") if sign > 0 else (None, last, "before")
    if mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        return (base[0], last - timedelta(days=1), "during") if sign > 0 else (first, base[1], "during")
    return cal.around(first, unit).earliest, cal.around(last, unit).latest, "on"
