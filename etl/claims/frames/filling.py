"""From a trigger with its arguments to claims: the frame's slots filled in order of preference."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from itertools import pairwise

from etl.claims.frames.ahead import ahead
from etl.claims.frames.candidates import Candidates
from etl.claims.frames.conditions import OPEN, Candidate, complete
from etl.claims.frames.counts import quantity_of, unit_of
from etl.claims.frames.elsewhere import civilians_do_it
from etl.claims.frames.holding import TERRITORY
from etl.claims.frames.narrowing import narrowest, nearest
from etl.claims.frames.once import DONE
from etl.claims.frames.roles import Event, of_announcing
from etl.claims.frames.slots import NOBODYS, Slots
from etl.claims.model import Claim, Span
from etl.claims.reference.discourse import Discourse
from etl.claims.reference.wheres import Filler
from etl.claims.syntax.groups import head_word, none_of
from etl.claims.syntax.lexicon import Frame
from etl.extract.mentions import DateMention
from etl.extract.tokens import normal

# Topics whose claims are about somewhere even where the sentence does not say so again.
PLACED = {"withdrawal", "reduction", "presence", "mission_end", "force_level", "transition", "detainees"}
MANY = 2
NOWHERE: list[Filler | None] = [None]
STATES = {"power", "office", "touch", "contact", "effect", "charge", "doubt", "limbo", "dispute", "custody", "jail"}
COUNTED = {"withdrawal", "reduction", "presence", "force_level", "deployment", "relocation", "detainees", "casualties"}


class Filling(Candidates):
    """Fills frames within one article."""

    def __init__(self, slots: Slots, discourse: Discourse, barred_dates: set[int]) -> None:
        super().__init__(slots, discourse)
        self.barred = barred_dates

    def claims(self, frame: Frame, event: Event) -> list[Claim]:
        """The claims that this frame makes of the event, [] where a required slot stays empty."""
        if self._lacks(frame, event):
            return []
        if event.noun and self.of_something_else(frame, event):
            return []
        if frame.topic not in ("casualties", "detainees") and civilians_do_it(event, self.slots.lexicon):
            return []
        if frame.object_types and not any(
            self.fill(kind, phrase, event.sentence) for kind in frame.object_types for phrase in event.args.objects
        ):
            return []
        forces, position = self.forces(frame, event)
        if not forces or event.scope.skip:
            return []
        places = self.alternatives(frame, "place", event)[0]
        places = (
            narrowest(places, event, self.slots.members)
            if frame.topic != "mission_end"
            else nearest(places, event, forces[0])
        )
        if frame.topic == "establishment" and len({place.member for place in places}) > 1:
            places = []  # where it works, not where it was formed
        places = places or self.modifying_place(event, forces)
        if frame.topic == "presence" and not places and self._in_something(event):
            return []
        targets = self.targets(frame, event)
        places, targets = self._both_ends(frame, event, places, targets)
        dates = self._dates(frame, event)
        paired = len(places) == len(dates) > 1
        claims = []
        for force in forces:
            own = self._after(force, forces, dates)
            for n, place in enumerate([*places] or NOWHERE):
                when = own or (dates[n] if paired else self._best(dates))
                for target in self._each(targets, event):
                    claim = self._claim(frame, event, force, place, target, position, when)
                    if claim is not None:
                        claims.append(claim)
        return claims

    def _after(self, force: Filler, forces: list[Filler], dates: list[DateMention]) -> DateMention | None:
        """ "200 by May and the rest by July": where each of several is followed by a date, that is its own."""
        if len(forces) != len(dates) or len(dates) < MANY:
            return None
        ends = [*(one.phrase.first for one in forces[1:]), dates[-1].first + 1]
        told = zip(forces, dates, ends, strict=True)
        if not all(one.phrase.last < date.first < end for one, date, end in told):
            return None
        return next(date for one, date in zip(forces, dates, strict=True) if one is force)

    def _each(self, targets: list[Filler], event: Event) -> list[Filler | None]:
        """All destinations that "and", "or" or commas join, else the first: "to Kuwait and Jordan"."""
        kept: list[Filler | None] = [*targets[:1]] or NOWHERE
        at = {id(phrase): n for n, phrase in enumerate(event.line)}
        for one, other in pairwise(targets):
            a, b = at.get(id(one.phrase), 0), at.get(id(other.phrase), 0)
            if not all(phrase.kind in "c," for phrase in event.line[a + 1 : b]) or kept[-1] is not one:
                break
            kept = [*kept, other]
        return kept

    def _both_ends(
        self, frame: Frame, event: Event, places: list[Filler], targets: list[Filler]
    ) -> tuple[list[Filler], list[Filler]]:
        """ "moved from Preah Vihear to Siem Reap": where one end of a move is a place, the other one is too."""
        if frame.topic != "relocation" or bool(places) == bool(targets):
            return places, targets
        behind = event.args.at("from") if not places else [*event.args.at("to"), *event.args.at("for")]
        unknown = [filler for phrase in behind[:1] for filler in self.slots.unknown_place(phrase)]
        return places or unknown, targets or unknown

    def _in_something(self, event: Event) -> bool:
        """ "they remain in discussions", "stays in power": a state and no place."""
        talks = self.slots.lexicon.classes["clause_talks"]
        return any(head_word(phrase) in talks | STATES for phrase in event.args.after.get("in", ()))

    def _lacks(self, frame: Frame, event: Event) -> bool:
        """Whether the event lacks what the frame requires, as far as that shows without its force: most do."""
        required = frame.required
        if (frame.relations or "when" in required) and not self._dates(frame, event):
            return True
        if "quantity" in required and not any(getattr(phrase, "quantity", None) for phrase in event.line):
            return True
        if "finite" in required and not event.is_finite:
            return True
        if "passive" in required and not getattr(event.line[event.index], "passive", False):
            return True
        if "outcome" in required and not any(event.args.at(position) for position in frame.outcome):
            return True
        return "duration" in required and not any(d.timex_type == "DURATION" for d in event.args.dates)

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
        quantity = quantity_of(frame, event, force, self.slots)
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
        if claim.place is None:
            self._imply_place(frame, event, claim, force)
        if claim.force and claim.place and force.phrase.head is not None and force.phrase.head.tag in "MFG":
            self._name_mission(claim, force, when)
        if when is not None:
            relation = "until" if frame.relations and when in event.args.ends else when.relation
            claim.when, claim.when_relation = when, frame.turns.get(relation, relation)
            claim.slots["when"] = Span(when.when_start, when.when_end)
            claim.trace.append(when.rule)
        if quantity is not None and frame.topic in COUNTED:
            claim.quantity, claim.unit = quantity, quantity.unit or unit_of(force, event, self.slots)
            claim.slots["quantity"] = Span(quantity.start, quantity.end)
            claim.trace.append(quantity.rule)
        self._span(claim, event)
        return claim if complete(Candidate(frame, event, claim, force, place, position), self.slots) else None

    def _imply_place(self, frame: Frame, event: Event, claim: Claim, force: Filler) -> None:
        """The place that the clause leaves out; prisoners are held where the sentence was last."""
        gone = frame.topic == "deployment" and not (event.args.at("to") or event.args.at("into") or event.noun)
        how = "reference/place of the sentence"
        if frame.topic == "detainees" and not event.args.at("in"):
            claim.place = self.discourse.place_before(event.sentence, force.phrase.first)
        if claim.place is None and (frame.topic in PLACED or gone):
            claim.place = self.discourse.implied_place(claim.force, event.sentence, whither=gone)
            how = "reference/implied place"
            if frame.topic == "withdrawal" and claim.place in self._goals(event):
                claim.place = None
        if claim.place:
            claim.trace.append(how)

    def _name_mission(self, claim: Claim, force: Filler, when: DateMention | None) -> None:
        """ "The EU will end its mission in Mali": the one mission of the organisation there."""
        if self.slots.kind(claim.force or "") != "organisation" or not self.slots.is_mission(force.phrase):
            return
        day = (when.latest or when.earliest) if when else None
        words = {normal(item.word) for item in force.phrase.items}
        member = self.discourse.mission_of(claim.force or "", claim.place or "", day or self.doc.reference, words)
        if member:
            claim.force = member
            claim.trace.append("force/mission of the organisation")

    def _goals(self, event: Event) -> set[str | None]:
        """The countries that the event leads to: "fled to Denmark" says nothing of where from."""
        phrases = [phrase for word in ("to", "into", "for", "towards") for phrase in event.args.at(word)]
        places = [filler for phrase in phrases for filler in self.slots.places(phrase, event.sentence)]
        return {self.slots.members.country_of(place.member) for place in places if place.member}

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
            self._end_of_range(date) if frame.relations else self._ahead(date, event)
            for date in event.args.dates
            if (date.first not in self.barred or frame.topic == "announcement" or _own_day(frame, event, date))
            and date.timex_type != "SET"
            and self._placeable(date)
            and not (event.noun and of_announcing(event, date, self.doc.reference))
            and (not frame.relations or date.relation in frame.relations or date in event.args.ends)
        ]

    def _ahead(self, date: DateMention, event: Event) -> DateMention:
        return ahead(date, event, self.doc.reference, self.doc.text[date.when_start : date.when_end])

    def _end_of_range(self, date: DateMention) -> DateMention:
        """ "runs from May to September 2025": what goes on ends in the second month, not anywhere in between."""
        words = self.doc.text[date.when_start : date.when_end].lower()
        own = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date.timex_value)
        if date.relation != "during" or not words.startswith("from ") or own is None:
            return date
        year, month, day = (int(part) if part else 1 for part in own.groups())
        return replace(date, earliest=datetime.date(year, month, day))

    def _best(self, dates: list[DateMention]) -> DateMention | None:
        return next((d for d in dates if d.relation not in ("on", "during")), dates[0] if dates else None)

    def _placeable(self, date: DateMention) -> bool:
        anchored = date.earliest is not None or date.latest is not None
        return anchored or (
            bool(date.unresolved) and date.timex_type != "DURATION" and not date.timex_value.endswith("_REF")
        )

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


def _own_day(frame: Frame, event: Event, date: DateMention) -> bool:
    """ "was authorised on October 2": the day right behind a verb of what came about is its own, not of the saying."""
    behind = event.line[event.index].last < date.first
    return frame.topic in DONE and not event.noun and behind
