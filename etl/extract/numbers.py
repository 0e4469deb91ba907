"""Number words and figures to values: "twenty-five hundred", "one and a half million", "2.5k"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from etl.extract.tokens import normal
from etl.rulebook import Rulebook

Number = int | Fraction  # most numbers of an article are whole, and int is quick

_DOZENS = {"dozen": 12, "dozens": 12}
_SILENT = frozenset(("and", "a", "an", "another", "of", "-", ",", "the"))


class Numbers:
    """Reads the value of a run of tokens; the words and what they are worth come from the vocabulary."""

    def __init__(self, book: Rulebook) -> None:
        values = book.values
        self._small: dict[str, int] = {**values["count_digit"], **values["count_teen"], **values["count_ten"]}
        self._times: dict[str, int] = {**values["count_hundred"], **_DOZENS}
        self._scale: dict[str, int] = {**values["magnitude"], **values["magnitude_mark"]}
        self._part = {word: Fraction(part) for word, part in values["count_part"].items()}

    def value(self, words: Sequence[str]) -> Number | None:
        """The value of tokens that form one number; None where one of them is neither figure nor number word.

        "and", "a", "of", hyphens and commas between the parts count nothing.
        """
        if len(words) == 1 and words[0][0].isdecimal():
            return figure(words[0])
        total: Number = 0
        scale: Number = 1
        current: Number | None = None
        seen = False
        for word in map(normal, words):
            if word in _SILENT:
                continue
            if (step := self._step(word)) is not None:
                current = (current or 0) + step
            elif word in self._times:
                scale = self._times[word]
                current = (1 if current is None else current) * scale
            elif word in self._scale:
                scale = self._scale[word]
                total = (
                    total * scale if current is None and total else total + (1 if current is None else current) * scale
                )
                current = None
            elif word not in self._part:
                return None
            elif total:  # "a million and a half" halves the million, "and three quarters" takes three parts of it
                total += scale * self._part[word] * (1 if current is None else current)
                current = None
            else:  # "one and a half million" and "half a million" halve the one
                current = (current or 0) + self._part[word]
            seen = True
        return total + (current or 0) if seen else None

    def _step(self, word: str) -> Number | None:
        return figure(word) if word[0].isdecimal() else self._small.get(word)


def figure(word: str) -> Number | None:
    """The value of one token in figures.

    >>> [str(figure(word)) for word in ("900", "12,500", "1.25", "7th")]
    ['900', '12500', '5/4', 'None']
    """
    plain = word.replace(",", "")
    try:
        return int(plain) if plain.isdecimal() else Fraction(plain)
    except ValueError:
        return None
