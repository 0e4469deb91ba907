"""From a trigger with its arguments to claims: the frame's slots filled in order of preference."""

from __future__ import annotations

from dataclasses import replace

from etl.claims.clauses import word_of
from etl.claims.conditions import OPEN, OWNED, Candidate, complete
from etl.claims.elsewhere import civilians_do_it, has_actor_of_its_own
from etl.claims.groups import head_word, is_collective, is_figure, none_of
from etl.claims.holding import TERRITORY, ground
from etl.claims.lexicon import Frame
from etl.claims.model import Claim, Span
from etl.claims.reference import Discourse
from etl.claims.roles import Event
from etl.claims.slots import NOBODYS, Filler, Slots
from etl.claims.verbgroups import NounPhrase
from etl.extract.document import Sentence
from etl.extract.mentions import DateMention, NameMention, QuantityMention
from etl.extract.tokens import normal

# Topics whose claims are about somewhere even where the sentence does not say so again.
PLACED = {"withdrawal", "reduction", "presence", "mission_end", "force_level", "transition", "detainees"}
NOWHERE: list[Filler | None] = [None]
DEFINITE = {"the", "its", "their", "his", "our", "these", "those", "all", "remaining", "this"}
SITES = {"location", "locations", "site", "sites", "base", "bases", "place", "area", "position", "positions"}
COUNTED = {"withdrawal", "reduction", "presence", "force_level", "deployment", "relocation", "detainees", "casualties"}


class Filling:
    """Fills frames within one article."""

    def __init__(self, slots: Slots, discourse: Discourse, barred_dates: set[int]) -> None:
        self.slots = slots
        self.discourse = discourse
        self.barred = barred_dates
        self.doc = discourse.doc

    def claims(self, frame: Frame, event: Event) -> list[Claim]:
        """The claims that this frame makes of the event, [] where a required slot stays empty."""
        if event.scope.skip:
            return []
        if event.noun and self._of_something_else(frame, event):
            return []
        if civilians_do_it(event, self.slots.lexicon):
            return []
        if frame.object_types and not any(
            self._fill(kind, phrase, event.sentence) for kind in frame.object_types for phrase in event.args.objects
        ):
            return []
        forces, position = self._forces(frame, event)
        if not forces:
            return []
        places = self._narrowest(self._alternatives(frame, "place", event)[0], event)
        if frame.topic == "establishment" and len({place.member for place in places}) > 1:
            places = []  # where it works, not where it was formed
        places = places or self._modifying_place(event, forces)
        targets = self._targets(frame, event)
        dates = self._dates(frame, event)
        paired = len(places) == len(dates) > 1
        claims = []
        for force in forces:
            for n, place in enumerate([*places] or NOWHERE):
                when = dates[n] if paired else self._best(dates)
                claim = self._claim(frame, event, force, place, targets[0] if targets else None, position, when)
                if claim is not None:
                    claims.append(claim)
        return claims

    def _forces(self, frame: Frame, event: Event) -> tuple[list[Filler], str]:
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
            found = self._at(frame, position, kind, "force", event)
            found = [self._owned(frame, filler, event, position) for filler in found]
            known = [f for f in found if f.member is not None or frame.topic in OPEN or f.how == NOBODYS]
            if known:
                return known + self._nations_beside(event, position, kind, known), f"{position}:{kind}"
        return self._agents(frame, event)

    def _elsewhere(self, event: Event) -> bool:
        """Whether the event noun is modified by a country's own name ("Niger withdrawal"), which may say where."""
        phrase = event.line[event.index]
        return isinstance(phrase, NounPhrase) and any(self._own_name(mention) for mention in phrase.places)

    def _own_name(self, mention: NameMention) -> bool:
        row = self.slots.members.place(mention.member) if mention.member else None
        return row is not None and self.doc.text[mention.start : mention.end] == row["name"]

    def _modifying_place(self, event: Event, forces: list[Filler]) -> list[Filler]:
        """ "US to finish Niger withdrawal": the country before the noun, where it is not the one that leaves."""
        phrase = event.line[event.index]
        if not event.noun or not isinstance(phrase, NounPhrase):
            return []
        nations = {self.slots.members.nation_of(f.member) for f in forces if f.member}
        found = [m for m in phrase.places if m.member not in nations and self._own_name(m)]
        return [Filler(m.member, phrase, m.start, m.end, "place/modifier") for m in found[:1]]

    def _agents(self, frame: Frame, event: Event) -> tuple[list[Filler], str]:
        """Who does what the noun names: the subject of its verb ("Germany completed the withdrawal")."""
        agents = event.args.at("agent") if event.noun and frame.topic in OWNED else []
        found = [f for phrase in agents for f in self._fill("troops", phrase, event.sentence) if f.member]
        return (found, "agent:troops") if found else (self._acting(agents, event), "agent:nation")

    def _acting(self, agents: list[NounPhrase], event: Event) -> list[Filler]:
        return [f for phrase in agents for f in self._fill("nation", phrase, event.sentence)]

    def _nations_beside(self, event: Event, position: str, kind: str, known: list[Filler]) -> list[Filler]:
        """ "US and other coalition troops": a nation that shares the noun with the next phrase."""
        phrases = event.args.at(position)
        if kind != "troops" or len(phrases) < 2:
            return []
        have = {filler.member for filler in known}
        nations = [filler for phrase in phrases[:-1] for filler in self.slots.nation(phrase, event.sentence)]
        return [filler for filler in nations if filler.member not in have]

    def _alternatives(self, frame: Frame, slot: str, event: Event) -> tuple[list[Filler], str]:
        for position, kind in frame.slots[slot]:
            found = self._apposed(event, position, kind) or self._at(frame, position, kind, slot, event)
            if not found and (position, kind) == ("object", "place"):
                found = [f for phrase in event.args.at(position) for f in self.slots.unknown_place(phrase)]
            if found:
                return self._narrow(found), f"{position}:{kind}"
        return [], ""

    def _narrow(self, found: list[Filler]) -> list[Filler]:
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
        fits = (self._fill(kind, phrase, event.sentence) for kind in kinds for phrase in event.args.objects)
        counted = {"count", "strength"} & set(kinds) and any(self.slots.count(phrase) for phrase in event.args.objects)
        sites = {"place", "base", "territory"} & set(kinds) and any(map(self._may_be_place, event.args.objects))
        held = {"territory", "locality"} & set(kinds) and ground(
            event.line, event.args.objects, event.sentence, self.slots, "territory" in kinds
        )
        return not counted and not sites and not held and not any(fits)

    def _narrowest(self, places: list[Filler], event: Event) -> list[Filler]:
        """ "In Garoua, across the border in Cameroon": one place, unless "and" joins two."""
        if len(places) < 2 or any(place.member is None for place in places):
            return places
        at = {id(phrase): n for n, phrase in enumerate(event.line)}
        kept = places[:1]
        for place in places[1:]:
            a, b = at.get(id(kept[-1].phrase), 0), at.get(id(place.phrase), 0)
            joined = a == b or any(phrase.kind == "c" for phrase in event.line[a:b])
            country_of = self.slots.members.country_of
            same = country_of(place.member or "") == country_of(kept[-1].member or "")
            if joined or not same:
                kept.append(place)
            elif self.slots.members.is_within(place.member or "", kept[-1].member or ""):
                kept[-1] = place
        return kept

    def _of_something_else(self, frame: Frame, event: Event) -> bool:
        """What an event noun's "of" brings fits no slot: "the withdrawal of the bill", "the end of his rule"."""
        kinds = {kind for slots in frame.slots.values() for position, kind in slots if position == "of"}
        behind = event.args.at("of")
        if not behind or not kinds:
            return False
        return not any(
            phrase.forces
            or phrase.places
            or phrase.quantity
            or (phrase.head is not None and phrase.head.tag in "pMNBGRQ")
            or any(self._fill(kind, phrase, event.sentence) for kind in kinds)
            for phrase in behind
        )

    def _apposed(self, event: Event, position: str, kind: str) -> list[Filler]:
        """ "the airbase of X", "the northeast of X": a noun for a place, with its name or its country behind "of"."""
        if kind not in ("place", "base"):
            return []
        found: list[Filler] = []
        for phrase in event.args.at(position):
            inner = self._behind_of(event, phrase)
            if inner is not None and self.slots.is_site(phrase) and not any(m.member for m in phrase.places):
                found += self.slots.places(inner, event.sentence)
            elif inner is not None and phrase.head is not None:
                found += self.slots.direction(phrase, inner, event.sentence)
        return found

    def _may_be_place(self, phrase: NounPhrase) -> bool:
        capitals = [item.tag == "C" for item in phrase.items if item.tag != "d"]
        return self.slots.is_site(phrase) or (bool(capitals) and all(capitals))

    def _at(self, frame: Frame, position: str, kind: str, slot: str, event: Event) -> list[Filler]:
        if position == "context":
            return self._context(event, frame.topic)
        if event.noun and position == "subject" and slot == "force":
            return self._before_noun(event)
        phrases = event.args.at(position)
        if kind in ("territory", "locality"):
            return ground(event.line, phrases, event.sentence, self.slots, countries=kind == "territory")
        return [
            f for phrase in phrases for f in self._fill(kind, phrase, event.sentence) or self._of(kind, phrase, event)
        ]

    def _of(self, kind: str, phrase: NounPhrase, event: Event) -> list[Filler]:
        """Those behind "of": "a second group of 600", "the number of US troops"; "the number" alone goes back."""
        inner = self._behind_of(event, phrase)
        if kind == "presence" and inner is not None and head_word(phrase) in ("stay", "presence"):
            return self._fill("troops", inner, event.sentence)
        if kind == "figure" and is_figure(phrase):
            return self.slots.figure(phrase, inner, event.sentence)
        part = is_collective(phrase) or (kind == "place" and self.slots.is_territory(phrase))
        return self._fill(kind, inner, event.sentence) if inner is not None and part else []

    def _at_home(self, force: str) -> bool:
        """Whether the article takes place in the country whose forces these are."""
        return self.discourse.focus is not None and self.slots.members.nation_of(force) == self.discourse.focus

    def _targets(self, frame: Frame, event: Event) -> list[Filler]:
        """Destinations; "to an alternative location in X" is X."""
        found, _ = self._alternatives(frame, "place_to", event)
        if found or not frame.slots["place_to"]:
            return found
        where = [phrase for phrase in event.args.at("to") if phrase.head and normal(phrase.head.word) in SITES]
        where += event.args.at("into")
        if not where:
            return []
        return [f for phrase in event.args.at("in") for f in self.slots.places(phrase, event.sentence)][-1:]

    def _context(self, event: Event, topic: str) -> list[Filler]:
        """A force that the sentence leaves out: its own other one, that of the last claim, its nation."""
        phrase = event.line[event.index]
        if has_actor_of_its_own(event):
            return []
        if not isinstance(phrase, NounPhrase):
            phrase = next((p for p in event.args.subjects), None) or NounPhrase(
                "NP", phrase.first, phrase.last, phrase.items
            )
        sentence = event.sentence
        start, end = self.doc.tokens.starts[phrase.first], self.doc.tokens.ends[phrase.last]
        here = self.discourse.forces(sentence.first, phrase.first)
        candidates = (
            self.discourse.last_claim(sentence, topic),
            here[-1].member if here else None,
            self.discourse.nation_before(sentence, phrase.first, window=False),
            self.discourse.last_claim(sentence),
            self.discourse.force("they", sentence, phrase.first),
        )
        member = next((one for one in candidates if one and not self._at_home(one)), None)
        return [Filler(member, phrase, start, end, "reference/context")] if member else []

    def _before_noun(self, event: Event) -> list[Filler]:
        """Force or nation before the noun in its own phrase ("the French withdrawal", "the coalition's exit")."""
        phrase = event.line[event.index]
        assert isinstance(phrase, NounPhrase)
        named = [m for m in phrase.forces if m.member]
        if named:
            return [Filler(m.member, phrase, m.start, m.end) for m in named]
        for mention in phrase.places:
            force = self.slots.members.national_force(mention.member) if mention.member else None
            if force:
                return [Filler(force, phrase, mention.start, mention.end, "nation/actor")]
        if phrase.forces:
            generic = phrase.forces[0]
            words = self.doc.text[generic.start : generic.end]
            member = self.discourse.force(words, event.sentence, generic.first)
            return [Filler(member, phrase, generic.start, generic.end, "reference/definite")] if member else []
        return []

    def _fill(self, kind: str, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
        test = self.slots.tests.get(kind)
        return test(phrase, sentence) if test else []

    def _claim(
        self,
        frame: Frame,
        event: Event,
        force: Filler,
        place: Filler | None,
        target: Filler | None,
        position: str,
        when: DateMention | None,
    ) -> Claim | None:
        if frame.relations and when is None:
            return None
        quantity = self._quantity(frame, event, force)
        claim = Claim(topic=frame.topic, rule=frame.id, span=Span(0, 0), sentence=event.sentence.number)
        claim.trace.append(frame.id)
        spoken = frame.topic in OPEN and any(phrase.negated for phrase in event.args.objects)
        none_of_it = not event.noun and (spoken or none_of(event.line, force.phrase))  # "no troops will be sent"
        claim.polarity = "denied" if (event.scope.denied != none_of_it) != frame.denies else "affirmed"
        claim.modality = frame.modality or self._modality(event, when)
        self._put(claim, "force", force)
        self._put(claim, "place", place)
        self._put(claim, "place_to", target)
        if place is not None and place.how == TERRITORY:
            claim.trace.append(TERRITORY)
        gone = frame.topic == "deployment" and not (event.args.at("to") or event.args.at("into") or event.noun)
        if claim.place is None and frame.topic == "detainees":
            claim.place = self.discourse.place_before(event.sentence, force.phrase.first)
        if claim.place is None and (frame.topic in PLACED or gone):
            claim.place = self.discourse.implied_place(claim.force, event.sentence)
            if claim.place:
                claim.trace.append("reference/implied place")
        if when is not None:
            relation = "until" if frame.relations and when in event.args.ends else when.relation
            claim.when, claim.when_relation = when, frame.turns.get(relation, relation)
            claim.slots["when"] = Span(when.when_start, when.when_end)
            claim.trace.append(when.rule)
        if quantity is not None and frame.topic in COUNTED:
            claim.quantity, claim.unit = quantity, quantity.unit or self._unit(force, event)
            claim.slots["quantity"] = Span(quantity.start, quantity.end)
            claim.trace.append(quantity.rule)
        self._span(claim, event)
        return claim if complete(Candidate(frame, event, claim, force, place, position), self.slots) else None

    def _owned(self, frame: Frame, force: Filler, event: Event, position: str) -> Filler:
        """Troops without a nation belong to the country that has, keeps, sends or withdraws them.

        Bare numbers of troops that somebody else sends or has ("aid groups have 300 guards") are nobody's we know.
        """
        if not force.how.startswith("reference/"):
            return force
        inner = self._behind_of(event, force.phrase)
        if inner is not None:
            for owner in self.slots.troops(inner, event.sentence) or self.slots.nation(inner, event.sentence):
                if owner.member and not owner.how.startswith("reference/"):
                    return replace(owner, phrase=force.phrase, how="force/of phrase")
        if frame.topic in OWNED and position in ("object", "of") and event.args.subjects and not event.noun:
            for phrase in event.args.subjects:
                for owner in self.slots.nation(phrase, event.sentence) or self.slots.troops(phrase, event.sentence):
                    it = normal(phrase.items[-1].word) == "it"
                    if owner.member and (it or not owner.how.startswith("reference/pronoun")):
                        return replace(owner, phrase=force.phrase, how="nation/owner")
            if normal(force.phrase.items[0].word) not in DEFINITE and event.is_finite:
                return replace(force, member=None)
        return force

    def _put(self, claim: Claim, slot: str, filler: Filler | None) -> None:
        if filler is not None and filler.how == NOBODYS:
            claim.trace.append(NOBODYS)
        if filler is None or filler.member is None:
            return
        setattr(claim, slot, filler.member)
        claim.slots[slot] = Span(filler.start, filler.end)
        if filler.how:
            claim.trace.append(filler.how)

    def _dates(self, frame: Frame, event: Event) -> list[DateMention]:
        """Dates of the event that say when it happens: anchored ones, and words that only lack a reference date."""
        return [
            date
            for date in event.args.dates
            if (date.first not in self.barred or frame.topic == "announcement")
            and date.timex_type != "SET"
            and self._placeable(date)
            and (not frame.relations or date.relation in frame.relations or date in event.args.ends)
        ]

    def _best(self, dates: list[DateMention]) -> DateMention | None:
        return next((d for d in dates if d.relation not in ("on", "during")), dates[0] if dates else None)

    def _placeable(self, date: DateMention) -> bool:
        anchored = date.earliest is not None or date.latest is not None
        return anchored or (
            bool(date.unresolved) and date.timex_type != "DURATION" and not date.timex_value.endswith("_REF")
        )

    def _quantity(self, frame: Frame, event: Event, force: Filler) -> QuantityMention | None:
        for position, kind in frame.slots["quantity"]:
            if position == "theme":
                found = self._part(event, force.phrase) or self.slots.count(force.phrase)
                if found:
                    return found
                continue
            for phrase in event.args.at(position):
                found = self.slots.count(phrase) if kind == "count" or head_word(phrase) == "strong" else None
                if found:
                    return found
        own = None if frame.slots["quantity"] else self.slots.count(force.phrase)
        return own or self._strength(event, force)

    def _unit(self, force: Filler, event: Event) -> str | None:
        units = (self.slots.unit_of(phrase) for phrase in (force.phrase, *event.args.subjects))
        return next((unit for unit in units if unit), None)

    def _part(self, event: Event, phrase: NounPhrase) -> QuantityMention | None:
        """ "Only 200 of the 5,000 soldiers": the number before "of"."""
        at = next((n for n, one in enumerate(event.line) if one is phrase), 0)
        before = event.line[at - 1] if at else None
        if isinstance(before, NounPhrase) and word_of(before) == "of":  # "40 of | the 600 soldiers"
            return before.quantity
        if at < 2 or word_of(event.line[at - 1]) != "of" or normal(phrase.items[0].word) not in DEFINITE | {"them"}:
            return None
        outer = event.line[at - 2]
        bare = isinstance(outer, NounPhrase) and outer.quantity is not None and outer.quantity.kind == "bare"
        return outer.quantity if bare and isinstance(outer, NounPhrase) else None

    def _strength(self, event: Event, force: Filler) -> QuantityMention | None:
        """ "a brigade of 4,800 soldiers": the people behind a unit's "of"."""
        inner = self._behind_of(event, force.phrase)
        return self.slots.count(inner) if inner is not None and inner.quantity is not None else None

    def _behind_of(self, event: Event, phrase: NounPhrase) -> NounPhrase | None:
        """The noun phrase that an "of" right after this one brings."""
        at = next((n for n, one in enumerate(event.line) if one is phrase), None)
        if at is None or at + 2 >= len(event.line) or word_of(event.line[at + 1]) != "of":
            return None
        inner = event.line[at + 2]
        return inner if isinstance(inner, NounPhrase) else None

    def _modality(self, event: Event, when: DateMention | None) -> str:
        reference = self.doc.reference
        future = when is not None and reference is not None and (when.latest or when.earliest or reference) > reference
        ahead = when is not None and when.earliest is not None and reference is not None and when.earliest > reference
        if (
            event.scope.modality == "asserted"
            and event.tense_present
            and (ahead or (future and when and when.relation in ("by", "until", "until_at_least")))
        ):
            return "planned"
        return event.scope.modality

    def _span(self, claim: Claim, event: Event) -> None:
        tokens = self.doc.tokens
        phrase = event.line[event.index]
        inside = [s for s in claim.slots.values() if event.sentence.start <= s.start < event.sentence.end]
        start = min([tokens.starts[phrase.first], *(s.start for s in inside)])
        end = max([tokens.ends[phrase.last], *(s.end for s in inside)])
        claim.span = Span(start, end)
