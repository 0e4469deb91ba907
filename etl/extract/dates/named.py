"""Productions for days that have a name or a place in a list: feasts, fiscal years, the first Monday of a month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from etl.extract.dates import calendar as cal
from etl.extract.dates import feasts
from etl.extract.dates.calendar import Period
from etl.extract.dates.context import Context
from etl.extract.dates.produce import NO_REFERENCE, calendar, shade
from etl.extract.dates.timex import Hit, Timex, make
from etl.extract.dates.years import lean, year_of

NEAR = 80  # tokens around a fiscal year in which a country tells when it begins
SOON = 100  # days ahead: a feast so near, without a verb beside it, is the coming one


def named_day(hit: Hit, context: Context) -> Timex | None:
    """A day that is known by its month and day alone, beside its event: "the September 11 attacks"; "9/11"."""
    when = date.fromisoformat(hit.options.get("day") or hit.value("named", "time_named_day_date"))
    return make(hit, "DATE", when.isoformat(), cal.day(when))


def feast(hit: Hit, context: Context) -> Timex | None:
    """A feast, in the year beside it or in the nearest one by tense; those of one nation need its name."""
    name = hit.groups.get("feast") or hit.groups["nation"]
    if not context.tokens.words[name[0]][0].isupper():
        return None
    code = hit.value("nation", "time_nation_day") or hit.value("feast", "time_feast")
    if not code:
        return make(hit, "DATE", "XXXX-XX-XX", unresolved="not the same in every country")
    period = _in_year(hit, context, code)
    if period is None:
        return make(hit, "DATE", "XXXX-XX-XX", unresolved=NO_REFERENCE)
    return shade(hit, make(hit, "DATE", period.value, period))


def _in_year(hit: Hit, context: Context, code: str) -> Period | None:
    if {"year", "relyear"} & hit.groups.keys():
        year = year_of(hit, context, None, None)[0]
        return _period(code, year) if year and 1 <= year <= 9998 else None
    if context.history and context.last and context.last.year and context.last.year > 0:
        return _period(code, context.last.year)
    return _nearest(hit, context, code) if context.reference else None


def _nearest(hit: Hit, context: Context, code: str) -> Period | None:
    today = context.reference
    assert today
    around = [found for year in range(today.year - 1, today.year + 3) if (found := _period(code, year))]
    ahead = [one for one in around if one.latest and one.latest >= today]
    behind = [one for one in around if one.earliest and one.earliest <= today]
    step = hit.value("this", "time_this")
    past_and_future = {-1: "past", 1: "future"}
    tense = past_and_future.get(step or 0) or lean(context, hit.first, hit.last)
    if step == 0:
        return next((one for one in around if one.year == today.year), None)
    if not tense and ahead and ahead[0].earliest:
        tense = "future" if (ahead[0].earliest - today).days <= SOON else "past"
    return ahead[0] if tense == "future" and ahead else behind[-1] if behind else None


def _period(code: str, year: int) -> Period | None:
    """A feast as a day, or as a stretch whose TIMEX3 value names the year alone."""
    span = feasts.days(code, year)
    if span is None:
        return None
    first, last = span
    return cal.day(first) if first == last else Period(f"{year:04}-XX-XX", first, last, "span", year)


def fiscal(hit: Hit, context: Context) -> Timex | None:
    """ "Fiscal year 2025", "FY25": October to September as in the United States; from April where the text is of a
    country whose year begins then."""
    number = hit.value("fiscal", "time_fiscal_year") or hit.number("year")
    if not number or not 1900 <= number <= 2150:
        return None
    start = max(0, hit.first - NEAR)
    near = {word.lower() for word in context.tokens.words[start : hit.last + NEAR]}
    if near & context.words.april_years:
        period = Period(f"FY{number}", date(number, 4, 1), date(number + 1, 3, 31), "span", number)
        return make(hit, "DATE", period.value, period)
    return make(hit, "DATE", f"FY{number}", fiscal_period(number))


def fiscal_period(number: int) -> Period:
    """From October before the year to its September."""
    return Period(f"FY{number}", date(number - 1, 10, 1), date(number, 9, 30), "span", number)


def nth_weekday(hit: Hit, context: Context) -> Timex | None:
    """ "The first Monday of October", "the last Friday of next month"."""
    number, position = hit.value("weekday"), hit.value("nth", "time_ordinal")
    if "month" in hit.groups:
        whole = calendar(replace(hit, groups={k: v for k, v in hit.groups.items() if k in ("month", "year")}), context)
        start = whole.period.earliest if whole and whole.period else None
    else:
        start = context.reference and cal.shift(context.reference, hit.value("this", "time_this") or 0, "M")
    if start is None:
        return make(hit, "DATE", f"XXXX-WXX-{number}", unresolved=NO_REFERENCE)
    code = f"nth {start.month} {number} {position}"
    span = feasts.days(code, start.year)
    if span is None or span[0].month != start.month:
        return None
    return make(hit, "DATE", span[0].isoformat(), cal.day(span[0]))


def day_list(hit: Hit, context: Context) -> list[Timex] | None:
    """ "March 3, 5 and 9": each day, the month and the year told once."""
    names = [name for name in ("day", "day2", "day3", "day4") if name in hit.groups]
    shared = {name: hit.groups[name] for name in ("month", "year") if name in hit.groups}
    made: list[Timex] = []
    for name, (first, last) in zip(names, _extents(hit, names), strict=True):
        one = calendar(replace(hit, first=first, last=last, groups=shared | {"day": hit.groups[name]}), context)
        if one is None or one.period is None:
            return None
        made.append(one)
    starts = [one.period.earliest for one in made if one.period and one.period.earliest]
    return made if starts == sorted(set(starts)) else None


def _extents(hit: Hit, names: list[str]) -> Iterator[tuple[int, int]]:
    """The tokens of each day; the first takes the month in front, the last what stands behind it."""
    for name in names:
        first, last = hit.groups[name]
        yield (hit.first if name == names[0] else first), (hit.last if name == names[-1] else last)


def in_a_row(hit: Hit, context: Context) -> Timex | None:
    """ "For the third straight day": the period that the reference date falls into."""
    base = context.base()
    unit = hit.value("unit", "time_unit")
    if base is None or hit.value("nth", "time_ordinal") == -1:
        return None
    whole = cal.around(base, unit)
    return make(hit, "DATE", whole.value, whole, aside=True)
