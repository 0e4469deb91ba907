"""On which day something was said: a date beside the cue, in front of the clause, behind it, or told of it before."""

from __future__ import annotations

from etl.extract.attribution.page import Page, Relation
from etl.extract.attribution.who import Who
from etl.extract.document import Document

_LEAD = frozenset({",", "in", "which", "when", "where"})  # "..., in which", ", when": what links a day to its clause
_TO_DAY = frozenset({"on", "late", "early", "last", "(", ")"})
_CARRY = 10  # sentences over which the day of a speaker carries; that of a document has no end
_OTHER_TIME = frozenset({"has", "have", "had", "earlier", "previously", "once", "later", "repeatedly", "often"})


class SaidDays:
    """Days of speech in one article; `of` is asked for its relations in order.

    A day that was told of a speaker holds for his next sentences, and that of a document for all that it says.
    """

    def __init__(self, doc: Document, page: Page, occasions: frozenset[str]) -> None:
        self._doc, self._page, self._occasions = doc, page, occasions
        said = [(i, one) for i, one in enumerate(doc.dates) if one.relation in ("on", "during") and one.earliest]
        self._at = {one.first: i for i, one in said}
        self._ends = {one.last: i for i, one in said}
        self._last: dict[str, tuple[int, int]] = {}  # speaker -> sentence and date

    def of(self, relation: Relation, who: Who, statement: Who | None = None) -> int | None:
        """Index of the date in the document's dates, None where no day is told.

        Args:
            who: the speaker. statement: the document in which he spoke, where this relation names one.
        """
        if not self._at:
            return None
        said = self._told(relation, who)
        if said is None:
            said = self._carried(relation, who)
        if said is not None and relation.source:
            for one in (who, statement):
                if one is not None and one.member:
                    self._last[one.member] = (relation.sentence, said)
        return said

    def _told(self, relation: Relation, who: Who) -> int | None:
        said = self._before(relation)
        if said is None:
            said = self._after(relation)
        if said is None and relation.source and (who.kind == "document" or relation.frame == "according"):
            said = self._of_document(relation.source)
        return said if said is not None else self._behind(relation)

    def _before(self, relation: Relation) -> int | None:
        """ "X on Monday said", "On Monday X said", "reported on Monday, when X said"."""
        if not relation.source or relation.content[0][0] < relation.cue[0]:
            return None
        aside = next((i for i in range(*relation.source) if self._page.words[i] == ","), relation.source[1])
        between = next((self._at[i] for i in range(aside + 1, relation.cue[0]) if i in self._at), None)
        if between is not None:
            return between
        words, first = self._page.words, (relation.named or relation.source)[0]
        at, start = first - 1, self._doc.sentences[relation.sentence - 1].first
        while at > start and (words[at] in _LEAD or (words[at] == "by" and relation.named)):
            at -= 1
        fronted = self._ends.get(at)
        if fronted is None or (at == first - 1 and self._doc.dates[fronted].first > start + 1):
            return None
        return fronted

    def _after(self, relation: Relation) -> int | None:
        """ "X said on Monday that", "..., X said on Monday."."""
        first = relation.cue[1] + 1
        after = [a for a, _ in relation.content if a >= first]
        words = self._page.words
        for i in range(first, min(after) if after else min(first + 8, len(words))):
            if i in self._at:
                return self._at[i]
            if words[i] in (".", ";"):
                break
        return None

    def _of_document(self, source: tuple[int, int]) -> int | None:
        """ "a letter sent on 3 May by X shows", "according to a statement carried by X on 3 May"."""
        words = self._page.words
        for i in range(source[0] + 1, min(source[1] + 7, len(words))):
            if i in self._at:
                return self._at[i]
            if i > source[1] and words[i] not in _TO_DAY and words[i - 1] != "(":
                break
        return None

    def _behind(self, relation: Relation) -> int | None:
        """ "X urged ..., in a letter on 3 May.": the occasion at the end of the sentence."""
        words, last = self._page.words, self._doc.sentences[relation.sentence - 1].last
        first = max(relation.cue[1], last - 9)
        for i in range(first + 1, last):
            if words[i].lower() in self._occasions and "in" in words[max(first, i - 4) : i]:
                return next((self._at[k] for k in range(i + 1, last + 1) if k in self._at), None)
        return None

    def _carried(self, relation: Relation, who: Who) -> int | None:
        kept = self._last.get(who.member)
        if kept is None or any(w.lower() in _OTHER_TIME for w in self._page.words[relation.cue[0] : relation.cue[1]]):
            return None
        is_near = who.kind == "document" or relation.sentence - kept[0] <= _CARRY
        return kept[1] if is_near else None
