"""What is said of losses and prisoners counted once, and of whom: after the frames of a sentence have spoken."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from etl.claims.model import Claim, Span
from etl.claims.syntax.verbgroups import NounPhrase
from etl.extract.document import Sentence

if TYPE_CHECKING:
    from etl.claims.frames.filling import Filling

TOPICS = {"casualties", "detainees"}
BESIDE = {"force_level", "presence", "deployment", "withdrawal"}
# Topics of what came about: a bare purpose ("an offensive to retake X") claims none of them.
DONE = {"control", "defeat", "casualties", "detainees", "establishment"}
BY_OTHERS = {"casualties/troops are killed or wounded", "detainees/fighters are held"}


def not_own(claims: list[Claim], actors: list[NounPhrase], sentence: Sentence, filling: Filling) -> list[Claim]:
    """ "They had killed 17 soldiers": nobody's own; those of the country that the article is at home in, or none."""
    if not any(claim.topic in TOPICS for claim in claims):
        return claims
    own = {f.member for phrase in actors for f in filling.slots.troops(phrase, sentence) if f.member}
    kept = []
    for claim in claims:
        referred = any(step.startswith("reference/") for step in claim.trace)
        if claim.rule in BY_OTHERS and referred and claim.force in own:
            home = filling.discourse.home
            claim.force = filling.slots.members.national_force(home) if home else None
            if claim.force is None or claim.force in own:
                continue
        kept.append(claim)
    return kept


def one_number(found: list[Claim]) -> list[Claim]:
    """ "9,000 fighters who were captured and are imprisoned in X": one number is one claim, with all said of it."""
    kept: list[Claim] = []
    for claim in found:
        twin = next((other for other in kept if _same_number(other, claim)), None)
        if twin is None:
            kept.append(claim)
            continue
        if "place" not in twin.slots and "place" in claim.slots:
            twin.place, twin.slots["place"] = claim.place, claim.slots["place"]
        if twin.when is None and claim.when is not None:
            twin.when, twin.when_relation, twin.slots["when"] = claim.when, claim.when_relation, claim.slots["when"]
        twin.span = Span(min(twin.span.start, claim.span.start), max(twin.span.end, claim.span.end))
    return kept


def _same_number(one: Claim, other: Claim) -> bool:
    if one.topic not in TOPICS or (one.topic, one.force, one.polarity) != (other.topic, other.force, other.polarity):
        return False
    return one.quantity is not None and one.quantity is other.quantity


def counted_once(found: list[Claim]) -> list[Claim]:
    """Those who are held or hit are no garrison: their number makes no level, stay or deployment beside."""
    gone = {claim.quantity.first for claim in found if claim.topic in TOPICS and claim.quantity}
    return [
        claim for claim in found if claim.topic not in BESIDE or not claim.quantity or claim.quantity.first not in gone
    ]


def told(found: list[Claim], reference: date | None) -> list[Claim]:
    """Deaths that are announced, a launch that was backed: what lies behind has happened."""
    for claim in found:
        latest = claim.when.latest if claim.when else None
        past = latest is not None and reference is not None and latest <= reference
        if claim.modality in ("planned", "demanded") and (claim.topic in TOPICS or (claim.topic in DONE and past)):
            claim.modality = "asserted"
    return found
