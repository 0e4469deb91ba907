"""Attributions of an article: relations with their speakers, publishers and chains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from etl.extract.attribution.cast import Cast
from etl.extract.attribution.chains import Chains, nested
from etl.extract.attribution.cue_phrases import CLOSING, OPENING
from etl.extract.attribution.page import Page, Relation
from etl.extract.attribution.phrases import Phrases
from etl.extract.attribution.relations import Relations
from etl.extract.attribution.said import SaidDays
from etl.extract.attribution.who import Who
from etl.extract.document import Document
from etl.extract.mentions import Attribution, Link, NameKind, NameMention, Span, SpeakerKind, Speech
from etl.rulebook import Rulebook

_NARRATED = frozenset({"judge", "hold"})
_ABSTRACT = ("tion", "tions", "ment", "ments", "ness", "ship", "ships")
_BODIES = frozenset(
    {"delegation", "delegations", "population", "leadership", "management", "opposition", "regiment", "witness"}
)
_HOLDING = frozenset({"believe", "think"})  # views of persons in a clause of their own
_LITTLE = frozenset({"little", "nothing", "much"})
_AGREEING = frozenset({"agree"})
_KINDS: dict[SpeakerKind, NameKind] = {
    "outlet": "source",
    "named": "person",
    "office": "office",
    "anonymous": "anonymous",
    "document": "document",
    "organisation": "organisation",
}


class Attributions:
    """Finds who said what, through whom; built once from a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._relations = Relations(book)
        self._phrases = Phrases(book)
        self._chains = Chains(book, self._phrases)
        self._occasions = frozenset(book.lexicon.classes.get("spoken_to", ()))
        self._documents = frozenset(book.lexicon.classes.get("spoken_document", ()))
        self._seats = frozenset(entry.member for entry in self._phrases.known_offices.values())
        self._nobody = frozenset(book.lexicon.classes.get("report_no_source", ()))

    def find(self, doc: Document) -> list[Attribution]:
        """All attributions of a document, in order of their cues; tokens and sentences must be there.

        Dates (for the day of speech) and names are used where present.
        """
        page = self._relations.find(doc)
        cast = Cast(doc, self._phrases)
        cast.links = self._chains.links(doc)
        days = SaidDays(doc, page, self._documents | self._occasions)
        out: list[Attribution] = []
        page.starts = Counter(a for one in page.relations for a, _ in one.content)
        for relation in page.relations:
            attribution = self._attribution(doc, page, cast, relation, days)
            if attribution:
                out += self._with_quotes(doc, page, relation, attribution)
        return nested(out)

    def find_people(self, doc: Document, attributions: Sequence[Attribution] | None = None) -> list[NameMention]:
        """Mentions of speakers and publishers: the source phrases of a document's attributions, none overlapping."""
        found = self.find(doc) if attributions is None else attributions
        out: dict[Span, NameMention] = {}
        for one in found:
            if one.source and one.speaker and one.source not in out:
                first, last = doc.tokens.at(one.source[0]), doc.tokens.at(one.source[1] - 1)
                member = one.via if one.kind == "outlet" and one.via else one.speaker
                out[one.source] = NameMention(*one.source, first, last, one.rule, _KINDS[one.kind], member, one.name)
            for link in one.links:
                if link.kind == "agency" and (link.start, link.end) != one.cue and (link.start, link.end) not in out:
                    out[link.start, link.end] = self._publisher_mention(doc, one, link)
        return _apart(sorted(out.values(), key=lambda m: (m.start, -m.end)))

    def _publisher_mention(self, doc: Document, one: Attribution, link: Link) -> NameMention:
        first, last = doc.tokens.at(link.start), doc.tokens.at(link.end - 1)
        entry = self._phrases.sources.get(link.member)
        return NameMention(
            link.start, link.end, first, last, one.rule, "source", link.member, entry.name if entry else link.cue
        )

    # ------------------------------------------------------------------------------------------------------

    def _attribution(
        self, doc: Document, page: Page, cast: Cast, relation: Relation, days: SaidDays
    ) -> Attribution | None:
        tokens = doc.tokens
        before = cast.statement
        who = self._who(doc, page, cast, relation) or Who("anonymous", "", "")
        if relation.rule == OPENING and not self._heads(doc, cast, relation, who):
            return None
        via, links = self._chains.of(doc, relation, who, cast)
        cast.publisher = via or cast.publisher
        content = tuple((tokens.starts[a], tokens.ends[b]) for a, b in relation.content)
        return Attribution(
            source=(tokens.starts[relation.source[0]], tokens.ends[relation.source[1]]) if relation.source else None,
            cue=(tokens.starts[relation.cue[0]], tokens.ends[relation.cue[1]]),
            content=content,
            speaker=who.member, name=who.name, kind=who.kind,
            role=who.role, organisation=who.organisation, country=who.country, via=via,
            speech=self._speech(page, relation, who),
            stance=relation.stance,
            said=days.of(relation, who, None if cast.statement is before else cast.statement),
            links=links,
            rule=relation.rule,
            negated=relation.negated,
        )  # fmt: skip

    def _who(self, doc: Document, page: Page, cast: Cast, relation: Relation) -> Who | None:
        if relation.source is None:
            return Who("anonymous", "", "")
        who = cast.resolve(*(relation.named or relation.source), relation.sentence)
        if who is not None and (self._is_nobody(who, relation) or self._is_heading(doc, relation)):
            who = self._teller(doc, cast, relation)
        if who is None:
            return None
        if relation.cited and who.publisher:
            cited = self._phrases.read(doc.tokens, *relation.cited)
            if cited and cited.kind != "document":
                cited.via = None if self._chains.is_own(doc, who.publisher) else who.publisher
                return cited
        self._note_document(page, cast, relation, who)
        return who

    def _is_nobody(self, who: Who, relation: Relation) -> bool:
        """Whether the phrase names a thing that says nothing ("initial *information*", "the agreed *plan*")."""
        last = who.name.split()[-1].lower() if who.name else ""
        if relation.rule == CLOSING:
            is_person = who.kind == "named" and " " in who.name
            return not is_person and (who.kind == "named" or (who.kind == "anonymous" and not self._is_role(last)))
        if who.kind == "document":
            return relation.frame == "according" and last in self._nobody
        return who.kind == "anonymous" and (last in self._nobody or (last.endswith(_ABSTRACT) and last not in _BODIES))

    def _is_heading(self, doc: Document, relation: Relation) -> bool:
        """Whether a place behind a closing colon is what a headline is about ("A war to end: Gaza Strip")."""
        if relation.rule != CLOSING or relation.source is None:
            return False
        last = relation.source[1]
        return last > relation.source[0] and any(n.kind == "place" and n.last == last for n in doc.names)

    def _heads(self, doc: Document, cast: Cast, relation: Relation, who: Who) -> bool:
        """Whether the words before a headline's colon speak ("Minister: ..."), and are not what it is about."""
        first, last = relation.source or (0, 0)
        if who.kind in ("office", "document", "outlet"):
            return True
        if who.kind == "anonymous":
            return self._is_role(who.head)
        if any(n.kind in ("place", "force") and first <= n.last and n.first <= last for n in doc.names):
            return "we" in doc.tokens.words[last : relation.content[-1][1]]
        if who.kind == "organisation":
            return bool(who.head) or who.member in self._seats or who.name.isupper()
        return cast.names.recurs(who)

    def _is_role(self, word: str) -> bool:
        return word in self._phrases.roles or word.removesuffix("s") in self._phrases.roles

    def _teller(self, doc: Document, cast: Cast, relation: Relation) -> Who:
        """Who stands behind such a thing: "information *from the ministry*"."""
        first, last = relation.source or (0, 0)
        words = doc.tokens.words
        behind = next((i for i in range(first + 1, last) if words[i] in ("from", "by")), None)
        who = cast.resolve(behind + 1, last, relation.sentence) if behind else None
        return who or Who("anonymous", "", "")

    def _note_document(self, page: Page, cast: Cast, relation: Relation, who: Who) -> None:
        """ "said in a (joint) statement": what "the statement" will mean from here on."""
        after = relation.cue[1] + 1
        words = [word.lower() for word in page.words[after : after + 5]]
        if len(words) > 2 and words[0] in ("in", "through", "via") and who.kind not in ("document", "outlet"):
            noun = next((i for i, word in enumerate(words) if word in self._documents), 0)
            if noun:
                cast.issued(who, " ".join(words[1 : noun + 1]).removeprefix("a "))

    def _speech(self, page: Page, relation: Relation, who: Who) -> Speech:
        quoted = sum(1 for a, b in relation.content for i in range(a, b + 1) if i in page.quote_at)
        whole = sum(b - a + 1 for a, b in relation.content)
        if quoted * 10 >= whole * 9:
            return "direct"
        if not quoted and (whole < 3 or page.words[relation.content[0][0]] in _LITTLE):
            return "narrated"  # "ordered lunch", "said little of it"
        if relation.lemma in _AGREEING and (who.is_plural or who.kind not in ("named", "office")):
            return "narrated"  # that two sides agreed is what the narrator tells
        if relation.lemma in _HOLDING and who.kind in ("named", "anonymous", "office") and relation.source:
            return "indirect" if self._is_clause(page, relation) else "narrated"
        if relation.frame == "judge" and who.kind == "document":
            return "indirect"  # what a statement thanks for or condemns is written in it
        return "narrated" if relation.frame in _NARRATED or not who.member else "indirect"

    def _is_clause(self, page: Page, relation: Relation) -> bool:
        """Whether a that-clause is what somebody thinks, or thinks beside what he says."""
        return relation.rule == "attribution/shared subject" or page.words[relation.content[0][0] - 1].lower() == "that"

    def _with_quotes(self, doc: Document, page: Page, relation: Relation, whole: Attribution) -> list[Attribution]:
        """The attribution, and one more for each quotation inside an indirect content."""
        if whole.speech == "direct" or not page.quotes:
            return [whole]
        out = [whole]
        for a, b in relation.content:
            for number in sorted({page.quote_at[i] for i in range(a, b + 1) if i in page.quote_at}):
                quote = page.quotes[number]
                if a <= quote.first and quote.last <= b and not self._claimed(page, relation, quote.first):
                    span = (doc.tokens.starts[quote.first], doc.tokens.ends[quote.last])
                    out.append(replace(whole, content=(span,), speech="direct", rule="attribution/quoted part"))
        return out

    def _claimed(self, page: Page, relation: Relation, token: int) -> bool:
        """Whether another relation has a quotation as its content."""
        return page.starts[token] > sum(a == token for a, _ in relation.content)


def _apart(mentions: list[NameMention]) -> list[NameMention]:
    out: list[NameMention] = []
    for mention in mentions:
        if not out or mention.start >= out[-1].end:
            out.append(mention)
    return out
