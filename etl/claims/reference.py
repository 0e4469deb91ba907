"""What words refer to within an article: "the coalition", "its troops", "the remainder", "there", "the base".

Reference runs over the sentence and the two before it; a definite noun that only one force of the article can carry
("the coalition") reaches further. Where two members fit equally, nothing is resolved.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from etl.extract.document import Document, Sentence
from etl.extract.mentions import NameMention
from etl.extract.tokens import normal

if TYPE_CHECKING:
    from etl.resolve import Members

WINDOW = 2
# Pronouns and possessives look to the subject of the last sentence that names a force, other words to its last force.
SUBJECT_WORDS = {"its", "their", "they", "it", "them", "his", "our", "we"}
ENEMY_WORDS = {
    "fight",
    "fighting",
    "combat",
    "combating",
    "against",
    "defeat",
    "defeating",
    "battle",
    "battling",
    "counter",
    "attack",
    "attacked",
    "killed",
    "target",
    "targeting",
}
# Definite nouns that the one force of that kind in the article carries, however far back it was named.
CARRIED = {
    "mission": {"mission", "coalition"}, "operation": {"mission", "coalition"},
    "alliance": {"coalition", "organisation"}, "group": {"armed_group"}, "militia": {"armed_group"},
    "faction": {"armed_group"}, "movement": {"armed_group"}, "organisation": {"armed_group"},
    "organization": {"armed_group"}, "militants": {"armed_group"},
}  # fmt: skip


@dataclass
class Discourse:
    """What the article has named so far, for look-back by token."""

    doc: Document
    members: Members
    sentence_of: list[int]
    focus: str | None = None  # the country that the article is about, where its title or lead names just one
    claimed: list[tuple[int, str, str | None, str]] = field(default_factory=list)  # sentence, force, place, topic

    def first_token(self, sentence: Sentence) -> int:
        """First token of the window that a reference in this sentence may look back to."""
        back = max(0, sentence.number - 1 - WINDOW)
        return self.doc.sentences[back].first

    def forces(self, start: int, end: int) -> list[NameMention]:
        """Force mentions with a member between two tokens, in order."""
        return [m for m in self.doc.names if m.kind == "force" and m.member and start <= m.first < end]

    def force(self, words: str, sentence: Sentence, before: int) -> str | None:
        """The member that a generic force mention stands for, None where nothing fits.

        Args:
            words: the mention as written ("the group", "its troops", "others").
            before: token at which the mention starts.
        """
        noun = normal(words.split()[-1]) if words.split() else ""
        window = self.forces(self.first_token(sentence), before)
        kinds = CARRIED.get(noun)
        if kinds:
            window = [m for m in window if self._kind(m.member) in kinds] or window
            carried = [m.member for m in self.forces(0, before) if self._kind(m.member) in kinds]
            if carried and (len(set(carried)) == 1 or not window):
                return carried[-1]
        if not window:
            return None
        latest = self.sentence_at(window[-1].first)
        same = [m for m in window if m.first >= latest.first]
        friends = [m for m in same if not self._is_target(m)] or same
        first = normal(words.split()[0]) if words.split() else ""
        return friends[0 if first in SUBJECT_WORDS else -1].member

    def sentence_at(self, token: int) -> Sentence:
        """The sentence that a token belongs to."""
        from bisect import bisect_right

        firsts = [s.first for s in self.doc.sentences]
        return self.doc.sentences[max(0, bisect_right(firsts, token) - 1)]

    def _is_target(self, mention: NameMention) -> bool:
        """Whether the force stands as somebody's enemy ("to fight ISIS", "operations against the group")."""
        before = [normal(word) for word in self.doc.tokens.words[max(0, mention.first - 2) : mention.first]]
        return bool(ENEMY_WORDS & set(before)) or any(word.startswith("anti") for word in before)

    def _kind(self, member: str) -> str:
        row = self.members.force(member)
        return str(row["kind"]) if row else "unknown"

    def nation_before(self, sentence: Sentence, before: int, window: bool = True) -> str | None:
        """National force of the last country that stood as an actor before this token in the window."""
        start = self.first_token(sentence) if window else sentence.first
        for mention in reversed([m for m in self.doc.names if m.kind == "place" and start <= m.first < before]):
            force = self.members.national_force(mention.member) if mention.member else None
            if force:
                return force
        return None

    def place(self, words: str, sentence: Sentence, before: int) -> str | None:
        """The member that "there", "the country", "the base", "the city" stands for."""
        noun = normal(words.split()[-1]) if words.split() else ""
        kinds = {
            "base": {"base"}, "airbase": {"base"}, "camp": {"base"}, "site": {"base"}, "outpost": {"base"},
            "country": {"country"}, "nation": {"country"}, "city": {"city"}, "town": {"city"}, "capital": {"city"},
            "province": {"province"}, "region": {"region", "area"}, "area": {"area", "region"},
        }.get(noun)  # fmt: skip
        start = self.first_token(sentence)
        for mention in reversed(self.doc.names):
            if mention.kind != "place" or not mention.member or not start <= mention.first < before:
                continue
            member = mention.member
            if kinds is None and not mention.head:
                continue
            if kinds and "country" in kinds:
                return self.members.country_of(member)
            if kinds is None or self._place_kind(member) in kinds:
                return member
        return None

    def _place_kind(self, member: str) -> str:
        row = self.members.place(member)
        return str(row["kind"]) if row else "unknown"

    def implied_place(self, force: str | None, sentence: Sentence) -> str | None:
        """The country that a claim without a place is about.

        The one foreign country of its own sentence, of the last claims on this force, of the window, or of the lead.
        """
        nation = self.members.nation_of(force) if force else None
        here = self._countries(sentence.first, sentence.last + 1) - {nation}
        if len(here) == 1:
            return here.pop()
        for number, known_force, place, _ in reversed(self.claimed):
            if sentence.number - number <= WINDOW and known_force == force and place:
                return self.members.country_of(place) or place
        window = self._countries(self.first_token(sentence), sentence.first) - {nation}
        if len(window) == 1:
            return window.pop()
        return self.focus if self.focus and self.focus != nation else None

    def _countries(self, start: int, end: int) -> set[str]:
        """Countries that places lie in; those that only modify ("Iraqi officials") where nothing else stands."""
        here = [m for m in self.doc.names if m.kind == "place" and m.member and start <= m.first < end]
        heads = [m for m in here if m.head]
        found = {self.members.country_of(m.member) for m in heads or here}
        return {country for country in found if country}

    def place_before(self, sentence: Sentence, before: int) -> str | None:
        """The last place named before a token in the same sentence."""
        here = [m for m in self.doc.names if m.kind == "place" and m.member and m.head]
        here = [m for m in here if sentence.first <= m.first < before]
        return here[-1].member if here else None

    def last_claim(self, sentence: Sentence, topic: str = "") -> str | None:
        """Force of the last claim in the window, of that topic where one is given."""
        for number, force, _, known_topic in reversed(self.claimed):
            if sentence.number - number <= WINDOW and (not topic or topic == known_topic):
                return force
        return None


def name_coalitions(doc: Document, members: Members) -> None:
    """Give "the coalition" its member: the one that the article names, or the one that stood there at the time.

    Mentions of the class "generic coalition" get the nearest coalition named in the article; where it names none, the
    only coalition of the vocabulary that worked in a country of the article in the year of its publication.
    """
    named = [m for m in doc.names if m.kind == "force" and m.member and _is_coalition(m.member, members)]
    generic = [m for m in doc.names if m.rule == "forces/generic coalition" and not m.member]
    if not generic:
        return
    world = _coalition_of_the_place(doc, members) if not named else None
    for n, mention in enumerate(doc.names):
        if mention in generic:
            before = [m.member for m in named if m.first < mention.first]
            member = before[-1] if before else named[0].member if named else world
            if member:
                doc.names[n] = replace(mention, member=member)


def _is_coalition(member: str, members: Members) -> bool:
    row = members.force(member)
    return row is not None and row["kind"] == "coalition"


def _coalition_of_the_place(doc: Document, members: Members) -> str | None:
    countries: dict[str, int] = {}
    for mention in doc.names:
        country = members.country_of(mention.member) if mention.kind == "place" and mention.member else None
        if country:
            code = country.partition("/")[2]
            countries[code] = countries.get(code, 0) + 1
    year = doc.reference.year if doc.reference else None
    weights = {
        force.id: sum(countries.get(code, 0) for code in force.countries)
        for force in members.roster.forces.values()
        if force.kind == "coalition" and (year is None or (force.since or 0) <= year <= (force.until or 9999))
    }
    best = sorted((weight, member) for member, weight in weights.items() if weight)
    if not best or (len(best) > 1 and best[-1][0] == best[-2][0]):
        return None
    return best[-1][1]


def focus(doc: Document, members: Members) -> str | None:
    """The one country that title and lead place things in, None where there are several or none.

    Countries whose forces act elsewhere do not count: "US troops in Niger" is about Niger.
    """
    lead = [s for s in doc.sentences if s.role == "title"] or doc.sentences[:1]
    for sentences in (lead, doc.sentences[: len(lead) + 2]):
        last = max((s.last for s in sentences), default=-1)
        found = set()
        for mention in doc.names:
            if mention.kind == "place" and mention.member and mention.first <= last and _located(doc, mention):
                country = members.country_of(mention.member)
                if country:
                    found.add(country)
        if len(found) == 1:
            return found.pop()
        if len(found) > 1:
            return None
    return None


def _located(doc: Document, mention: NameMention) -> bool:
    """Whether a preposition of place or a verb of leaving puts the mention as a place, not as an actor."""
    before = [normal(word) for word in doc.tokens.words[max(0, mention.first - 3) : mention.first]]
    return mention.head and bool(
        {"in", "from", "leave", "leaves", "leaving", "to", "at", "across", "exit", "quit"} & set(before)
    )
