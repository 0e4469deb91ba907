"""Figures that stand beside a claimed one: what comes on top, another nation's, as many again."""

from __future__ import annotations

from copy import copy
from dataclasses import replace

from etl.claims.frames.filling import Filling
from etl.claims.model import Claim, Span
from etl.claims.reference.wheres import Filler
from etl.claims.syntax.clauses import LOCATIVE, word_of
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.document import Sentence
from etl.extract.mentions import QuantityMention
from etl.extract.tokens import normal

MORE = "ellipsis/number on top"
AGAIN = "ellipsis/as many again"
GAP = "ellipsis/number of another nation"
GAPPED = ("force_level", "deployment", "presence", "reduction", "withdrawal", "casualties")
ON_TOP = {"more", "further", "another", "additional", "extra", "other"}
SIZED = ("reduction", "force_level", "deployment")


def on_top(line: list[Phrase], i: int, quantity: QuantityMention, found: list[Claim]) -> Claim | None:
    """ "and a further 2,000 under a bilateral deal": another number of the same force in the same place."""
    words = {normal(item.word) for item in line[i].items}
    after = line[i + 1] if i + 1 < len(line) else None
    if isinstance(after, NounPhrase) and word_of(after) in ON_TOP:
        words |= ON_TOP
    joined = any(phrase.kind == "c" for phrase in line[max(0, i - 6) : i])
    verb = any(isinstance(phrase, VerbGroup) for phrase in line[max(0, i - 3) : i])
    before = [c for c in found if c.quantity and c.topic == "force_level" and c.quantity.first < quantity.first]
    if not words & ON_TOP or quantity.unit or not joined or verb or not before:
        return None
    model = before[-1]
    claim = copy(model)
    claim.trace, claim.slots = [*model.trace, MORE, quantity.rule], dict(model.slots)
    claim.quantity, claim.unit = quantity, model.unit
    claim.slots["quantity"] = Span(quantity.start, quantity.end)
    claim.span = Span(quantity.start, quantity.end)
    return claim


def gapped(line: list[Phrase], i: int, found: list[Claim], filling: Filling) -> Claim | None:
    """ "Britain will send 200 soldiers to Kosovo, France 150 and Italy 90": the verb is told once, for all."""
    phrase = line[i]
    if not isinstance(phrase, NounPhrase) or phrase.head is None or phrase.head.tag not in "#Q":
        return None
    if i < 2 or line[i - 1].kind not in ",c" or phrase.items[0].tag not in "Pdj":
        return None
    quantity = _bare_number(phrase, filling)
    forces = filling.slots.counted_nation(phrase) if quantity else []
    before = [c for c in found if c.quantity and c.topic in GAPPED and c.quantity.start < phrase.items[0].offset]
    if (
        quantity is None
        or not forces
        or not before
        or {"nation/owner", "nation/gapping", "nation/actor", GAP}.isdisjoint(before[-1].trace)
    ):
        return None
    model = before[-1]
    claim = copy(model)
    claim.trace, claim.slots = [*(t for t in model.trace if t != GAP), GAP], dict(model.slots)
    claim.force, claim.quantity = forces[0].member, quantity
    claim.slots |= {"force": Span(forces[0].start, forces[0].end), "quantity": Span(quantity.start, quantity.end)}
    claim.span = Span(forces[0].start, quantity.end)
    return claim


def _bare_number(phrase: NounPhrase, filling: Filling) -> QuantityMention | None:
    """The number that closes the phrase; one of three figures behind a country is no quantity by itself."""
    if phrase.quantity is not None:
        return phrase.quantity if phrase.quantity.kind == "bare" else None
    last = phrase.items[-1]
    if not last.word.isdigit() or len(last.word) > 4:
        return None
    end = last.offset + len(last.word)
    number = int(last.word)
    return QuantityMention(last.offset, end, last.first, last.last, GAP, "bare", number, number, "exact", "", end, end)


def as_many_again(line: list[Phrase], sentence: Sentence, found: list[Claim], filling: Filling) -> list[Claim]:
    """ "and as many again in Syria": the number just claimed, in another place."""
    tokens = filling.doc.tokens
    for j in range(2, len(line) - 2):
        target = line[j + 2]
        if word_of(line[j]) != "again" or word_of(line[j + 1]) not in LOCATIVE or not isinstance(target, NounPhrase):
            continue
        first = line[j].last - 2
        if [normal(word) for word in tokens.words[first : line[j].last]] != ["as", "many"]:
            continue
        places = filling.slots.places(target, sentence)
        before = [c for c in found if c.quantity and c.topic in SIZED and c.quantity.first < first]
        if places and places[0].member and before:
            return [_again(before[-1], first, line[j].last, places[0], filling)]
    return []


def _again(model: Claim, first: int, last: int, place: Filler, filling: Filling) -> Claim:
    start, end = filling.doc.tokens.starts[first], filling.doc.tokens.ends[last]
    claim = copy(model)
    assert model.quantity is not None
    claim.quantity = replace(model.quantity, start=start, end=end, first=first, last=last)
    claim.place = place.member
    claim.trace, claim.slots = [*model.trace, AGAIN], dict(model.slots)
    claim.slots |= {"quantity": Span(start, end), "place": Span(place.start, place.end)}
    claim.span = Span(start, place.end)
    return claim
