"""Findings of one article as rows of the staged frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from etl.extract.document import Document, Sentence
from etl.extract.mentions import DateMention, Mention, NameMention, QuantityMention

if TYPE_CHECKING:
    import polars as pl

    from etl.schemas import Schema

KIND_OF_NAME = {
    "force": "force",
    "place": "place",
    "source": "source",
    "person": "speaker",
    "office": "speaker",
    "anonymous": "speaker",
    "document": "speaker",
    "organisation": "speaker",
}
Row = tuple[Any, ...]


def mention_rows(key: str, article_no: int, doc: Document) -> Iterable[Row]:
    """One row of schemas.MENTION a date, quantity and name, in order of their spans."""
    numbers = sentence_numbers(doc.sentences, len(doc.tokens))
    found: list[Mention] = [*doc.dates, *doc.quantities, *doc.names]
    for mention in sorted(found, key=lambda one: (one.start, one.end, one.rule)):
        text = doc.text[mention.start : mention.end]
        head = (key, article_no, numbers[mention.first])
        yield (*head, *_values(mention, text), mention.rule)


def _values(mention: Mention, text: str) -> Row:
    span = (mention.start, mention.end, text)
    if isinstance(mention, DateMention):
        timex = (mention.timex_type, mention.timex_value, mention.relation, mention.earliest, mention.latest)
        return ("date", *span, None, *timex, None, None, None, None)
    if isinstance(mention, QuantityMention):
        quantity = (mention.qualifier, mention.low, mention.high, mention.unit or None)
        return ("quantity", *span, None, None, None, None, None, None, *quantity)
    assert isinstance(mention, NameMention)
    return (KIND_OF_NAME[mention.kind], *span, mention.member, *(None,) * 9)


def sentence_numbers(sentences: Sequence[Sentence], n_tokens: int) -> list[int]:
    """Number of its sentence for each token; tokens between sentences count to the one before."""
    numbers: list[int] = []
    for i, sentence in enumerate(sentences):
        end = sentences[i + 1].first if i + 1 < len(sentences) else n_tokens
        numbers += [sentence.number] * (end - len(numbers))
    return numbers or [1] * n_tokens


def sentence_rows(key: str, article_no: int, doc: Document, claimed: Iterable[int]) -> Iterable[Row]:
    """One row of schemas.SENTENCE a sentence.

    Args:
        claimed: numbers of the sentences that gave a typed claim.
    """
    unclaimed = _with_force_and_value(doc) - set(claimed)
    for one in doc.sentences:
        yield (key, article_no, one.number, one.role, one.start, one.end, one.number in unclaimed)


def _with_force_and_value(doc: Document) -> set[int]:
    """Sentences that hold a date or a counted quantity beside a force."""
    numbers = sentence_numbers(doc.sentences, len(doc.tokens))
    forces = {numbers[name.first] for name in doc.names if name.kind == "force"}
    dates = {numbers[date.first] for date in doc.dates if date.timex_type == "DATE"}
    counts = {numbers[one.first] for one in doc.quantities if one.kind == "count"}
    return forces & (dates | counts)


def frame(rows: Sequence[Row], schema: Schema) -> pl.DataFrame:
    """Rows as a frame of the given schema (column by column, which is twice as fast as row by row)."""
    import polars as pl

    if not rows:
        return pl.DataFrame(schema=schema)
    columns = zip(*rows, strict=True)
    pairs = zip(schema.items(), columns, strict=True)
    return pl.DataFrame([pl.Series(name, column, dtype=kind) for (name, kind), column in pairs])
