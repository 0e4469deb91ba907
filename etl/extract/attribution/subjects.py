"""Whose words a verb group reports: the subject of its clause, or of the cue before."""

from __future__ import annotations

from etl.extract.attribution.clauses import Clauses, Subject
from etl.extract.attribution.contents import Contents
from etl.extract.attribution.cues import Cue
from etl.extract.attribution.page import Page, Range, Relation
from etl.extract.attribution.tags import Tagger
from etl.rulebook import Rulebook

_LOOSE_FRAMES = frozenset({"judge", "hold", "show", "ask"})


_HEADLINE = frozenset({"says", "vows", "warns", "denies", "urges", "claims", "demands", "threatens"})


class Subjects:
    """Finds subjects of verb groups; built once from the compiled patterns."""

    def __init__(self, tagger: Tagger, clauses: Clauses, contents: Contents, book: Rulebook) -> None:
        self.clauses, self.contents = clauses, contents
        self._documents = frozenset(book.lexicon.classes.get("spoken_document", ()))
        self._inverting = frozenset(book.lexicon.classes.get("report_inverting", ()))
        codes = tagger.codes
        self._quoted, self._comma, self._end = codes["quoted"], codes["comma"], codes["end"]
        self._pron, self._close, self._open, self._ing = codes["pron"], codes["close"], codes["open"], codes["ing"]
        self._that = codes["that"]
        self._media = clauses.tags("medium rnoun noun_base")
        self._days = clauses.tags("prep time num det")
        self._caps = clauses.tags("cap abbr dot hyphen")
        self._adv, self._who = codes["adv"], codes["who"]
        self._joins = clauses.tags("and but")
        self._shares = clauses.tags("comma and but prep sub as quoted dash")
        self._adjuncts = clauses.tags("prep of as sub")
        self._participles, self._prep = clauses.tags("ed past"), codes["prep"]
        self._finite_forms = frozenset({"past", "pres", "noun_pres"})

    def _new(self, cue: Cue, source: Subject | None, content: list[Range], rule: str) -> Relation:
        verb = cue.verb
        span = (source.first, source.last) if source else None
        relation = Relation(span, (cue.first, cue.last), content, verb.frame, verb.lemma, verb.stance, rule)
        if verb.lemma == "call" and cue.last == cue.head:
            relation.stance = "neutral"  # "called it a mistake"
        relation.negated, relation.named = cue.is_negated, source.named if source else None
        return relation

    def _source(self, page: Page, cue: Cue, start: int) -> Subject | None:
        """The subject before the verb group; shared with the cue before where "and" joins the two."""
        before = cue.behind - 1
        if before < start:
            return None
        tag = page.flat[before]
        if tag in self._joins or (tag == self._comma and before > start and page.flat[before - 1] in self._joins):
            return self._shared(page, cue, start) or self._main_subject(page, cue, start)
        if tag == self._comma and page.flat[cue.behind] == self._adv:  # "left the hall, *then said* ..."
            return self.clauses.subject(page.flat, max(start, cue.behind - 45), cue.behind) or self._shared(
                page, cue, start
            )
        if tag == self._comma and page.words[cue.head].lower() in _HEADLINE and cue.first == cue.head:
            last = start  # "US leaves base, *says* road is open"
            while last + 1 < before and page.flat[last + 1] in self._caps:
                last += 1
            if page.flat[start] in self._caps and page.flat[before - 1] != self._quoted:
                return Subject(start, last, "attribution/shared subject")
        if tag == self._close:
            opened = page.flat.rfind(self._open, max(start, before - 14), before)
            if opened > start:
                found = self.clauses.subject(page.flat, max(start, opened - 30), opened)
                return Subject(found.first, before, found.rule) if found else None
        return self.clauses.subject(page.flat, max(start, cue.behind - 45), cue.behind)

    def _shared(self, page: Page, cue: Cue, start: int) -> Subject | None:
        last = page.relations[-1] if page.relations else None
        if last and last.source and last.cue[0] >= start and last.cue[1] < cue.first:
            return Subject(*last.source, "attribution/shared subject", last.named)
        return None

    def _covers_loosely(self, page: Page, at: int, start: int) -> bool:
        """Whether an attitude or a finding, but nobody's words, reaches up to here: it is part of what is said."""
        one = page.relations[-1] if page.relations else None
        if one is None or one.cue[0] < start or one.frame not in _LOOSE_FRAMES:
            return False
        return page.flat[at] == self._comma and any(a <= at <= b for a, b in one.content)

    def _following(self, page: Page, cue: Cue, end: int) -> Subject | None:
        """ "After criticising X, *the minister* left": the subject of the clause that follows."""
        comma = page.flat.find(self._comma, cue.last, end)
        if comma < 0 or comma + 1 >= end:
            return None
        if page.flat[comma + 1] == self._pron:
            return Subject(comma + 1, comma + 1, "attribution/participle")
        after = self.clauses.postposed(page.flat, comma + 1, end)
        return Subject(after.first, after.last, "attribution/participle") if after else None

    def _main_subject(self, page: Page, cue: Cue, start: int) -> Subject | None:
        """The first noun phrase of the sentence that a finite verb follows."""
        for i in range(start + 1, cue.first):
            if page.flat[i] in self.contents.verbal:
                found = self.clauses.subject(page.flat, start, i)
                if found and page.words[found.first] not in ("This", "That"):
                    return Subject(found.first, found.last, "attribution/participle", found.named)
        return None
