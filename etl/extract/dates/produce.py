"""Productions for dates of the calendar: what a rule matched, as a Timex; None rejects the match."""

from __future__ import annotations

import re
from datetime import date

from etl.extract.dates import calendar as cal
from etl.extract.dates.calendar import Period
from etl.extract.dates.context import Context, nearest
from etl.extract.dates.timex import Hit, Timex, make
from etl.extract.dates.years import in_code, lean, quarter_number, year_of

NO_REFERENCE = "no reference date"
TOLD = 80  # tokens behind a named month within which "the 27th" is one of its days
OPEN_PARTS = (["earlier"], ["later"], ["rest"], ["remainder"])  # they reach to today, or from it
DASHED = frozenset("’'”")
FIRST_NAMES = (4, 6, 8)  # April, June, August
CURRENCY = frozenset("$€£#%")
NUMERIC = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{4}|\d{2})")


def numeric(hit: Hit, context: Context) -> Timex | None:
    """A date in digits: year first, or month/day/year (day/month/year where the month says so; dots: day first)."""
    text = context.tokens.slice(*hit.groups.get("iso", (hit.first, hit.last)))
    parts = NUMERIC.fullmatch(text)
    if not parts:
        return None
    if in_code(context, hit.first):
        return None
    a, b, c = (int(part) for part in parts.groups())
    if len(parts[1]) == 4:
        year, month, day = a, b, c
    else:
        year = c if len(parts[3]) == 4 else c + (2000 if c < 70 else 1900)
        month, day = (b, a) if "." in text or a > 12 else (a, b)
    return _day(hit, context, year, month, day)


def _day(hit: Hit, context: Context, year: int, month: int, day: int) -> Timex | None:
    if not 1 <= month <= 12 or not 1 <= day <= cal.month_days(year, month):
        return None
    period = cal.day(date(year, month, day))
    context.year_named(year, hit.first)
    return make(hit, "DATE", period.value, period)


def calendar(hit: Hit, context: Context) -> Timex | None:
    """A day, a month, a season, a quarter or a year, with or without its year, early, mid or late."""
    month, day = hit.value("month"), hit.number("day")
    if day and context.word(hit.groups["day"][0] - 1) in CURRENCY:
        return None
    if month in FIRST_NAMES and not day and _is_first_name(hit):
        return None
    year, spelt = year_of(hit, context, month, day)
    if (month, day) == (2, 29) and year and not spelt:
        year -= year % 4  # the last year that had one
    if day and month:
        found = _month_day(hit, year, month, day)
    elif month:
        found = _whole(hit, year, f"{month:02}", lambda known: cal.month(known, month))
    elif season := hit.value("season"):
        found = _whole(hit, year, season, lambda known: cal.season(known, season))
    elif "quarter" in hit.groups and _is_last_alone(hit):
        return None
    elif number := quarter_number(hit):
        found = _whole(hit, year, f"Q{number}", lambda known: cal.quarter(known, number))
    elif year is not None:
        found = make(hit, "DATE", cal.year(year).value, cal.year(year))
    else:
        return None
    if found and spelt and year is not None:
        context.year_named(year, hit.first)
    return shade(hit, found) if found else None


def _is_first_name(hit: Hit) -> bool:
    """ "April Jones met", "and June Carter": a month that is a name too, a capital behind it and no lead before it."""
    context, before = hit.context, hit.context.word(hit.first - 1)
    led = before in context.words.month_lead or before[-2:] in ("'s", "’s")
    if led or hit.first != hit.last:
        return False
    return context.tokens.words[hit.last + 1 : hit.last + 2] != [] and context.tokens.words[hit.last + 1][0].isupper()


def _is_last_alone(hit: Hit) -> bool:
    """ "The last quarter" without its year is the one before this."""
    return hit.value("quarter", "time_ordinal") == -1 and hit.context.tokens.words[hit.last].lower() == "quarter"


def _month_day(hit: Hit, year: int | None, month: int, day: int) -> Timex | None:
    if day > cal.month_days(2024 if year is None or year < 0 else year, month):
        return None
    if year is None:
        return make(hit, "DATE", f"XXXX-{month:02}-{day:02}", unresolved=NO_REFERENCE)
    if year < 0:
        value = f"{cal.year(year).value}-{month:02}-{day:02}"
        return make(hit, "DATE", value, Period(value, None, None, "day", year), unresolved="before the common era")
    period = cal.day(date(year, month, day))
    return make(hit, "DATE", period.value, period)


def _whole(hit: Hit, year: int | None, code: str, build: object) -> Timex:
    """A period below the year: built where the year is known and in the common era, else its value only."""
    if year is None:
        return make(hit, "DATE", f"XXXX-{code}", unresolved=NO_REFERENCE)
    if year < 0:
        value = f"{cal.year(year).value}-{code}"
        return make(hit, "DATE", value, Period(value, None, None, "month", year), unresolved="before the common era")
    assert callable(build)
    period: Period = build(year)
    return make(hit, "DATE", period.value, period)


def shade(hit: Hit, found: Timex) -> Timex:
    """Narrow to a part of the period ("early", "the end of"), to a half, or to a time of the day."""
    mod = hit.value("part", "time_part") or hit.value("edge", "time_edge") or ""
    if half := hit.value("half", "time_half", "half_name"):
        return _half(found, half)
    if mod and found.period and (hit.words("part") or hit.words("edge")) not in OPEN_PARTS:
        found.period = cal.part(found.period, mod)
    found.mod = mod or ("APPROX" if "about" in hit.groups else "")
    if tod := hit.value("tod", "time_of_day"):
        found.type, found.value = "TIME", found.value + "T" + tod
    return found


def _half(found: Timex, half: int) -> Timex:
    found.mod = "START" if half == 1 else "END"
    period = found.period
    if period and period.earliest and period.latest:
        if period.grain == "year":
            found.period = cal.half(period.earliest.year, half)
            found.value = found.period.value
        else:
            middle = period.earliest + (period.latest - period.earliest) / 2
            bounds = (period.earliest, middle) if half == 1 else (middle, period.latest)
            found.period = Period(period.value, *bounds, "span", period.year)
    return found


def bare_year(hit: Hit, context: Context) -> Timex | None:
    """A year that stands alone: only where the words beside it do not count with it."""
    number = hit.number("year")
    if number is None or not 1000 <= number <= 2150:
        return None
    words, year = context.tokens.words, hit.groups["year"][0]
    before = words[hit.first - 1].lower() if hit.first else ""
    after = words[hit.last + 1].lower() if hit.last + 1 < len(words) else ""
    if "about" in hit.groups and before not in ("in", "from", "since", "of", "by", "until", "("):
        return None
    if before == "at" and hit.first == year:
        return None
    if before in ("about", "around", *CURRENCY) or before in context.words.numbered:
        return None
    if after in context.words.counted and before not in ("in", "since", "until", "during"):
        verb = words[hit.last + 2].lower() if hit.last + 2 < len(words) else ""
        if not (before == "by" and number >= 1990 and verb in ("will", "would", "must", "are", "should", "had")):
            return None
    if in_code(context, year):
        return None
    if (
        before == "-"
        and context.tokens.glued(year - 2)
        and not (words[year - 2].isdigit() or words[year - 2] in DASHED)
    ):
        return None
    known = before in context.words.year_before or len(hit.groups) > 1
    if not known and not 1500 <= number <= 2100:
        return None
    return calendar(hit, context)


def weekday(hit: Hit, context: Context) -> Timex | None:
    """A day of the week against the reference date: "on Friday", "last Saturday", "Monday next week"."""
    number = hit.value("weekday", "weekday", "weekday_short")
    base = context.reference
    if context.history or base is None:
        found = make(hit, "DATE", f"XXXX-WXX-{number}", unresolved=NO_REFERENCE if base is None else "which week")
        return shade(hit, found)
    step = hit.value("this", "time_this")
    if "week" in hit.groups:
        monday = cal.shift(base, 7 * (step or 0) - base.weekday(), "D")
        when = cal.shift(monday, number - 1, "D")
    elif step == -1:
        when = cal.shift(nearest(cal.shift(base, -1, "D"), number, ""), 0, "D")
    elif step == 1:
        when = nearest(cal.shift(base, 1, "D"), number, "future")
    else:
        when = nearest(base, number, lean(context, hit.first, hit.last))
    period = cal.day(when)
    return shade(hit, make(hit, "DATE", period.value, period))


def decade(hit: Hit, context: Context) -> Timex | None:
    """ "the 1990s", "the early 2000s", "the '80s"."""
    number = hit.number("decade")
    if number is None or number % 10 or (number > 90 and not 1000 <= number <= 2100):
        return None
    if number < 100:
        spelt = hit.last > hit.first or "part" in hit.groups
        before = context.tokens.words[max(0, hit.first - 6) : hit.first + 1]
        if not spelt or any(word.lower() in context.words.no_decade for word in before):
            return None
        number += 1900
    if hit.value("era", "time_era") == -1:
        return make(hit, "DATE", f"BC{number // 10:03}", unresolved="before the common era")
    return shade(hit, make(hit, "DATE", cal.decade(number).value, cal.decade(number)))


def century(hit: Hit, context: Context) -> Timex | None:
    """ "the 21st century", "the nineteenth century"."""
    number = hit.value("century", "time_ordinal") or hit.number("century")
    if number is None and hit.words("century")[0] == "twenty":
        number = 21
    if number is None or not 1 <= number <= 30:
        return None
    if hit.value("era", "time_era") == -1:
        return make(hit, "DATE", f"BC{number - 1:02}", unresolved="before the common era")
    return shade(hit, make(hit, "DATE", cal.century(number).value, cal.century(number)))


def day_of_month(hit: Hit, context: Context) -> Timex | None:
    """ "the 27th": a day of the month that the text speaks of, or the nearest by tense; "the 3rd of next month"."""
    number = hit.number("day") or hit.value("day", "time_ordinal")
    if not number or not 0 < number <= 31:
        return None
    told = context.last and context.last.month and hit.first - context.last_first < TOLD
    base = context.last.earliest if told and context.last else context.reference
    if base and "this" in hit.groups and context.reference:
        base = cal.shift(context.reference.replace(day=1), hit.value("this", "time_this") or 0, "M")
    elif base and base is context.reference and number < base.day and lean(context, hit.first, hit.last) == "future":
        base = cal.shift(base.replace(day=1), 1, "M")
    if context.history and context.last and context.last.earliest:
        base = context.last.earliest
    if base is None:
        return make(hit, "DATE", f"XXXX-XX-{number:02}", unresolved=NO_REFERENCE)
    if number > cal.month_days(base.year, base.month):
        return None
    period = cal.day(date(base.year, base.month, number))
    return make(hit, "DATE", period.value, period)
