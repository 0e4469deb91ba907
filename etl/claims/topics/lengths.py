"""How long something lasted: a duration as a number of days, weeks, months or years."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.mentions import DateMention, Qualifier, QuantityMention

UNITS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}
UNDER = ("less", "fewer", "under", "just under")


def length(dates: Sequence[DateMention], text: str, outright: bool = False) -> QuantityMention | None:
    """The first duration among these dates, as a quantity in its unit; None where there is none.

    Args:
        outright: take it only where "for" says so; "on Monday, a week after" tells no length.
    """
    for date in dates:
        units = re.fullmatch(r"P(\d+)([DWMY])", date.timex_value)
        said = not outright or text[date.when_start : date.start].lower().startswith("for")
        if units and said and date.relation in ("during", "after", "on"):
            low, high, qualifier = _bounds(int(units[1]), date.mod, text[date.start : date.end].lower())
            span = (date.start, date.end, date.first, date.last, date.rule)
            return QuantityMention(*span, "duration", low, high, qualifier, UNITS[units[2]], date.end, date.end)
    return None


def day(dates: Sequence[DateMention]) -> DateMention | None:
    """The first of these dates that is a day or a period of the calendar, no length and no repeated time."""
    return next((d for d in dates if (d.earliest or d.latest) and d.timex_type not in ("DURATION", "SET")), None)


def _bounds(n: int, mod: str, words: str) -> tuple[int | None, int | None, Qualifier]:
    """Low, high and qualifier: "more than two", "nearly two", "less than two"."""
    if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return n + (mod == "MORE_THAN"), None, "at_least"
    if mod == "EQUAL_OR_LESS" or (mod == "LESS_THAN" and words.startswith(UNDER)):
        return None, n, "at_most"
    return n, n, "approximate" if mod in ("APPROX", "LESS_THAN") else "exact"
