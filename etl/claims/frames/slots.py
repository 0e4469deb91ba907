"""Does a noun phrase fit a slot, and which member does it name? One test a type that frames may ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from etl.claims.reference.discourse import Discourse
from etl.claims.reference.standins import PARTS, StandIns
from etl.claims.reference.wheres import POSSESSIVES, Filler, distinct
from etl.claims.syntax.groups import is_figure
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.verbgroups import NounPhrase
from etl.extract.document import Sentence
from etl.extract.mentions import NameMention, QuantityMention
from etl.extract.tokens import normal

# Fighters that the text calls foreign and gives no flag: a claim about a place, with no force of the vocabulary.
NOBODYS = "force/foreign"
UNITS = {"units", "forces", "battalions", "brigades", "divisions", "contingents", "companies", "convoys", "detachments"}
# What a force moves when it moves: its headquarters, its camps.
SEATS = {
    "headquarters", "hq", "command", "base", "bases", "camp", "camps", "garrison", "centre", "center", "outposts",
    "positions", "contingent",
}  # fmt: skip
# Units that bear a number ("the 98th Division"); they are whose the sentence says.
NUMBERED = {"division", "brigade", "corps", "battalion", "regiment", "fleet", "squadron", "army", "company", "wing"}
FOREIGN = {"foreign"}
COUNTED_PEOPLE = ("clause_people", "clause_cadre", "clause_captive")
MANDATE = frozenset(("mandate", "mandates"))
FOOTING = frozenset(("presence", "footprint", "foothold", "garrison"))
PARTIES = {"team", "party", "group", "contingent", "detachment", "unit", "force", "crew"}
SMALL = {
    "small",
    "smaller",
    "first",
    "second",
    "third",
    "last",
    "final",
    "advance",
    "core",
    "liaison",
    "residual",
    "rear",
}


class Slots(StandIns):
    """Type tests over noun phrases of one article."""

    def __init__(self, discourse: Discourse, lexicon: ClaimLexicon) -> None:
        super().__init__(discourse, lexicon)
        self.bonds = lexicon.classes["clause_bond"]
        self.tests: dict[str, Callable[[NounPhrase, Sentence], list[Filler]]] = {
            "troops": self.troops,
            "mission": self.mission,
            "presence": self.presence,
            "nation": self.nation,
            "rulers": lambda phrase, _: self.rulers(phrase),
            "named": self.named,
            "place": self.places,
            "base": self.bases,
            "territory": self.territory,
            "site": lambda phrase, _: [Filler(None, phrase, *self._span(phrase))] if self.is_site(phrase) else [],
            "affair": self.affair,
            "theatre": self.theatre,
            "mandate": lambda phrase, _: self.heads(phrase, MANDATE),
            "footing": lambda phrase, _: self.heads(phrase, FOOTING),
            "seat": self.seat,
            "stead": self.stead,
            "talks": lambda phrase, _: self.heads(phrase, self.lexicon.classes["clause_talks"]),
            "statement": lambda phrase, _: self.heads(phrase, self.lexicon.classes["clause_statement"]),
        }

    # forces ------------------------------------------------------------------------------------------------------

    def troops(self, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
        """Men and women under arms: named, counted, or referred to."""
        head = phrase.head
        if head is None or (phrase.trigger and not phrase.forces) or head.tag in "NMB":
            return []
        word = normal(head.word)
        people = self._count_of_people(phrase) or word in self.lexicon.classes["clause_people"]
        if head.tag == "F" or (phrase.forces and (head.tag == "G" or people)):
            return self._forces(phrase, sentence)
        bare = head.tag == "Q" and phrase.quantity is head.mention and not (phrase.quantity and phrase.quantity.unit)
        if head.tag in "pR" or bare or word == "latter" or (word in PARTS and len(phrase.items) == 1):
            return self.standing_in(phrase, head, word, sentence)
        if word in NUMBERED and phrase.quantity is not None and phrase.quantity.kind == "ordinal":
            found = self.nation_of_modifiers(phrase) or self.referred(phrase, sentence, "reference/unit")
            home = self.members.national_force(self.discourse.home) if self.discourse.home else None
            return found if found[0].member or home is None else [replace(found[0], member=home)]
        if head.tag == "j":
            return self.people_of_nation(phrase)
        if head.tag == "G" and word in ("military", "army", "force"):
            own = phrase.opening() in POSSESSIVES or len(phrase.items) == 1  # "its Kosovo force"; a headline's "force"
            return self.nation_of_modifiers(phrase) or (
                self.referred(phrase, sentence, "reference/possessive") if own and word == "force" else []
            )
        if word in PARTIES and {normal(item.word) for item in phrase.items} & SMALL and phrase.quantity is None:
            last = self.discourse.counted_before(sentence, phrase.first)
            return [Filler(last, phrase, *self._span(phrase), "reference/number")] if last else []
        if self._count_of_people(phrase) or head.tag == "G" or (word == "ones" and phrase.places):
            return self.nation_of_modifiers(phrase) or self.referred(phrase, sentence, "reference/troops")
        return self.band(phrase, word, sentence)

    def _count_of_people(self, phrase: NounPhrase) -> bool:
        quantity = phrase.quantity
        return (
            quantity is not None
            and quantity.kind in ("count", "bare", "fraction", "percent")
            and quantity.unit in self.lexicon.classes["clause_people"]
        )

    def _forces(self, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
        named = [m for m in phrase.forces if m.member]
        known = [m for m in named if not m.member.startswith("force/unknown/")]
        if known and any(m.head for m in known):
            named = known  # "the Rwandan-backed rebel group M23"
        if named:
            wanted = [m for m in named if m.head] or named[-1:]
            return [Filler(m.member, phrase, m.start, m.end) for m in distinct(wanted)]
        if {normal(item.word) for item in phrase.items} & FOREIGN or {
            normal(word) for m in phrase.forces for word in self.discourse.doc.text[m.start : m.end].split()
        } & FOREIGN:
            return self.nation_of_modifiers(phrase) or [Filler(None, phrase, *self._span(phrase), NOBODYS)]
        return self.nation_of_modifiers(phrase) or self.referred(phrase, sentence, "reference/definite")

    def named(self, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
        """A force under its own name, as the head."""
        if phrase.head is not None and phrase.head.tag == "p" and normal(phrase.head.word) in ("it", "they"):
            return self.referred(phrase, sentence, "reference/pronoun")
        if phrase.head is None or phrase.head.tag not in "FG":
            return []
        return [Filler(m.member, phrase, m.start, m.end) for m in phrase.forces if m.member] or (
            self.referred(phrase, sentence, "reference/definite") if phrase.forces else []
        )

    def seat(self, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
        """A headquarters, command or camp, with the force whose it is; "its" is left to the one who moves it."""
        if phrase.head is None or normal(phrase.head.word) not in SEATS:
            return []
        named = next((m for m in phrase.forces if m.member), None)
        if named:
            return [Filler(named.member, phrase, named.start, named.end)]
        owned = normal(self.discourse.doc.tokens.words[phrase.first]) in POSSESSIVES
        return self.nation_of_modifiers(phrase) or (
            [Filler(None, phrase, *self._span(phrase), "reference/seat")] if owned else []
        )

    def stead(self, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
        """ "its place": the mission that the sentences before are about."""
        own = normal(self.discourse.doc.tokens.words[phrase.first]) in POSSESSIVES
        if phrase.head is None or normal(phrase.head.word) != "place" or not own:
            return []
        here = [m.member for m in self.discourse.forces(sentence.first, phrase.first)]
        missions = [member for member in here if self.kind(member) in ("mission", "coalition")]
        last = missions[-1] if missions else self.discourse.last_claim(sentence)
        found = [Filler(last, phrase, *self._span(phrase), "reference/affair")]
        return found if last else self.referred(phrase, sentence, "reference/affair")

    def theatre(self, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
        """The one country that a mission works in, by the vocabulary."""
        if phrase.head is not None and phrase.head.tag in "MF" and phrase.items[-1] is phrase.head:
            named = [m for m in phrase.places if m.member and self._own_name(m)]
            if named:
                return [Filler(m.member, phrase, m.start, m.end, "place/modifier") for m in named[:1]]
        missions = [*self.mission(phrase, sentence), *self.troops(phrase, sentence)]
        area = next((area for filler in missions if (area := self.discourse.area(filler.member))), None)
        return [Filler(area, phrase, *self._span(phrase), "mission/theatre")] if area else []

    def _own_name(self, mention: NameMention) -> bool:
        """Whether the place stands under its own name ("the Haiti mission"), not as an adjective."""
        row = self.members.place(mention.member)
        return row is not None and self.discourse.doc.text[mention.start : mention.end] == row["name"]

    def figure(self, phrase: NounPhrase, inner: NounPhrase | None, sentence: Sentence) -> list[Filler]:
        """Whose number a phrase of size speaks of: those behind "of", of its own words, of the claims before."""
        if inner is not None:
            return [*self.troops(inner, sentence), *self.mission(inner, sentence)][:1]
        start, end = self._span(phrase)
        named = next((m.member for m in phrase.forces if m.member), None)
        if named:
            return [Filler(named, phrase, start, end)]
        last = next((t[1] for t in reversed(self.discourse.counted(sentence))), None)
        return self.nation_of_modifiers(phrase) or (
            [Filler(last, phrase, start, end, "reference/number")] if last else []
        )

    def nation(self, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
        """A country as an actor, or its capital or government: its national force."""
        head = phrase.head
        if head is None:
            return []
        if head.tag == "P" and head.mention in phrase.places:
            force = self.members.national_force(head.mention.member) if isinstance(head.mention, NameMention) else None
            return (
                [Filler(force, phrase, head.mention.start, head.mention.end, "nation/actor")]
                if force and head.mention
                else []
            )
        if normal(head.word) == "country" and phrase.opening() in POSSESSIVES:
            nation = self.discourse.nation_before(sentence, phrase.first)
            return [Filler(nation, phrase, *self._span(phrase), "nation/his country")] if nation else []
        mention = head.mention
        if head.tag == "S" and isinstance(mention, NameMention) and (mention.member or "").startswith("force/"):
            return [Filler(mention.member, phrase, mention.start, mention.end, "nation/alliance")]
        seat = self.lexicon.seats.get(" ".join(normal(item.word) for item in phrase.items if item.tag != "d"))
        if seat:
            return [Filler(f"force/{seat}", phrase, *self._span(phrase), "nation/seat")]
        if normal(head.word) in ("junta", "regime") and not phrase.places:
            home = self.discourse.home or self.discourse.focus
            force = self.members.national_force(home) if home else None
            return [Filler(force, phrase, *self._span(phrase), "nation/government")] if force else []
        if normal(head.word) in ("government", "administration", "military", "army", "parliament", "junta"):
            return [replace(f, how="nation/government") for f in self.nation_of_modifiers(phrase)]
        return []

    def rulers(self, phrase: NounPhrase) -> list[Filler]:
        """Those who speak and decide for a country ("the Dutch cabinet", "Mali's defence ministry"): its forces."""
        if phrase.head is None or normal(phrase.head.word) not in self.lexicon.classes["clause_ruler"]:
            return []
        return [replace(f, how="nation/government") for f in self.nation_of_modifiers(phrase)]

    def affair(self, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
        """Relations, a role, "this": stands for the mission that the sentences before are about."""
        if phrase.head is None or normal(phrase.head.word) not in self.lexicon.classes["clause_affair"]:
            return []
        named = self.presence(phrase, sentence)
        if named and named[0].member:
            return named
        last = self.discourse.last_claim(sentence)
        return [Filler(last, phrase, *self._span(phrase), "reference/affair")] if last else []

    def heads(self, phrase: NounPhrase, words: frozenset[str]) -> list[Filler]:
        """Phrases whose head is one of these words; no member."""
        if phrase.head is None or normal(phrase.head.word) not in words:
            return []
        return [Filler(None, phrase, *self._span(phrase))]

    def unit_of(self, phrase: NounPhrase) -> str | None:
        """What a bare number counts, by the noun that it is said of ("its troops by 4,000")."""
        word = normal(phrase.head.word) if phrase.head else ""
        if is_figure(phrase) and any(normal(item.word) == "troop" for item in phrase.items):
            return "troops"  # "troop levels"
        return word if word in self.lexicon.classes["clause_people"] and word not in UNITS else None

    def count(self, phrase: NounPhrase) -> QuantityMention | None:
        """A number that counts people, or nothing else ("to 2,000")."""
        quantity = phrase.quantity
        if quantity is None or quantity.kind not in ("count", "bare"):
            return None
        known = any(quantity.unit in self.lexicon.classes[name] for name in COUNTED_PEOPLE)
        nationals = phrase.head is not None and phrase.head.tag == "j" and quantity.unit[:1].isupper()
        return quantity if not quantity.unit or known or nationals else None
