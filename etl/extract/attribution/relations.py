"""Source, cue and content as token ranges, before anybody is identified."""

from __future__ import annotations

from etl.extract.attribution.clauses import Clauses
from etl.extract.attribution.contents import Contents
from etl.extract.attribution.cue_phrases import PhraseCues
from etl.extract.attribution.cue_verbs import VerbCues
from etl.extract.attribution.cues import Cues
from etl.extract.attribution.loose import LooseQuotes
from etl.extract.attribution.page import Page, Pages, Relation
from etl.extract.attribution.tags import Tagger
from etl.extract.document import Document, Sentence
from etl.rulebook import Rulebook

_LOOSE = frozenset({"attribution/participle", "attribution/relative clause before cue"})
_LOOSE_FRAMES = frozenset({"judge", "hold", "show", "ask"})
_HEADLINES = 3  # sentences of an article among which its headline is


class Relations:
    """Finds cues and decides which words before or after them are source and content."""

    def __init__(self, book: Rulebook) -> None:
        tagger = Tagger(book)
        self.clauses = Clauses(book, tagger)
        self.contents = Contents(book, tagger, self.clauses)
        self.cues = Cues(book, tagger, self.clauses)
        self.phrases = PhraseCues(book, tagger, self.clauses, self.contents)
        self.verbs = VerbCues(tagger, self.clauses, self.contents, book)
        self.loose = LooseQuotes(book, tagger, self.clauses)
        self.pages = Pages(tagger, self.clauses)
        self._comma, self._colon, self._newline = (tagger.codes[n] for n in ("comma", "colon", "newline"))
        self._quoted, self._joins = tagger.codes["quoted"], self.clauses.tags("and but")
        self._subs, self._closing = (
            self.clauses.tags("sub as"),
            self.clauses.tags("comma close dash adv have and but do modal not be"),
        )
        self._marks = self.clauses.tags("colon dash")
        self._pauses = self.clauses.tags("comma dash")
        self._triggers = self.clauses.tags("according as wording rnoun medium")
        self._nominal = self.clauses.tags("noun_pres noun_base")

    def find(self, doc: Document) -> Page:
        """All relations of an article, in order of their cues."""
        page = self.pages.page(doc)
        for sentence in doc.sentences:
            if sentence.role != "caption":
                self._sentence(page, sentence)
        self.loose.give(page, doc.sentences)
        return page

    def _sentence(self, page: Page, sentence: Sentence) -> None:
        start, end = sentence.first, sentence.last + 1
        for match in self.cues.candidates.finditer(page.flat, start, end):
            self._add(page, self._candidate(page, match.start(), start, end), sentence)
        if page.flat.find(self._colon, start, min(end, start + 9)) > 0:
            self._add(page, self.phrases.colon(page, sentence), sentence)
        if sentence.number <= _HEADLINES and any(tag in self._marks for tag in page.flat[max(start, end - 5) : end]):
            self._add(page, self.phrases.closing(page, sentence), sentence)

    def _add(self, page: Page, relation: Relation | None, sentence: Sentence) -> None:
        if relation:
            relation.sentence = sentence.number
            self._give_way(page, relation, sentence.first)
            page.relations.append(relation)

    def _candidate(self, page: Page, at: int, start: int, end: int) -> Relation | None:
        if page.flat[at] in self._triggers:
            return self._light(page, at, start, end) or self.phrases.read(page, at, start, end)
        cue = self.cues.read(page.words, page.flat, at, start, end)
        if cue:
            return self.verbs.relation(page, cue, start, end)
        if page.flat[at] not in self._nominal:
            return None
        return self._light(page, at, start, end) or self.phrases.read(page, at, start, end)

    def _light(self, page: Page, at: int, start: int, end: int) -> Relation | None:
        cue = self.cues.light(page.words, page.flat, at, start, end)
        return self.verbs.relation(page, cue, start, end) if cue else None

    def _give_way(self, page: Page, new: Relation, start: int) -> None:
        """End the contents before where another subject speaks: after a comma, ", and" or a quotation, or for all."""
        if new.source is None:
            return
        last = new.source[0] - 1
        joined = page.flat[last] in self._joins and page.flat[last - 1] in self._pauses
        is_next = joined and new.content[0][0] > new.source[0] and new.rule not in _LOOSE
        follows = is_next or page.flat[last] in (self._comma, self._quoted)
        for one in reversed(page.relations):
            if one.cue[0] < start:
                return
            if new.source[0] <= one.cue[0] < new.cue[0]:  # "Jane Doe, who *advised the king*, said ..."
                self._end_before(page, one, new.cue[0])
            elif follows:
                self._cut(page, one, new, last - 1 if is_next else last, is_next or self._is_fronted(page, one, start))

    def _is_fronted(self, page: Page, one: Relation, start: int) -> bool:
        """Whether a clause is subordinate to what follows: "While *Kyiv says so*, Moscow said not"."""
        first = one.source[0] if one.source else one.cue[0]
        return page.flat[start] in self._subs or (first > start and page.flat[first - 1] in self._subs)

    def _cut(self, page: Page, one: Relation, new: Relation, at: int, gives: bool) -> None:
        """End the content of a relation at a comma, or at the end of a quotation, before which another speaks."""
        if new.is_outer and len(one.content) > 1 and one.content[-1][0] > at:
            one.content.pop()
        if gives and len(one.content) > 1 and one.content[-1][0] > at:
            one.content.pop()
        a, b = one.content[-1]
        gives = gives or new.is_outer or one.frame in _LOOSE_FRAMES or one.rule in _LOOSE
        if gives and a < at <= b:
            one.content[-1] = (a, at if page.flat[at] == self._quoted else at - 1)

    def _end_before(self, page: Page, one: Relation, cue: int) -> None:
        a, b = one.content[-1]
        if a < cue <= b:
            last = cue - 1
            while last > a and page.flat[last] in self._closing:
                last -= 1
            one.content[-1] = (a, last)
