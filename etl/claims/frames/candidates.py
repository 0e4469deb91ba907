"""Who and where: what may fill the slots of an event, by position and type, in order of preference."""

from __future__ import annotations

from functools import partial

from etl.claims.frames.conditions import OPEN, OWNED
from etl.claims.frames.contexts import Contexts
from etl.claims.frames.elsewhere import is_an_agencys, is_new, of_a_thing
from etl.claims.frames.holding import ground
from etl.claims.frames.narrowing import narrow
from etl.claims.frames.owners import abroad, named_abroad, own_name
from etl.claims.frames.ownership import behind_of, owned
from etl.claims.frames.people import army, captives, fighters, holders, operation
from etl.claims.frames.roles import Event
from etl.claims.frames.slots import NOBODYS, Slots
from etl.claims.reference.discourse import Discourse
from etl.claims.reference.wheres import Filler
from etl.claims.syntax.clauses import word_of
from etl.claims.syntax.groups import head_word, is_collective, is_figure
from etl.claims.syntax.lexicon import Frame
from etl.claims.syntax.verbgroups import NounPhrase
from etl.extract.document import Sentence
from etl.extract.tokens import normal

# Topics in which a name that no table knows can only be a place behind "from", "in" or "to" ("left from Biyo Adde").
GONE_TO_OR_LEFT = {"withdrawal", "presence", "deployment", "relocation"}
SITES = {"location", "locations", "site", "sites", "base", "bases", "place", "area", "position", "positions"}


class Candidates(Contexts):
    """Fillers for the slots of events within one article."""

    def __init__(self, slots: Slots, discourse: Discourse) -> None:
        super().__init__(slots, discourse)
        self._filled: dict[tuple[str, int], tuple[NounPhrase, list[Filler]]] = {}
        self._within: Sentence | None = None
        slots.tests["fighters"] = partial(fighters, slots)
        slots.tests["captives"] = partial(captives, slots)
        slots.tests["army"] = partial(army, slots)
        slots.tests["operation"] = partial(operation, slots)
        slots.tests["holders"] = partial(holders, slots)

    def forces(self, frame: Frame, event: Event) -> tuple[list[Filler], str]:
        """The force, from the first alternative that gives one whose member is known or may be left open."""
        for position, kind in frame.slots["force"]:
            if position in ("subject", "context") and self._object_elsewhere(frame, event):
                continue
            if event.noun and position == "subject" and self._elsewhere(event):
                agents = self._agents(frame, event)
                if agents[0]:
                    return agents
            if position == "context" and event.noun:
                agents = self._agents(frame, event)
                if agents[0]:
                    return agents
            if position == "of" and not event.noun and (frame.topic == "deployment" or of_a_thing(event)):
                continue  # "are deployed under the flag of X", "shed the mantle of the coalition"
            found = self._at(frame, position, kind, "force", event)
            found = [
                one for one in found if not (is_an_agencys(one, event, self.slots) or is_new(one, frame, self.slots))
            ]
            found = [own for filler in found for own in abroad(filler, event, self.slots)]
            found = [own for filler in found for own in owned(frame, filler, event, position, self.slots)]
            known = [f for f in found if f.member is not None or frame.topic in OPEN or f.how == NOBODYS]
            if known:
                return known + self._nations_beside(event, position, kind, known), f"{position}:{kind}"
        return self._agents(frame, event)

    def _elsewhere(self, event: Event) -> bool:
        """Whether the event noun is modified by a country's own name ("Niger withdrawal"), which may say where."""
        phrase = event.line[event.index]
        return isinstance(phrase, NounPhrase) and any(own_name(mention, self.slots) for mention in phrase.places)

    def modifying_place(self, event: Event, forces: list[Filler]) -> list[Filler]:
        """ "US to finish Niger withdrawal": the country before the noun, where it is not the one that leaves."""
        phrase = event.line[event.index]
        nations = {self.slots.members.nation_of(f.member) for f in forces if f.member}
        phrases = [phrase] if event.noun and isinstance(phrase, NounPhrase) else event.args.objects
        for one in phrases:
            for place, start, end in named_abroad(one, self.slots):
                if place not in nations:
                    return [Filler(place, one, start, end, "place/modifier")]
        return []

    def _agents(self, frame: Frame, event: Event) -> tuple[list[Filler], str]:
        """Who does what the noun names: the subject of its verb ("Germany completed the withdrawal")."""
        agents = event.args.at("agent") if event.noun and frame.topic in OWNED else []
        found = [f for phrase in agents for f in self.fill("troops", phrase, event.sentence) if f.member]
        found = found or [Filler(m.member, p, m.start, m.end) for p in agents for m in p.forces if m.member]
        return (found, "agent:troops") if found else (self._acting(agents, event), "agent:nation")

    def _acting(self, agents: list[NounPhrase], event: Event) -> list[Filler]:
        return [f for phrase in agents for f in self.fill("nation", phrase, event.sentence)]

    def _nations_beside(self, event: Event, position: str, kind: str, known: list[Filler]) -> list[Filler]:
        """ "US and other coalition troops": a nation that shares the noun with the next phrase."""
        phrases = event.args.at(position)
        if kind not in ("troops", "fighters") or len(phrases) < 2:
            return []
        have = {filler.member for filler in known}
        nations = [filler for phrase in phrases[:-1] for filler in self.slots.nation(phrase, event.sentence)]
        return [filler for filler in nations if filler.member not in have]

    def alternatives(self, frame: Frame, slot: str, event: Event) -> tuple[list[Filler], str]:
        known: tuple[list[Filler], str] | None = None
        for position, kind in frame.slots[slot]:
            found = self._apposed(event, position, kind) or self._at(frame, position, kind, slot, event)
            if not found and kind == "place" and self._may_be_unknown(frame, position, event):
                inside = [phrase for phrase in event.args.at(position) if phrase.first > event.sentence.first]
                found = [f for phrase in inside for f in self.slots.unknown_place(phrase)]
            if not found and (position, kind, frame.topic) == ("object", "place", "withdrawal"):
                found = [f for phrase in event.args.at(position) for f in self._left(phrase, event)]
            referred = slot == "place" and all(one.how == "reference/place" for one in found)
            if found and not (referred and known):
                known = (
                    found if frame.topic == "mission_end" else narrow(found, self.slots.members),
                    f"{position}:{kind}",
                )
            if known and not referred:
                break  # "left its base in Niamey": the place named behind tells more than the base referred to
        return known or ([], "")

    def _may_be_unknown(self, frame: Frame, position: str, event: Event) -> bool:
        """Whether only a place can stand there, so that a name that no table knows is one."""
        counted = frame.topic in ("force_level", "deployment") and position in ("in", "to", "into") and event.counts
        counted = counted or (frame.topic == "deployment" and position == "to" and event.moves_troops)
        return position == "object" or frame.topic in GONE_TO_OR_LEFT or counted

    def _left(self, phrase: NounPhrase, event: Event) -> list[Filler]:
        """ "Thailand holds the hill and says it will not leave it": the place that the pronoun goes back to."""
        if head_word(phrase) != "it":
            return []
        place = self.discourse.place_before(event.sentence, phrase.first)
        start, end = self.doc.tokens.starts[phrase.first], self.doc.tokens.ends[phrase.last]
        return [Filler(place, phrase, start, end, "reference/place")] if place else []

    def _object_elsewhere(self, frame: Frame, event: Event) -> bool:
        """An active verb with an object that fits no slot is about something else ("withdrew its ambassador")."""
        kinds = [kind for slots in frame.slots.values() for position, kind in slots if position == "object"]
        if event.noun or not event.args.objects or not kinds or frame.object_types:
            return False
        fits = (self.fill(kind, phrase, event.sentence) for kind in kinds for phrase in event.args.objects)
        counted = {"count", "strength"} & set(kinds) and any(self.slots.count(phrase) for phrase in event.args.objects)
        sites = {"place", "base", "territory"} & set(kinds) and any(map(self._may_be_place, event.args.objects))
        held = {"territory", "locality"} & set(kinds) and ground(
            event.line, event.args.objects, event.sentence, self.slots, "territory" in kinds
        )
        return not counted and not sites and not held and not any(fits)

    def of_something_else(self, frame: Frame, event: Event) -> bool:
        """What an event noun's "of" brings fits no slot: "the withdrawal of the bill", "the end of his rule"."""
        kinds = {kind for slots in frame.slots.values() for position, kind in slots if position == "of"}
        behind = event.args.at("of")
        if not behind or not kinds:
            return False
        duty = self.slots.lexicon.classes["clause_duty"] if frame.topic == "transition" else ()
        return not any(
            phrase.forces
            or head_word(phrase) in duty
            or phrase.places
            or phrase.quantity
            or (phrase.head is not None and phrase.head.tag in "pMNBGRQ")
            or any(self.fill(kind, phrase, event.sentence) for kind in kinds)
            for phrase in behind
        )

    def _apposed(self, event: Event, position: str, kind: str) -> list[Filler]:
        """ "the airbase of X", "the northeast of X": a noun for a place, with its name or its country behind "of"."""
        if kind not in ("place", "base"):
            return []
        found: list[Filler] = []
        for phrase in event.args.at(position):
            inner = self._beside_site(event, phrase) or behind_of(event, phrase)
            seat = inner is not None and head_word(phrase) in ("capital", "city", "town", "village")
            if inner is not None and (seat or self.slots.is_site(phrase)) and not any(m.member for m in phrase.places):
                found += self.slots.places(inner, event.sentence)
            elif inner is not None and phrase.head is not None:
                found += self.slots.direction(phrase, inner, event.sentence)
        return found

    def _beside_site(self, event: Event, phrase: NounPhrase) -> NounPhrase | None:
        """ "the base in Gyumri", "the capital, N'Djamena": the name right behind a noun for a place without one."""
        at = next((n for n, one in enumerate(event.line) if one is phrase), len(event.line))
        if at + 2 >= len(event.line) or any(m.member for m in phrase.places):
            return None
        between, behind = event.line[at + 1], event.line[at + 2]
        named = isinstance(behind, NounPhrase) and any(m.member and m.head for m in behind.places)
        beside = between.kind == "," or (between.kind == "i" and word_of(between) in ("in", "at", "near"))
        if (
            not named
            or not beside
            or (between.kind == "," and head_word(phrase) not in SITES | {"capital", "city", "town"})
        ):
            return None
        return behind if isinstance(behind, NounPhrase) else None

    def _may_be_place(self, phrase: NounPhrase) -> bool:
        if head_word(phrase) in self.slots.lexicon.classes["clause_civilian"]:
            return False
        capitals = [item.tag == "C" for item in phrase.items if item.tag != "d"]
        return self.slots.is_somewhere(phrase) or self.slots.is_site(phrase) or (bool(capitals) and all(capitals))

    def _at(self, frame: Frame, position: str, kind: str, slot: str, event: Event) -> list[Filler]:
        if position == "context":
            return self.context(event, frame.topic)
        if event.noun and position == "subject" and slot == "force":
            return self.before_noun(event)
        phrases = event.args.at(position)
        if kind in ("territory", "locality"):
            return ground(event.line, phrases, event.sentence, self.slots, countries=kind == "territory")
        return [
            f for phrase in phrases for f in self.fill(kind, phrase, event.sentence) or self._of(kind, phrase, event)
        ]

    def _of(self, kind: str, phrase: NounPhrase, event: Event) -> list[Filler]:
        """Those behind "of": "a second group of 600", "the number of US troops"; "the number" alone goes back."""
        inner = behind_of(event, phrase)
        if kind == "presence" and inner is not None and head_word(phrase) in ("stay", "presence"):
            return self.fill("troops", inner, event.sentence)
        if kind == "figure" and is_figure(phrase):
            return self.slots.figure(phrase, inner, event.sentence)
        part = is_collective(phrase) or (kind == "place" and self.slots.is_territory(phrase))
        if inner is None or not part:
            return []
        found = self.fill(kind, inner, event.sentence)
        if found and kind == "troops" and found[0].how.startswith("reference/"):
            found = self.slots.nation_of_modifiers(phrase) or found  # "a small Czech team of instructors"
        deeper = behind_of(event, inner) if kind == "place" and not found else None
        return (
            self.fill(kind, deeper, event.sentence) if deeper is not None else found
        )  # "territory of the republic of X"

    def targets(self, frame: Frame, event: Event) -> list[Filler]:
        """Destinations; "to an alternative location in X" is X."""
        found, _ = self.alternatives(frame, "place_to", event)
        if found or not frame.slots["place_to"]:
            return found
        where = [phrase for phrase in event.args.at("to") if phrase.head and normal(phrase.head.word) in SITES]
        where += event.args.at("into")
        if not where:
            return []
        return [f for phrase in event.args.at("in") for f in self.slots.places(phrase, event.sentence)][-1:]

    def fill(self, kind: str, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
        """What the phrase gives for a kind; the frames of a sentence ask the same again and again."""
        if sentence is not self._within:
            self._within = sentence
            self._filled.clear()
        key = (kind, id(phrase))  # the phrase is kept beside, so that no other one gets its id
        known = self._filled.get(key)
        if known is None:
            test = self.slots.tests.get(kind)
            known = self._filled[key] = (phrase, test(phrase, sentence) if test else [])
        return known[1]
