"""Figures that a claimed one is compared with: "down from 18,500 in 2022", "against 3,000 a year ago"."""

from __future__ import annotations

from copy import copy

from etl.claims.frames.filling import Filling
from etl.claims.frames.slots import Slots
from etl.claims.model import Claim, Span
from etl.claims.syntax.clauses import word_of
from etl.claims.syntax.verbgroups import NounPhrase, Phrase
from etl.extract.mentions import DateMention, QuantityMention

FROM = "force_level/figure that it came from"
SIZED = ("reduction", "force_level", "deployment", "presence")
GROWING = {"up", "down"}
AGAINST = {"against", "versus"}
PEAKS = {"low", "high", "peak", "maximum", "record", "total", "height", "minimum"}


def earlier_figures(line: list[Phrase], found: list[Claim], filling: Filling) -> list[Claim]:
    """ "from 9,600 to 4,200", "against 3,800 a year ago": the level of an earlier time; its date leaves the later."""
    made: list[Claim] = []
    for j in range(1, len(line) - 1):
        k = _figure_at(line, j, filling.slots)
        two = line[k]
        model = _sized(found, line[j].first, filling) if k else None
        if model is None or not isinstance(two, NounPhrase):
            continue
        quantity = filling.slots.count(two)
        if quantity is not None and model.quantity is not quantity:
            made.append(_earlier(model, quantity, two, _date_behind(line, k + 1)))
    return made


def _figure_at(line: list[Phrase], j: int, slots: Slots) -> int:
    """Index of the figure that the preposition at j compares with; 0 for none."""
    if line[j].kind != "i":
        return 0
    word, k = word_of(line[j]), j + 1
    if k + 2 < len(line) and word_of(line[k]) in PEAKS and word_of(line[k + 1]) == "of":
        k += 2  # "down from a peak of 170,000"
    phrase = line[k]
    if not isinstance(phrase, NounPhrase) or phrase.quantity is None:
        return 0
    if word == "from":
        return k if _compares(line, j, slots) else 0
    bare = phrase.head is not None and phrase.head.tag == "Q" and not phrase.quantity.unit
    against = word in AGAINST or (word in ("with", "to") and word_of(line[j - 1]) in ("compared", "comparison"))
    return k if bare and against else 0


def _sized(found: list[Claim], before: int, filling: Filling) -> Claim | None:
    """The claim of size that the verb or the number before this token makes."""
    starts = filling.doc.tokens.starts
    near = [c for c in found if c.topic in SIZED and c.force and c.span.start < starts[before]]
    return near[-1] if near else None


def _compares(line: list[Phrase], j: int, slots: Slots) -> bool:
    """Whether "up", "down" stands before "from", or "to" with a number behind its number."""
    if j and word_of(line[j - 1]) in GROWING:
        return True
    before = line[j - 1] if j > 1 and word_of(line[j - 2]) == "to" else None
    if isinstance(before, NounPhrase) and slots.count(before) is not None:
        return True  # "to 24,000 from 28,500"
    k = j + 3 if j + 2 < len(line) and line[j + 2].kind == "D" else j + 2
    if k + 1 >= len(line) or line[k].kind != "i" or word_of(line[k]) != "to":
        return False
    target = line[k + 1]
    return isinstance(target, NounPhrase) and slots.count(target) is not None


def _date_behind(line: list[Phrase], k: int) -> DateMention | None:
    mention = line[k].items[0].mention if k < len(line) and line[k].kind == "D" else None
    past = isinstance(mention, DateMention) and mention.relation in ("on", "during")
    return mention if past and isinstance(mention, DateMention) else None


def _earlier(model: Claim, quantity: QuantityMention, phrase: NounPhrase, when: DateMention | None) -> Claim:
    if when is not None and model.when is when:
        model.when = model.when_relation = None
        model.slots.pop("when", None)
    claim = copy(model)
    claim.topic, claim.rule, claim.modality, claim.polarity = "force_level", FROM, "asserted", "affirmed"
    claim.trace, claim.slots = [*model.trace, FROM, quantity.rule], dict(model.slots)
    claim.quantity = quantity
    claim.unit = quantity.unit or (model.unit if phrase.head is not None and phrase.head.tag in "Q#" else None)
    claim.when, claim.when_relation = when, when.relation if when else None
    claim.slots.pop("when", None)
    if when is not None:
        claim.slots["when"] = Span(when.when_start, when.when_end)
    claim.slots["quantity"] = Span(quantity.start, quantity.end)
    claim.span = Span(quantity.start, when.end if when else quantity.end)
    return claim
