"""What a rule matched, and what a production makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from etl.extract.dates.calendar import Period
from etl.extract.tokens import normal

if TYPE_CHECKING:
    from etl.extract.dates.context import Context

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(slots=True)
class Hit:
    """One match of one rule: token range, named groups as token ranges, the rule's fixed arguments."""

    context: Context
    rule: str
    first: int
    last: int
    groups: Mapping[str, tuple[int, int]]
    options: Mapping[str, Any]

    def words(self, name: str) -> list[str]:
        """The words of a group as rules know them; [] where the group took no part."""
        if name not in self.groups:
            return []
        first, last = self.groups[name]
        return [normal(word) for word in self.context.tokens.words[first : last + 1]]

    def value(self, name: str, *classes: str) -> Any:
        """The value that one of the classes gives the words of a group; None where there is none."""
        if name not in self.groups:
            return None
        key = " ".join(self.words(name))
        for table in classes or (name,):
            found = self.context.words.values[table].get(key)
            if found is not None:
                return found
        return None

    def number(self, name: str) -> int | None:
        """The leading digits of a group's first word: 27 for "27th"."""
        words = self.words(name)
        digits = words[0].rstrip("stndrh") if words else ""
        return int(digits) if digits.isdigit() else None


@dataclass(slots=True)
class Timex:
    """A time expression with its value, before the words that relate a claim to it are read.

    Attributes:
        first, last: its tokens, inclusive.
        period: the interval that it names, None where it names none or could not be anchored.
        amount: count (None where vague) and unit of a duration; `least` the lower end of a count that is a range.
        mod: TIMEX3 mod.
        unresolved: why there is no period.
        spread: "past" or "next" where a duration runs up to or from the reference date ("the past nine months").
        base: what a length counts from, where a past date governs it ("decided in May to go within a year").
        aside: a history does not go on from it: it counts from the reference date, or ends a range.
    """

    first: int
    last: int
    rule: str
    type: TimexType
    value: str
    period: Period | None = None
    amount: tuple[float | None, str] | None = None
    least: float | None = None
    mod: str = ""
    unresolved: str = ""
    spread: str = ""
    aside: bool = False
    base: Period | None = None


def make(hit: Hit, kind: TimexType, value: str, period: Period | None = None, **more: Any) -> Timex:
    """A Timex over the whole match."""
    if period and period.year is not None and period.year < 0:
        more.setdefault("unresolved", "before the common era")
    return Timex(hit.first, hit.last, hit.rule, kind, value, period, **more)
