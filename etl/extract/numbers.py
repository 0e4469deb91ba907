"""Number words and figures to values: "twenty-five hundred", "one and a half million", "2.5k"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from etl.extract.tokens import normal
from etl.rulebook import Rulebook


class Numbers:
    """Reads the value of a run of tokens; the words and what they are worth come from the vocabulary."""

    def __init__(self, book: Rulebook) -> None:
        values = book.values
        self.small: dict[str, int] = {**values["count_digit"], **values["count_teen"], **values["count_ten"]}
        self.scale: Mapping[str, int] = {**values["magnitude"], **values["magnitude_mark"]}
        self.part: dict[str, Fraction] = {word: Fraction(part) for word, part in values["count_part"].items()}

    def value(self, words: Sequence[str]) -> Fraction | None:
        """The value of tokens that form one number; None where one of them is neither figure nor number word.

        "and", "a", "of", hyphens and commas between the parts count nothing.
        """
        if len(words) == 1 and words[0].isdigit():
            return Fraction(int(words[0]))
        total, current, scale = Fraction(0), None, Fraction(1)
        seen = False
        for word in map(normal, words):
            if (step := self._small(word)) is not None:
                current = (current or 0) + step
            elif word in _TIMES:
                scale = Fraction(_TIMES[word])
                current = (1 if current is None else current) * scale
            elif word in self.scale:
                scale = Fraction(self.scale[word])
                total, current = _scaled(total, current, scale), None
            elif word in self.part:
                total, current = self._with_part(word, total, current, scale)
            elif word in _SILENT:
                continue
            else:
                return None
            seen = True
        return total + (current or 0) if seen else None

    def _small(self, word: str) -> Fraction | None:
        if word[0].isdigit():
            return figure(word)
        step = self.small.get(word)
        return None if step is None else Fraction(step)

    def _with_part(
        self, word: str, total: Fraction, current: Fraction | None, scale: Fraction
    ) -> tuple[Fraction, Fraction | None]:
        """ "a million and a half" halves the million; "one and a half million" and "half a million" halve the one."""
        if current is None and total:
            return total + scale * self.part[word], None
        return total, (current or 0) + self.part[word]


_TIMES = {"hundred": 100, "dozen": 12, "dozens": 12}
_SILENT = frozenset(("and", "a", "an", "of", "-", ",", "the"))


def _scaled(total: Fraction, current: Fraction | None, scale: Fraction) -> Fraction:
    if current is None and total:
        return total * scale
    return total + (1 if current is None else current) * scale


def figure(word: str) -> Fraction | None:
    """The value of one token in figures.

    >>> [str(figure(word)) for word in ("900", "12,500", "1.25", "7th")]
    ['900', '12500', '5/4', 'None']
    """
    try:
        return Fraction(word.replace(",", ""))
    except ValueError:
        return None


def grouped(words: Iterable[str]) -> Fraction:
    """Thousands that a space keeps apart: "12 500".

    >>> int(grouped(["12", "500"]))
    12500
    """
    return Fraction(int("".join(words)))
