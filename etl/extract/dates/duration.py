"""Productions for lengths of time: durations, distances ("two weeks ago"), spans beside the reference date, sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from etl.extract.dates import calendar as cal
from etl.extract.dates.calendar import Period
from etl.extract.dates.clauses import MODALS
from etl.extract.dates.context import Context
from etl.extract.dates.produce import NO_REFERENCE, calendar
from etl.extract.dates.timex import Hit, Timex, make

Amount = tuple[float | None, str]
TWO = (("n", "unit"), ("n2", "unit2"))


def amount(hit: Hit) -> Amount | None:
    """Count (None where vague) and calendar unit of a duration; decades count as ten years, fortnights as two weeks."""
    unit = hit.value("unit", "time_unit")
    count = _count(hit)
    if unit is None or count == 0:
        return None
    if unit[0].isdigit():
        factor, unit = int(unit[:-1]), unit[-1]
        return (None if count is None else count * factor), unit
    return count, unit


def _count(hit: Hit) -> float | None:
    if "vague" in hit.groups:
        return None
    more = 0.5 if "plus" in hit.groups else 0.0
    if "n" in hit.groups:
        return _spelt(hit) + more
    if "two" in hit.groups:
        return 2 + more
    if "half" in hit.groups:
        return 0.5
    if hit.options.get("one"):
        return 1.0
    if "long" in hit.groups and hit.words("unit")[0][-1] != "s":
        return 1.0
    if "one" in hit.groups or ("this" in hit.groups and hit.words("unit")[0][-1] != "s"):
        return 1 + more
    return None


def least(hit: Hit) -> float | None:
    """The lower end of a count that is a range: 2 for "two or three"; None where it is one number."""
    words = hit.words("n")
    if not {"to", "or", "–"} & set(words) and not ("-" in words and words[0][0].isdigit()):
        return None
    first, last = hit.groups["n"]
    lower = replace(hit, groups={"n": (first, first)})
    return _spelt(lower) if last > first else None


def _spelt(hit: Hit) -> float:
    """The number of a group: figures, or words such as "twenty-five"; of a range its upper end."""
    total, table = 0.0, hit.context.words.values["time_number"]
    for word in hit.words("n"):
        digits = word.replace(",", "")
        if digits.replace(".", "", 1).isdigit():
            total = float(digits)
        elif word in table:
            total = total + table[word] if 20 <= total < 100 and table[word] < 10 else float(table[word])
    return total


def written(length: Amount) -> str:
    """The TIMEX3 value of a duration.

    >>> written((9.0, "M")), written((2.5, "Y")), written((30.0, "TM")), written((None, "D"))
    ('P9M', 'P2.5Y', 'PT30M', 'PXD')
    """
    count, unit = length
    number = "X" if count is None else f"{count:g}" if count < 1_000_000 else str(int(count))
    return f"PT{number}{unit[1:]}" if unit.startswith("T") else f"P{number}{unit}"


def duration(hit: Hit, context: Context) -> Timex | None:
    """A length of time that nothing anchors: "nine months", "a 12-month"."""
    length = amount(hit)
    if length is None or (length[0] or 0) > 100_000 or _is_no_length(hit, length[1]):
        return None
    mod = hit.value("about", "time_about", "time_near") or ""
    found = make(hit, "DURATION", written(length), amount=length, least=least(hit), mod=mod, unresolved="duration")
    found.base = context.decided(hit.first)
    return found


def two_lengths(hit: Hit, context: Context) -> Timex | None:
    """ "Two years and three months": counted in the smaller unit where the larger is a whole number of it."""
    parts = [replace(hit, groups={"n": hit.groups[n], "unit": hit.groups[unit]}) for n, unit in TWO]
    large, small = amount(parts[0]), amount(parts[1])
    if not large or not small or large[0] is None or small[0] is None:
        return None
    times = {("Y", "M"): 12, ("W", "D"): 7, ("D", "TH"): 24, ("TH", "TM"): 60}.get((large[1], small[1]))
    if times is None or small[0] >= times:
        return None
    first, second = written(large), written(small)
    value = first + second.removeprefix("PT" if first.startswith("PT") else "P")
    mod = hit.value("about", "time_about", "time_near") or ""
    total = (large[0] * times + small[0], small[1])
    return make(hit, "DURATION", value, amount=total, mod=mod, unresolved="duration")


def _is_no_length(hit: Hit, unit: str) -> bool:
    """ "a second", "a quarter", "three quarters of", "some quarters" count or place, they do not last."""
    if unit == "TS":
        return "one" in hit.groups
    after = hit.context.tokens.words[hit.last + 1 : hit.last + 2]
    return unit == "Q" and ("n" not in hit.groups or after == ["of"])


def indefinite(hit: Hit, context: Context) -> Timex | None:
    """ "A short time", "an indefinite period": a length that nobody counts."""
    return make(hit, "DURATION", "PXD", amount=(None, "D"), unresolved="vague")


def spread(hit: Hit, context: Context) -> Timex | None:
    """A length of time up to or from the reference date: "the past nine months", "the next two years"."""
    length = amount(hit)
    if hit.words("unit") == ["weekend"]:
        return None
    if length is None or (length[1] == "Q" and not {"n", "vague", "two"} & hit.groups.keys()):
        return None
    if hit.words("this") == ["last"] and hit.groups["this"][0] == hit.first and _is_verb(context, hit.first):
        return None
    side = "next" if hit.value("this", "time_this", "time_ahead") == 1 else "past"
    found = make(hit, "DURATION", written(length), amount=length, spread=side)
    base = context.reference
    if context.history or base is None:
        found.unresolved = NO_REFERENCE if base is None else "counts from an event"
    elif length[0] is None:
        found.unresolved = "vague"
    else:
        found.period = stretch(context, length, side)
    return found


def _is_verb(context: Context, index: int) -> bool:
    """ "Will last two hours": after a modal or "to" it is no adjective."""
    before = context.word(index - 1)
    return before in MODALS or before in ("to", "not") or before.endswith(("n't", "n’t"))


def stretch(context: Context, length: Amount, side: str) -> Period | None:
    """From the reference date so far back or ahead."""
    base, (count, unit) = context.reference, length
    if base is None or count is None or not _within(base.year, count, unit):
        return None
    if unit == "Q":
        return _quarters(base, int(count), side)
    other = cal.shift(base, -count if side == "past" else count, unit)
    first, last = sorted((base, other))
    return Period(written(length), first, last, "span", first.year)


def _quarters(base: date, count: int, side: str) -> Period:
    """Quarters are those of the calendar: so many before the current one, or after it."""
    start = cal.around(base, "Q").earliest
    assert start
    first = cal.shift(start, -count, "Q") if side == "past" else cal.shift(start, 1, "Q")
    last = cal.shift(first, count, "Q") - timedelta(days=1)
    return Period(written((count, "Q")), first, last, "span", first.year)


def _within(year: int, count: float, unit: str) -> bool:
    return count * {"CE": 100, "Y": 1}.get(unit, 0.1) < year - 1 and count < 9000


def distance(hit: Hit, context: Context) -> Timex | None:
    """So long ago, later, earlier or from now: as precise as its unit ("two years ago": a year)."""
    length = amount(hit)
    if length is None:
        return None
    toward = hit.options["toward"]
    base, known = _origin(hit, context)
    count, unit = length
    mod = hit.value("about", "time_about", "time_near") or ""
    if count is None:
        past = "PAST_REF" if toward < 0 else "FUTURE_REF"
        return make(hit, "DATE", past if "vague" in hit.groups else blank(unit), amount=length, unresolved="vague")
    if base is None or not known or not _within(base.year, count, unit):
        why = NO_REFERENCE if base is None else "counts from an event"
        return make(hit, "DATE", blank(unit), amount=length, unresolved=why, mod=mod)
    if unit.startswith("T"):
        return make(hit, "TIME", f"{base.isoformat()}TXX", cal.day(base), amount=length, mod=mod)
    period = cal.around(cal.shift(base, toward * count, unit), unit)
    if count % 1:
        period = cal.around(cal.shift(base, toward * count, unit), "M")
    if lower := least(hit):
        period = _between(period, cal.around(cal.shift(base, toward * lower, unit), unit))
    return make(hit, "DATE", period.value, period, amount=length, mod=mod)


def _between(one: Period, other: Period) -> Period:
    """The stretch from the earlier of two periods to the end of the later."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return one
    return replace(one, earliest=min(one.earliest, other.earliest), latest=max(one.latest, other.latest), grain="span")


def blank(unit: str) -> str:
    """The TIMEX3 value of an unknown period of a unit."""
    return {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "CE": "XX"}.get(unit, "XXXX-XX-XX")


def _origin(hit: Hit, context: Context) -> tuple:  # type: ignore[type-arg]
    """The day that a distance counts from, and whether it is sure."""
    if hit.options.get("anchor") == "reference" and not context.history:
        return context.reference, True
    if context.last and context.last.earliest and (context.history or hit.first - context.last_first < 60):
        return context.last.earliest, True
    return context.reference, False


def nth(hit: Hit, context: Context) -> Timex | None:
    """ "the first ten months of 2025", "the last week of May": a length with its place in a period that follows."""
    position = hit.value("nth", "time_ordinal") or 1
    length = amount(hit)
    if length is None:
        return None
    whole = calendar(hit, context) if "here" not in hit.groups else _here(hit, context)
    if whole is None:
        return None
    count, unit = length
    written_length = written((count or 1, unit) if "n" in hit.groups or hit.words("unit")[0][-1] != "s" else length)
    found = replace(whole, type="DURATION", value=written_length, mod="")
    if whole.period and not unit.startswith("T"):
        inside = cal.nth(whole.period, int(count or 0) if "n" in hit.groups else 0, position, unit)
        found.period = inside
        if length[0] is None and hit.words("unit")[0][-1] == "s":
            found.period = cal.part(whole.period, "END" if position < 0 else "START")
        found.unresolved = "" if inside else "outside its period"
    return found


def _here(hit: Hit, context: Context) -> Timex | None:
    """ "The year", "the month" that runs, or that the tale has reached."""
    base = context.base()
    whole = cal.around(base, hit.value("here", "time_unit")) if base else None
    return make(hit, "DATE", whole.value, whole) if whole else None


def often(hit: Hit, context: Context) -> Timex | None:
    """How often: "every Friday", "each year", "daily", "per month"."""
    if "tod" in hit.groups:
        return make(hit, "SET", f"XXXX-XX-XXT{hit.value('tod', 'time_of_day')}", unresolved="set")
    if "weekday" in hit.groups:
        return make(hit, "SET", f"XXXX-WXX-{hit.value('weekday', 'weekday', 'time_weekdays')}", unresolved="set")
    if "month" in hit.groups:
        return make(hit, "SET", f"XXXX-{hit.value('month'):02}", unresolved="set")
    if "season" in hit.groups:
        return make(hit, "SET", f"XXXX-{hit.value('season')}", unresolved="set")
    if "word" in hit.groups:
        return make(hit, "SET", hit.value("word", "time_set_word"), unresolved="set")
    length = amount(hit)
    if length is None:
        return None
    count, unit = length
    return make(hit, "SET", written((count or 1, unit)), unresolved="set")
