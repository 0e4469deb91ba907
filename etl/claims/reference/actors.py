"""Who acts in a sentence: forces and nations that are no place, no enemy and no person's; the people just counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.claims.model import Claim
from etl.claims.reference.situation import located
from etl.claims.reference.whereabouts import Whereabouts
from etl.extract.document import Sentence
from etl.extract.mentions import NameMention
from etl.extract.tokens import normal

PEOPLED = {"force_level", "deployment", "reduction", "presence", "withdrawal", "relocation", "casualties", "detainees"}
DEMANDING = {
    "insists", "insisted", "demands", "demanded", "urges", "urged", "asks", "asked", "wants", "wanted",
    "called", "calls",
    "ordered", "orders", "told", "tells", "requested", "requests", "pressed",
}  # fmt: skip
# Those who stand behind the name of a force or an organisation, which then does not act itself.
PERSONS = {
    "commander", "leader", "chief", "spokesman", "spokeswoman", "spokesperson", "official", "officials", "officer",
    "expert", "experts", "source", "sources", "diplomat", "diplomats", "report", "panel", "ambassador", "minister",
    "analyst", "analysts", "investigators", "envoy", "investigator", "document", "documents",
}  # fmt: skip
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


@dataclass
class Actors(Whereabouts):
    """Forces and nations as the article has named them so far."""

    here: Sequence[Claim] = ()  # the claims that the sentence has made so far

    def forces(self, start: int, end: int) -> list[NameMention]:
        """Force mentions with a member between two tokens, in order."""
        return [m for m in self.names(start, end) if m.kind == "force" and m.member]

    def _of_person(self, mention: NameMention) -> bool:
        """Whether the force only says whose commander or spokesman somebody is."""
        words = self.doc.tokens.words
        return mention.last + 1 < len(words) and normal(words[mention.last + 1]) in PERSONS

    def _demands(self, mention: NameMention) -> bool:
        """Whether the nation asks something of others ("Cambodia insists that they withdraw")."""
        after = {normal(word) for word in self.doc.tokens.words[mention.last + 1 : mention.last + 4]}
        return bool(after & DEMANDING)

    def _people_before(self, sentence: Sentence, before: int) -> str | None:
        """The force whose people the last claims before counted, sent or withdrew: what "they" goes back to."""
        start = self.doc.tokens.starts[before]
        here = [one.force for one in self.here if one.force and one.topic in PEOPLED and one.span.end <= start]
        if here:
            return here[-1]
        told = [
            one
            for one in self.claimed
            if one[3] in PEOPLED and one[0] < sentence.number and self.near(sentence, one[0])
        ]
        last = {force for number, force, _, _ in told if number == told[-1][0]}
        return last.pop() if len(last) == 1 and not last & self._demanding(sentence, before) else None

    def _demanding(self, sentence: Sentence, before: int) -> set[str | None]:
        """The forces of the nations that ask something of others before this token of the sentence."""
        asking = [m for m in self.names(sentence.first, before) if m.kind == "place" and m.member and self._demands(m)]
        return {self.members.national_force(mention.member) for mention in asking if mention.member}

    def has_troops(self, force: str, nation: str | None, before: int) -> bool:
        """Whether the article spoke of the nation's forces, or of a force of its own, before a token."""
        named = {m.member for m in self.forces(0, before)} | {one for _, one, _, _ in self.claimed}
        return force in named or any(self.members.nation_of(member) == nation for member in named if member)

    def _actor(self, sentence: Sentence, before: int, single: bool = False) -> str | None:
        """The force or the nation that the last sentence naming one put first: what "it" and "their" go back to.

        Args:
            single: those named together with another do not fit ("Sweden and Germany ... its").
        """
        for one in self.window(sentence):
            governed = None
            for mention in self.names(one.first, min(before, one.last + 1)):
                actor = self._acting(mention)
                if actor and (self._joined(mention) if single else self._demands(mention)):
                    continue
                if actor and not self.governed(mention):
                    return actor
                if actor and mention.kind != "place":
                    governed = governed or actor
            if governed:
                return governed
        persons = [m for m in self.forces(sentence.first, before) if self._of_person(m)]
        return persons[-1].member if persons else None  # "Uganda's army chief said that its troops"

    def _joined(self, mention: NameMention) -> bool:
        """Whether "and" joins the name with another one."""
        words, at = self.doc.tokens.words, mention.last + 1
        behind = words[at : at + 1] == ["and"] and any(m.first in (at + 1, at + 2) for m in self.names(at, at + 3))
        return behind or (
            mention.first > 1
            and words[mention.first - 1] == "and"
            and bool([m for m in self.names(max(0, mention.first - 4), mention.first) if m.last == mention.first - 2])
        )

    def _acting(self, mention: NameMention) -> str | None:
        """The force that a name stands for as one who acts: itself (NATO too), or its country's."""
        if not mention.member or not mention.head:
            return None
        if mention.member.startswith("force/"):
            return None if self._is_target(mention) or self._of_person(mention) else mention.member
        if mention.kind != "place" or located(self.doc, mention) or self.datelines(mention):
            return None
        return self.members.national_force(mention.member)

    def beside(self, mention: NameMention) -> bool:
        """Whether a preposition or a bracket holds the name ("with support from the UN"), so that another acts."""
        words = self.doc.tokens.words
        at = mention.first - 1 - (mention.first > 0 and words[mention.first - 1] in ("the", "The"))
        return at >= 0 and words[at] in ("from", "with", "against", "alongside", "by", "for", "(")

    def _is_target(self, mention: NameMention) -> bool:
        """Whether the force stands as somebody's enemy ("to fight ISIS", "operations against the group")."""
        before = [normal(word) for word in self.doc.tokens.words[max(0, mention.first - 2) : mention.first]]
        return bool(ENEMY_WORDS & set(before)) or any(word.startswith("anti") for word in before)

    def _kind(self, member: str) -> str:
        row = self.members.force(member)
        return str(row["kind"]) if row else "unknown"
