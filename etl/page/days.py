"""Full calendar dates as pages print them: year, month and day in one place, or nothing."""

from __future__ import annotations

import re
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
            ("july", "jul"), ("august", "aug"), ("september", "sep", "sept"), ("october", "oct"), ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?\s+)"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
FULL_DATE = (
    rf"(?:{WEEKDAY}?(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{4}}/\d{{1,2}}/\d{{1,2}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}"
    rf"|{DAY}(?:\s+of)?[ -]{MONTH},?[ -]\d{{4}}|{MONTH}\s{DAY},?\s\d{{4}})(?!\d))"
)
TIME = r"(?:T?\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)"
ZONE = r"(?:Z|[+-]\d{2}:?\d{2}|\(?(?:GMT|UTC)(?:\s?[+-]\s?\d{1,2}(?::\d{2})?)?\)?|\(?[A-Z]{2,4}T\)?|local time)"
CLOCK = rf"(?:(?:\s*[,|·•]\s*|\s+(?:at\s+)?|(?=T))?{TIME}\s?{ZONE}?)"

_FOUND = re.compile(rf"(?<![\d/.-]){FULL_DATE}", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_AROUND = 32  # characters: a weekday, the longest month and a day fit in
_NUMBERS = re.compile(r"\d+")
_NAME = re.compile(rf"\b{MONTH}", re.IGNORECASE)


def full_dates(text: str) -> list[date]:
    """Every full date in a text, in order; impossible and ambiguous ones (03/04/2024) are left out.

    >>> full_dates("Sept. 27, 2024; 27 September 2024; 2024-09-27; Friday, 27th of Sep 2024")
    [datetime.date(2024, 9, 27), datetime.date(2024, 9, 27), datetime.date(2024, 9, 27), datetime.date(2024, 9, 27)]
    >>> full_dates("27/09/2024 or 9/27/2024 or 8.10.2024")
    [datetime.date(2024, 9, 27), datetime.date(2024, 9, 27), datetime.date(2024, 10, 8)]
    >>> full_dates("03/04/2024, 31 February 2024, September 27")
    []
    """
    found: list[date] = []
    done = 0
    for year in _YEAR.finditer(text):  # the pattern is slow: it only sees the surroundings of years
        for match in _FOUND.finditer(text, max(done, year.start() - _AROUND), year.end() + _AROUND):
            done = match.end()
            day = to_date(match.group())
            if day is not None:
                found.append(day)
    return found


def to_date(text: str) -> date | None:
    """The date that one match of FULL_DATE stands for."""
    numbers = _NUMBERS.findall(text)
    name = _NAME.search(text)
    if name:
        day, year = numbers[0], numbers[1]
        return _date(int(year), MONTHS[name.group().rstrip(".").lower()], int(day))
    first, second, third = (int(number) for number in numbers[:3])
    if len(numbers[0]) == 4:
        return _date(first, second, third)
    if first > 12 or first == second or "." in text:  # full stops: day first, all over Europe
        return _date(third, second, first)
    return _date(third, first, second) if second > 12 else None


def month_day(text: str, year: int) -> date | None:
    """A month and a day of a known year ("Sept 27", "5 March").

    >>> month_day("Sept 27", 2024)
    datetime.date(2024, 9, 27)
    """
    name, number = _NAME.search(text), _NUMBERS.search(text)
    return _date(year, MONTHS[name.group().rstrip(".").lower()], int(number.group())) if name and number else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
