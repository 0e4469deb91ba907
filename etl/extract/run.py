"""Cleaned articles in, staged frames out: the order in which finders run over one article, and what becomes of it.

The one module of this stage that knows the claims stage: it strings the finders together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from etl.extract.document import Document
from etl.extract.gate import Gate
from etl.extract.rows import Row, frame, mention_rows, sentence_rows
from etl.extract.tokens import tokenize
from etl.rulebook import Rulebook

if TYPE_CHECKING:
    import polars as pl

    from etl.claims.model import Claim

Frames = dict[str, "pl.DataFrame"]


def _seam(module: str, name: str, book: Rulebook) -> Any:
    from importlib import import_module

    try:
        return getattr(import_module(module), name)(book)
    except (ImportError, AttributeError):
        return _Nothing()


class _Nothing:
    def find(self, *_: Any) -> list[Any]:
        return []


def _one_sentence(text: str, tokens: Any) -> list[Any]:
    from etl.extract.document import Sentence

    return [Sentence(1, 0, len(text), 0, max(0, len(tokens) - 1))]


class Extractor:
    """All finders, compiled once a process from one rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self._gate = Gate(book)
        self._dates = _seam("etl.extract.dates", "Dates", book)
        self._quantities = _seam("etl.extract.quantities", "Quantities", book)
        self._names = _seam("etl.extract.names", "Names", book)
        self._attributions = _seam("etl.extract.attribution", "Attributions", book)
        self._claims = _seam("etl.claims", "Claims", book)

    def document(self, text: str, reference: date | None, outlet: str | None = None) -> Document:
        """A text with its tokens, sentences, dates, quantities and names.

        Args:
            text: cleaned article text; spans are code points in it.
            reference: the day that relative dates are counted from.
        """
        try:
            from etl.sentences import find_sentences
        except ImportError:
            find_sentences = _one_sentence

        tokens = tokenize(text)
        code = self.book.alphabet.encode(tokens)
        doc = Document(text, reference, outlet, tokens, code, find_sentences(text, tokens))
        doc.dates = self._dates.find(doc)
        doc.quantities = self._quantities.find(doc)
        doc.names = self._names.find(doc)
        return doc

    def attributions(self, doc: Document) -> list[Any]:
        """Who said what in a document: source, cue and content spans."""
        return list(self._attributions.find(doc))

    def claims(self, doc: Document, attributions: list[Any]) -> list[Claim]:
        """The claims of a document, in order of span and topic."""
        found: list[Claim] = self._claims.find(doc, attributions)
        return sorted(found, key=lambda one: (one.span.start, one.span.end, one.topic, one.rule))

    def extract(self, articles: pl.DataFrame) -> Frames:
        """The staged frames of some articles; articles that cannot hold a claim are passed through unread.

        Args:
            articles: schemas.ARTICLE.
        """
        from etl.schemas import CHAIN, CLAIM, MENTION, SENTENCE

        rows: dict[str, list[Row]] = {"sentence": [], "mention": [], "claim": [], "chain": []}
        wanted = articles.filter(self._gate.passes(articles["text"]))
        for article in wanted.select("extract_key", "article_no", "text", "published", "outlet").iter_rows():
            self._article(rows, *article)
        frames = {
            name: frame(rows[name], schema)
            for name, schema in (("sentence", SENTENCE), ("mention", MENTION), ("claim", CLAIM), ("chain", CHAIN))
        }
        return {"article": articles, **frames, **self._members(frames)}

    def _article(
        self, rows: dict[str, list[Row]], key: str, number: int, text: str, published: date | None, outlet: str | None
    ) -> None:
        doc = self.document(text, published, outlet)
        claims = self.claims(doc, self.attributions(doc))
        typed = {one.sentence for one in claims if one.topic != "statement"}
        rows["mention"] += mention_rows(key, number, doc)
        rows["sentence"] += sentence_rows(key, number, doc, typed)
        for claim_no, claim in enumerate(claims, 1):
            rows["claim"].append((key, number, claim_no, *claim_values(claim, text)))
            rows["chain"] += chain_rows((key, number, claim_no), claim)

    def _members(self, frames: Mapping[str, pl.DataFrame]) -> Frames:
        """The dimension members that these rows name."""
        import polars as pl

        from etl.schemas import FORCE, PLACE, SOURCE, SPEAKER

        return {
            name: pl.DataFrame(schema=schema)
            for name, schema in (("force", FORCE), ("place", PLACE), ("source", SOURCE), ("speaker", SPEAKER))
        }


def claim_values(claim: Claim, text: str) -> Row:
    """The columns of schemas.CLAIM from sentence_no on."""
    return (
        claim.sentence, claim.topic, claim.force, claim.place, claim.place_to, claim.polarity, claim.modality,
        *_when(claim, text), *_quantity(claim, text),
        claim.speaker, claim.via, claim.speech, claim.said, claim.origin,
        claim.span.start, claim.span.end, claim.rule, claim.trace,
        [{"slot": slot, "char_start": span.start, "char_end": span.end} for slot, span in claim.slots.items()],
    )  # fmt: skip


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


def chain_rows(key: tuple[str, int, int], claim: Claim) -> Iterable[Row]:
    """One row of schemas.CHAIN a link, from the speaker (1) outward."""
    for link_no, link in enumerate(claim.chain, 1):
        span = (link.span.start, link.span.end) if link.span else (None, None)
        yield (*key, link_no, link.kind, link.member, link.cue, *span)
