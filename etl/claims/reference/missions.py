"""Missions and presences: whose they are, by name, by nation or by what the words go back to."""

from __future__ import annotations

from dataclasses import replace

from etl.claims.reference.discourse import IRREGULAR
from etl.claims.reference.wheres import POSSESSIVES, Filler, PlaceTests
from etl.claims.syntax.verbgroups import NounPhrase
from etl.extract.document import Sentence
from etl.extract.mentions import NameMention
from etl.extract.tokens import normal

UNHEARD_OF = {"force", "mission", "operation", "army", "coalition", "military", "alliance", "team", "group"}


class MissionTests(PlaceTests):
    """Type tests for what a force does or keeps somewhere, and for the nation before a noun."""

    def nation_of_modifiers(self, phrase: NounPhrase) -> list[Filler]:
        """The force of the nation whose adjective or possessive stands before the noun."""
        for mention in phrase.places:
            force = self.members.national_force(mention.member) if mention.member else None
            if force and (not mention.head or is_possessor(phrase, mention)) and not self._compounded(mention):
                return [Filler(force, phrase, mention.start, self._span(phrase)[1], "nation/modifier")]
        return self._of_the_country(phrase)

    def _of_the_country(self, phrase: NounPhrase) -> list[Filler]:
        """ "The country's army": the forces of the country that the words go back to."""
        generic = next((m for m in phrase.places if not m.member and is_possessor(phrase, m)), None)
        if generic is None:
            return []
        doc = self.discourse.doc
        country = self.discourse.place("the country", doc.sentences[self._number(generic)], generic.first)
        force = self.members.national_force(country) if country else None
        return [Filler(force, phrase, generic.start, self._span(phrase)[1], "nation/modifier")] if force else []

    def _number(self, mention: NameMention) -> int:
        return self.discourse.sentence_at(mention.first).number - 1

    def _compounded(self, mention: NameMention) -> bool:
        """Whether the nation only says who stands behind them ("American-vetted rebels"); "-led" says whose."""
        rest = self.discourse.doc.text[mention.end : mention.end + 12].lower()
        return rest[:1] in ("-", "‑") and rest[1:].partition(" ")[0].endswith("ed") and not rest[1:].startswith("led")

    def referred(self, phrase: NounPhrase, sentence: Sentence, how: str) -> list[Filler]:
        """What a generic noun goes back to ("its troops", "the force"); one filler, its member None where open."""
        if phrase.quantity is None and phrase.opening() in ("a", "an") and self._unheard_of(phrase):
            return [Filler(None, phrase, *self._span(phrase), how)]
        words = self.discourse.doc.tokens.slice(phrase.first, phrase.last)
        generic = next((m for m in phrase.forces if not m.member), None)
        if generic:
            words = self.discourse.doc.text[generic.start : generic.end]
            owner = next((item.word for item in phrase.items if normal(item.word) in POSSESSIVES), "")
            if generic.first > phrase.first and owner:
                words = f"{owner} {words}"  # "its 90 soldiers", "seven of its own fighters"
        member = self.discourse.force(words, sentence, phrase.first)
        irregular = normal(words.split()[-1]) in IRREGULAR
        if member is None and phrase.opening() in POSSESSIVES | {"the"} and not irregular:
            member = self.discourse.nation_before(sentence, phrase.first)
        if member is None and phrase.quantity is not None and self.discourse.here and not irregular:
            member = self.discourse.here[-1].force  # "has moved two battalions, and a regiment has left"
        start, end = self._span(phrase)
        return [Filler(member, phrase, start, end, how)]

    def _unheard_of(self, phrase: NounPhrase) -> bool:
        """ "a neutral force", "an international mission": one that is not there yet, or not one named before."""
        return phrase.head is not None and normal(phrase.head.word) in UNHEARD_OF

    def mission(self, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
        """A mission, operation or mandate, with the force whose it is."""
        head = phrase.head
        if head is None:
            return []
        word = normal(head.word)
        if word == "it":
            if not self._acts(phrase):
                return []
            actor = self.discourse.force("it", sentence, phrase.first)
            runs = actor is not None and self.kind(actor) in ("mission", "coalition")
            return [Filler(actor, phrase, *self._span(phrase), "reference/pronoun")] if runs else []
        if word in ("one", "two", "three") and len(phrase.items) > 1:
            word = normal(phrase.items[-2].word)  # "phase one"
        own = next((m for m in reversed(phrase.forces) if m.member), None)
        if head.tag == "F" and own is not None and self.kind(own.member) in ("mission", "coalition"):
            return [Filler(self._runner(own.member), phrase, own.start, own.end)]
        if (
            head.tag != "M"
            and not (own is not None and word in ("mission", "operation"))
            and word not in self.lexicon.classes["clause_effort"]
            and not (head.tag == "F" and phrase.forces and own is None)
        ):
            return []
        if own is not None:
            return [Filler(self._runner(own.member), phrase, own.start, own.end)]
        if any(normal(item.word) in self.lexicon.classes["clause_civil_mission"] for item in phrase.items):
            return []
        if head.tag == "F" and word not in self.lexicon.classes["clause_mission"] | {"coalition", "alliance"}:
            return []
        found = self.nation_of_modifiers(phrase) or self.referred(phrase, sentence, "reference/mission")
        if word in ("coalition", "alliance") and found[0].how == "nation/modifier":
            return []  # "Germany's coalition" is a government
        return [replace(f, member=self._runner(f.member)) if f.member else f for f in found]

    def is_mission(self, phrase: NounPhrase) -> bool:
        """Whether the head of the phrase says mission, operation or the like ("its training mission")."""
        return phrase.head is not None and normal(phrase.head.word) in self.lexicon.classes["clause_mission"]

    def _acts(self, phrase: NounPhrase) -> bool:
        """Whether a verb or an auxiliary follows, so that the phrase is its subject."""
        words = self.discourse.doc.tokens.words
        after = normal(words[phrase.last + 1]) if phrase.last + 1 < len(words) else ""
        return self.lexicon.tags.get(after, " ") in "mxho" or after in self.lexicon.verbs

    def _runner(self, member: str) -> str:
        """The coalition that runs an operation of its own; other missions stand for themselves."""
        row = self.members.force(member)
        parent = row["parent"] if row and row["kind"] == "mission" else None
        return str(parent) if parent and self.kind(parent) == "coalition" else member

    def kind(self, member: str) -> str:
        """The kind of a force, "unknown" for one that no list holds."""
        row = self.members.force(member)
        return str(row["kind"]) if row else "unknown"

    def presence(self, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
        """A presence, footprint or number of troops, with the force whose it is."""
        head = phrase.head
        if head is None or (head.tag != "N" and normal(head.word) != "stay"):
            return []
        named = next((m for m in phrase.forces if m.member), None)
        if named:
            return [Filler(named.member, phrase, named.start, named.end)]
        nation = self.nation_of_modifiers(phrase)
        if nation:
            return nation
        words = {normal(item.word) for item in phrase.items}
        military = words & {"military", "troop", "troops", "force", "forces", "soldiers"}
        if military or phrase.opening() in POSSESSIVES or phrase.forces:
            return self.referred(phrase, sentence, "reference/presence")
        return []


def is_possessor(phrase: NounPhrase, mention: NameMention) -> bool:
    """Whether the name stands in the possessive ("Mali's")."""
    return any(item.tag == "'" and item.first == mention.last + 1 for item in phrase.items)
