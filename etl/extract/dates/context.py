"""What a time expression is read against: the reference date, the dates told before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from etl.extract.dates.calendar import Period
from etl.extract.dates.clauses import Clauses
from etl.extract.dates.timex import Timex

FRAME_REACH = 90  # tokens from a year that opens a sentence, or from a month told within it, to the next month
DECIDED_REACH = 40  # tokens from the day of a decision to the length that it sets
STILL = frozenset(("will", "is", "are", "has", "have", "must", "should", "may", "can", "now", ";"))


@dataclass(kw_only=True)
class Context(Clauses):
    """State of one text while its expressions are read from left to right.

    Attributes:
        reference: the day that relative expressions count from, None where unknown.
        history: the text tells of the past year by year, so that bare months belong to the year told last.
        last: the last period that the text named; `last_day` the last that named a day, `told`
            the last that named a day or a month.
    """

    reference: date | None
    history: bool
    last: Period | None = None
    last_first: int = 0
    last_day: Period | None = None
    told: Period | None = None
    last_year: int | None = None
    frame: int | None = None
    frame_first: int = 0
    last_year_first: int = -1000

    def remember(self, timex: Timex) -> None:
        """Note a period that the text named."""
        period = timex.period
        if period is None or period.year is None or (self.history and self._aside(timex, period)):
            return
        self.last, self.last_first = period, timex.first
        if timex.aside or timex.rule.endswith(("weekday", "week", "ago")):
            self.frame = None
        if period.grain in ("day", "month"):
            self.told = period
        if period.grain == "day":
            self.last_day = period

    def _aside(self, timex: Timex, period: Period) -> bool:
        """A look ahead or back from which the tale does not go on: "until 1978", "planned for 1976"."""
        if timex.aside or period.grain in ("day", "month") or not self.last:
            return timex.aside
        before = self.tokens.words[timex.first - 1].lower() if timex.first else ""
        return before in ("until", "till", "since", "to") or self.any_future(timex.first)

    def year_named(self, number: int, first: int) -> None:
        """Note a year that the text spelt out."""
        self.last_year, self.last_year_first = number, first
        if self.is_fronted(first):
            self.frame, self.frame_first = number, first
        elif number != self.frame:
            self.frame = None

    def framed(self, first: int, last: int, month: int) -> int | None:
        """The year that the text speaks of: "In 2013 ... . In April the mission took over".

        Only a past year that opened its sentence frames what follows, in its own sentence or where a month opens one
        of the next ones in the same paragraph, and only in clauses of the simple past.
        """
        if self.frame is None or self.reference is None or self.frame >= self.reference.year:
            return None
        between = self.tokens.words[self.frame_first : first]
        if len(between) > FRAME_REACH or any(word[0] == "\n" for word in between):
            return None
        if not self.same_sentence(self.frame_first, first) and not self.is_fronted(first):
            return None
        if self.tense(first, last) == "future" or self.is_present(last):
            return None
        self.frame_first = first
        told = self.told
        return self.frame + bool(told and told.year == self.frame and (told.month or 0) >= 10 and month <= 3)

    def is_in_passing(self, first: int) -> bool:
        """Whether the date told last stands between commas: "who had been driven out in 2001, held it by August"."""
        return "," in self.tokens.words[self.last_first + 1 : min(self.last_first + 3, first)]

    def base(self) -> date | None:
        """The day that a history has reached, or the reference date."""
        if self.history and self.last and self.last.earliest:
            return self.last.earliest
        return self.reference

    def decided(self, first: int) -> Period | None:
        """The past day or month on which it was decided so: "agreed in May to leave within a year"."""
        last, today = self.last, self.reference
        if not last or not last.latest or not today or last.latest >= today or first - self.last_first > DECIDED_REACH:
            return None
        if last.grain not in ("day", "week", "month"):
            return None
        between = {self.word(index) for index in range(self.last_first, first)}
        if not between & {"to", "would"} or between & STILL or not self.same_sentence(self.last_first, first):
            return None
        return last


def nearest(reference: date, weekday: int, tense: str) -> date:
    """The day of the week (1 Monday to 7 Sunday) last before or on the reference, or next after or on it.

    >>> nearest(date(2024, 9, 27), 1, ""), nearest(date(2024, 9, 27), 1, "future")
    (datetime.date(2024, 9, 23), datetime.date(2024, 9, 30))
    """
    behind = (reference.isoweekday() - weekday) % 7
    if tense == "future":
        return reference + timedelta(days=(7 - behind) % 7)
    return reference - timedelta(days=behind)
