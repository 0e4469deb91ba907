"""Is a found claim right? Slot by slot, against the readings that a gold claim allows."""

from __future__ import annotations

from typing import Any

from benchmarks.quality.goldfile import ANY, OUTLET, GoldClaim, Names, parse_quantity, parse_when, plain

SLOTS = (
    "force", "place", "country", "place_to", "polarity", "modality", "when", "quantity", "unit",
    "speaker", "speaker_kind", "via", "speech", "said",
)  # fmt: skip
RELATION = {"on": "during"}  # one row of the table of meanings: "on / during"
Row = dict[str, Any]


def readings(gold: GoldClaim, slot: str) -> tuple[Any, ...]:
    """What gold holds right in a slot of the `claim` view; country comes with place, unit with quantity."""
    return gold.slots[{"country": "place", "unit": "quantity"}.get(slot, slot)]


def differ(gold: GoldClaim, row: Row, names: Names) -> list[str]:
    """The slots in which a found claim has none of the readings that gold holds right."""
    return [slot for slot in SLOTS if not any(_same(slot, want, row, gold, names) for want in readings(gold, slot))]


def _same(slot: str, want: Any, row: Row, gold: GoldClaim, names: Names) -> bool:
    if want == ANY:
        return True
    if slot == "when":
        return _same_when(want, row)
    if slot in ("quantity", "unit"):
        return _same_quantity(slot, want, row, names)
    have = row[slot] or ""
    if slot in ("place", "country"):
        place, comma, country = want.partition(", ")
        wanted = (country if comma else place) if slot == "country" else place.removeprefix("-")
        return names.same("place", have, wanted)
    if slot == "speaker":
        return _same_speaker(want, row, names)
    if slot == "speaker_kind":
        return have == want or (want == "outlet" and not have)
    if slot == "said":
        return bool(row["said"] == want)
    return names.same({"place_to": "place", "via": "source"}.get(slot, slot), have, want)


def _same_when(want: str, row: Row) -> bool:
    have = (row["when_earliest"], row["when_latest"])
    if not want:
        return have == (None, None)
    when = parse_when(want)
    relation = RELATION.get(row["when_relation"], row["when_relation"])
    return have == (when.low, when.high) and relation == RELATION.get(when.word, when.word)


def _same_quantity(slot: str, want: str, row: Row, names: Names) -> bool:
    have = (row["quantity_low"], row["quantity_high"])
    if not want:
        return slot == "unit" or have == (None, None)
    quantity = parse_quantity(want)
    if slot == "unit":
        return not quantity.units or any(names.same("unit", row["unit"] or "", unit) for unit in quantity.units)
    return have == (quantity.low, quantity.high) and row["quantity_qualifier"] == quantity.word


def _same_speaker(want: str, row: Row, names: Names) -> bool:
    if want == OUTLET:
        return row["speaker_kind"] in (None, "outlet")
    have = row["speaker"] or ""
    if not have:
        return not want
    one, other = (
        set(plain(name.replace("’s", "").replace("'s", "")).split()) - {"the", "a", "an", "of"} for name in (have, want)
    )
    return names.same("speaker", have, want) or (bool(one and other) and (one <= other or other <= one))
