"""Quotations that no verb of saying claims: who stands beside them, or who spoke before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from etl.extract.attribution.clauses import Clauses, Subject
from etl.extract.attribution.nobody import names_nobody
from etl.extract.attribution.page import Page, Range, Relation
from etl.extract.attribution.tags import Tagger
from etl.extract.document import Sentence
from etl.extract.quotes import Quote
from etl.rulebook import Rulebook

_QUOTING = frozenset({"say", "that", "tell", "according"})
_SPOKEN = frozenset({",", "?", "!", "…", "-", "—"})  # the last mark of a quotation that its sentence goes on behind
RULE = "attribution/beside a quotation"


class LooseQuotes:
    """Finds speakers of quotations without a cue; built once."""

    def __init__(self, book: Rulebook, tagger: Tagger, clauses: Clauses) -> None:
        self._clauses = clauses
        codes = tagger.codes
        self._comma, self._colon, self._newline = (codes[n] for n in ("comma", "colon", "newline"))
        self._adv, self._pron, self._end = codes["adv"], codes["pron"], codes["end"]
        self._verbs = clauses.tags("ed verb past")
        self._finite = clauses.tags("ed verb past pres be have modal")
        self._aux = clauses.tags("be have do modal not adv")
        self._dashes = clauses.tags("dash hyphen")
        self._names = clauses.tags("cap abbr dot hyphen role")
        self._nobody = frozenset(book.lexicon.classes.get("report_no_source", ()))

    def give(self, page: Page, sentences: Sequence[Sentence]) -> None:
        """Give each quotation that nobody has to a speaker, where one can be told.

        That is the one who stands beside it ("*the crowd* roared: ..."; a name behind a dash), the one whom the next
        paragraph names where the quotation goes on, or the one who spoke in the paragraph before.
        """
        if not page.quotes:
            return
        owner = self._owners(page)
        for i, quote in enumerate(page.quotes):
            if i not in owner:
                beside = self._beside(page, quote, sentences)
                if beside:
                    owner[i] = beside
                    page.relations.append(beside)
        page.relations.sort(key=lambda one: one.cue)
        for i in range(len(page.quotes) - 1, -1, -1):
            if i not in owner and page.quotes[i].goes_on and i + 1 in owner:
                owner[i] = owner[i + 1]
                owner[i].content.insert(0, (page.quotes[i].first, page.quotes[i].last))
        cues = [one.cue for one in page.relations]
        for i, quote in enumerate(page.quotes):
            if i not in owner:
                speaker = self._last_speaker(page, cues, quote.first, quote.last)
                if speaker:
                    speaker.content.append((quote.first, quote.last))

    def _owners(self, page: Page) -> dict[int, Relation]:
        owner: dict[int, Relation] = {}
        for one in page.relations:
            for a, b in one.content:
                for token in (a, b):
                    if token in page.quote_at:
                        owner.setdefault(page.quote_at[token], one)
                owner.update({page.quote_at[i]: one for i in range(a, b) if i in page.quote_at})
        return owner

    # ------------------------------------------------------------------------------------------------------

    def _beside(self, page: Page, quote: Quote, sentences: Sequence[Sentence]) -> Relation | None:
        found = self._signed(page, quote) or self._before(page, quote, sentences) or self._after(page, quote)
        if found is None:
            return None
        source, cue = found
        relation = Relation(source, cue, [(quote.first, quote.last)], "say", "(quotation)", "neutral", RULE)
        relation.sentence = _sentence(sentences, cue[0]).number
        return relation

    def _signed(self, page: Page, quote: Quote) -> tuple[Range, Range] | None:
        """ "“...”" and, behind it, "- Jane Doe" up to the end of the line."""
        at = quote.last + 1
        at += at < len(page.flat) and page.flat[at] == self._newline
        if at + 1 >= len(page.flat) or page.flat[at] not in self._dashes:
            return None
        last = at
        while last + 1 < len(page.flat) and page.flat[last + 1] in self._names and last - at < 6:
            last += 1
        is_line = last + 1 >= len(page.flat) or page.flat[last + 1] in (self._newline, self._end, self._comma)
        return ((at + 1, last), (at, at)) if last > at and is_line else None

    def _before(self, page: Page, quote: Quote, sentences: Sequence[Sentence]) -> tuple[Range, Range] | None:
        """ "the crowd roared: “...”", "Jane Doe: “...”", "he yelled, “...”"."""
        mark = quote.first - 1
        if mark > 0 and page.flat[mark] == self._newline and page.flat[mark - 1] == self._colon:
            mark -= 1
        if mark < 1 or page.flat[mark] not in (self._colon, self._comma):
            return None
        start = _sentence(sentences, mark).first
        if page.flat[mark] == self._comma:
            at = mark - 1
            while at > start and page.flat[at] == self._adv:
                at -= 1
            return self._subject(page, at, start, mark) if page.flat[at] in self._verbs else None
        for at in range(start + 1, mark):
            if page.flat[at] in self._finite:
                return self._subject(page, at, start, mark)
        named = self._clauses.subject(page.flat, start, mark) if page.flat[mark - 1] in self._names else None
        return ((named.first, named.last), (mark, mark)) if named and named.first == start else None

    def _subject(self, page: Page, verb: int, start: int, mark: int) -> tuple[Range, Range] | None:
        first = verb
        while first > start and page.flat[first - 1] in self._aux:
            first -= 1
        subject = self._clauses.subject(page.flat, max(start, first - 45), first)
        if subject is None or names_nobody(page, subject):
            return None
        return (subject.first, subject.last), (first, mark - 1)

    def _after(self, page: Page, quote: Quote) -> tuple[Range, Range] | None:
        """ "“...,” she boomed", "“...,” roared the crowd"."""
        at, end = quote.last + 1, min(quote.last + 30, len(page.flat))
        if at + 1 >= end or page.words[quote.last - 1] not in _SPOKEN or not quote.is_closed:
            return None
        if page.flat[at] in self._verbs:
            named = self._clauses.postposed(page.flat, at + 1, end)
            return ((named.first, named.last), (at, at)) if named else None
        subject = Subject(at, at, RULE) if page.flat[at] == self._pron else self._clauses.postposed(page.flat, at, end)
        if subject is None:
            return None
        verb = subject.last + 1
        while verb < end and page.flat[verb] == self._adv:
            verb += 1
        return ((subject.first, subject.last), (verb, verb)) if verb < end and page.flat[verb] in self._verbs else None

    # ------------------------------------------------------------------------------------------------------

    def _last_speaker(self, page: Page, cues: list[Range], first: int, last: int) -> Relation | None:
        """Who spoke in the paragraph before, where the quotation is a paragraph of its own."""
        is_paragraph = first > 0 and page.flat[first - 1] == self._newline
        ends = last + 1 >= len(page.flat) or page.flat[last + 1] == self._newline
        if not (is_paragraph and ends):
            return None
        at = bisect_left(cues, (first, first)) - 1
        while at >= 0 and self._says_nothing(page, page.relations[at]):
            at -= 1
        if at < 0:
            return None
        one = page.relations[at]
        until = max(one.cue[1], *(b for _, b in one.content if b < first), 0)
        if one.frame in _QUOTING and page.flat.count(self._newline, until, first) == 1 and one.source:
            return one
        return None

    def _says_nothing(self, page: Page, one: Relation) -> bool:
        return one.source is not None and page.words[one.source[1]].lower() in self._nobody


def _sentence(sentences: Sequence[Sentence], token: int) -> Sentence:
    """The sentence that holds a token, or the last one before it."""
    return sentences[max(0, bisect_right(sentences, token, key=lambda one: one.first) - 1)]
