"""Clauses around a time expression: where sentences end, and whether their verbs tell of the past or look ahead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from etl.extract.tokens import Tokens, normal

Tense = Literal["past", "future", ""]
PAST: Tense = "past"
FUTURE: Tense = "future"
REACH = 14  # tokens to each side in which a verb form can be that of the date's clause
OVER_REACH = 9  # tokens before "by August" in which "were" tells that it is past
CLAUSE_REACH = 40  # tokens behind "By August" that may not look ahead where it is past
CHAIN = ("be", "been", "have", "not", "also", "all", "soon", "then", "only", "still", "both", "being", "itself")
MODALS = ("will", "would", "shall", "should", "must", "may", "might", "could", "can", "'ll", "won't", "cannot")
FRONTS = ("in", "on", "by", "and", "but", "then", "during", "back", "the", "late", "early", "until", "only", "also")
DUE = ("due", "set", "supposed", "scheduled", "meant", "expected", "planned")
PRESENT = ("has", "have", "is", "are", "says", "remains", "remain")
ADDING = ("another", "more", "further", "additional")


@dataclass
class Words:
    """Values of the vocabulary classes that productions read, keyed by the words as `normal` has them."""

    values: Mapping[str, Mapping[str, Any]]
    tenses: Mapping[str, Tense]
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


@dataclass(kw_only=True)
class Clauses:
    """The tokens of one text and how their verbs are read.

    Attributes:
        ends: last tokens of sentences; where none are known a full stop ends one.
    """

    tokens: Tokens
    words: Words
    ends: frozenset[int] = frozenset()

    def word(self, index: int) -> str:
        """A token in lower case, "" beyond the text."""
        words = self.tokens.words
        return words[index].lower() if 0 <= index < len(words) else ""

    def stops(self, index: int) -> bool:
        """Whether a sentence ends at a token, or the text does."""
        words = self.tokens.words
        if not 0 <= index < len(words):
            return True
        word = words[index]
        return word[0] == "\n" or (index in self.ends if self.ends else word == ".")

    def same_sentence(self, earlier: int, first: int) -> bool:
        """Whether no sentence ends between two tokens."""
        if first - earlier > 60:
            return False
        return not any(self.stops(index) for index in range(earlier, first))

    def tense(self, first: int, last: int) -> Tense:
        """Tense of the verb form nearest to tokens first..last; a form before the date counts as nearer."""
        words = self.tokens.words
        behind, found = self._left(first)
        for step in range(1, min(REACH, behind - 2)):
            if self.stops(last + step):
                break
            ahead = self._tense_of(last + step)
            if ahead and words[last + step].lower() != "to":
                return ahead
        return found

    def _tense_of(self, index: int) -> Tense:
        word = normal(self.tokens.words[index])
        if word == "to":
            if self.word(index - 1) in self.words.begun or self._was_to_come(index):
                return "past"
            return "future" if self._infinitive(index) else ""
        return self.words.tenses.get(word) or ("past" if word.endswith("ed") and len(word) > 4 else "")

    def _was_to_come(self, index: int) -> bool:
        """ "Was to leave by January 26", "was due to leave late Sunday": what lay ahead then, before a word "to"."""
        at = index - 1 - (self.word(index - 1) in DUE)
        return self.word(at) in ("was", "were")

    def _infinitive(self, index: int) -> bool:
        following = self.tokens.words[index + 1 : index + 2]
        return (
            bool(following) and following[0].islower() and following[0] not in ("the", "a", "an", "his", "her", "its")
        )

    def _left(self, first: int) -> tuple[int, Tense]:
        """The nearest verb form before a token in its sentence: how far, and its tense (99, "": none)."""
        for step in range(1, REACH):
            if self.stops(first - step):
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
            if self.stops(index):
                return False
            word = self.tokens.words[index]
            if self._tense_of(index) == "future" or word in self.words.staying:
                return True
        return False

    def is_fronted(self, first: int) -> bool:
        """Whether an expression opens its sentence, so that the sentences after it may be told within it."""
        for index in range(first - 1, first - 4, -1):
            if self.stops(index):
                return True
            if self.word(index) not in FRONTS:
                return False
        return False

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
            if self.stops(index):
                break
            tense, word = self._tense_of(index), self.word(index)
            if tense == "future" or word in PRESENT:
                return False
            over |= tense == "past" and word not in ("said", "told")
        return over

    def was_so(self, first: int) -> bool:
        """ "Its soldiers were out by December": a past state, where the nearest verb form is was or were itself."""
        for index in range(first - 2, first - OVER_REACH, -1):
            if self.stops(index) or (tense := self._tense_of(index)) == "future":
                return False
            if tense:
                return self.word(index) in ("was", "were") and self.word(index + 1) not in ("for", "that", "to")
        return False

    def is_present(self, last: int) -> bool:
        """Whether the clause behind a token is in the present or the present perfect."""
        for index in range(last + 1, last + REACH):
            if self.stops(index):
                return False
            word = self.word(index)
            if word in PRESENT:
                return True
            if self._tense_of(index) == "past":
                return False
        return False

    def adds(self, first: int, last: int) -> bool:
        """Whether a length adds to what is past: "another year", "two more years"."""
        words = self.tokens.words[first : last + 1]
        return any(
            word in ADDING and following != "than" for word, following in zip(words, [*words[1:], ""], strict=True)
        )

    def stays(self, first: int) -> bool:
        """Whether a verb of staying stands right before a length: "will stay one more year"."""
        return self.word(first - 1) in self.words.staying and self.any_future(first - 1)

    def ends_now(self, first: int, last: int) -> bool:
        """Whether "ten years after ..." reaches to the day of writing: no year beside it, the main clause not past."""
        words = self.tokens.words
        comma = last + 1
        while not self.stops(comma) and words[comma] != ",":
            if len(words[comma]) == 4 and words[comma].isdigit():
                return False
            comma += 1
        if not self.stops(first - 1):
            return self._left(first)[1] != "past"
        while not self.stops(comma):
            if found := self._tense_of(comma):
                return found != "past"
            comma += 1
        return True
