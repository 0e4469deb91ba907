"""Passive verb groups that report: "was quoted as saying", "it was announced that", "was condemned by the union"."""

from __future__ import annotations

from etl.extract.attribution.clauses import Subject
from etl.extract.attribution.cues import Cue
from etl.extract.attribution.page import Page, Range, Relation
from etl.extract.attribution.subjects import Subjects

_EXPECTING = frozenset({"expect", "believe", "think", "suppose", "estimate", "project", "consider", "know", "see"})
_PENDING = frozenset({"will", "would", "can", "could", "must", "should"})


class Passives(Subjects):
    """Reads passives."""

    def _passive(self, page: Page, cue: Cue, start: int, end: int) -> Relation | None:
        """ "was quoted as saying", "it was announced that", "was condemned by the union"."""
        after = self._behind_day(page, cue.last + 1, end)
        by = None
        if after < end and page.words[after] == "by":
            agent = self.clauses.postposed(page.flat, after + 1, end)
            if agent and page.words[agent.first].lower() not in ("what", "whom"):
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
            first = self.contents.clause_start(page, start, cue.behind - 1)
            if self._that not in page.flat[first : cue.behind]:  # "*a report that all had left* was denied by ..."
                if subject is None:
                    return None
                first = subject.first
            content = [(first, cue.behind - 1)]
            if cue.verb.lemma == "put":  # "their number is put by experts *at 4,000*"
                content += self.contents.clause(page, by.last + 1, end)
            return self._new(cue, by, content, "attribution/passive with agent")
        return self._impersonal(page, cue, start, end)

    def _behind_day(self, page: Page, at: int, end: int) -> int:
        """ "was denied *on Friday* by": the token "by" behind a day; else the token itself."""
        i = at
        while i < min(end, at + 4) and page.flat[i] in self._days and page.words[i] != "by":
            i += 1
        return i if i < end and page.words[i] == "by" else at

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
        if by is None and ing + 1 < end and page.words[ing + 1] == "by":  # "was quoted as saying *by X*"
            by = self.clauses.postposed(page.flat, ing + 2, end)
        whole = Cue(cue.behind, cue.first, ing, ing, "past", cue.verb, False, False, cue.is_negated)
        content, _ = self.contents.right(page, whole, end)
        if not content:
            content = self.contents.left(page, source.first, start) if source else []
        if not source or not content:
            return None
        relation = self._new(whole, source, content, "attribution/quoted as saying")
        relation.by, relation.frame = (by.first, by.last) if by else None, "say"
        return relation
