"""The verb told once for several forces: "X was set up in A in 1990 and Y in B in 1999", "beat X in A and Y in B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace

from etl.claims.frames.roles import Event
from etl.claims.frames.slots import Slots
from etl.claims.model import Claim, Span
from etl.claims.syntax.arguments import arguments
from etl.claims.syntax.clauses import Arguments, is_noun, word_of
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup

TOPICS = {"defeat", "establishment", "casualties", "detainees"}


def gapped_events(event: Event) -> Iterator[Event]:
    """The events that the end of the clause adds to this one, whose object (a passive's subject) is another force."""
    line, end = event.line, event.args.end
    while end < len(line) and line[end].kind in "c,":
        k = end + 1 if is_noun(line, end + 1) else end + 2
        if not _stands_alone(line, k):
            return
        phrase = line[k]
        assert isinstance(phrase, NounPhrase)
        inner = arguments(line, k)
        args = Arguments(event.args.subjects, [phrase], inner.after, inner.dates or event.args.dates, end=inner.end)
        yield replace(event, args=args)
        end = inner.end


def _stands_alone(line: Sequence[Phrase], k: int) -> bool:
    """Whether a named force stands at k with a place or a date behind it and no verb of its own."""
    phrase = line[k] if k < len(line) else None
    if not isinstance(phrase, NounPhrase) or not any(m.member and m.head for m in phrase.forces):
        return False
    for after in line[k + 1 :]:
        if isinstance(after, VerbGroup):
            return False
        if after.kind in ",c;.":
            break
    return k + 1 < len(line) and line[k + 1].kind in "iD"


# Topics of which a second force, or a second place, is told without the verb.
MOVES = {"withdrawal", "presence", "reduction", "mission_end"}
ELLIPSIS = "ellipsis/verb told once"


def gapped_claims(event: Event, claims: list[Claim], slots: Slots) -> list[Claim]:
    """ "Germany left Kunduz in 2013, Italy a year later", "troops stay in Goma until May and in Beni until June".

    Each further force or place takes the first claim of the event, with a date or a number of its own.
    """
    made: list[Claim] = []
    model = claims[0]
    if model.topic not in MOVES:
        return made
    for k in _remnants(event):
        claim = _gapped(event, k, model, slots)
        if claim is None or any((c.force, c.place) == (claim.force, claim.place) for c in [*claims, *made]):
            break
        made.append(claim)
    return made


def _remnants(event: Event) -> Iterator[int]:
    """Indices of the noun phrases behind a comma, or behind a date and "and", with no verb of their own."""
    line = event.line
    for j in range(event.index + 1, len(line) - 2):
        if line[j].kind in ";.?" or isinstance(line[j], VerbGroup):
            return
        joined = line[j].kind == "," or (line[j].kind == "c" and line[j - 1].kind == "D")
        k = j + 1 + (line[j + 1].kind == "c")
        if joined and is_noun(line, k) and _verbless(line, k):
            yield k


def _verbless(line: Sequence[Phrase], k: int) -> bool:
    """Whether the noun phrase at k has a date or "by" with a number behind it, and no verb before the next mark."""
    end = next((n for n in range(k + 1, len(line)) if line[n].kind in ',c;."'), len(line))
    behind = line[k + 1 : end]
    if any(isinstance(phrase, VerbGroup) for phrase in behind):
        return False
    counted = any(isinstance(phrase, NounPhrase) and phrase.quantity is not None for phrase in behind)
    return any(phrase.kind == "D" for phrase in behind) or (counted and any(word_of(p) in ("by", "to") for p in behind))


def _gapped(event: Event, k: int, model: Claim, slots: Slots) -> Claim | None:
    phrase, sentence = event.line[k], event.sentence
    assert isinstance(phrase, NounPhrase)
    inner = arguments(event.line, k)
    claim = copy(model)
    claim.slots, claim.trace = dict(model.slots), [*model.trace, ELLIPSIS]
    if not _takes(claim, event, phrase, slots):
        return None
    counts = (slots.count(p) for word in ("by", "to") for p in inner.at(word))
    quantity = next((count for count in counts if count is not None), None)
    if (quantity is None) != (model.quantity is None):
        return None
    if quantity is not None:
        claim.quantity, claim.unit = quantity, quantity.unit
        claim.slots["quantity"] = Span(quantity.start, quantity.end)
    dates = [date for date in inner.dates if date.earliest or date.latest]
    if dates:
        claim.when, claim.when_relation = dates[0], dates[0].relation
        claim.slots["when"] = Span(dates[0].when_start, dates[0].when_end)
    there = [place for p in inner.at("in") + inner.at("from") for place in slots.places(p, sentence)]
    if there:
        claim.place, claim.slots["place"] = there[0].member, Span(there[0].start, there[0].end)
    own = [span for slot, span in claim.slots.items() if span != model.slots.get(slot)]
    claim.span = Span(min(span.start for span in own), max(span.end for span in own))
    return claim if dates or quantity is not None else None


def _takes(claim: Claim, event: Event, phrase: NounPhrase, slots: Slots) -> bool:
    """Gives the claim the force that the phrase names or, where troops acted on a place, the place."""
    acting = event.args.at("agent") if event.noun else event.args.subjects
    by_nation = any(one.head is not None and one.head.tag in "PS" for one in acting)
    forces = [one for one in slots.troops(phrase, event.sentence) if not one.how.startswith("reference/")]
    if not forces and by_nation:
        forces = slots.nation(phrase, event.sentence)
    if not forces and phrase.head is not None and phrase.head.tag == "j":
        forces = slots.counted_nation(phrase)  # "the Germans"
    if forces and forces[0].member:
        country = slots.members.country_of(claim.place or "")
        claim.force, claim.slots["force"] = forces[0].member, Span(forces[0].start, forces[0].end)
        return country is None or country != slots.members.nation_of(claim.force)
    places = [] if by_nation or "place" not in claim.slots else slots.places(phrase, event.sentence)
    if places and places[0].member:
        claim.place, claim.slots["place"] = places[0].member, Span(places[0].start, places[0].end)
    return bool(places)
