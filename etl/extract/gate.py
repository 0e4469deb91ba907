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
    """Words of which an article needs one: those of the class `gate_force`, and the names of forces."""

    def __init__(self, book: Rulebook) -> None:
        words = sorted(book.lexicon.classes.get("gate_force", ()))
        names = sorted(_names(book))
        self._words = rf"(?i){EDGE}(?:{'|'.join(map(re.escape, words))}){EDGE}"
        self._names = rf"{EDGE}(?:{'|'.join(map(re.escape, names))}){EDGE}" if names else ""

    def passes(self, texts: pl.Series) -> pl.Series:
        """For each text whether it is read further."""
        mask = texts.str.contains(self._words)
        return mask | texts.str.contains(self._names) if self._names else mask


def _names(book: Rulebook) -> set[str]:
    """Names of armed groups, coalitions and missions; those of nations say "troops" or "army" beside them."""
    found: set[str] = set()
    for table in book.names.get("forces", {}).values():
        if isinstance(table, dict) and table.get("kind") != "national":
            found |= {table.get("name", ""), *table.get("aliases", ())}
    return {name for name in found if len(name) > 2}
