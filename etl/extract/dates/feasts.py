"""Feasts: on which days of a year they fall. Pure arithmetic over the codes that the vocabulary gives (time_feast).

Codes: "12-25" a day; "03-20/03-21" a stretch; "easter-2" days off Easter Sunday (computus of Meeus, Jones and Butcher);
"nth 11 4 4" the fourth Thursday of November ("nth 5 1 -1": the last Monday of May; "nth 11 1 1 +1": a day later);
"islamic 9 1 30" thirty days from the first of Ramadan (tabular calendar; a day more to each side, since the moon is
sighted in each country); "hebrew +0 8" eight days from Passover (Gauss's rule).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

Span = tuple[date, date]
ISLAMIC_EPOCH = 227015  # ordinal of 1 Muharram of the year 1 in the tabular calendar
ISLAMIC_YEAR = 354.367


def days(code: str, year: int) -> Span | None:
    """First and last day of a feast in a year; None where it does not fall into the year.

    >>> [str(days(code, 2025)[0]) for code in ("12-25", "easter-2", "nth 11 4 4", "nth 5 1 -1", "hebrew +0 8")]
    ['2025-12-25', '2025-04-18', '2025-11-27', '2025-05-26', '2025-04-13']
    >>> [str(day) for day in days("islamic 9 1 30", 2024)]
    ['2024-03-10', '2024-04-10']
    """
    kind, *rest = code.split()
    if kind == "nth":
        return _nth(year, *map(int, rest))
    if kind == "islamic":
        return next(_islamic(year, *map(int, rest)), None)
    if kind == "hebrew":
        first = passover(year) + timedelta(days=int(rest[0]))
        return first, first + timedelta(days=int(rest[1]) - 1)
    if kind.startswith("easter"):
        day = easter(year) + timedelta(days=int(kind.removeprefix("easter")))
        return day, day
    first_day, _, last_day = kind.partition("/")
    return date.fromisoformat(f"{year:04}-{first_day}"), date.fromisoformat(f"{year:04}-{last_day or first_day}")


def _nth(year: int, month: int, weekday: int, number: int, more: int = 0) -> Span:
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (max(number, 1) - 1))
    if number < 0:
        while (day + timedelta(days=7)).month == month:
            day += timedelta(days=7)
    day += timedelta(days=more)
    return day, day


def easter(year: int) -> date:
    """Easter Sunday of the western churches.

    >>> [str(easter(year)) for year in (2018, 2024, 2025)]
    ['2018-04-01', '2024-03-31', '2025-04-20']
    """
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def passover(year: int) -> date:
    """First day of Passover (15 Nisan) in a year from 1583 on.

    >>> [str(passover(year)) for year in (2023, 2024, 2025)]
    ['2023-04-06', '2024-04-23', '2025-04-13']
    """
    a, b = (12 * year + 12) % 19, year % 4
    century = year // 100
    shift = century - century // 4 - 2  # Gregorian against Julian days
    m = 20.0955877 + 1.5542418 * a + b / 4 - 0.003177794 * year
    whole = int(m)
    part = m - whole
    c = (3 * year + 5 * b + whole + 1) % 7
    if c in (2, 4, 6) or (c == 1 and a > 6 and part >= 0.632870370) or (c == 0 and a > 11 and part >= 0.897723765):
        whole += 2 if c == 1 else 1
    return date(year, 3, 1) + timedelta(days=whole + shift - 1)


def _islamic(year: int, month: int, day: int, length: int) -> Iterator[Span]:
    """The occurrences in a year, with a day to each side."""
    about = int((date(year, 1, 1).toordinal() - ISLAMIC_EPOCH) / ISLAMIC_YEAR)
    for number in range(about - 1, about + 3):
        if number < 1:
            continue
        start = ISLAMIC_EPOCH + (number - 1) * 354 + (3 + 11 * number) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
        first = date.fromordinal(start)
        if first.year == year:
            yield first - timedelta(days=1), first + timedelta(days=length)
