"""Cleaned articles in, staged frames out: the order in which finders run over one article, and what becomes of it.

The one module of this stage that knows the claims stage: it strings the finders together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from etl.extract.document import Document
from etl.extract.gate import Gate
from etl.extract.mentions import Attribution, NameMention
from etl.extract.rows import Row, claim_rows, frame, mention_rows, sentence_rows
from etl.extract.tokens import tokenize
from etl.rulebook import Rulebook

if TYPE_CHECKING:
    import polars as pl

    from etl.claims.model import Claim

Frames = dict[str, "pl.DataFrame"]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one text.

    Attributes:
        doc: with its dates, quantities and names.
        attributions: who said what.
        people: source phrases of the attributions as mentions.
        claims: in order of span and topic.
    """

    doc: Document
    attributions: list[Attribution]
    people: list[NameMention]
    claims: list[Claim]


@dataclass
class _Batch:
    """What the articles of one batch gave so far."""

    sentence: list[Row] = field(default_factory=list)
    mention: list[Row] = field(default_factory=list)
    claim: list[Row] = field(default_factory=list)
    chain: list[Row] = field(default_factory=list)
    attributions: list[tuple[str, Attribution]] = field(default_factory=list)
    names: dict[str, dict[str, str]] = field(default_factory=dict)  # unknown member -> extract_key -> its words there


class Extractor:
    """All finders, compiled once a process from one rulebook."""

    def __init__(self, book: Rulebook) -> None:
        from etl.claims import Claims
        from etl.extract.attribution import Attributions
        from etl.extract.dates import Dates
        from etl.extract.names import Names
        from etl.extract.quantities import Quantities
        from etl.resolve import Members

        self.book, self.members = book, Members(book)
        self._gate = Gate(book)
        self._dates, self._quantities, self._names = Dates(book), Quantities(book), Names(book)
        self._attributions, self._claims = Attributions(book), Claims(book, self.members)

    def read(self, text: str, reference: date | None, outlet: str | None = None, only_claims: bool = False) -> Reading:
        """Run all finders over one text, each on what the ones before it found.

        Args:
            text: cleaned article text; spans are code points in it.
            reference: the day that relative dates are counted from.
            only_claims: nobody is asked for who speaks where the text cannot hold a claim.
        """
        from etl.sentences import find_sentences

        tokens = tokenize(text)
        code = self.book.alphabet.encode(tokens)
        doc = Document(text, reference, outlet, tokens, code, find_sentences(text, tokens))
        doc.dates = self._dates.find(doc)
        doc.quantities = self._quantities.find(doc)
        doc.names = self._names.find(doc)
        if only_claims and not self._claims.may_claim(doc):
            return Reading(doc, [], [], [])
        attributions = self._attributions.find(doc)
        people = self._attributions.find_people(doc, attributions)
        return Reading(doc, attributions, people, self._claims.find(doc, attributions))

    def extract(self, articles: pl.DataFrame) -> Frames:
        """The staged frames of some articles; articles that cannot hold a claim are passed through unread.

        Args:
            articles: schemas.ARTICLE.
        """
        from etl.schemas import CHAIN, CLAIM, MENTION, SENTENCE

        batch = _Batch()
        wanted = articles.filter(self._gate.passes(articles["text"]))
        columns = ("extract_key", "article_no", "text", "published", "outlet")
        for key, number, text, published, outlet in wanted.select(columns).iter_rows():
            _add(batch, (key, number), self.read(text, published, outlet, only_claims=True))
        frames = {
            "article": articles,
            "sentence": frame(batch.sentence, SENTENCE),
            "mention": frame(batch.mention, MENTION),
            "claim": frame(batch.claim, CLAIM),
            "chain": frame(batch.chain, CHAIN),
        }
        return {**frames, **self._dimensions(frames, batch)}

    def _dimensions(self, frames: Frames, batch: _Batch) -> Frames:
        """The members that these rows name."""
        from etl.extract.sources import source_frame
        from etl.extract.speakers import speaker_frame

        named = _members_named(frames)
        ids = sorted({member for _, member in named})
        return {
            "force": self.members.force_frame((one for one in ids if one.startswith("force/")), batch.names),
            "place": self.members.place_frame((one for one in ids if one.startswith("place/")), batch.names),
            "source": source_frame(self.book, (one for one in named if one[1].startswith("source/"))),
            "speaker": speaker_frame(batch.attributions),
        }


@lru_cache(maxsize=2)
def extractor(*rule_folders: Path) -> Extractor:
    """The finders of the built-in rules and of those laid over them; compiled once a process."""
    import gc

    from etl import rulebook

    gc.disable()  # all that is made here stays: looking through it for garbage takes a sixth of the time
    try:
        return Extractor(rulebook.load(*rule_folders))
    finally:
        gc.enable()


def _add(batch: _Batch, key: tuple[str, int], reading: Reading) -> None:
    typed = {one.sentence for one in reading.claims if one.topic != "statement"}
    batch.mention += mention_rows(key, reading.doc, reading.people)
    batch.sentence += sentence_rows(key, reading.doc, typed)
    for claim_no, claim in enumerate(reading.claims, 1):
        row, links = claim_rows((*key, claim_no), claim, reading.doc.text)
        batch.claim.append(row)
        batch.chain += links
    batch.attributions += [(key[0], one) for one in reading.attributions]
    for name in reading.doc.names:
        if "/unknown/" in name.member:  # the first in sort order, whatever the order of articles
            told = batch.names.setdefault(name.member, {})
            told[key[0]] = min(name.name, told.get(key[0], name.name))


def _members_named(frames: Frames) -> set[tuple[str, str]]:
    """(extract_key, member id) of all that the rows name."""
    columns = [("mention", "member"), ("chain", "member")]
    columns += [("claim", name) for name in ("force", "place", "place_to", "speaker", "via", "origin")]
    pairs = (frames[table].select("extract_key", name).drop_nulls().unique() for table, name in columns)
    return {pair for found in pairs for pair in found.iter_rows()}
