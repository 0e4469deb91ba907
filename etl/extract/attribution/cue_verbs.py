"""Cues that are verbs: where their subject and their complement stand."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from etl.extract.attribution.clauses import Subject
from etl.extract.attribution.cues import Cue
from etl.extract.attribution.nobody import hides, names_nobody
from etl.extract.attribution.page import Page, Range, Relation
from etl.extract.attribution.passives import Passives

_FINAL_FRAMES = frozenset({"say", "that", "tell", "hold", "show"})
_INVERTING = frozenset({"say", "that", "tell"})
_DAYS = frozenset({"same", "next", "following", "previous", "other"})  # "said the *same* day"
_PARTING = frozenset("say warn vow argue insist add claim predict note explain".split())  # noqa: SIM905
_RELATIVE = frozenset({"where", "which", "who", "whose", "when"})
_ASIDES = frozenset(f"attribution/{name} before cue" for name in ("relative clause in commas", "aside", "apposition"))
_NAMING = frozenset("call describe dub consider see label characterize characterise view regard".split())  # noqa: SIM905
_CITING = frozenset({"cite", "quote"})


class VerbCues(Passives):
    """Makes relations of verb groups: active, inverted, passive and participles; built once."""

    def relation(self, page: Page, cue: Cue, start: int, end: int) -> Relation | None:
        """The relation of a verb group in the sentence tokens[start:end], None where nobody says anything."""
        if cue.is_passive:
            return self._passive(page, cue, start, end)
        if cue.tag == "ing" and not cue.is_progressive:
            return self._participle(page, cue, start, end)
        inverted = self._inverted(page, cue, start, end)
        if inverted:
            return inverted
        source = self._source(page, cue, start)
        if source and cue.verb.lemma in _NAMING and page.words[source.first].lower() == "what":
            source = replace(source, first=min(source.first + 1, source.last))  # "what *Kyiv* called"
        if not source and cue.verb.lemma == "ask":
            return self._asked(page, cue, start, end)
        if not source or names_nobody(page, source) or hides(page, cue.last + 1):
            return None
        return self._active(page, cue, source, start, end)

    def _asked(self, page: Page, cue: Cue, start: int, end: int) -> Relation | None:
        """ "*Asked whether they would stay*, he said ...": nobody is named who asks."""
        leads = cue.first == start or page.words[cue.first - 1].lower() in ("when", "if")
        if not leads or cue.tag != "past":
            return None
        comma = page.flat.find(self._comma, cue.last + 1, end)
        if comma < cue.last + 3:
            return None
        rule = "attribution/passive without agent"
        return self._new(cue, None, [(cue.last + 1, comma - 1)], rule)

    def _inverted(self, page: Page, cue: Cue, start: int, end: int) -> Relation | None:
        """Content, cue, source: '"...," said the minister'."""
        before = cue.behind - 1
        if (
            cue.verb.frame not in _INVERTING
            or cue.verb.lemma == "tell"
            or cue.first != cue.head
            or cue.tag not in self._finite_forms
        ):
            return None
        if before < 0 or page.flat[before] not in (self._comma, self._quoted, self._end):
            return None
        if before < start and page.flat[before] != self._quoted:
            return None
        is_plain = page.flat[before] == self._comma and page.flat[before - 1] != self._quoted
        if is_plain and cue.verb.lemma not in self._inverting:
            return None
        if page.flat[before] == self._comma and self._is_aside(page, cue, start):
            return None
        found = self.clauses.postposed(page.flat, cue.last + 1, end)
        if not found or not any(c.isalnum() for w in page.words[found.first : found.last + 1] for c in w):
            return None
        if page.words[found.last].lower() in _DAYS:
            return None
        after = found.last + 1
        if page.words[after + 1 : after + 2] == ["by"] and page.flat[after] in self._participles:
            after = end  # "said a source *quoted by X*"
        medial = self._medial(page, cue, found, start, end)
        if medial:
            return self._new(cue, found, medial, found.rule)
        if (
            page.flat[before] == self._comma
            and page.flat[before - 1] != self._quoted
            and (
                (after < end and page.flat[after] in self.contents.verbal)
                or not any(t in self.contents.verbal or t == self._quoted for t in page.flat[start:before])
            )
        ):
            return None
        is_outer = self._covers_loosely(page, cue.first - 1, start)
        content = self.contents.left(page, cue.first, start, whole=is_outer)
        if not content:
            return None
        self.contents.extend(page, content, found.last, end)
        relation = self._new(cue, found, content, found.rule)
        relation.is_outer = is_outer
        return relation

    def _medial(self, page: Page, cue: Cue, found: Subject, start: int, end: int) -> list[Range]:
        """ "The road, *warned the mayor*, will close": content on both sides."""
        before, after = cue.behind - 2, found.last + 1
        after += after < end and page.flat[after] == self._comma
        if cue.verb.lemma not in _PARTING or page.flat[before + 1] != self._comma or after + 1 >= end:
            return []
        begin = self.contents.clause_start(page, start, before)
        if page.flat.find(self._comma, begin, before) >= 0:
            return []
        if not self.contents.begins_with_verb(page, after) or self.contents.has_verb(page, begin, before):
            return []
        return [(begin, before), *self.contents.clause(page, after, end)]

    def _is_aside(self, page: Page, cue: Cue, start: int) -> bool:
        """Whether a subject with an aside stands before the verb: behind a quotation, or at the head of all."""
        source = self._source(page, cue, start)
        if source is None:
            return False
        if source.first == start and source.rule in _ASIDES:
            comma = page.flat.find(self._comma, start, cue.behind - 1)
            return page.flat.find(self._comma, comma + 1, cue.behind - 1) < 0
        return source.first > start and self._is_quote_before(page, source.first)

    def _participle(self, page: Page, cue: Cue, start: int, end: int) -> Relation | None:
        """ ", adding that ...": its subject is the one of the cue before, or of the clause."""
        before = page.flat[cue.behind - 1] if cue.behind > start else ""
        if page.words[cue.behind - 1] == "as" and cue.behind > start:
            return self._quoting(page, cue, start, end)
        if before in self._shares:
            source = self._shared(page, cue, start) or self._main_subject(page, cue, start)
            source = source or self._following(page, cue, end)
        else:
            source = self._source(page, cue, start)
        if not source:
            return None
        content, hearer = self.contents.right(page, cue, end)
        if cue.verb.lemma in _CITING:
            content = self._cited(page, cue, start, end) or content
        if not content:
            return None
        return self._with(self._new(cue, source, content, "attribution/participle"), hearer)

    def _quoting(self, page: Page, cue: Cue, start: int, end: int) -> Relation | None:
        """ "Reuters quoted *a diplomat* as saying ...": the diplomat speaks, Reuters passes it on."""
        one = page.relations[-1] if page.relations else None
        if one is None or one.lemma not in _CITING or one.cue[0] < start:
            return None
        content, _ = self.contents.right(page, cue, end)
        content = content or [(a, b) for a, b in one.content if b < one.cue[0]]
        last = cue.behind - 2 - (page.flat[cue.behind - 2] == self._comma)
        spoken = Subject(one.cue[1] + 1, last, "attribution/quoted as saying")
        if spoken.first > spoken.last or not content:
            return None
        one.content = [(spoken.first, spoken.last)]
        relation = self._new(cue, spoken, content, spoken.rule)
        relation.by, relation.frame = one.source, "say"
        return relation

    def _cited(self, page: Page, cue: Cue, start: int, end: int) -> list[Range]:
        """ "..., citing two diplomats": whom the source before names as its own."""
        cited = self.clauses.postposed(page.flat, cue.last + 1, end)
        if cited is None:
            return []
        if page.relations and page.relations[-1].cue[0] >= start:
            page.relations[-1].cited = (cited.first, cited.last)
        return [(cited.first, cited.last)]

    def _active(self, page: Page, cue: Cue, source: Subject, start: int, end: int) -> Relation | None:
        if source.rule == "attribution/relative clause before cue" and page.flat[source.first - 1] == self._comma:
            closing = page.flat.find(self._comma, cue.last + 1, end)  # ", who asked not to be named, told ..."
            end = closing if closing > 0 else end
        if cue.verb.lemma in _CITING:
            cited = self._citing(page, cue, source, start, end)
            if cited is not None:
                return cited or None
        content, hearer = self.contents.right(page, cue, end)
        if not content and page.flat[source.first] == self._who:
            return None  # "who *spoke* beside him"
        if content and cue.verb.frame in _INVERTING and self._trails(page, source, content[0][0], start):
            content = []
        if content and self._is_relative(page, source, content[0][0], start):
            return None
        is_shared = source.rule == "attribution/shared subject"
        before = [] if is_shared else self.contents.left(page, source.first, start)
        if not before and content and not is_shared and self._is_interrupted(page, source.first, content[0][0]):
            before = self.contents.left(page, source.first, start, any_phrase=True)
        if not content and not before and cue.verb.lemma == "find" and page.flat[source.last] in self._media:
            content = self.contents.clause(page, cue.last + 1, end)  # "a poll *found* most voters undecided"
        if not content and cue.verb.frame in _FINAL_FRAMES:
            return self._final(page, cue, source, before, hearer, start, end)
        if (
            content
            and before
            and page.words[before[-1][1] - 1] != "."
            and self._is_medial(page, source.first, content[0][0])
        ):
            content = before + content
        return self._with(self._new(cue, source, content, source.rule), hearer, page, start) if content else None

    def _citing(self, page: Page, cue: Cue, source: Subject, start: int, end: int) -> Relation | Literal[False] | None:
        """ "X cited *the governor, Jane Doe,* as saying ...": whom X names; False where it adds to the cue before."""
        for i in range(cue.last + 2, min(cue.last + 25, end - 1)):
            if page.words[i] == "as" and page.flat[i + 1] == self._ing:
                last = i - 1 - (page.flat[i - 1] == self._comma)
                before = self.contents.left(page, source.first, start)
                return self._new(cue, source, [*before, (cue.last + 1, last)], source.rule)
        if page.flat[source.first] == self._who and self._cited(page, cue, start, end):
            return False  # "according to X, *which cited an officer*"
        return None

    def _final(
        self, page: Page, cue: Cue, source: Subject, before: list[Range], hearer: Range | None, start: int, end: int
    ) -> Relation | None:
        """ "Content, source cue.": behind words that somebody has said already, all of them are what is reported."""
        one = page.relations[-1] if page.relations else None
        covered = one is not None and any(a <= source.first <= b for a, b in one.content)
        is_outer = False
        covered = covered or (one is not None and self._describes(page, one, before, start))
        if (covered or not before) and source.first > start and page.flat[source.first - 1] == self._comma:
            before = self.contents.left(page, source.first, start, whole=True)
            is_outer = bool(before)
        if not before:
            return None
        before += self.contents.second(page, (hearer or (cue.last, cue.last))[1] + 1, end)
        self.contents.extend(page, before, (hearer or (cue.last, cue.last))[1], end)
        relation = self._with(self._new(cue, source, before, source.rule), hearer, page, start)
        relation.is_outer = is_outer
        return relation

    def _describes(self, page: Page, one: Relation, before: list[Range], start: int) -> bool:
        """Whether what stands before only describes what is said already: "X said A, *where B*, Reuters reported"."""
        return bool(before) and one.cue[0] >= start and page.words[before[0][0]].lower() in _RELATIVE

    def _trails(self, page: Page, source: Subject, behind: int, start: int) -> bool:
        """Whether what stands behind the cue only tells where or when: "They left, he said *in a letter*"."""
        if page.flat[source.first] == self._who or page.words[behind] == "for":
            return False
        is_participle = page.flat[behind] in self._participles and page.flat[behind + 1 : behind + 2] == self._prep
        if not (is_participle or page.flat[behind] in self._adjuncts) or page.flat[source.first - 1] not in (
            self._comma,
            self._quoted,
        ):
            return False
        before = self.contents.left(page, source.first, start)
        return bool(before) and page.flat[before[0][0]] not in self._adjuncts

    def _is_relative(self, page: Page, source: Subject, content: int, start: int) -> bool:
        """Whether a clause that only describes ends at the comma before: "the plan on *which they agreed*, ..."."""
        before = page.words[source.first - 1].lower() if source.first > start else ""
        return page.flat[content - 1] == self._comma and before in ("that", "which", "whom", "whose", "where")

    def _is_interrupted(self, page: Page, source: int, content: int) -> bool:
        """Whether a predicate goes on behind the cue: "The base, he said, *will close*"."""
        return page.flat[source - 1] == self._comma == page.flat[content - 1] and self.contents.begins_with_verb(
            page, content
        )

    def _is_medial(self, page: Page, source: int, content: int) -> bool:
        """Whether source and cue interrupt their content: "The base, he said, will close"."""
        if page.flat[source - 1] not in (self._quoted, self._comma):
            return False
        return page.flat[content - 1] == self._comma or self._is_quote_before(page, source)

    def _with(self, relation: Relation, hearer: Range | None, page: Page | None = None, start: int = 0) -> Relation:
        """A relation with its hearer and, from "citing X" before the verb, whom the source names as its own."""
        relation.hearer = hearer
        if page is not None and self._ing in page.flat[start : relation.cue[0]]:
            at = page.flat.index(self._ing, start)
            cited = self.clauses.postposed(page.flat, at + 1, relation.cue[0])
            if page.words[at].lower() in ("citing", "quoting") and cited:
                relation.cited = (cited.first, cited.last)
        return relation

    def _is_quote_before(self, page: Page, first: int) -> bool:
        i = first - 1
        if page.flat[i] == self._comma:
            i -= 1
        return i >= 0 and page.flat[i] == self._quoted
