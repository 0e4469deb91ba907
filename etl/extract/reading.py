"""One article while its names are read: what the index hit, what was made of it, and the line that patterns run over.

Every decided hit becomes one character of the line (a chunk), so that a pattern sees "{@nation} special forces"
whatever the country is called.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from etl.extract.document import Document
from etl.extract.forces import Force
from etl.extract.grammar import Alphabet
from etl.extract.mentions import NameKind, NameMention
from etl.extract.places import Nation, Place
from etl.extract.tokens import Tokens, normal

_normal = lru_cache(maxsize=100_000)(normal)
What = Place | Nation | Force


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the index at tokens first to last (inclusive), and what it means here."""

    first: int
    last: int
    what: What

    @property
    def chunk(self) -> str:
        """The kind of chunk that it is in the line."""
        if isinstance(self.what, Nation):
            return "nation"
        if isinstance(self.what, Force):
            return "organisation" if self.what.kind == "organisation" else "force"
        return "country" if self.what.kind == "country" else "place"

    @property
    def country(self) -> str:
        """ISO code of the country that it is about, "" where there is none."""
        if isinstance(self.what, Force):
            return self.what.countries[0] if self.what.countries else ""
        return self.what.country


@dataclass
class Reading:
    """Names of one article.

    Attributes:
        small, never: words that open no name, and words that are in none.
        hits: decided hits in order.
        countries: how often each country is named, by ISO code.
        line: one character a token, or a chunk for a hit.
        at: first token of each character of the line, and the number of tokens at its end.
        hit_at: position in the line -> hit.
    """

    doc: Document
    alphabet: Alphabet
    small: Container[str] = ()
    never: Container[str] = ()
    hits: list[Hit] = field(default_factory=list)
    countries: Counter[str] = field(default_factory=Counter)
    line: str = ""
    at: list[int] = field(default_factory=list)
    hit_at: dict[int, Hit] = field(default_factory=dict)
    _title: dict[int, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._caps = {self.alphabet.shapes["cap"], self.alphabet.shapes["caps"]}
        self._opens = [sentence.first for sentence in self.doc.sentences]

    @property
    def tokens(self) -> Tokens:
        """Tokens of the article."""
        return self.doc.tokens

    @property
    def words(self) -> list[str]:
        """Tokens as they stand."""
        return self.doc.tokens.words

    def draw(self) -> None:
        """Make the line out of the decided hits."""
        code, done = self.doc.code, 0
        line: list[str] = []
        at: list[int] = []
        for hit in self.hits:
            line.append(code[done : hit.first])
            at.extend(range(done, hit.first))
            self.hit_at[len(at)] = hit
            line.append(self.alphabet.chunks[hit.chunk])
            at.append(hit.first)
            done = hit.last + 1
        line.append(code[done:])
        at.extend(range(done, len(code) + 1))
        self.line, self.at = "".join(line), at

    def span(self, first: int, last: int) -> tuple[int, int]:
        """First and last token of a stretch of the line."""
        return self.at[first], self.at[last + 1] - 1

    def low(self, token: int) -> str:
        """A token in lower case, "" outside of the text."""
        words = self.doc.tokens.words
        return _normal(words[token]) if 0 <= token < len(words) else ""

    def is_unknown_cap(self, token: int) -> bool:
        """Whether a token is capitalised and no word of the vocabulary."""
        if not 0 <= token < len(self.words):
            return False
        return self.doc.code[token] in self._caps

    def opens_sentence(self, token: int) -> bool:
        """Whether a token is the first word of its sentence, or of a quotation."""
        before = self.words[token - 1] if token else "\n"
        return before[0] in '\n.!?:;"“”‘—–(' or self._sentence(token)[0] == token

    def is_title(self, token: int) -> bool:
        """Whether the token stands in a line where nearly all words are capitalised, so that capitals tell nothing."""
        first, last = self._sentence(token)
        if first not in self._title:
            words = [w for w in self.words[first : last + 1] if w[0].isalpha() and len(w) > 3]
            self._title[first] = len(words) > 4 and sum(w[0].isupper() for w in words) > 0.75 * len(words)
        return self._title[first]

    def _sentence(self, token: int) -> tuple[int, int]:
        """First and last token of the sentence around a token."""
        number = bisect_right(self._opens, token) - 1
        if number < 0:
            return 0, len(self.words) - 1
        sentence = self.doc.sentences[number]
        return sentence.first, sentence.last

    def places_of(self, word: str) -> Iterator[int]:
        """Indexes of the tokens that are this word."""
        i = -1
        try:
            while True:
                i = self.words.index(word, i + 1)
                yield i
        except ValueError:
            return

    def mention(
        self, kind: NameKind, member: str, name: str, tokens: tuple[int, int], rule: str, head: bool = True
    ) -> NameMention:
        """A mention over tokens first to last."""
        first, last = tokens
        start, end = self.tokens.starts[first], self.tokens.ends[last]
        return NameMention(start, end, first, last, rule, kind, member, name, head)

    def text(self, tokens: tuple[int, int]) -> str:
        """The words of a token range, line breaks and doubled spaces evened out."""
        return " ".join(self.tokens.slice(*tokens).split())


def count_countries(hits: Iterable[Hit]) -> Counter[str]:
    """How often each country is named by its own name, its adjective or a place that lies in it."""
    found: Counter[str] = Counter()
    for hit in hits:
        if not isinstance(hit.what, Force) and hit.what.country:
            found[hit.what.country] += 1
    return found
