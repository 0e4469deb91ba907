"""Findings of one article as rows of the staged frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from etl.extract.document import Document, Sentence
from etl.extract.mentions import DateMention, Mention, NameMention, QuantityMention
from etl.extract.quantities import SPAN_KINDS

if TYPE_CHECKING:
    import polars as pl

    from etl.claims.model import Claim
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
ArticleKey = tuple[str, int]  # extract_key, article_no


def mention_rows(key: ArticleKey, doc: Document, people: Sequence[NameMention]) -> Iterable[Row]:
    """One row of schemas.MENTION a date, quantity and name, in order of their spans."""
    numbers = sentence_numbers(doc.sentences, len(doc.tokens))
    quantities = [one for one in doc.quantities if one.kind in SPAN_KINDS]
    found: list[Mention] = [*doc.dates, *quantities, *doc.names, *people]
    for mention in sorted(found, key=lambda one: (one.start, one.end, one.rule)):
        text = doc.text[mention.start : mention.end]
        yield (*key, numbers[mention.first], *_values(mention, text), mention.rule)


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


def sentence_rows(key: ArticleKey, doc: Document, claimed: Iterable[int]) -> Iterable[Row]:
    """One row of schemas.SENTENCE a sentence.

    Args:
        claimed: numbers of the sentences that gave a typed claim.
    """
    unclaimed = _with_force_and_value(doc) - set(claimed)
    for one in doc.sentences:
        yield (*key, one.number, one.role, one.start, one.end, one.number in unclaimed)


def _with_force_and_value(doc: Document) -> set[int]:
    """Sentences that hold a date or a counted quantity beside a force."""
    numbers = sentence_numbers(doc.sentences, len(doc.tokens))
    forces = {numbers[name.first] for name in doc.names if name.kind == "force"}
    dates = {numbers[date.first] for date in doc.dates if date.timex_type == "DATE"}
    counts = {numbers[one.first] for one in doc.quantities if one.kind == "count"}
    return forces & (dates | counts)


def claim_rows(key: tuple[str, int, int], claim: Claim, text: str) -> tuple[Row, list[Row]]:
    """One row of schemas.CLAIM, and those of schemas.CHAIN from the speaker (1) outward."""
    row = (
        *key, claim.sentence, claim.topic, claim.force, claim.place, claim.place_to, claim.polarity, claim.modality,
        *_when(claim, text), *_quantity(claim, text),
        claim.speaker, claim.via, claim.speech, claim.said, claim.origin,
        claim.span.start, claim.span.end, claim.rule, claim.trace,
        [(slot, span.start, span.end) for slot, span in claim.slots.items()],
    )  # fmt: skip
    links = [
        (
            *key,
            number,
            link.kind,
            link.member,
            link.cue,
            *((link.span.start, link.span.end) if link.span else (None, None)),
        )
        for number, link in enumerate(claim.chain, 1)
    ]
    return row, links


def _when(claim: Claim, text: str) -> Row:
    when = claim.when
    if when is None:
        return (None, claim.when_relation, None, None, None)
    words = text[when.when_start : when.when_end]
    return (words, claim.when_relation or when.relation, when.earliest, when.latest, when.unresolved or None)


def _quantity(claim: Claim, text: str) -> Row:
    quantity = claim.quantity
    if quantity is None:
        return (None, None, None, None, claim.unit)
    words = text[quantity.start : quantity.end]
    return (words, quantity.qualifier, quantity.low, quantity.high, claim.unit or quantity.unit or None)


def frame(rows: Sequence[Row], schema: Schema) -> pl.DataFrame:
    """Rows as a frame of the given schema (column by column, which is twice as fast as row by row).

    A cell of a list column is a list of values, or of tuples where the lists are of structs.
    """
    import polars as pl

    if not rows:
        return pl.DataFrame(schema=schema)
    columns = zip(*rows, strict=True)
    pairs = zip(schema.items(), columns, strict=True)
    return pl.DataFrame([_series(name, column, kind) for (name, kind), column in pairs])


def _series(name: str, column: Row, kind: pl.DataType | type[pl.DataType]) -> pl.Series:
    """A column; lists are laid end to end and cut again, many times faster than a Series an article or a claim."""
    import polars as pl

    if not isinstance(kind, pl.List):
        return pl.Series(name, column, dtype=kind)
    items = [item for cell in column for item in cell]
    inner = kind.inner
    if isinstance(inner, pl.Struct):
        parts = zip(inner.fields, zip(*items, strict=True) if items else [()] * len(inner.fields), strict=True)
        flat = pl.DataFrame([pl.Series(field.name, part, dtype=field.dtype) for field, part in parts]).to_struct(name)
    else:
        flat = pl.Series(name, items, dtype=inner)
    number = [row for row, cell in enumerate(column) for _ in cell]
    grouped = pl.DataFrame({"row": pl.Series(number, dtype=pl.UInt32), name: flat}).group_by("row", maintain_order=True)
    every = pl.DataFrame({"row": pl.int_range(len(column), dtype=pl.UInt32, eager=True)})
    lists = every.join(grouped.agg(name), on="row", how="left", maintain_order="left")[name]
    return lists.fill_null(pl.Series([[]], dtype=kind)).rename(name)
