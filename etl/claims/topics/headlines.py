"""Headlines without a verb: "US troops out of Niger by May", "Saudi soldiers still in Bahrain"."""

from __future__ import annotations

from etl.claims.frames.filling import Filling
from etl.claims.model import Claim, Span
from etl.claims.syntax.arguments import arguments
from etl.claims.syntax.clauses import LOCATIVE, word_of
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.document import Sentence

OPENINGS = {"out", "still"}  # a line without a full stop that holds none of them is no such headline
GONE, THERE = "withdrawal/headline without a verb", "presence/headline without a verb"


def headline(line: list[Phrase], sentence: Sentence, filling: Filling) -> list[Claim]:
    """The claim of a sentence that has no verb, names troops first, then where they are out of or still in."""
    if len(line) < 4 or not isinstance(line[0], NounPhrase) or any(isinstance(one, VerbGroup) for one in line):
        return []
    first, second = word_of(line[1]), word_of(line[2])
    leaves, stays = (first, second) == ("out", "of"), first == "still" and second in LOCATIVE
    forces = [one for one in filling.slots.troops(line[0], sentence) if not one.how.startswith("reference/")]
    target = line[3]
    if not (leaves or stays) or not forces or not isinstance(target, NounPhrase):
        return []
    places = filling.slots.places(target, sentence)
    if not places or not places[0].member:
        return []
    claim = Claim("withdrawal" if leaves else "presence", GONE if leaves else THERE, Span(0, 0), sentence.number)
    claim.force, claim.place, claim.trace = forces[0].member, places[0].member, [claim.rule]
    claim.slots = {"force": Span(forces[0].start, forces[0].end), "place": Span(places[0].start, places[0].end)}
    claim.quantity = filling.slots.count(line[0])
    claim.unit = claim.quantity.unit if claim.quantity else None
    _dated(claim, line, filling)
    claim.span = Span(min(s.start for s in claim.slots.values()), max(s.end for s in claim.slots.values()))
    return [claim]


def _dated(claim: Claim, line: list[Phrase], filling: Filling) -> None:
    dates = [date for date in arguments(line, 3).dates if date.earliest or date.latest]
    if not dates:
        return
    claim.when, claim.when_relation = dates[0], dates[0].relation
    claim.slots["when"] = Span(dates[0].when_start, dates[0].when_end)
    day, reference = dates[0].latest or dates[0].earliest, filling.doc.reference
    if day is not None and reference is not None and day > reference:
        claim.modality = "planned"
