"""What all steps of one article share: its words, their tags, its quotations and the relations found so far."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from etl.extract.attribution.clauses import Clauses
from etl.extract.attribution.tags import Tagger
from etl.extract.document import Document
from etl.extract.mentions import Stance
from etl.extract.quotes import Quote, find_quotes, is_speech

Range = tuple[int, int]
_INNER_STOP = re.compile(r"\.(?:(?<=[^\W\d_]\.)(?=[A-Z][a-z]?\b)|(?<=\bNo\.)(?= \d))")


@dataclass(slots=True)
class Relation:
    """One attribution in tokens (inclusive ranges), before anybody is identified.

    Attributes:
        frame: of the verb (see vocab/reporting.toml), "according" or "noun".
        named: the phrase that names the speaker where `source` only stands for it ("Smith, *who* said").
        hearer: to whom it was said ("told *Reuters*"); by: who passed it on ("was quoted by *Reuters* as saying");
            cited: whom the source names as its own ("Reuters reported, citing *two diplomats*").
        is_outer: it stands behind words that are attributed already ("..., he said, *Reuters reported*").
    """

    source: Range | None
    cue: Range
    content: list[Range]
    frame: str
    lemma: str
    stance: Stance
    rule: str
    negated: bool = False
    named: Range | None = None
    hearer: Range | None = None
    by: Range | None = None
    cited: Range | None = None
    is_outer: bool = False
    sentence: int = 0


@dataclass(slots=True)
class Page:
    """One article while its relations are looked for.

    Attributes:
        tags: one character a token (tags.Tagger).
        flat: the same, with every token of an utterance in quotation marks replaced by the tag "quoted".
        quotes: utterances in quotation marks, in order; quote_at maps each of their tokens to the index in quotes.
    """

    words: list[str]
    tags: str
    flat: str
    quotes: list[Quote]
    quote_at: dict[int, int]
    relations: list[Relation] = field(default_factory=list)
    starts: Counter[int] = field(default_factory=Counter)  # first tokens of contents, once all relations are found


class Pages:
    """Prepares articles; built once."""

    def __init__(self, tagger: Tagger, clauses: Clauses) -> None:
        self._tagger = tagger
        self._codes = tagger.codes
        self._participles = clauses.tags("ed past verb doing ing base noun_base")
        self._named, self._titled = clauses.tags("cap hyphen"), clauses.tags("cap role abbr dot")
        self._finite = clauses.tags("be have modal pron past verb ed")

    def page(self, doc: Document) -> Page:
        """An article with its tags and quotations."""
        tags = self._headlines(doc, self._hyphens(doc, self._join_names(doc, self._tagger.encode(doc.tokens))))
        if "Said " in doc.text:
            tags = self._name_said(doc, tags)
        tags = self._warnings(doc, tags)
        flat, mark, quoted = list(tags), self._codes["hyphen"], self._codes["quoted"]
        quotes: list[Quote] = []
        at: dict[int, int] = {}
        for quote in find_quotes(doc.tokens):
            if is_speech(doc.tokens, quote, tags, self._finite):
                for i in range(quote.first, quote.last + 1):
                    at[i] = len(quotes)
                    flat[i] = quoted
                quotes.append(quote)
            else:
                flat[quote.first] = mark
                if quote.is_closed and doc.tokens.words[quote.last - 1] == ",":  # it is "a mess," he said
                    flat[quote.last - 1], flat[quote.last] = mark, self._codes["comma"]
                elif quote.is_closed:
                    flat[quote.last] = mark
        return Page(doc.tokens.words, tags, "".join(flat), quotes, at)

    def _warnings(self, doc: Document, tags: str) -> str:
        """A participle behind an article is a noun: "a *warning* by the mayor"."""
        ing, at, out = self._codes["ing"], -1, None
        while (at := tags.find(ing, at + 1)) > 0:
            if doc.tokens.words[at - 1].lower() in ("a", "an", "the"):
                out = out or list(tags)
                out[at] = self._codes["noun"]
        return "".join(out) if out else tags

    def _name_said(self, doc: Document, tags: str) -> str:
        """ "Said" between a title and a name is a name: "Colonel *Said* Omar"."""
        out = list(tags)
        for i in range(1, len(tags) - 1):
            if doc.tokens.words[i] == "Said" and tags[i + 1] in self._named and tags[i - 1] in self._titled:
                out[i] = self._codes["cap"]
        return "".join(out)

    def _join_names(self, doc: Document, tags: str) -> str:
        """Full stops inside a name ("News.Az") end nothing."""
        inner = [doc.tokens.at(match.start()) for match in _INNER_STOP.finditer(doc.text)]
        if not inner:
            return tags
        out, end, dot = list(tags), self._codes["end"], self._codes["dot"]
        for at in inner:
            if tags[at : at + 1] == end:
                out[at] = dot
        return "".join(out)

    def _hyphens(self, doc: Document, tags: str) -> str:
        """A hyphen between spaces is a dash; a participle behind one ("state-run") only describes."""
        hyphen, dash, noun = (self._codes[name] for name in ("hyphen", "dash", "noun"))
        at, out = tags.find(hyphen), list(tags)
        while at >= 0:
            if not doc.tokens.glued(at) or (at and tags[at - 1] != hyphen and not doc.tokens.glued(at - 1)):
                out[at] = dash  # "... by May -Pentagon"
            elif tags[at + 1] in self._participles:
                out[at + 1] = noun
            at = tags.find(hyphen, at + 1)
        return "".join(out)

    def _headlines(self, doc: Document, tags: str) -> str:
        """In a headline in capitals a verb is no name: "Iraq *Claims* Victory"."""
        cap, verb = self._codes["cap"], self._codes["noun_pres"]
        for sentence in doc.sentences[:4]:
            words = doc.tokens.words[sentence.first : sentence.last + 1]
            if any(word[0].islower() and len(word) > 4 for word in words):
                continue
            last = sentence.last
            if words[-1] == "Say" and words[-2][-1:] == "s":
                tags = tags[:last] + self._codes["base"] + tags[last + 1 :]
            for i in range(sentence.first + 1, last):
                if tags[i] == cap and self._tagger.forms.get(doc.tokens.words[i].lower(), ("",))[0] == "noun_pres":
                    tags = tags[:i] + verb + tags[i + 1 :]
                    break
        return tags
