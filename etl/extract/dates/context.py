"""What a time expression is read against: the reference date, dates told before, tense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from etl.extract.dates.calendar import Period
from etl.extract.dates.timex import Timex
from etl.extract.tokens import Tokens, normal

Tense = Literal["past", "future", ""]
REACH = 14  # tokens to each side in which a verb form can be that of the date's clause
CHAIN = ("be", "been", "have", "not", "also", "all", "soon", "then", "only", "still", "both", "being", "itself")
MODALS = ("will", "would", "shall", "should", "must", "may", "might", "could", "can", "'ll", "won't", "cannot")
FRONTS = ("in", "on", "by", "and", "but", "then", "during", "back", "the", "late", "early", "until", "only", "also")
PRESENT = ("has", "have", "is", "are", "says", "remains", "remain")
FRAME_REACH = 90  # tokens from a year that opens a sentence, or from a month told within it, to the next month
OVER_REACH = 9  # tokens before "by August" in which "were" tells that it is past
CLAUSE_REACH = 40  # tokens behind "By August" that may not look ahead where it is past
STILL = frozenset(("will", "is", "are", "has", "have", "must", "should", "may", "can", "now", ";"))
ADDING = ("another", "more", "further", "additional")


@dataclass
class Words:
    """Values of the vocabulary classes that productions read, keyed by the words as `normal` has them."""

    values: Mapping[str, Mapping[str, Any]]
    future: frozenset[str]
    past: frozenset[str]
    staying: frozenset[str]
    stayed: frozenset[str]
    counted: frozenset[str]
    numbered: frozenset[str]
    no_decade: frozenset[str]
    year_before: frozenset[str]
    month_lead: frozenset[str]
    begun: frozenset[str]
    demanded: frozenset[str]
    documents: frozenset[str]
    april_years: frozenset[str]
    ahead: frozenset[str]


@dataclass
class Context:
    """State of one text while its expressions are read from left to right.

    Attributes:
        reference: the day that relative expressions count from, None where unknown.
        ends: last tokens of sentences; where none are known a full stop ends one.
        history: the text tells of the past year by year, so that bare months belong to the year told last.
        last: the last period that the text named; `last_day` the last that named a day, `told`
            the last that named a day or a month.
    """

    tokens: Tokens
    words: Words
    reference: date | None
    history: bool
    ends: frozenset[int] = frozenset()
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

    def is_fronted(self, first: int) -> bool:
        """Whether an expression opens its sentence, so that the sentences after it may be told within it."""
        for index in range(first - 1, first - 4, -1):
            if self._stops(index):
                return True
            if self.word(index) not in FRONTS:
                return False
        return False

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
        if self.tense(first, last) == "future" or self._is_present(last):
            return None
        self.frame_first = first
        told = self.told
        return self.frame + bool(told and told.year == self.frame and (told.month or 0) >= 10 and month <= 3)

    def is_over(self, first: int, last: int) -> bool:
        """A tale in the past around "by": "By Monday evening the general had left", "had left by August".

        In front of a sentence nothing in it may look ahead ("By Friday, officials said, all will be gone").
        """
        if self.word(first - 3) == "had" and self._tense_of(first - 2) == "past":
            return True
        if not self.is_fronted(first):
            return False
        over = False
        for index in range(last + 1, last + CLAUSE_REACH):
            if self._stops(index):
                break
            tense, word = self._tense_of(index), self.word(index)
            if tense == "future" or word in PRESENT:
                return False
            over |= tense == "past" and word not in ("said", "told")
        return over

    def was_so(self, first: int) -> bool:
        """ "Its soldiers were out by December": a past state, where the nearest verb form is was or were itself."""
        for index in range(first - 2, first - OVER_REACH, -1):
            if self._stops(index) or (tense := self._tense_of(index)) == "future":
                return False
            if tense:
                return self.word(index) in ("was", "were") and self.word(index + 1) not in ("for", "that", "to")
        return False

    def is_in_passing(self, first: int) -> bool:
        """Whether the date told last stands between commas: "who had been driven out in 2001, held it by August"."""
        return "," in self.tokens.words[self.last_first + 1 : min(self.last_first + 3, first)]

    def _is_present(self, last: int) -> bool:
        """Whether the clause behind a token is in the present or the present perfect."""
        for index in range(last + 1, last + REACH):
            if self._stops(index):
                return False
            word = self.word(index)
            if word in PRESENT:
                return True
            if self._tense_of(index) == "past":
                return False
        return False

    def base(self) -> date | None:
        """The day that a history has reached, or the reference date."""
        if self.history and self.last and self.last.earliest:
            return self.last.earliest
        return self.reference

    def same_sentence(self, earlier: int, first: int) -> bool:
        """Whether no sentence ends between two tokens."""
        if first - earlier > 60:
            return False
        return not any(self._stops(index) for index in range(earlier, first))

    def tense(self, first: int, last: int) -> Tense:
        """Tense of the verb form nearest to tokens first..last; a form before the date counts as nearer."""
        words = self.tokens.words
        behind, found = self._left(first)
        for step in range(1, min(REACH, behind - 2)):
            if self._stops(last + step):
                break
            ahead = self._tense_of(last + step)
            if ahead and words[last + step].lower() != "to":
                return ahead
        return found

    def _stops(self, index: int) -> bool:
        """Whether a sentence ends at a token, or the text does."""
        words = self.tokens.words
        if not 0 <= index < len(words):
            return True
        word = words[index]
        return word[0] == "\n" or (index in self.ends if self.ends else word == ".")

    def _tense_of(self, index: int) -> Tense:
        word = normal(self.tokens.words[index])
        if word == "to":
            if self.word(index - 1) in self.words.begun:
                return "past"
            return "future" if self._infinitive(index) else ""
        if word in self.words.future:
            return "future"
        if word in self.words.past or (word.endswith("ed") and len(word) > 4):
            return "past"
        return ""

    def _infinitive(self, index: int) -> bool:
        following = self.tokens.words[index + 1 : index + 2]
        return (
            bool(following) and following[0].islower() and following[0] not in ("the", "a", "an", "his", "her", "its")
        )

    def adds(self, first: int, last: int) -> bool:
        """Whether a length adds to what is past: "another year", "two more years"."""
        words = self.tokens.words[first : last + 1]
        return any(
            word in ADDING and following != "than" for word, following in zip(words, [*words[1:], ""], strict=True)
        )

    def word(self, index: int) -> str:
        """A token in lower case, "" beyond the text."""
        words = self.tokens.words
        return words[index].lower() if 0 <= index < len(words) else ""

    def stays(self, first: int) -> bool:
        """Whether a verb of staying stands right before a length: "will stay one more year"."""
        return self.word(first - 1) in self.words.staying and self.any_future(first - 1)

    def decided(self, first: int) -> Period | None:
        """The past day or month on which it was decided so: "agreed in May to leave within a year"."""
        last, today = self.last, self.reference
        if (
            not last
            or not last.latest
            or not today
            or last.latest >= today
            or last.grain not in ("day", "week", "month")
        ):
            return None
        between = {self.word(index) for index in range(self.last_first, first)}
        if not between & {"to", "would"} or between & STILL or not self.same_sentence(self.last_first, first):
            return None
        return last

    def ends_now(self, first: int, last: int) -> bool:
        """Whether "ten years after ..." reaches to the day of writing: no year beside it, the main clause not past."""
        words = self.tokens.words
        comma = last + 1
        while not self._stops(comma) and words[comma] != ",":
            if len(words[comma]) == 4 and words[comma].isdigit():
                return False
            comma += 1
        if not self._stops(first - 1):
            return self._left(first)[1] != "past"
        while not self._stops(comma):
            if found := self._tense_of(comma):
                return found != "past"
            comma += 1
        return True

    def _left(self, first: int) -> tuple[int, Tense]:
        """The nearest verb form before a token in its sentence: how far, and its tense (99, "": none)."""
        for step in range(1, REACH):
            if self._stops(first - step):
                break
            if found := self._tense_of(first - step):
                return step, "future" if found == "past" and self._is_to_come(first - step) else found
        return 99, ""

    def _is_to_come(self, participle: int) -> bool:
        """ "Will be closed", "is to be handed over", "may have left": what stands before a participle decides."""
        if self.word(participle) in self.words.demanded and self.word(participle + 1) == "that":
            return True
        for index in range(participle - 1, max(participle - 6, -1), -1):
            word = normal(self.tokens.words[index])
            if word in CHAIN or word.endswith("ly"):
                continue
            apart = index < participle - 1
            if word == "to" and self.word(index - 1) in ("was", "were") and self.word(index + 1) == "have":
                return False  # "was to have closed" did not
            return word in MODALS or (word == "to" and (apart or not self.tokens.words[participle].endswith("ed")))
        return False

    def any_future(self, first: int) -> bool:
        """Whether a form of the future stands before token `first` in its sentence."""
        for index in range(first - 1, first - REACH, -1):
            if self._stops(index):
                return False
            word = self.tokens.words[index]
            if self._tense_of(index) == "future" or word in self.words.staying:
                return True
        return False


def nearest(reference: date, weekday: int, tense: str) -> date:
    """The day of the week (1 Monday to 7 Sunday) last before or on the reference, or next after or on it.

    >>> nearest(date(2024, 9, 27), 1, ""), nearest(date(2024, 9, 27), 1, "future")
    (datetime.date(2024, 9, 23), datetime.date(2024, 9, 30))
    """
    behind = (reference.isoweekday() - weekday) % 7
    if tense == "future":
        return reference + timedelta(days=(7 - behind) % 7)
    return reference - timedelta(days=behind)
