"""How many: the number of an event and what it counts."""

from __future__ import annotations

from etl.claims.frames.ownership import DEFINITE, behind_of
from etl.claims.frames.roles import Event
from etl.claims.frames.slots import Slots
from etl.claims.reference.wheres import Filler
from etl.claims.syntax.clauses import word_of
from etl.claims.syntax.groups import head_word, is_figure
from etl.claims.syntax.lexicon import Frame
from etl.claims.syntax.verbgroups import NounPhrase
from etl.extract.mentions import QuantityMention

MEMBERS = {"members", "men", "personnel", "soldiers"}  # "1,500 members of the defence force"


def quantity_of(frame: Frame, event: Event, force: Filler, slots: Slots) -> QuantityMention | None:
    """The number of an event: where its frame looks for one, else with its force, before "of" or between commas."""
    for position, kind in frame.slots["quantity"]:
        if position == "theme":
            found = _part(event, force.phrase) or slots.count(force.phrase)
            if found:
                return found
            continue
        for phrase in event.args.at(position):
            found = slots.count(phrase) if kind == "count" or head_word(phrase) == "strong" else None
            if found:
                return found
    own = None if frame.slots["quantity"] else _part(event, force.phrase) or slots.count(force.phrase)
    own = own or _strength(event, force, slots) or _counted_aside(event, force, slots)
    if own is None and event.noun and force.how == "reference/possessive":
        counts = (slots.count(phrase) for phrase in event.args.at("agent"))
        own = next((count for count in counts if count), None)  # "the 180 soldiers completed their withdrawal"
    return own


def unit_of(force: Filler, event: Event, slots: Slots) -> str | None:
    """What is counted, by the force or by the subjects of its event: "soldiers", "bases"."""
    phrases = [force.phrase, *event.args.subjects]
    phrases += [inner for phrase in phrases if is_figure(phrase) and (inner := behind_of(event, phrase))]
    return next((unit for phrase in phrases if (unit := slots.unit_of(phrase))), None)


def _counted_aside(event: Event, force: Filler, slots: Slots) -> QuantityMention | None:
    """ "The rest, perhaps 200, will stay", "its men, about 2,000 by most counts, had": a bare number in commas."""
    line = event.line
    at = next((n for n, one in enumerate(line) if one is force.phrase), len(line))
    aside = line[at + 2] if at + 3 < len(line) and line[at + 1].kind == "," else None
    end = next((n for n in range(at + 3, min(at + 7, len(line))) if line[n].kind == ","), None)
    if not isinstance(aside, NounPhrase) or aside.head is None or aside.head.tag != "Q" or end is None:
        return None
    plain = all(phrase.kind in ("NP", "i", "A") for phrase in line[at + 2 : end])
    return slots.count(aside) if plain else None


def _part(event: Event, phrase: NounPhrase) -> QuantityMention | None:
    """ "Only 200 of the 5,000 soldiers": the number before "of"."""
    at = next((n for n, one in enumerate(event.line) if one is phrase), 0)
    before = event.line[at - 1] if at else None
    if isinstance(before, NounPhrase) and word_of(before) == "of":  # "40 of | the 600 soldiers"
        return before.quantity
    if at < 2 or word_of(event.line[at - 1]) != "of" or phrase.opening() not in DEFINITE | {"them"}:
        return None
    outer = event.line[at - 2]
    if not isinstance(outer, NounPhrase) or outer.quantity is None:
        return None
    bare = outer.head is not None and outer.head.mention is outer.quantity and not outer.quantity.unit
    return outer.quantity if bare or outer.quantity.unit in MEMBERS else None


def _strength(event: Event, force: Filler, slots: Slots) -> QuantityMention | None:
    """ "a brigade of 4,800 soldiers": the people behind a unit's "of"."""
    inner = behind_of(event, force.phrase)
    return slots.count(inner) if inner is not None and inner.quantity is not None else None
