"""Productions for times of day."""

from __future__ import annotations

from dataclasses import replace

from etl.extract.dates import calendar as cal
from etl.extract.dates.calendar import Period
from etl.extract.dates.context import Context, nearest
from etl.extract.dates.produce import NO_REFERENCE, numeric
from etl.extract.dates.timex import Hit, Timex, make
from etl.extract.dates.years import infer_year, lean


def clock(hit: Hit, context: Context) -> Timex | None:
    """A clock time, on the day beside it, or on the day that the text told last."""
    time = _time(hit)
    if time is None:
        return None
    whole = _day(hit, context)
    zone = hit.value("zone", "time_zone") or ""
    head = whole.value if whole else "XXXX-XX-XX"
    return make(hit, "TIME", f"{head}T{time}{zone}", whole, unresolved="" if whole else NO_REFERENCE)


def part_of_day(hit: Hit, context: Context) -> Timex | None:
    """ "dawn on Friday", "the night of 20 June" ; "that afternoon" of the day told last."""
    tod = hit.value("tod", "time_of_day")
    if hit.options.get("often"):
        return make(hit, "TIME", f"XXXX-XX-XXT{tod}", unresolved="set")
    whole = _day(hit, context)
    head = whole.value if whole else "XXXX-XX-XX"
    mod = hit.value("part", "time_part") or ""
    return make(hit, "TIME", f"{head}T{tod}", whole, mod=mod, unresolved="" if whole else NO_REFERENCE)


def _time(hit: Hit) -> str | None:
    words = hit.words("clock")
    text = words[0].replace(".", ":")
    if text.isdigit() and len(text) == 4:
        text = f"{text[:2]}:{text[2:]}"
    elif ":" not in text and "meridian" not in hit.groups and not hit.rule.endswith("o'clock"):
        return None
    parts = [int(part) for part in text.split(":") if part.isdigit()]
    if not parts or parts[0] > 24 or any(part > 59 for part in parts[1:]):
        return None
    hours = parts[0]
    meridian = hit.value("meridian", "time_meridian")
    if meridian is not None:
        if hours > 12:
            return None
        hours = hours % 12 + meridian
    elif "part_of_day" in hit.groups:
        hours = hours % 12 + (0 if hit.value("part_of_day", "time_part_of_day") == "MO" else 12)
    rest = "".join(f":{part:02}" for part in parts[1:]) or ":00"
    return f"{hours:02}{rest}"


def _day(hit: Hit, context: Context) -> Period | None:
    if "weekday" in hit.groups and "month" not in hit.groups:
        if context.reference is None:
            return None
        number = hit.value("weekday", "weekday", "weekday_short")
        return cal.day(nearest(context.reference, number, lean(context, hit.first, hit.last)))
    if "stamp" in hit.groups:
        first, last = hit.groups["stamp"]
        told = numeric(replace(hit, first=first, last=last), context)
        return told.period if told else None
    if "month" in hit.groups:
        return _calendar_day(hit, context)
    if "word" in hit.groups and context.reference:
        return cal.day(cal.shift(context.reference, hit.value("word", "time_day_word") or 0, "D"))
    if "this" in hit.groups and context.reference:
        return cal.day(cal.shift(context.reference, hit.value("this", "time_this") or 0, "D"))
    if context.last_day and (context.history or hit.first - context.last_first < 25):
        return context.last_day
    return cal.day(context.reference) if context.reference and not context.history else None


def _calendar_day(hit: Hit, context: Context) -> Period | None:
    from datetime import date

    month, day = hit.value("month"), hit.number("day") or 0
    year = hit.number("year") or infer_year(context, hit, month, day, None)
    if year is None or not 1 <= day <= cal.month_days(year, month):
        return None
    return cal.day(date(year, month, day))
