"""Cues that are no verbs: "according to X", "as X put it", "X's claim that", "Speaker: words"."""

from __future__ import annotations

from etl.extract.attribution.clauses import Clauses
from etl.extract.attribution.contents import Contents
from etl.extract.attribution.page import Page, Range, Relation
from etl.extract.attribution.tags import Tagger
from etl.extract.document import Sentence
from etl.extract.grammar import found
from etl.rulebook import Rulebook

OPENING, CLOSING = "attribution/headline colon", "attribution/closing colon"  # speakers of headlines
_RELATIVE = frozenset({"who", "which", "that"})
_OWNERS = frozenset({"his", "her", "their"})


class PhraseCues:
    """Reads prepositional cues, nouns of speech and colons; built once from a rulebook."""

    def __init__(self, book: Rulebook, tagger: Tagger, clauses: Clauses, contents: Contents) -> None:
        self._clauses, self._contents = clauses, contents
        codes, self._forms = tagger.codes, tagger.forms
        self._no_sources = frozenset(book.lexicon.classes.get("report_no_source", ()))
        self._stances = book.values.get("report_noun", {})
        self._dash = codes["dash"]
        self._comma, self._quoted, self._colon, self._that = (codes[n] for n in ("comma", "quoted", "colon", "that"))
        self._poss, self._det = codes["poss"], codes["det"]
        self._names = clauses.tags("cap abbr dot hyphen role")
        self._closers = clauses.tags("cap abbr dot hyphen role medium rnoun noun_pres noun_base noun poss")
        self._between = clauses.tags("noun ed adv noun_base rnoun doing")
        self._complements = frozenset(book.lexicon.classes.get("report_complement", ()))
        self._titles = frozenset(book.lexicon.classes.get("title_abbreviation", ()))
        self._days = clauses.tags("prep time num det")
        self._owned = frozenset(book.lexicon.classes.get("report_owned", ()))
        self._nouns = clauses.tags("rnoun noun_pres noun_base medium")

    def read(self, page: Page, at: int, start: int, end: int) -> Relation | None:
        """The relation whose cue begins with the trigger token `at` of the sentence tokens[start:end]."""
        if page.flat[at] in self._nouns:
            return self._noun(page, at, start, end)
        if page.words[at] == "words" and page.words[at - 2] in ("in", "In") and page.words[at - 1] in _OWNERS:
            rule = "attribution/in the words of source"
            return self._around(page, (at - 2, at), (at - 1, at - 1), (at - 2, at), rule, start, end)
        for rule, pattern in self._clauses.phrases:
            match = pattern.match(page.flat, at, end)
            if match:
                groups = found(match).groups
                if rule.endswith("as quoted by source") and page.words[groups["source"][0] - 1] != "by":
                    return None
                if self._is_no_source(page, at, *groups["source"]) or self._demands(page, match.end() - 1, at):
                    return None
                cue = groups.get("cue") or (at, groups["source"][0] - 1)
                return self._around(page, (at, match.end() - 1), groups["source"], cue, rule, start, end)
        return None

    def _is_no_source(self, page: Page, at: int, first: int, last: int) -> bool:
        """Whether the phrase names nobody ("according to *plan*") or is no cue ("lost *the words of* the song")."""
        if page.words[at].lower() == "words" and [w.lower() for w in page.words[max(0, at - 2) : at]] != ["in", "the"]:
            return True
        return first == last and page.words[first].lower() in self._no_sources

    def _demands(self, page: Page, last: int, at: int) -> bool:
        """Whether "as X asked" tells what somebody wanted, not what he said."""
        verb = self._forms.get(page.words[last].lower())
        return page.words[at].lower() == "as" and verb is not None and verb[1].stance in ("demand", "promise")

    def _around(
        self, page: Page, phrase: Range, source: Range, cue: Range, rule: str, start: int, end: int
    ) -> Relation | None:
        """Content of a phrase that stands before, behind or in the middle of it."""
        after, content = phrase[1] + 1, list[Range]()
        if after < end and page.flat[after] == self._comma:
            content = self._contents.after_comma(page, after + 1, end, is_whole=phrase[0] == start)
        before = phrase[0] - 1
        if before > start and content and page.words[before - (page.flat[before] == self._comma)].lower() in _RELATIVE:
            return Relation(source, cue, content, "according", "according to", "neutral", rule)
        if before > start and page.words[before].lower() == "the" and page.words[before - 1].lower() == "in":
            before -= 2  # "in the *words of*"
        if before >= start:
            if page.flat[before] == self._comma and before > start and page.flat[before - 1] != self._quoted:
                before -= 1
            begin = self._contents.clause_start(page, start, before, whole=True)
            for at in (before, begin):
                if page.flat[at] == self._quoted:  # the quotation may begin sentences before
                    begin = min(begin, page.quotes[page.quote_at[at]].first)
            is_medial = bool(content) and not self._contents.has_verb(page, begin, before)
            if is_medial:
                content = [(begin, before), *content]
            elif before - begin >= 2:
                content = [(begin, before)]
        if not content:
            return None
        relation = Relation(source, cue, content, "according", "according to", "neutral", rule)
        relation.is_outer = content[0][0] < phrase[0]
        return relation

    def _noun(self, page: Page, at: int, start: int, end: int) -> Relation | None:
        """ "X's announcement that ...", "a claim by X that ..."."""
        stance = self._stances.get(page.words[at].lower())
        after = at + 1
        if stance is None or after >= end:
            return None
        source = self._owner(page, at, start)
        if source is None and page.words[after] in ("by", "from", "of"):
            named = self._clauses.postposed(page.flat, after + 1, end)
            if named is None:
                return None
            source, after = (named.first, named.last), named.last + 1
            if after < end and page.flat[after] != self._that:
                return None
        if source is None or after >= end:
            return None
        lemma, rule = page.words[at].lower(), "attribution/noun of speech"
        after = self._that_behind(page, after, end)
        if page.flat[after] == self._that:
            return Relation(source, (at, at), self._contents.clause(page, after + 1, end), "noun", lemma, stance, rule)
        if page.words[after] not in self._complements or lemma not in self._owned:
            return None
        last = at if page.words[after] == "to" else after
        content = self._contents.clause(page, last + 1, end)
        return Relation(source, (at, last), content, "hold", lemma, stance, rule) if content else None

    def _that_behind(self, page: Page, at: int, end: int) -> int:
        """ "X's claim *on Sunday* that ...": the conjunction behind a day; else the token itself."""
        i = at
        while i < min(end, at + 4) and page.flat[i] in self._days:
            i += 1
        return i if i < end and page.flat[i] == self._that else at

    def _owner(self, page: Page, at: int, start: int) -> Range | None:
        """ "*the army*'s repeated claim", "*their* hope": whose a noun is."""
        first = at - 1
        while first > start and at - first < 3 and page.flat[first] in self._between:
            first -= 1
        if first >= start and page.words[first].lower() in _OWNERS:
            return first, first
        if first <= start or page.flat[first] != self._poss:
            return None
        owner = self._clauses.subject(page.flat, start, first)
        return (owner.first, owner.last) if owner else None

    def closing(self, page: Page, sentence: Sentence) -> Relation | None:
        """ "Words: speaker" in a headline."""
        start, last = sentence.first, sentence.last
        at = max(page.flat.rfind(self._colon, start, last), page.flat.rfind(self._dash, start, last))
        if at - start < 3 or last - at > 4 or page.flat[last] not in self._closers:
            return None
        if any(tag not in self._closers for tag in page.flat[at + 1 : last + 1]):
            return None
        if not self._contents.has_verb(page, start, at - 1) and "to" not in page.words[start:at]:
            return None
        rule = CLOSING
        return Relation((at + 1, last), (at, at), [(start, at - 1)], "say", ":", "neutral", rule)

    def colon(self, page: Page, sentence: Sentence) -> Relation | None:
        """ "Speaker: words" at the head of a line: a headline or a transcript."""
        start, end = sentence.first, sentence.last + 1
        at = page.flat.find(self._colon, start, end)
        is_title = sentence.role == "title" and all(tag in self._closers for tag in page.flat[start:at])
        if at <= start or at + 2 >= end or not (is_title or self._is_name(page, start, at)):
            return None
        is_quoted = page.flat[at + 1] == self._quoted
        shouted = all(word.isupper() for word in page.words[start:at] if word.isalpha())
        if not is_quoted and page.words[at + 1] not in ("'", "‘") and not shouted:
            if (sentence.role != "title" and sentence.number > 1) or not self._contents.has_predicate(
                page, at, end - 1
            ):
                return None
            return Relation((start, at - 1), (at, at), [(at + 1, end - 1)], "say", ":", "neutral", OPENING)
        content = self._contents.quotation(page, at + 1, end) if is_quoted else [(at + 1, end - 1)]
        return Relation((start, at - 1), (at, at), content, "say", ":", "neutral", "attribution/colon")

    def _is_name(self, page: Page, start: int, end: int) -> bool:
        """Whether nothing but a name, with its title, stands there; "Q" and "A" of an interview are none."""
        if end - start == 1 and len(page.words[start]) == 1:
            return False
        return all(
            page.flat[i] in self._names or (page.words[i] == "." and page.words[i - 1].lower() in self._titles)
            for i in range(start, end)
        )
