"""Which year a date belongs to that is written without one: told last in a history, by tense and nearness in news."""

from __future__ import annotations

from datetime import date

from etl.extract.dates import calendar as cal
from etl.extract.dates.context import Context
from etl.extract.dates.timex import Hit

SOON_MONTHS, SOON_DAYS = 3, 7  # ahead: a month or a day so near, without a verb beside it, is the coming one
FIXED = ("fixed", "set", "named", "chose", "gave")
UP_TO = ["up", "to"]
FAR = 3  # years from what a history told last to a year that is only a look aside
CODE_MARKS = frozenset("/=&?_#@~%+")


def year_of(hit: Hit, context: Context, month: int | None, day: int | None) -> tuple[int | None, bool]:
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
    last = context.last
    spelt = context.last_year_first == context.last_first
    if month and last and last.month == month and spelt and context.same_sentence(context.last_first, hit.first):
        return last.year
    if not context.reference or not first_month:
        return context.reference.year if context.reference else None
    if month and (framed := context.framed(hit.first, hit.last, month)):
        return framed
    tense = "past" if day and _is_of(context, hit.first) else lean(context, hit.first, hit.last)
    year = _beside(context.reference, first_month, day, tense)
    return _on_weekday(year, first_month, day, weekday) if day and weekday else year


def _on_weekday(year: int, month: int, day: int, weekday: int) -> int:
    """The year, or one next to it, in which the day falls on the weekday that the text names, if there is one."""
    for candidate in (year, year - 1, year + 1):
        if day <= cal.month_days(candidate, month) and date(candidate, month, day).isoweekday() == weekday:
            return candidate
    return year


def _quarter_month(hit: Hit) -> int:
    number = quarter_number(hit)
    return 3 * number - 2 if number else 0


def _narrated(context: Context, first: int, month: int) -> int | None:
    """The year told last, or the one after where the tale runs over New Year.

    A year that lies far off what was told before it, or before it, is a look aside: the tale goes on where it was.
    """
    last, told = context.last, context.told
    assert last
    if told and told.year and last.year and last.grain not in ("day", "month"):
        aside = last.year < told.year or last.year > told.year + FAR
        if aside and (not context.same_sentence(context.last_first, first) or context.is_in_passing(first)):
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
    if tense == "future" or (not tense and _is_soon(reference, month, day)):
        return reference.year + (there < here)
    return reference.year - (there > here)


def _is_soon(reference: date, month: int, day: int | None) -> bool:
    if not day:
        return 0 < (month - reference.month) % 12 <= SOON_MONTHS
    year = reference.year + ((month, day) < (reference.month, reference.day))
    last = min(day, cal.month_days(year, month))
    return (date(year, month, last) - reference).days <= SOON_DAYS


def lean(context: Context, first: int, last: int) -> str:
    """Past or future: the tense of the clause, or what the word before the date demands."""
    before = context.word(first - 1)
    if context.word(last + 1) == "as" and before in FIXED:
        return "future"
    if before in ("of", "on", "dated", "from") and context.word(first - 2) in context.words.documents:
        return "past"
    if before in ("until", "till") and first > 1 and context.tokens.words[first - 2].lower() in context.words.stayed:
        return "past"
    if (
        before in ("until", "till", "by", "before", "through")
        or context.tokens.words[max(first - 2, 0) : first] == UP_TO
    ):
        if before == "by" and (context.is_over(first, last) or context.was_so(first)):
            return "past"
        if before == "by" or context.any_future(first):
            return "future"
        return context.tense(first, last) or "future"
    if (context.word(first - 2), before) in (
        ("now", "and"),
        ("deadline", "of"),
        ("ahead", "of"),
        ("before", "on"),
        ("or", "on"),
    ):
        return "future"
    if before == "since":
        return "past"
    return context.tense(first, last)


def _is_of(context: Context, first: int) -> bool:
    """ "The lines of 27 July", "the truce of May 4": a day that a noun has is past, unless the noun lies ahead."""
    noun = context.word(first - 2)
    return context.word(first - 1) == "of" and noun.isalpha() and noun not in context.words.ahead


def in_code(context: Context, index: int) -> bool:
    """Whether a number is glued into an address or a long number ("/2024/", "82-2100-15")."""
    tokens = context.tokens
    before = tokens.words[index - 1] if index and tokens.glued(index - 1) else ""
    after = tokens.words[index + 1] if tokens.glued(index) else ""
    if before in CODE_MARKS or after in CODE_MARKS:
        return True
    return before in ("-", ".") and index > 1 and tokens.glued(index - 2) and tokens.words[index - 2].isdigit()


def quarter_number(hit: Hit) -> int | None:
    if "quarter" not in hit.groups:
        return None
    word = hit.words("quarter")[0]
    if word[0] == "q":
        return int(word[1])
    number = hit.value("quarter", "time_ordinal") or hit.number("quarter")
    number = 4 if number == -1 else number
    return number if number in (1, 2, 3, 4) else None
