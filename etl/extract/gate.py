"""Look before you match: which articles can hold a claim at all.

One scan by Polars over all texts, at hundreds of megabytes a second. What does not pass is not even tokenised, so
that a folder of sport and markets costs next to nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etl.rulebook import Rulebook

if TYPE_CHECKING:
    import polars as pl

EDGE = r"(?-u:\b)"  # a word's edge by ASCII rules, which keeps the scan on the fast path


class Gate:
    """The words of the class `clause_military`: the claims stage makes nothing of an article without them."""

    def __init__(self, book: Rulebook) -> None:
        words = sorted(book.lexicon.classes.get("clause_military", ()))
        self.pattern = rf"(?i){EDGE}(?:{'|'.join(map(re.escape, words))}){EDGE}"

    def passes(self, texts: pl.Series) -> pl.Series:
        """For each text whether it is read further."""
        return texts.str.contains(self.pattern)
