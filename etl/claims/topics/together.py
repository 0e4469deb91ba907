"""The claims of one sentence put together: dates shared, doubles dropped, two tellings of one event made one."""

from __future__ import annotations

from etl.claims.model import Claim, Span
from etl.claims.syntax.verbgroups import Phrase


def shared_dates(line: list[Phrase], found: list[Claim]) -> list[Claim]:
    """A date that closes coordinated verb phrases holds for all ("will leave A and reduce B by 2025")."""
    for n, claim in enumerate(found[:-1]):
        later = next((c for c in found[n + 1 :] if c.topic != claim.topic or c.span.start > claim.span.end), None)
        if claim.when is None and later is not None and later.when is not None and later.force == claim.force:
            joined = _joined(line, claim, later)
            if joined:
                claim.when, claim.when_relation = later.when, later.when_relation
                claim.slots["when"] = later.slots["when"]
                claim.trace.append("coordination/shared date")
    return found


def in_full(found: list[Claim]) -> list[Claim]:
    """ "completed the drawdown, which involved cutting 3,000": the telling without date and number goes."""
    full = {_told(claim) for claim in found if claim.when is not None or claim.quantity is not None}
    return [c for c in found if c.topic not in PLACED or c.when or c.quantity or _told(c) not in full]


def ended(found: list[Claim]) -> list[Claim]:
    """ "The deployment to Jordan will end in October": it ends; that it is one is no claim."""
    ends = {claim.force for claim in found if claim.topic == "mission_end"}
    return [c for c in found if c.topic != "deployment" or c.quantity or c.force not in ends]


def _told(claim: Claim) -> tuple[object, ...]:
    return (claim.topic, claim.force, claim.place, claim.polarity, claim.modality)


# Topics whose claims on one force in one sentence are about one place, where only one of them says which.
PLACED = {"withdrawal", "reduction", "presence", "mission_end"}
WHERE = PLACED | {"force_level", "deployment"}


def shared_places(found: list[Claim]) -> list[Claim]:
    """ "the peacekeepers who had been sent to the enclave completed their withdrawal": the place named beside."""
    for claim in found:
        if claim.topic not in PLACED or "place" in claim.slots:
            continue
        beside = [c for c in found if c.force == claim.force and c.topic in WHERE and "place" in c.slots]
        beside = [
            c for c in beside if "reference/place" not in c.trace or c.slots["place"].end - c.slots["place"].start > 5
        ]
        if len({c.place for c in beside}) == 1:
            claim.place = beside[0].place
            claim.trace.append("reference/place of the sentence")
    return found


def _joined(line: list[Phrase], claim: Claim, later: Claim) -> bool:
    between = [p for p in line if claim.span.end <= _start(p) < later.span.end]
    kinds = [p.kind for p in between]
    if not any(kind == "c" for kind in kinds) or any(kind in ";?.br" for kind in kinds):
        return False
    first_verb = kinds.index("VG") if "VG" in kinds else len(kinds)
    return "c" in kinds[:first_verb] and "NP" not in kinds[kinds.index("c") : first_verb]


def _start(phrase: Phrase) -> int:
    item = phrase.items[0]
    return item.mention.start if item.mention else item.offset


def distinct(found: list[Claim]) -> list[Claim]:
    kept: list[Claim] = []
    seen: set[tuple[object, ...]] = set()
    for claim in found:
        where = claim.span if claim.topic == "demand" else None
        key = (claim.topic, claim.force, claim.place, claim.place_to, claim.polarity, _value(claim), where)
        if key not in seen:
            seen.add(key)
            kept.append(claim)
    return kept


def _value(claim: Claim) -> tuple[object, ...]:
    when, quantity = claim.when, claim.quantity
    return (when and (when.earliest, when.latest), quantity and (quantity.low, quantity.high), claim.when_relation)


def merged(found: list[Claim]) -> list[Claim]:
    """Two mentions of one event in a sentence, one with the place and one with the date, are one claim."""
    kept: list[Claim] = []
    for claim in found:
        twin = next((other for other in kept if _complements(other, claim)), None)
        if twin is None:
            kept.append(claim)
            continue
        if twin.when is None:
            twin.when, twin.when_relation, twin.modality = claim.when, claim.when_relation, claim.modality
        if "place" in claim.slots:
            twin.place = claim.place
        twin.slots = claim.slots | twin.slots
        twin.span = Span(min(twin.span.start, claim.span.start), max(twin.span.end, claim.span.end))
        twin.trace += [*claim.trace, "ellipsis/one event named twice"]
    return kept


def told_once(found: list[Claim]) -> list[Claim]:
    """ "The presence will evolve into a partnership by 2026": the verb tells it, its subject and outcome do not."""
    dates = [claim.when for claim in found if claim.topic == "transition" and claim.when is not None]
    return [claim for claim in found if claim.topic not in ("presence", "mission_end") or claim.when not in dates]


def _complements(one: Claim, other: Claim) -> bool:
    same = (one.topic, one.force, one.polarity) == (other.topic, other.force, other.polarity)
    if not same or one.quantity or other.quantity:
        return False
    dated, placed = (one.when is None) != (other.when is None), ("place" in one.slots) != ("place" in other.slots)
    return dated and placed and (one.when is None) == ("place" in one.slots)
