"""Productions for periods named by where they stand: "next year", "last Saturday", "the same day", "now"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from etl.extract.dates import calendar as cal
from etl.extract.dates.calendar import Period
from etl.extract.dates.clauses import REACH
from etl.extract.dates.context import Context
from etl.extract.dates.duration import blank, stretch
from etl.extract.dates.named import fiscal_period
from etl.extract.dates.produce import NO_REFERENCE, calendar, shade
from etl.extract.dates.timex import Hit, Timex, make

GRAINS = {"D": "day", "W": "week", "M": "month", "Q": "quarter"}
SPANNING = frozenset(("over", "within", "in", "during", "for", "throughout", "across"))


def period(hit: Hit, context: Context) -> Timex | None:
    """This, last or next week, month, quarter, year, decade; "the weekend"."""
    unit = hit.value("unit", "time_unit")
    step = (hit.value("this", "time_this") or 0) + hit.options.get("more", 0)
    base = context.base() if _told(hit) else context.reference
    if base is not None and {"fiscal", "financial"} & set(hit.context.tokens.words[hit.first : hit.last]):
        whole = fiscal_period(base.year + (base.month >= 10) + step)
        return make(hit, "DATE", whole.value, whole, aside=True)
    if base is None:
        return make(hit, "DATE", blank(unit.lstrip("1025") or "Y"), unresolved=NO_REFERENCE)
    return _shaded(hit, _period(hit, base, unit, step))


def _period(hit: Hit, base: date, unit: str, step: int) -> Period:
    if hit.words("unit")[-1] == "weekend":
        if step == -1 or (step == 0 and base.weekday() < 3 and "this" not in hit.groups):
            base = cal.shift(base, -7, "D")
        return cal.weekend(cal.shift(base, 7 if step == 1 else 0, "D"))
    return cal.around(cal.shift(base, step, unit), unit)


def _told(hit: Hit) -> bool:
    """Whether the words point to the time that is told ("the next spring", "that summer"), not to today."""
    return hit.context.history and hit.context.tokens.words[hit.first].lower() in ("the", "that")


def _shaded(hit: Hit, whole: Period) -> Timex:
    told = _told(hit)
    return shade(hit, make(hit, "DATE", whole.value, whole if told else _beside_today(hit, whole), aside=not told))


def _beside_today(hit: Hit, whole: Period) -> Period:
    """ "Earlier this year" ends with the reference date, "later this year" begins with it."""
    today, part = hit.context.reference, hit.words("part") or hit.words("edge")
    if today is None or whole.earliest is None or whole.latest is None or not whole.earliest <= today <= whole.latest:
        return whole
    if part == ["earlier"]:
        return replace(whole, latest=today)
    return replace(whole, earliest=today) if part in (["later"], ["rest"], ["remainder"]) else whole


def season(hit: Hit, context: Context) -> Timex | None:
    """This, last or next spring, summer, autumn, winter."""
    code = hit.value("season", "season")
    base = context.base() if _told(hit) else context.reference
    if base is None:
        return make(hit, "DATE", f"XXXX-{code}", unresolved=NO_REFERENCE)
    step = hit.value("this", "time_this") or 0
    found = cal.season(base.year, code)
    assert found.earliest and found.latest
    if step < 0:
        while found.latest >= base:
            found = cal.season(int(found.earliest.year) - 1, code)
    elif step > 0:
        while found.earliest <= base:  # type: ignore[operator]
            found = cal.season(int(found.earliest.year) + 1, code)  # type: ignore[union-attr]
    elif code == "WI" and base.month < 3:
        found = cal.season(base.year - 1, code)
    return _shaded(hit, found)


def month(hit: Hit, context: Context) -> Timex | None:
    """Last or next January: the nearest one that is over, or that is still to come."""
    number = hit.value("month", "month")
    base = context.base() if _told(hit) else context.reference
    if base is None:
        return make(hit, "DATE", f"XXXX-{number:02}", unresolved=NO_REFERENCE)
    step = hit.value("this", "time_this") or 0
    year = base.year
    if step < 0:
        year -= number >= base.month
    elif step > 0:
        year += number <= base.month
    return _shaded(hit, cal.month(year, number))


def day_word(hit: Hit, context: Context) -> Timex | None:
    """Today, yesterday, tomorrow, tonight, this morning, last night."""
    step = hit.value("word", "time_day_word")
    if step is None:
        step = hit.options.get("step", hit.value("this", "time_this") or 0)
    base = context.reference
    if step == 1 and context.word(hit.first - 1) == "of" and context.word(hit.first - 2) != "as":
        return make(hit, "DATE", "FUTURE_REF", unresolved="vague")  # "the Syria of tomorrow"
    tod = hit.value("tod", "time_of_day") or ("NI" if hit.words("word") == ["tonight"] else "")
    if hit.options.get("tod"):
        tod = hit.options["tod"]
    if base is None:
        return make(hit, "TIME" if tod else "DATE", "XXXX-XX-XX" + (f"T{tod}" if tod else ""), unresolved=NO_REFERENCE)
    whole = cal.day(cal.shift(base, step, "D"))
    mod = hit.value("part", "time_part") or "" if tod else ""
    value = whole.value + (f"T{tod}" if tod else "")
    return make(hit, "TIME" if tod else "DATE", value, whole, aside=True, mod=mod)


def anaphor(hit: Hit, context: Context) -> Timex | None:
    """A period named by the one that the text told last: "that year", "the next day", "the same month"."""
    unit = hit.value("unit", "time_unit")
    step = hit.value("this", "time_this") or hit.value("turn", "time_turn") or 0
    last = context.last
    if _looks_ahead(hit, context, unit):
        return _ahead(hit, context, unit)
    if last is None and step < 0 and unit != "D" and context.reference and "this" in hit.groups:
        return _shaded(hit, _period(hit, context.reference, unit, step))
    if last is None or (last.earliest is None and unit != "Y"):
        return make(hit, "DATE", blank(unit), unresolved="no date before")
    if unit == "Y" and last.year is not None and last.year < 0:
        whole = cal.year(last.year + step)
        return make(hit, "DATE", whole.value, whole, unresolved="before the common era")
    if unit in ("D", "W") and last.grain not in ("day", "week", "weekend"):
        if context.last_day and not step:
            near = context.same_sentence(context.last_first, hit.first) and not _holds(last, context.last_day)
            last = last if near else context.last_day
        if last.grain != "day":
            return _somewhere_in(hit, last, unit)
    assert last.earliest
    whole = cal.around(cal.shift(last.earliest, step, unit), unit)
    return shade(hit, make(hit, "DATE", whole.value, whole))


def _somewhere_in(hit: Hit, last: Period, unit: str) -> Timex:
    """ "2016, when they left and the rebels came the same day": a day of the month or the year that is told."""
    if last.grain not in ("month", "year") or unit != "D" or hit.first - hit.context.last_first > REACH * 2:
        return make(hit, "DATE", blank(unit), unresolved="no day before")
    value = f"{last.value}-XX" if last.grain == "month" else f"{last.value}-XX-XX"
    return make(hit, "DATE", value, replace(last, grain="span"), aside=True)


def _holds(whole: Period, day: Period) -> bool:
    """Whether the period told last is the one of the day told before it."""
    return bool(whole.earliest and whole.latest and day.earliest and whole.earliest <= day.earliest <= whole.latest)


def _looks_ahead(hit: Hit, context: Context, unit: str) -> bool:
    """Whether "the next year" counts from today, not from what was told: nothing told, or a clause of the future."""
    if context.history or context.reference is None or unit == "D" or hit.words("this") not in (["next"], ["coming"]):
        return False
    told = context.last and hit.first - context.last_first < REACH * 3
    return hit.words("this") == ["coming"] or not told or context.tense(hit.first, hit.last) == "future"


def _ahead(hit: Hit, context: Context, unit: str) -> Timex:
    """A stretch from today behind "over", "within", "in"; else the period after this one."""
    assert context.reference
    before = context.tokens.words[hit.first - 1].lower() if hit.first else ""
    if before in SPANNING and unit != "Q" and not {"part", "edge"} & hit.groups.keys():
        length = (10.0, "Y") if unit == "10Y" else (1.0, unit)
        whole = stretch(context, length, "next")
        if whole:
            return make(hit, "DURATION", whole.value, whole, amount=length, spread="next")
    return _shaded(hit, _period(hit, context.reference, unit, 1))


def the_period(hit: Hit, context: Context) -> Timex | None:
    """ "the day", "the year" without a pointer: that of the reference date in news, the one told last in a history."""
    unit = hit.value("unit", "time_unit")
    base = context.base()
    if base is None or unit.startswith("T"):
        return None
    if unit == "D":
        if context.history:
            return None
        near = context.last_day and hit.first - context.last_first < REACH * 4
        base = context.last_day.earliest or base if near and context.last_day else base
    found = _shaded(hit, cal.around(base, unit))
    if hit.options.get("to_date") and found.period and context.reference:
        found.period = replace(found.period, latest=context.reference)
    found.mod = hit.options.get("mod", found.mod)
    return found


def same_last_year(hit: Hit, context: Context) -> Timex | None:
    """ "The same month a year ago": counted from the period told last where it is so long, else from today."""
    unit = hit.value("unit", "time_unit")
    near = context.last and hit.first - context.last_first < REACH * 2 and context.last.grain == GRAINS.get(unit)
    base = context.last.earliest if near and context.last else context.base()
    if base is None or unit == "Y":
        return None
    whole = cal.around(cal.shift(base, -1, "Y"), unit)
    return make(hit, "DATE", whole.value, whole, aside=True)


def that_time(hit: Hit, context: Context) -> Timex | None:
    """ "at that time": the date that the text named just before; "at this time" has none of its own."""
    last = context.last
    if hit.words("word")[0] == "that" and last and last.earliest and hit.first - context.last_first < REACH * 3:
        return make(hit, "DATE", last.value, last)
    return make(hit, "DATE", hit.value("word", "time_pointing"), unresolved="vague")


def event_unit(hit: Hit, context: Context) -> Timex | None:
    """ "the day" before or after something told: known only where that is."""
    return make(hit, "DATE", blank(hit.value("unit", "time_unit")), unresolved="counts from an event")


def week_of(hit: Hit, context: Context) -> Timex | None:
    """ "the week of September 23", "the weekend of October 5": the week or weekend that holds the day."""
    day = calendar(hit, context)
    if day is None or day.period is None or day.period.earliest is None:
        return day
    whole = (cal.weekend if hit.words("unit") == ["weekend"] else cal.week)(day.period.earliest)
    return make(hit, "DATE", whole.value, whole)


def word(hit: Hit, context: Context) -> Timex | None:
    """A word that points to the past, the present or the future without a date."""
    if hit.words("word") == ["former"] and not context.history:
        return None
    value = (
        hit.options.get("value") or hit.value("word", "time_vague_word") or hit.value("word", "time_vague_adjective")
    )
    return make(hit, "DATE", value, unresolved="vague")
