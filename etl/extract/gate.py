"""Look before you match: which articles can hold a claim at all.

One scan by Polars over all texts, at hundreds of megabytes a second. What does not pass is not even tokenised, so
that a folder of sport and markets costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from etl.rulebook import Rulebook

if TYPE_CHECKING:
    import polars as pl

EDGE = r"(?-u:\b)"  # a word's edge by ASCII rules, which keeps the scan on the fast path


class Gate:
    """One word for people under arms, or two of the class `clause_military`: without them there is no claim."""

    def __init__(self, book: Rulebook) -> None:
        military = book.lexicon.classes.get("clause_military", set())
        armed = book.lexicon.classes.get("clause_armed", set())
        self.military, self.armed = _pattern(military), _pattern(armed)

    def passes(self, texts: pl.Series) -> pl.Series:
        """For each text whether it is read further."""
        return texts.str.contains(self.armed) | (texts.str.count_matches(self.military) >= 2)


def _pattern(words: Iterable[str]) -> str:
    return rf"(?i){EDGE}(?:{'|'.join(map(re.escape, sorted(words)))}){EDGE}"
