"""The finders run in-process over plain texts, for the programs of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from etl.extract.document import Document
from etl.extract.mentions import QuantityMention
from etl.extract.quantities import SPAN_KINDS, Quantities
from etl.extract.tokens import tokenize
from etl.rulebook import Rulebook, load


class Finder:
    """Dates, then quantities, of one plain text at a time."""

    def __init__(self, dates: bool = True) -> None:
        self.book = load()
        self._quantities = Quantities(self.book)
        self._dates = _dates(self.book) if dates else None

    def quantities(self, text: str, reference: date | None = None) -> list[QuantityMention]:
        """All quantity mentions of a text, durations and dates apart."""
        tokens = tokenize(text)
        doc = Document(text, reference, None, tokens, self.book.alphabet.encode(tokens), [])
        if self._dates is not None:
            doc.dates = self._dates.find(doc)
        return self._quantities.find(doc)


def _dates(book: Rulebook) -> Any:
    """The date finder, None in a working copy that has none."""
    try:
        from etl.extract.dates import Dates

        return Dates(book)
    except ImportError:
        return None


def quantity_spans(rows: list[dict[str, Any]]) -> Iterator[list[tuple[int, int]]]:
    """For each row the spans that `etl find` shows as quantities."""
    finder = Finder()
    for row in rows:
        mentions = finder.quantities(row["text"], _day(row.get("dct")))
        yield [(mention.start, mention.end) for mention in mentions if mention.kind in SPAN_KINDS]


def _day(written: str | None) -> date | None:
    """The creation date of an annotated text; None where it is not written as ISO 8601."""
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
