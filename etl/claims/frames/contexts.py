"""Whose event it is where the clause does not say: read from the noun itself, its sentence and the claims before."""

from __future__ import annotations

from etl.claims.frames.elsewhere import closes_to_all, has_actor_of_its_own
from etl.claims.frames.owners import own_name
from etl.claims.frames.roles import Event
from etl.claims.frames.slots import Slots
from etl.claims.reference.discourse import IRREGULAR, Discourse
from etl.claims.reference.missions import is_possessor
from etl.claims.reference.wheres import Filler
from etl.claims.syntax.clauses import word_of
from etl.claims.syntax.groups import head_word
from etl.claims.syntax.verbgroups import NounPhrase


class Contexts:
    """Forces that a clause leaves out, within one article."""

    def __init__(self, slots: Slots, discourse: Discourse) -> None:
        self.slots = slots
        self.discourse = discourse
        self.doc = discourse.doc

    def context(self, event: Event, topic: str) -> list[Filler]:
        """A force that the sentence leaves out: its own other one, that of the last claim, its nation."""
        phrase = event.line[event.index]
        if has_actor_of_its_own(event) or closes_to_all(event):
            return []
        if any(head_word(one) in IRREGULAR or _followed_by_a_cause(one, event) for one in event.args.subjects):
            return []
        if not isinstance(phrase, NounPhrase):
            phrase = next((p for p in event.args.subjects), None) or NounPhrase(
                "NP", phrase.first, phrase.last, phrase.items
            )
        sentence = event.sentence
        start, end = self.doc.tokens.starts[phrase.first], self.doc.tokens.ends[phrase.last]
        here = self.discourse.forces(sentence.first, phrase.first)
        if any(inner.forces for inner in event.args.at("of")):  # "the pullout of the forces" is not the group's
            here = [m for m in here if not self.discourse.is_armed_group(m.member)]
        here = [m for m in here if not self.discourse.beside(m)] or here
        candidates = (
            self.discourse.last_claim(sentence, topic) or self.discourse.only_claimed(topic),
            here[-1].member if here else None,
            self.discourse.nation_before(sentence, phrase.first, window=False),
            self.discourse.last_of_topic(topic),
            self.discourse.last_claim(sentence),
            self.discourse.force("they", sentence, phrase.first),
        )
        member = next((one for one in candidates if one and not self.at_home(one)), None)
        return [Filler(member, phrase, start, end, "reference/context")] if member else []

    def before_noun(self, event: Event) -> list[Filler]:
        """Force or nation before the noun in its own phrase ("the French withdrawal", "the coalition's exit")."""
        phrase = event.line[event.index]
        assert isinstance(phrase, NounPhrase)
        named = [m for m in phrase.forces if m.member]
        if named:
            return [Filler(m.member, phrase, m.start, m.end) for m in named]
        moves = any(event.args.at(word) for word in ("from", "to", "out of"))
        for mention in phrase.places:
            force = self.slots.members.national_force(mention.member) if mention.member else None
            if force and (
                moves or not own_name(mention, self.slots) or is_possessor(phrase, mention)
            ):  # "the Iraq exit" leaves Iraq
                return [Filler(force, phrase, mention.start, mention.end, "nation/actor")]
        if phrase.opening() in ("its", "their"):
            member = self.discourse.force("its troops", event.sentence, phrase.first)
            start, end = self.doc.tokens.starts[phrase.first], self.doc.tokens.ends[phrase.first]
            return [Filler(member, phrase, start, end, "reference/possessive")] if member else []
        if phrase.forces:
            generic = phrase.forces[0]
            words = self.doc.text[generic.start : generic.end]
            member = self.discourse.force(words, event.sentence, generic.first)
            return [Filler(member, phrase, generic.start, generic.end, "reference/definite")] if member else []
        return []

    def at_home(self, force: str) -> bool:
        """Whether the article takes place in the country whose forces these are."""
        return self.discourse.focus is not None and self.slots.members.nation_of(force) == self.discourse.focus


def _followed_by_a_cause(phrase: NounPhrase, event: Event) -> bool:
    """ "The forces of progress": what stands behind "of" is no people, no place and no number."""
    at = next((n for n, one in enumerate(event.line) if one is phrase), len(event.line))
    inner = event.line[at + 2] if at + 2 < len(event.line) and word_of(event.line[at + 1]) == "of" else None
    plain = isinstance(inner, NounPhrase) and len(inner.items) == 1 and inner.head is not None and inner.head.tag == "a"
    return phrase.head is not None and phrase.head.tag in "FG" and plain
