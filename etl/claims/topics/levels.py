"""Numbers that claim by standing in a noun phrase ("the 2,500 US troops in Iraq"), and ellipsis of what they count."""

from __future__ import annotations

from copy import copy

from etl.claims.frames.filling import Filling
from etl.claims.model import Claim, Span
from etl.claims.reference.wheres import Filler
from etl.claims.syntax.clauses import LOCATIVE, word_of
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.claims.topics.comparisons import earlier_figures
from etl.claims.topics.series import as_many_again, gapped, on_top
from etl.extract.document import Sentence
from etl.extract.mentions import DateMention, QuantityMention
from etl.extract.tokens import normal

LEVEL = "force_level/number of troops in a place"
HELD = "detainees/number of held fighters"
ELLIPSIS = "ellipsis/number in another place"
THITHER = frozenset({"to", "into", "from"})  # "850 soldiers to Lebanon and 1,700 to South Sudan"
FEW = 20  # so many, and somebody may mean some of them
ALL_OF_THEM = {"the", "its", "their", "our", "his", "all", "these", "those"}
THEM = {"them", "these", "those", "whom"}
# What a number before such a preposition can take over: "moved 9,000 out of Japan, 4,000 to Guam" is no second leaving.
ELLIPTIC_TO = {"to": ("deployment",), "into": ("deployment",), "from": ("withdrawal", "reduction")}
PLAIN = {"NP", "A", "i"}
ELLIPTIC = {"force_level", "withdrawal", "casualties", "detainees", "deployment", "reduction", "presence"}


def levels(
    line: list[Phrase], sentence: Sentence, found: list[Claim], filling: Filling, lexicon: ClaimLexicon
) -> list[Claim]:
    """Claims of one sentence that no trigger makes; numbers that a claim already uses are left alone."""
    made = earlier_figures(line, found, filling)
    used = {claim.quantity.first for claim in [*found, *made] if claim.quantity}
    for i, phrase in enumerate(line):
        other = gapped(line, i, [*found, *made], filling)
        if other is not None and other.quantity is not None and other.quantity.first not in used:
            made.append(other)
            continue
        if not isinstance(phrase, NounPhrase) or phrase.quantity is None or phrase.quantity.first in used:
            continue
        quantity = filling.slots.count(phrase)
        if quantity is None:
            continue
        claim = _held(phrase, quantity, sentence, filling, lexicon)
        claim = claim or _level(line, i, quantity, sentence, filling, found)
        claim = claim or _elliptic(line, i, quantity, sentence, [*found, *made], filling)
        claim = claim or on_top(line, i, quantity, [*found, *made])
        if claim is not None:
            made.append(claim)
    return [*made, *as_many_again(line, sentence, [*found, *made], filling)]


def _new(rule: str, force: Filler, quantity: QuantityMention, sentence: Sentence) -> Claim:
    claim = Claim(topic=rule.split("/")[0], rule=rule, span=Span(0, 0), sentence=sentence.number, force=force.member)
    claim.trace += [rule, *([force.how] if force.how else []), quantity.rule]
    claim.slots["force"] = Span(force.start, force.end)
    claim.quantity, claim.unit = quantity, quantity.unit or None
    claim.slots["quantity"] = Span(quantity.start, quantity.end)
    return claim


def _held(
    phrase: NounPhrase, quantity: QuantityMention, sentence: Sentence, filling: Filling, lexicon: ClaimLexicon
) -> Claim | None:
    if not any(_holds(normal(item.word), lexicon) for item in phrase.items if item.mention is None):
        return None
    forces = filling.slots.troops(phrase, sentence)
    if not forces or forces[0].member is None:
        return None
    claim = _new(HELD, forces[0], quantity, sentence)
    claim.place = filling.discourse.place_before(sentence, phrase.first)
    if claim.place:
        claim.trace.append("reference/place of the sentence")
    claim.span = _span(claim)
    return claim


def _holds(word: str, lexicon: ClaimLexicon) -> bool:
    return any(
        "part" in sense.forms and any(frame.topic == "detainees" for frame in lexicon.verb_frames.get(sense.lemma, ()))
        for sense in lexicon.verbs.get(word, ())
    )


def _place_after(
    line: list[Phrase], i: int, sentence: Sentence, filling: Filling, toward: frozenset[str] = frozenset()
) -> list[Filler]:
    """The place right behind the number at i; `toward`: prepositions beside those of rest."""
    closing = next((n for n in range(i + 2, min(i + 7, len(line))) if line[n].kind == ","), None)
    if (
        i + 1 < len(line)
        and line[i + 1].kind == ","
        and closing
        and all(p.kind in PLAIN for p in line[i + 2 : closing])
    ):
        i = closing  # an apposition: "900 troops, most of them engineers, in ..."
    i += i + 1 < len(line) and line[i + 1].kind == "A"  # a headline: "1,500 troops still in ..."
    if i + 2 >= len(line) or line[i + 1].kind != "i" or word_of(line[i + 1]) not in LOCATIVE | toward:
        return []
    target = line[i + 2]
    return filling.slots.places(target, sentence) if isinstance(target, NounPhrase) else []


def _level(
    line: list[Phrase], i: int, quantity: QuantityMention, sentence: Sentence, filling: Filling, found: list[Claim]
) -> Claim | None:
    phrase = line[i]
    assert isinstance(phrase, NounPhrase)
    places = _place_after(line, i, sentence, filling)
    forces = filling.slots.troops(phrase, sentence) if quantity.unit else []
    owner = _owner_beside(line, i, sentence, filling)
    if owner is not None and forces and forces[0].how.startswith("reference/"):
        forces, places = [owner], places or _beside(line, i, owner, sentence, filling, found)
    if not places or not forces or forces[0].member is None:
        return None
    nation = filling.slots.members.nation_of(forces[0].member)
    if forces[0].how.startswith("reference/") and nation == filling.slots.members.country_of(places[0].member or ""):
        return None  # "troops in" the country whose own troops the words seem to go back to
    if _acts(line, i, phrase, quantity):
        return None
    if quantity.rule == "quantities/a formation" and forces[0].how.startswith("reference/"):
        return None  # "takes command of a brigade in Latvia": whose it is stands nowhere
    claim = _new(LEVEL, forces[0], quantity, sentence)
    claim.place = places[0].member
    claim.slots["place"] = Span(places[0].start, places[0].end)
    claim.span = _span(claim)
    return claim


def _acts(line: list[Phrase], i: int, phrase: NounPhrase, quantity: QuantityMention) -> bool:
    """Whether a few, not all, do something: "four peacekeepers in Bangui sold fuel" is no level."""
    few = quantity.low is not None and quantity.low <= FEW
    verb = next((one for one in line[i + 1 : i + 5] if one.kind in ("VG", ",")), None)
    return few and isinstance(verb, VerbGroup) and phrase.opening() not in ALL_OF_THEM


def _owner_beside(line: list[Phrase], i: int, sentence: Sentence, filling: Filling) -> Filler | None:
    """Whose the number is: "With 250 soldiers, X's garrison is", "X, with 900 soldiers in Y,", "X, 115 soldiers,"."""
    at = None
    if i and line[i - 1].kind == "i" and word_of(line[i - 1]) == "with":
        if i == 1 or line[i - 2].kind in ".;":
            at = next((n + 1 for n in range(i + 1, min(i + 5, len(line) - 1)) if line[n].kind == ","), None)
        elif line[i - 2].kind == ",":
            at = i - 3
    elif i > 1 and line[i - 1].kind == "," and (i + 1 >= len(line) or line[i + 1].kind in ",."):
        at = i - 2
        while at > 1 and line[at - 1].kind == "i" and isinstance(line[at - 2], NounPhrase):
            at -= 2
        opens = next((n for n in range(at, max(0, at - 5), -1) if line[n].kind in "Tr"), 0)
        at = opens - 1 if opens and isinstance(line[opens - 1], NounPhrase) else at
    phrase = line[at] if at is not None and at >= 0 else None
    if not isinstance(phrase, NounPhrase):
        return None
    slots = filling.slots
    with_ = line[i - 1].kind == "i"
    found = [*slots.troops(phrase, sentence), *slots.mission(phrase, sentence)]
    found += slots.nation(phrase, sentence) if with_ else []
    return next((one for one in found if one.member and not one.how.startswith("reference/")), None)


def _beside(
    line: list[Phrase], i: int, owner: Filler, sentence: Sentence, filling: Filling, found: list[Claim]
) -> list[Filler]:
    """The place behind the force whose number stands at i, where its mission works, or of its other claim here."""
    at = next((n for n, phrase in enumerate(line) if phrase is owner.phrase), 0)
    behind = [n for n in range(at, i) if _place_after(line, n, sentence, filling)] or [at]
    places = _place_after(line, behind[0], sentence, filling) or filling.slots.theatre(owner.phrase, sentence)
    told = next((c for c in found if c.force == owner.member and "place" in c.slots), None)
    if places or told is None:
        return places
    span = told.slots["place"]
    return [Filler(told.place, owner.phrase, span.start, span.end)]


def _elliptic(
    line: list[Phrase], i: int, quantity: QuantityMention, sentence: Sentence, found: list[Claim], filling: Filling
) -> Claim | None:
    """ "2,500 troops in Iraq and 900 in Syria": the second number takes over what the first one counts."""
    behind = i + 2 if i + 2 < len(line) and word_of(line[i + 1]) == "of" and word_of(line[i + 2]) in THEM else i
    places = _place_after(line, behind, sentence, filling, THITHER)
    before = [c for c in found if c.quantity and c.topic in ELLIPTIC and c.quantity.first < quantity.first]
    if quantity.unit or not places or not before:
        return None
    model = max(before, key=lambda claim: (claim.quantity.first if claim.quantity else 0, claim.span.end))
    if word_of(line[i + 1]) in THITHER and model.topic not in ELLIPTIC_TO.get(word_of(line[i + 1]), ()):
        return None
    claim = copy(model)
    claim.trace, claim.slots = [*model.trace, ELLIPSIS], dict(model.slots)
    claim.quantity = quantity
    claim.slots["quantity"] = Span(quantity.start, quantity.end)
    slot = "place"
    if word_of(line[behind + 1]) in ("to", "into") and model.topic in ("withdrawal", "relocation"):
        claim.topic, slot = "relocation", "place_to"  # "9,000 would leave Japan, 4,000 of them to Guam"
    setattr(claim, slot, places[0].member)
    claim.slots[slot] = Span(places[0].start, places[0].end)
    claim.span = Span(quantity.start, places[0].end)
    _share_date(line, behind + 3, claim, model)
    return claim


def _share_date(line: list[Phrase], k: int, claim: Claim, model: Claim) -> None:
    """The date behind the last of several places: of all where the first has none, else of the last alone."""
    date = line[k].items[0].mention if k < len(line) and line[k].kind == "D" else None
    if not isinstance(date, DateMention) or not (date.earliest or date.latest) or claim.topic == "force_level":
        return
    for one in [claim] if model.when is not None else [claim, model]:
        one.when, one.when_relation = date, date.relation
        one.slots["when"] = Span(date.when_start, date.when_end)
        one.trace.append(date.rule)


def _span(claim: Claim) -> Span:
    spans = list(claim.slots.values())
    return Span(min(s.start for s in spans), max(s.end for s in spans))
