"""Stretches of the calendar with their TIMEX3 values; pure arithmetic, no text.

Values follow TimeML 1.2.1 (TIMEX3): "2025", "2025-09", "2025-09-27", "2025-W39", "2025-W39-WE", "2025-Q3", "2025-H1",
"2025-SU", "199" (a decade), "20" (a century). Intervals are closed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta
from math import ceil
from typing import Literal

Grain = Literal["day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century", "span"]
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: its TIMEX3 value, its first and its last day, and its grain.

    `earliest` and `latest` are None where the calendar of Python does not reach (years BC) or the year is unknown.
    `year` is negative for years BC and None where it is unknown.
    """

    value: str
    earliest: date | None
    latest: date | None
    grain: Grain
    year: int | None

    @property
    def month(self) -> int | None:
        """The month, where the period is a month or shorter."""
        return self.earliest.month if self.earliest and self.grain in ("day", "month", "week", "weekend") else None


def month_days(year: int, month: int) -> int:
    """How many days a month has.

    >>> month_days(2024, 2), month_days(2025, 12)
    (29, 31)
    """
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (MAXYEAR, 12) else None
    return (following - timedelta(days=1)).day if following else 31


def day(when: date) -> Period:
    """One day."""
    return Period(when.isoformat(), when, when, "day", when.year)


def week(when: date) -> Period:
    """The ISO week that holds a day.

    >>> week(date(2024, 9, 27)).value
    '2024-W39'
    """
    monday = when - timedelta(days=when.weekday())
    year, number, _ = when.isocalendar()
    return Period(f"{year}-W{number:02}", monday, monday + timedelta(days=6), "week", year)


def weekend(when: date) -> Period:
    """Saturday and Sunday of the ISO week that holds a day."""
    whole = week(when)
    assert whole.latest
    return Period(f"{whole.value}-WE", whole.latest - timedelta(days=1), whole.latest, "weekend", whole.year)


def month(year: int, number: int) -> Period:
    """One month."""
    last = date(year, number, month_days(year, number))
    return Period(f"{year:04}-{number:02}", date(year, number, 1), last, "month", year)


def quarter(year: int, number: int) -> Period:
    """One quarter, 1 to 4."""
    last = month(year, 3 * number).latest
    return Period(f"{year:04}-Q{number}", date(year, 3 * number - 2, 1), last, "quarter", year)


def half(year: int, number: int) -> Period:
    """One half of a year, 1 or 2."""
    last = month(year, 6 * number).latest
    return Period(f"{year:04}-H{number}", date(year, 6 * number - 5, 1), last, "half", year)


def season(year: int, code: str) -> Period:
    """A season of the northern half of the earth; a winter counts to the year in which it begins.

    >>> season(2024, "WI").latest
    datetime.date(2025, 2, 28)
    """
    first = SEASONS[code]
    end = month(year + 1, 2) if code == "WI" else month(year, first + 2)
    return Period(f"{year:04}-{code}", date(year, first, 1), end.latest, "season", year)


def year(number: int) -> Period:
    """One year; negative numbers are years BC ("BC0490")."""
    if number < 0:
        return Period(f"BC{-number:04}", None, None, "year", number)
    return Period(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year", number)


def decade(first: int) -> Period:
    """Ten years from a round one.

    >>> decade(1990).value
    '199'
    """
    return Period(f"{first // 10:03}", date(first, 1, 1), date(first + 9, 12, 31), "decade", first)


def century(number: int) -> Period:
    """The nth century: the 21st runs from 2000 to 2099, as TIMEX3's two digits have it.

    >>> century(21).value
    '20'
    """
    first = 100 * (number - 1)
    return Period(f"{number - 1:02}", date(max(first, 1), 1, 1), date(first + 99, 12, 31), "century", first)


def shift(when: date, count: float, unit: str) -> date:
    """A day moved by so many units (D, W, 2W, M, Q, Y, 10Y, CE; hours count as days begun, minutes not).

    A month or a year later is the same day of that month, or its last day. It stops at the ends of Python's calendar.

    >>> shift(date(2024, 1, 31), 1, "M"), shift(date(2024, 9, 27), -10, "Y")
    (datetime.date(2024, 2, 29), datetime.date(2014, 9, 27))
    """
    if unit.startswith("T"):
        count, unit = (ceil(abs(count) / 24) * (1 if count > 0 else -1) if unit == "TH" else 0), "D"
    if unit in ("D", "W", "2W"):
        ordinal = when.toordinal() + round(count * {"D": 1, "W": 7, "2W": 14}[unit])
        return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    months = round(count * {"M": 1, "Q": 3, "Y": 12, "10Y": 120, "CE": 1200}[unit])
    total = when.year * 12 + when.month - 1 + months
    target_year, target_month = total // 12, total % 12 + 1
    if not 1 <= target_year <= MAXYEAR:
        return date.max if target_year > MAXYEAR else date.min
    return date(target_year, target_month, min(when.day, month_days(target_year, target_month)))


def around(when: date, unit: str) -> Period:
    """The period of a unit that holds a day."""
    if unit in ("W", "2W"):
        return week(when)
    if unit == "M":
        return month(when.year, when.month)
    if unit == "Q":
        return quarter(when.year, (when.month + 2) // 3)
    if unit == "Y":
        return year(when.year)
    if unit == "10Y":
        return decade(when.year // 10 * 10)
    if unit == "CE":
        return century(when.year // 100 + 1)
    return day(when)


def part(whole: Period, mod: str) -> Period:
    """The early, mid or late third of a period; its value stays that of the whole.

    >>> part(year(2025), "MID").latest, part(month(2024, 9), "END").earliest
    (datetime.date(2025, 8, 31), datetime.date(2024, 9, 21))
    """
    if mod not in ("START", "MID", "END") or not whole.earliest or not whole.latest:
        return whole
    first, last = _third(whole, ("START", "MID", "END").index(mod))
    return replace(whole, earliest=first, latest=last)


def _third(whole: Period, index: int) -> tuple[date, date]:
    assert whole.earliest and whole.latest
    start, end = whole.earliest, whole.latest
    if whole.grain == "month":
        return start.replace(day=10 * index + 1), end if index == 2 else start.replace(day=10 * index + 10)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if whole.grain in ("day", "week", "weekend") or months < 3:
        return start, end
    cut = [shift(start, round(months * third / 3), "M") for third in range(4)]
    return cut[index], cut[index + 1] - timedelta(days=1)


def nth(whole: Period, count: int, position: int, unit: str) -> Period | None:
    """The first or last `count` units of a period, or its nth unit where count is 0 (position -1: the last).

    >>> nth(year(2015), 10, 1, "M").latest
    datetime.date(2015, 10, 31)
    """
    if not whole.earliest or not whole.latest:
        return None
    after = whole.latest + timedelta(days=1)
    if position < 0:
        first, last = shift(after, -max(count, 1), unit), whole.latest
    else:
        first = shift(whole.earliest, position - 1 if not count else 0, unit)
        last = shift(first, max(count, 1), unit) - timedelta(days=1)
    if first < whole.earliest or last > whole.latest + timedelta(days=6):
        return None
    return replace(whole, earliest=first, latest=min(last, whole.latest), grain="span")
