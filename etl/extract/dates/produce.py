"""Productions for dates of the calendar: what a rule matched, as a Timex; None rejects the match."""

from __future__ import annotations

import re
from datetime import date

from etl.extract.dates import calendar as cal
from etl.extract.dates.calendar import Period
from etl.extract.dates.context import Context, nearest
from etl.extract.dates.timex import Hit, Timex, make

NO_REFERENCE = "no reference date"
SOON = 3  # months ahead in which a month without a verb beside it is the coming one
FAR = 3  # years from what a history told last to a year that is only a look aside
CODE_MARKS = frozenset("/=&?_#@~%+")
NUMERIC = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{4}|\d{2})")


def numeric(hit: Hit, context: Context) -> Timex | None:
    """A date in digits: year first, or month/day/year (day/month/year where the month says so; dots: day first)."""
    text = context.tokens.slice(hit.first, hit.last)
    parts = NUMERIC.fullmatch(text)
    if not parts:
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
    year, spelt = _year(hit, context, month, day)
    if day and month:
        found = _month_day(hit, year, month, day)
    elif month:
        found = _whole(hit, year, f"{month:02}", lambda known: cal.month(known, month))
    elif season := hit.value("season"):
        found = _whole(hit, year, season, lambda known: cal.season(known, season))
    elif number := _quarter(hit):
        found = _whole(hit, year, f"Q{number}", lambda known: cal.quarter(known, number))
    elif year is not None:
        found = make(hit, "DATE", cal.year(year).value, cal.year(year))
    else:
        return None
    if found and spelt and year is not None:
        context.year_named(year, hit.first)
    return shade(hit, found) if found else None


def _quarter(hit: Hit) -> int | None:
    if "quarter" not in hit.groups:
        return None
    word = hit.words("quarter")[0]
    if word[0] == "q":
        return int(word[1])
    number = hit.value("quarter", "time_ordinal") or hit.number("quarter")
    number = 4 if number == -1 else number
    return number if number in (1, 2, 3, 4) else None


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
    if half := hit.value("half", "time_half"):
        return _half(found, half)
    if mod and found.period:
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


def _year(hit: Hit, context: Context, month: int | None, day: int | None) -> tuple[int | None, bool]:
    """The year of a match and whether the text spells it out."""
    if "relyear" in hit.groups and context.reference:
        return context.reference.year + int(hit.value("relyear", "time_this") or 0), False
    number = hit.number("year")
    if number is not None:
        era = hit.value("era", "time_era") or 1
        if len(hit.words("year")[0]) == 2 and "era" not in hit.groups:
            base = context.last_year or (context.reference.year if context.reference else 2000)
            number += base // 100 * 100
            number -= 100 if context.reference and number > context.reference.year + 20 else 0
        if era == 1 and context.history and number < 1000 and context.last and (context.last.year or 0) < 0:
            era = -1
        return number * era, True
    if "anaphor" in hit.groups:
        return (context.last.year if context.last else None), False
    weekday = hit.value("weekday", "weekday", "weekday_short")
    return infer_year(context, hit, month, day, hit.value("season"), weekday), False


def infer_year(
    context: Context, hit: Hit, month: int | None, day: int | None, season: str | None, weekday: int | None = None
) -> int | None:
    """The year of a month, a day or a season that stands without one.

    A history goes on in the year told last; news counts from the reference date, by the tense of the clause.
    """
    first_month = month or (cal.SEASONS[season] if season else 0) or _quarter_month(hit)
    if context.history and context.last and context.last.year is not None:
        return _narrated(context, hit.first, first_month)
    if not context.reference or not first_month:
        return context.reference.year if context.reference else None
    return _beside(context.reference, first_month, day, lean(context, hit.first, hit.last))


def _quarter_month(hit: Hit) -> int:
    number = _quarter(hit)
    return 3 * number - 2 if number else 0


def _narrated(context: Context, first: int, month: int) -> int | None:
    """The year told last, or the one after where the tale runs over New Year.

    A year that lies far off what was told before it, or before it, is a look aside: the tale goes on where it was.
    """
    last, told = context.last, context.told
    assert last
    if told and told.year and last.year and last.grain not in ("day", "month"):
        aside = last.year < told.year or last.year > told.year + FAR
        if aside and not context.same_sentence(context.last_first, first):
            last = told
    if last.year is not None and last is not told and told and told.year == last.year:
        last = told
    before = last.month
    if last.year is not None and before and before >= 10 and month <= 3:
        return last.year + 1
    return last.year


def _beside(reference: date, month: int, day: int | None, tense: str) -> int:
    """The year that puts a month or a day last before, or next after, the reference."""
    here = (reference.month, reference.day) if day else (reference.month, 0)
    there = (month, day or 0)
    ahead = (month - reference.month) % 12
    if tense == "future" or (not tense and 0 < ahead <= SOON):
        return reference.year + (there < here)
    return reference.year - (there > here)


def lean(context: Context, first: int, last: int) -> str:
    """Past or future: the tense of the clause, or what the word before the date demands."""
    before = context.tokens.words[first - 1].lower() if first else ""
    if before in ("until", "till", "by", "before"):
        if before == "by" or context.any_future(first):
            return "future"
        return context.tense(first, last) or "future"
    if before == "since":
        return "past"
    return context.tense(first, last)


def bare_year(hit: Hit, context: Context) -> Timex | None:
    """A year that stands alone: only where the words beside it do not count with it."""
    number = hit.number("year")
    if number is None or not 1000 <= number <= 2150:
        return None
    words, year = context.tokens.words, hit.groups["year"][0]
    before = words[hit.first - 1].lower() if hit.first else ""
    after = words[hit.last + 1].lower() if hit.last + 1 < len(words) else ""
    if before in ("$", "€", "£", "#", "no", "about", "nearly", "over", "than", "some") and "about" in hit.groups:
        return None
    if before in "$€£#%" and before:
        return None
    if after in context.words.counted and before not in ("in", "since", "until", "during"):
        verb = words[hit.last + 2].lower() if hit.last + 2 < len(words) else ""
        if not (before == "by" and number >= 1990 and verb in ("will", "would", "must", "are", "should", "had")):
            return None
    if _in_code(context, year):
        return None
    if before == "-" and context.tokens.glued(year - 2) and words[year - 2].isalpha():
        return None
    known = before in context.words.year_before or len(hit.groups) > 1
    if not known and not 1500 <= number <= 2100:
        return None
    return calendar(hit, context)


def _in_code(context: Context, index: int) -> bool:
    """Whether a number is glued into an address or a long number ("/2024/", "82-2100-15")."""
    tokens = context.tokens
    before = tokens.words[index - 1] if index and tokens.glued(index - 1) else ""
    after = tokens.words[index + 1] if tokens.glued(index) else ""
    if before in CODE_MARKS or after in CODE_MARKS:
        return True
    return before == "-" and index > 1 and tokens.glued(index - 2) and tokens.words[index - 2].isdigit()


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
    """ "the 27th": a day of the month that the text speaks of."""
    number = hit.number("day")
    if not number or number > 31:
        return None
    base = context.last.earliest if context.last and context.last.month else context.reference
    if context.history and context.last and context.last.earliest:
        base = context.last.earliest
    if base is None:
        return make(hit, "DATE", f"XXXX-XX-{number:02}", unresolved=NO_REFERENCE)
    if number > cal.month_days(base.year, base.month):
        return None
    period = cal.day(date(base.year, base.month, number))
    return make(hit, "DATE", period.value, period)


def feast(hit: Hit, context: Context) -> Timex | None:
    """A feast; fixed ones have a day, moving ones keep their words."""
    if not context.tokens.words[hit.groups["feast"][0]][0].isupper():
        return None
    fixed = hit.value("feast", "time_feast")
    year, spelt = _year(hit, context, int(fixed[:2]) if fixed else None, int(fixed[3:]) if fixed else None)
    if fixed and year and year > 0:
        period = cal.day(date(year, int(fixed[:2]), int(fixed[3:])))
        return make(hit, "DATE", period.value, period)
    if spelt and year and year > 0:
        return make(hit, "DATE", str(year), cal.year(year))
    return make(hit, "DATE", "XXXX-XX-XX", unresolved="moving feast" if not fixed else NO_REFERENCE)
