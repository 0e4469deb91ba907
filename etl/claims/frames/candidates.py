"""Who and where: what may fill the slots of an event, by position and type, in order of preference."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from etl.claims.frames.conditions import OPEN, OWNED
from etl.claims.frames.contexts import Contexts
from etl.claims.frames.elsewhere import is_an_agencys, is_new, of_a_thing
from etl.claims.frames.holding import ground
from etl.claims.frames.owners import abroad, named_abroad, own_name, owners, told_by
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

GOVERNMENTS = {"government", "administration", "cabinet", "ministry", "parliament"}
DEFINITE = {"the", "its", "their", "his", "our", "these", "those", "all", "remaining", "this"}
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
            found = [owned for filler in found for owned in abroad(filler, event, self.slots)]
            found = [owned for filler in found for owned in self._owned(frame, filler, event, position)]
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
                known = found if frame.topic == "mission_end" else self.narrow(found), f"{position}:{kind}"
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

    def narrow(self, found: list[Filler]) -> list[Filler]:
        """ "the last soldiers in Mali will stay in Bamako": the narrower of two places, one in the other."""
        within = self.slots.members.is_within
        members = {one.member for one in found if one.member}
        wide = {one for one in members for two in members if one != two and within(two, one)}
        return [one for one in found if one.member not in wide]

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

    def narrowest(self, places: list[Filler], event: Event) -> list[Filler]:
        """ "In Garoua, across the border in Cameroon": one place, unless "and" joins two."""
        if len(places) < 2 or any(place.member is None for place in places):
            return places
        at = {id(phrase): n for n, phrase in enumerate(event.line)}
        kept = places[:1]
        for place in places[1:]:
            a, b = at.get(id(kept[-1].phrase), 0), at.get(id(place.phrase), 0)
            listed = b == a + 2 and event.line[a + 1].kind == "," and not self._nested(kept[-1], place)
            joined = a == b or listed or any(phrase.kind == "c" for phrase in event.line[a:b])
            country_of = self.slots.members.country_of
            same = country_of(place.member or "") == country_of(kept[-1].member or "")
            if joined or not same:
                kept.append(place)
            elif self.slots.members.is_within(place.member or "", kept[-1].member or ""):
                kept[-1] = place
        return kept

    def _nested(self, one: Filler, other: Filler) -> bool:
        within = self.slots.members.is_within
        return within(one.member or "", other.member or "") or within(other.member or "", one.member or "")

    def nearest(self, places: list[Filler], event: Event, force: Filler) -> list[Filler]:
        """ "The mission in Iraq ended at a ceremony at Balad": the first place named, and those joined to it."""
        at = {id(phrase): n for n, phrase in enumerate(event.line)}
        ordered = sorted(places, key=lambda place: (place.start < force.start, place.start))
        kept = ordered[:1]
        for place in ordered[1:]:
            a, b = at.get(id(kept[-1].phrase), 0), at.get(id(place.phrase), 0)
            if a == b or any(phrase.kind == "c" for phrase in event.line[a:b]):
                kept.append(place)
        return kept

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
            inner = self._beside_site(event, phrase) or self.behind_of(event, phrase)
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
        inner = self.behind_of(event, phrase)
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
        deeper = self.behind_of(event, inner) if kind == "place" and not found else None
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

    def _owned(self, frame: Frame, force: Filler, event: Event, position: str) -> list[Filler]:
        """Troops without a nation belong to the country that has, keeps, sends or withdraws them.

        Bare numbers of troops that somebody else sends or has ("aid groups have 300 guards") are nobody's we know.
        """
        if not force.how.startswith("reference/"):
            return [force]
        origin = self._origin(force, event) if position == "subject" and not event.noun else None
        if origin is not None:
            return [origin]
        inner = self.behind_of(event, force.phrase)
        if inner is not None:
            for owner in self.slots.troops(inner, event.sentence) or self.slots.nation(inner, event.sentence):
                if owner.member and not owner.how.startswith("reference/"):
                    return [replace(owner, phrase=force.phrase, how="force/of phrase")]
            if len(inner.items) == 1 and inner.items[0].tag == "a" and not inner.forces and not inner.places:
                return [replace(force, member=None)]  # "the forces of progress"
        if frame.topic in OWNED and position in ("object", "of") and event.args.subjects and not event.noun:
            known = owners(event, self.slots)
            if known:
                return [replace(owner, phrase=force.phrase, how="nation/owner") for owner in known]
            if any(head_word(phrase) in GOVERNMENTS for phrase in event.args.subjects):
                return [replace(force, member=None)]  # "the federal government will cut its forces": of which country?
            strange = force.phrase.opening() in ("its", "their") and all(
                self._civil(told_by(event, who) or who) for who in event.args.subjects
            )
            if strange or (force.phrase.opening() not in DEFINITE and event.is_finite):
                return [replace(force, member=None)]
        return [force]

    def _origin(self, force: Filler, event: Event) -> Filler | None:
        """ "Peacekeepers from Fiji": the country that they come from."""
        at = next((n for n, one in enumerate(event.line) if one is force.phrase), len(event.line))
        if at + 2 >= len(event.line) or word_of(event.line[at + 1]) != "from":
            return None
        inner = event.line[at + 2]
        found = self.slots.nation(inner, event.sentence) if isinstance(inner, NounPhrase) else []
        return replace(found[0], phrase=force.phrase, how="nation/origin") if found else None

    def _civil(self, phrase: NounPhrase) -> bool:
        """Whether a subject is neither armed nor rules ("her campaign moved its troops from Iowa to Nevada")."""
        classes = self.slots.lexicon.classes
        known = classes["clause_ruler"] | classes["clause_military"] | classes["clause_territory"]
        civil = phrase.head is not None and phrase.head.tag in "aM" and not phrase.forces
        return civil and head_word(phrase) not in known

    def behind_of(self, event: Event, phrase: NounPhrase) -> NounPhrase | None:
        """The noun phrase that an "of" right after this one brings."""
        at = next((n for n, one in enumerate(event.line) if one is phrase), None)
        if at is None or at + 2 >= len(event.line):
            return None
        joint = word_of(event.line[at + 1])
        if joint != "of" and not (joint == "for" and head_word(phrase) == "mandate"):
            return None
        inner = event.line[at + 2]
        return inner if isinstance(inner, NounPhrase) else None
