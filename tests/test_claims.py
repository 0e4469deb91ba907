"""The corpora of claims: each text gives just the typed claims that it lists; negative texts give none."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from etl import rulebook
from etl.claims.model import Claim
from etl.extract.cities import slug
from etl.extract.run import Extractor

CORPUS = Path(__file__).parent / "corpus" / "claims"
PUBLISHED = date(2024, 9, 27)


@cache
def extractor() -> Extractor:
    return Extractor(rulebook.load())


def typed(text: str, published: date | None) -> list[Claim]:
    return [claim for claim in extractor().read(text, published).claims if claim.topic != "statement"]


def worded(claim: Claim, wanted: dict[str, Any]) -> dict[str, Any]:
    """The claim's slots that the case names, in the corpus's short notation."""
    when, quantity = claim.when, claim.quantity
    return {
        "topic": claim.topic,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "force": claim.force,
        "place": claim.place,
        "place_to": claim.place_to,
        "when": f"{claim.when_relation} {when.earliest or '..'}/{when.latest or '..'}" if when else None,
        "quantity": f"{quantity.qualifier} {_bound(quantity.low)}/{_bound(quantity.high)}" if quantity else None,
        "unit": claim.unit,
    } | {slot: None for slot in wanted if slot not in SLOTS}


def _bound(value: int | None) -> str:
    return ".." if value is None else str(value)


SLOTS = ("topic", "polarity", "modality", "force", "place", "place_to", "when", "quantity", "unit")


def cases(table: str) -> Iterator[Any]:
    for path in sorted(CORPUS.glob("*.toml")):
        for n, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8")).get(table, ())):
            yield pytest.param(case, id=f"{path.stem}-{n}-{case['text'][:50]}")


def check(case: dict[str, Any]) -> None:
    published = case.get("published", PUBLISHED)
    found = typed(case["text"], published)
    wanted = [{"polarity": "affirmed", "modality": "asserted"} | claim for claim in case["claims"]]
    read = [worded(claim, {}) for claim in found]
    assert len(found) == len(wanted), read
    for want in wanted:
        match = next((r for r in read if all((r[slot] or "") == value for slot, value in want.items())), None)
        assert match is not None, f"\nwanted {want}\nfound  {read}"
        read.remove(match)


@pytest.mark.parametrize("case", list(cases("case")))
def test_text_gives_the_claims_listed(case: dict[str, Any]) -> None:
    check(case)


@pytest.mark.parametrize("case", list(cases("none")))
def test_text_gives_no_claim(case: dict[str, Any]) -> None:
    assert [worded(claim, {}) for claim in typed(case["text"], PUBLISHED)] == []


BESIDE = tomllib.loads((CORPUS / "precision.toml").read_text(encoding="utf-8"))["beside"]


@pytest.mark.parametrize("sentence", BESIDE["sentences"])
def test_sentence_beside_claims_gives_none(sentence: str) -> None:
    found = typed(f"{BESIDE['context']} {sentence}", PUBLISHED)
    assert [worded(claim, {}) for claim in found if claim.span.end > len(BESIDE["context"]) + 1] == []


@pytest.mark.xfail(strict=True, reason="known failures are kept in the open")
@pytest.mark.parametrize("case", list(cases("known_failure")))
def test_known_failure(case: dict[str, Any]) -> None:
    check(case)


def said(case: dict[str, Any]) -> None:
    """Each statement has a speaker and a publisher that bear a word of the wanted names, and is told as wanted."""
    found = [claim for claim in extractor().read(case["text"], PUBLISHED).claims if claim.topic == "statement"]
    assert len(found) == len(case["statements"]), [(claim.speaker, claim.via, claim.speech) for claim in found]
    for want in case["statements"]:
        match = next((claim for claim in found if tells(claim, want)), None)
        assert match is not None, (want, [(claim.speaker, claim.via, claim.speech) for claim in found])
        found.remove(match)


def tells(claim: Claim, want: dict[str, str]) -> bool:
    words = {slug(word) for word in want["speaker"].split() if len(word) > 2} - {"the", "for", "from", "one"}
    speaker = (claim.speaker or "").split("/")[-1].replace("defense", "defence")
    via = slug(want["via"]) in (claim.via or "") if "via" in want else claim.via is None
    return any(word in speaker for word in words) and via and claim.speech == want["speech"]


@pytest.mark.parametrize("case", list(cases("statement")))
def test_statement_has_its_speaker(case: dict[str, Any]) -> None:
    said(case)


@pytest.mark.xfail(strict=True, reason="known failures are kept in the open")
@pytest.mark.parametrize("case", list(cases("statement_known_failure")))
def test_statement_known_failure(case: dict[str, Any]) -> None:
    said(case)
