"""Cues that are verbs: where their subject and their complement stand."""

from __future__ import annotations

from etl.extract.attribution.clauses import Clauses, Subject
from etl.extract.attribution.contents import Contents
from etl.extract.attribution.cues import Cue
from etl.extract.attribution.nobody import names_nobody
from etl.extract.attribution.page import Page, Range, Relation
from etl.extract.attribution.tags import Tagger

_FINAL_FRAMES = frozenset({"say", "that", "tell", "hold", "show"})
_INVERTING = frozenset({"say", "that", "tell"})
_EXPECTING = frozenset({"expect", "believe", "think", "suppose", "estimate", "project", "consider", "know", "see"})
_PENDING = frozenset({"will", "would", "can", "could", "must", "should"})
_CITING = frozenset({"cite", "quote"})


class VerbCues:
    """Makes relations of verb groups: active, inverted, passive and participles; built once."""

    def __init__(self, tagger: Tagger, clauses: Clauses, contents: Contents, documents: frozenset[str]) -> None:
        self.clauses, self.contents, self._documents = clauses, contents, documents
        codes = tagger.codes
        self._quoted, self._comma, self._end = codes["quoted"], codes["comma"], codes["end"]
        self._pron, self._close, self._open, self._ing = codes["pron"], codes["close"], codes["open"], codes["ing"]
        self._joins = clauses.tags("and but")
        self._shares = clauses.tags("comma and but prep sub as quoted dash")
        self._finite_forms = frozenset({"past", "pres", "noun_pres"})

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
        if not source or names_nobody(page, source):
            return None
        return self._active(page, cue, source, start, end)

    def _new(self, cue: Cue, source: Subject | None, content: list[Range], rule: str) -> Relation:
        verb = cue.verb
        span = (source.first, source.last) if source else None
        relation = Relation(span, (cue.first, cue.last), content, verb.frame, verb.lemma, verb.stance, rule)
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

    def _inverted(self, page: Page, cue: Cue, start: int, end: int) -> Relation | None:
        """Content, cue, source: '"...," said the minister'."""
        before = cue.behind - 1
        if cue.verb.frame not in _INVERTING or cue.first != cue.head or cue.tag not in self._finite_forms:
            return None
        if before < 0 or page.flat[before] not in (self._comma, self._quoted, self._end):
            return None
        if before < start and page.flat[before] != self._quoted:
            return None
        if page.flat[before] == self._comma and self._is_aside(page, cue, start):
            return None
        found = self.clauses.postposed(page.flat, cue.last + 1, end)
        if not found:
            return None
        after = found.last + 1
        if (
            page.flat[before] == self._comma
            and page.flat[before - 1] != self._quoted
            and (
                (after < end and page.flat[after] in self.contents.verbal)
                or not any(t in self.contents.verbal for t in page.flat[start:before])
            )
        ):
            return None
        content = self.contents.left(page, cue.first, start)
        if not content:
            return None
        self.contents.extend(page, content, found.last, end)
        return self._new(cue, found, content, found.rule)

    def _is_aside(self, page: Page, cue: Cue, start: int) -> bool:
        """Whether a subject with an apposition stands between a quotation and the verb."""
        source = self._source(page, cue, start)
        return source is not None and source.first > start and self._is_quote_before(page, source.first)

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
        spoken = Subject(one.cue[1] + 1, cue.behind - 2, "attribution/quoted as saying")
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
                if found:
                    return Subject(found.first, found.last, "attribution/participle", found.named)
        return None

    def _passive(self, page: Page, cue: Cue, start: int, end: int) -> Relation | None:
        """ "was quoted as saying", "it was announced that", "was condemned by the union"."""
        after = cue.last + 1
        by = None
        if after < end and page.words[after] == "by":
            agent = self.clauses.postposed(page.flat, after + 1, end)
            if agent:
                by, after = agent, agent.last + 1
        while (
            by
            and after - by.last < 6
            and after + 1 < end
            and page.words[after] != "as"
            and page.flat[after] != self._comma
        ):
            after += 1
        if after + 1 < end and page.words[after] == "as" and page.flat[after + 1] == self._ing:
            return self._quoted_as(page, cue, by, after + 1, start, end)
        if by:
            subject = self.clauses.subject(page.flat, start, cue.behind)
            return (
                self._new(cue, by, [(subject.first, subject.last)], "attribution/passive with agent")
                if subject
                else None
            )
        return self._impersonal(page, cue, start, end)

    def _impersonal(self, page: Page, cue: Cue, start: int, end: int) -> Relation | None:
        """ "In a statement from X, it was noted that ..."; without a document nobody is credited ("is expected to")."""
        content, _ = self.contents.right(page, cue, end)
        if cue.verb.lemma in _EXPECTING:
            if not _PENDING.isdisjoint(page.words[cue.behind : cue.head]):
                return None  # "will be known in time"
            subject = self.clauses.subject(page.flat, start, cue.behind)
            content = [(subject.first, subject.last), *content] if subject else content
            return self._new(cue, None, content, "attribution/passive without agent") if content else None
        if cue.behind - 1 >= start and page.words[cue.behind - 1].lower() != "it":
            return self._written(page, cue, content, start)
        if not content or cue.behind - 1 < start:
            return None
        fronted = None
        if page.words[start].lower() == "in" and cue.behind - 2 > start and page.flat[cue.behind - 2] == self._comma:
            fronted = self.clauses.postposed(page.flat, start + 1, cue.behind - 1)
        return self._new(cue, fronted, content, "attribution/passive without agent")

    def _written(self, page: Page, cue: Cue, content: list[Range], start: int) -> Relation | None:
        """ "In the statement *the army's part was stressed*": a document at the head of the clause says it."""
        words = page.words
        if words[start].lower() != "in" or cue.verb.frame not in ("say", "that"):
            return None
        last = next((i for i in range(start + 2, min(start + 5, cue.behind)) if words[i] in self._documents), None)
        if last is None:
            return None
        first = last + 1 + (page.flat[last + 1] == self._comma)
        if first >= cue.behind:
            return None
        rule = "attribution/passive without agent"
        return self._new(cue, Subject(start + 1, last, rule), [(first, cue.behind - 1), *content], rule)

    def _quoted_as(self, page: Page, cue: Cue, by: Subject | None, ing: int, start: int, end: int) -> Relation | None:
        source = self._source(page, cue, start)
        whole = Cue(cue.behind, cue.first, ing, ing, "past", cue.verb, False, False, cue.is_negated)
        content, _ = self.contents.right(page, whole, end)
        if not content:
            content = self.contents.left(page, source.first, start) if source else []
        if not source or not content:
            return None
        relation = self._new(whole, source, content, "attribution/quoted as saying")
        relation.by, relation.frame = (by.first, by.last) if by else None, "say"
        return relation

    def _active(self, page: Page, cue: Cue, source: Subject, start: int, end: int) -> Relation | None:
        if source.rule == "attribution/relative clause before cue" and page.flat[source.first - 1] == self._comma:
            closing = page.flat.find(self._comma, cue.last + 1, end)  # ", who asked not to be named, told ..."
            end = closing if closing > 0 else end
        content, hearer = self.contents.right(page, cue, end)
        if content and self._is_relative(page, source, content[0][0], start):
            return None
        is_shared = source.rule == "attribution/shared subject"
        before = [] if is_shared else self.contents.left(page, source.first, start)
        if not before and content and not is_shared and self._is_interrupted(page, source.first, content[0][0]):
            before = self.contents.left(page, source.first, start, any_phrase=True)
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

    def _final(
        self, page: Page, cue: Cue, source: Subject, before: list[Range], hearer: Range | None, start: int, end: int
    ) -> Relation | None:
        """ "Content, source cue.": behind words that somebody has said already, all of them are what is reported."""
        one = page.relations[-1] if page.relations else None
        covered = one is not None and any(a <= source.first <= b for a, b in one.content)
        is_outer = False
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
