"""From a trigger with its arguments to claims: the frame's slots filled in order of preference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.claims.clauses import Arguments, arguments, beside_dates, fronted_dates, reduced, word_of
from etl.claims.lexicon import Frame
from etl.claims.model import Claim, Span
from etl.claims.reference import Discourse
from etl.claims.scope import Scope
from etl.claims.slots import Filler, Slots
from etl.claims.subjects import subjects
from etl.claims.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.document import Sentence
from etl.extract.mentions import DateMention, QuantityMention

# Topics whose claims are about somewhere even where the sentence does not say so again.
PLACED = {"withdrawal", "reduction", "presence", "mission_end", "force_level", "transition"}
NOWHERE: list[Filler | None] = [None]
COUNTED = {"withdrawal", "reduction", "presence", "force_level", "deployment", "relocation", "detainees", "casualties"}


@dataclass
class Event:
    """A trigger in its sentence: where it stands, its arguments, and how firmly it is put."""

    index: int
    args: Arguments
    scope: Scope
    line: Sequence[Phrase]
    sentence: Sentence
    noun: bool = False
    tense_present: bool = False


def verb_arguments(line: Sequence[Phrase], i: int, particles: int) -> Arguments:
    """Arguments of the verb group at i, by deep position: a passive's subject is its object."""
    group = line[i]
    assert isinstance(group, VerbGroup)
    found = arguments(line, i, particles)
    who = subjects(line, i)
    if group.passive or reduced(line, i):
        agents = found.after.get("by", [])
        found.objects, found.subjects = who or found.objects, agents
    else:
        found.subjects = who
    _attached(line, who, i, found)
    if not found.dates:
        found.dates = beside_dates(line, i) or fronted_dates(line, i)
    return found


def _attached(line: Sequence[Phrase], who: list[NounPhrase], i: int, found: Arguments) -> None:
    """Prepositional phrases between a subject and its verb ("US troops in Niger will leave")."""
    if not who:
        return
    start = next((n for n, phrase in enumerate(line) if phrase is who[-1]), i)
    inner = arguments(line[:i], start)
    for preposition, phrases in inner.after.items():
        if preposition != "by":
            found.after.setdefault(preposition, []).extend(phrases)


def noun_arguments(line: Sequence[Phrase], i: int) -> Arguments:
    """Arguments of an event noun: "of" gives its object, what stands before it in its phrase its subject."""
    phrase = line[i]
    assert isinstance(phrase, NounPhrase)
    found = arguments(line, i)
    found.objects = []
    found.subjects = [phrase]
    if not found.dates and found.end < len(line) and isinstance(line[found.end], VerbGroup):
        last = found.end
        while last + 1 < len(line) and isinstance(line[last + 1], VerbGroup):
            last += 1
        found.dates = arguments(line, last).dates
    if not found.dates:
        found.dates = fronted_dates(line, i)
    return found


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
        if frame.object_types and not any(
            self._fill(kind, phrase, event.sentence) for kind in frame.object_types for phrase in event.args.objects
        ):
            return []
        forces, position = self._alternatives(frame, "force", event)
        if not forces:
            return []
        places, _ = self._alternatives(frame, "place", event)
        targets, _ = self._alternatives(frame, "place_to", event)
        claims = []
        for force in forces:
            for place in [*places] or NOWHERE:
                claim = self._claim(frame, event, force, place, targets[0] if targets else None, position)
                if claim is not None:
                    claims.append(claim)
        return claims

    def _alternatives(self, frame: Frame, slot: str, event: Event) -> tuple[list[Filler], str]:
        for position, kind in frame.slots[slot]:
            found = [
                filler for phrase in event.args.at(position) for filler in self._fill(kind, phrase, event.sentence)
            ]
            if event.noun and position == "subject" and slot == "force":
                found = self._before_noun(event)
            if found:
                return found, f"{position}:{kind}"
        return [], ""

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
                return [Filler(force, phrase, mention.start, mention.end, "nation/modifier")]
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
        self, frame: Frame, event: Event, force: Filler, place: Filler | None, target: Filler | None, position: str
    ) -> Claim | None:
        when, relation = self._when(frame, event)
        quantity = self._quantity(frame, event, force)
        if frame.relations and relation is None:
            return None
        claim = Claim(topic=frame.topic, rule=frame.id, span=Span(0, 0), sentence=event.sentence.number)
        claim.trace.append(frame.id)
        claim.polarity = "denied" if event.scope.denied else "affirmed"
        claim.modality = self._modality(event, when)
        self._put(claim, "force", self._force(force, event, position))
        self._put(claim, "place", place)
        self._put(claim, "place_to", target)
        if claim.place is None and frame.topic in PLACED:
            claim.place = self.discourse.implied_place(claim.force, event.sentence)
            if claim.place:
                claim.trace.append("reference/implied place")
        if when is not None:
            claim.when, claim.when_relation = when, relation
            claim.slots["when"] = Span(when.when_start, when.when_end)
            claim.trace.append(when.rule)
        if quantity is not None and frame.topic in COUNTED:
            claim.quantity, claim.unit = quantity, quantity.unit or None
            claim.slots["quantity"] = Span(quantity.start, quantity.end)
            claim.trace.append(quantity.rule)
        self._span(claim, event)
        return claim if self._complete(frame, event, claim, force, position) else None

    def _force(self, force: Filler, event: Event, position: str) -> Filler:
        """Troops without a nation belong to the country that has, keeps, sends or withdraws them."""
        if force.how.startswith("reference/"):
            for phrase in event.args.at("of"):
                for owner in self.slots.troops(phrase, event.sentence) or self.slots.nation(phrase, event.sentence):
                    if owner.member and phrase is not force.phrase and not owner.how.startswith("reference/"):
                        return replace(owner, phrase=force.phrase, how="force/of phrase")
        if force.how.startswith("reference/") and position.split(":")[0] in ("object", "of"):
            for phrase in event.args.subjects:
                for owner in self.slots.nation(phrase, event.sentence) or self.slots.troops(phrase, event.sentence):
                    if owner.member and not owner.how.startswith("reference/"):
                        return replace(owner, phrase=force.phrase, how="nation/owner")
        return force

    def _put(self, claim: Claim, slot: str, filler: Filler | None) -> None:
        if filler is None or filler.member is None:
            return
        setattr(claim, slot, filler.member)
        claim.slots[slot] = Span(filler.start, filler.end)
        if filler.how:
            claim.trace.append(filler.how)

    def _when(self, frame: Frame, event: Event) -> tuple[DateMention | None, str | None]:
        dates = [
            d for d in event.args.dates if d.first not in self.barred and d.timex_type != "SET" and self._placeable(d)
        ]
        if frame.relations:
            for date in dates:
                relation = frame.turns.get(date.relation, date.relation)
                if date.relation in frame.relations:
                    return date, relation
            return None, None
        if not dates:
            return None, None
        best = next((d for d in dates if d.relation not in ("on", "during")), dates[0])
        return best, best.relation

    def _placeable(self, date: DateMention) -> bool:
        anchored = date.earliest is not None or date.latest is not None
        return anchored or (
            bool(date.unresolved) and date.timex_type != "DURATION" and not date.timex_value.endswith("_REF")
        )

    def _quantity(self, frame: Frame, event: Event, force: Filler) -> QuantityMention | None:
        for position, kind in frame.slots["quantity"]:
            if position == "theme":
                found = self.slots.count(force.phrase)
                if found:
                    return found
                continue
            for phrase in event.args.at(position):
                found = self.slots.count(phrase) if kind == "count" else None
                if found:
                    return found
        own = None if frame.slots["quantity"] else self.slots.count(force.phrase)
        return own or self._strength(event, force)

    def _strength(self, event: Event, force: Filler) -> QuantityMention | None:
        """ "a brigade of 4,800 soldiers": the people behind a unit's "of"."""
        at = next((n for n, phrase in enumerate(event.line) if phrase is force.phrase), None)
        if at is None or at + 2 >= len(event.line) or word_of(event.line[at + 1]) != "of":
            return None
        inner = event.line[at + 2]
        return self.slots.count(inner) if isinstance(inner, NounPhrase) and inner.quantity is not None else None

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

    def _complete(self, frame: Frame, event: Event, claim: Claim, force: Filler, position: str) -> bool:
        have = {
            "place": claim.place is not None and "place" in claim.slots,
            "place_to": claim.place_to is not None,
            "when": claim.when is not None,
            "quantity": claim.quantity is not None,
            "denied": claim.polarity == "denied",
            "theme": position.endswith(":troops") and claim.force is not None,
            "duration": any(d.timex_type == "DURATION" for d in event.args.dates),
            "outcome": any(event.args.at(p) for p in frame.outcome),
        }
        if not all(have[name] for name in frame.required):
            return False
        if frame.needs and not any(have[name] for name in frame.needs):
            return False
        if claim.force is None and frame.topic not in ("negotiation", "announcement"):
            return False
        if position.endswith(":nation"):
            nation = self.slots.members.nation_of(claim.force or "")
            country = self.slots.members.country_of(claim.place) if claim.place else None
            if "place" not in claim.slots or country == nation:
                return False
        return True
