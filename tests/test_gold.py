"""The gold claims are sound, and the scorer counts what it says."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from benchmarks.quality.gold import COLUMNS, report, score
from benchmarks.quality.goldfile import (
    ANY,
    OUTLET,
    GoldClaim,
    parse_quantity,
    parse_when,
    project,
    read_gold,
    spans,
)

ROOT = Path(__file__).parents[1]
COLLECTIONS = [
    (ROOT / "tests" / "gold" / "raw", ROOT / "raw"),
    *(
        (ROOT / "tests" / "gold" / name, ROOT / "tests" / "articles" / name)
        for name in ("dev", "dev2", "negative", "held", "held2")
    ),
]
TOPICS = {path.stem for path in (ROOT / "etl" / "rules" / "topics").glob("*.toml")} | {ANY}
CHOICES = {
    "polarity": {"affirmed", "denied"},
    "modality": {"asserted", "planned", "expected", "possible", "demanded", "conditional"},
    "speech": {"direct", "indirect", "narrated"},
    "speaker_kind": {"named", "office", "anonymous", "document", "organisation", "outlet"},
}
RELATIONS = {"on", "by", "until", "until_at_least", "since", "after", "before", "during"}
QUALIFIERS = {"exact", "approximate", "at_least", "at_most", "range", "vague"}
TYPES = {
    "article_no": "int",
    "char_start": "int",
    "char_end": "int",
    "quantity_low": "bigint",
    "quantity_high": "bigint",
}
TYPES |= dict.fromkeys(("when_earliest", "when_latest", "said"), "date")


def check(claim: GoldClaim) -> None:
    """A gold claim uses the words and forms of the warehouse."""
    assert set(claim.topics) <= TOPICS, claim
    for slot, allowed in CHOICES.items():
        assert set(claim.slots[slot]) <= allowed | {ANY}, (slot, claim)
    for text in set(claim.slots["when"]) - {"", ANY}:
        when = parse_when(text)
        assert when.word in RELATIONS, text
        assert None in (when.low, when.high) or when.low <= when.high, text
    for text in set(claim.slots["quantity"]) - {"", ANY}:
        quantity = parse_quantity(text)
        assert quantity.word in QUALIFIERS, text
        assert None in (quantity.low, quantity.high) or quantity.low <= quantity.high, text


@pytest.mark.parametrize(("gold", "raw"), COLLECTIONS, ids=lambda path: path.name)
def test_gold_is_sound(gold: Path, raw: Path) -> None:
    for file in read_gold(gold):
        letters, where = project((raw / file.file).read_text("utf-8"))
        for claim in file.claims:
            check(claim)
            assert spans(claim, letters, where), f"{file.file}: {claim.evidence}"


@pytest.mark.parametrize(("gold", "raw"), COLLECTIONS, ids=lambda path: path.name)
def test_every_article_has_gold(gold: Path, raw: Path) -> None:
    named = {file.file for file in read_gold(gold)}
    assert named == {str(path.relative_to(raw)) for path in raw.rglob("*.txt")}


def test_gold_of_absent_reports_quotes_nothing() -> None:
    claims = [claim for file in read_gold(ROOT / "tests" / "gold" / "shared") for claim in file.claims]
    assert claims
    for claim in claims:
        check(claim)
        assert claim.fingerprint and not claim.evidence


def ideal(claim: GoldClaim, text: str) -> dict[str, Any]:
    """The row of the `claim` view that answers a gold claim in every slot."""
    slots = {name: "" if want[0] in (ANY, OUTLET) else want[0] for name, want in claim.slots.items()}
    start, end = spans(claim, *project(text))[0]
    place, comma, country = slots["place"].partition(", ")
    row: dict[str, Any] = {name: slots.get(name) or None for name in COLUMNS}
    row |= {"article_path": claim.file, "article_no": claim.article, "topic": claim.topics[0], "rule": "ideal"}
    row |= {"place": place.removeprefix("-"), "country": country if comma else place, "sentence": text[start:end]}
    row |= {"char_start": start, "char_end": end, "speaker_kind": slots["speaker_kind"] or "outlet"}
    if slots["when"]:
        when = parse_when(slots["when"])
        row |= {"when_relation": when.word, "when_earliest": when.low, "when_latest": when.high}
    if slots["quantity"]:
        quantity = parse_quantity(slots["quantity"])
        row |= {"quantity_qualifier": quantity.word, "quantity_low": quantity.low, "quantity_high": quantity.high}
        row["unit"] = quantity.units[0] if quantity.units else None
    return row


def warehouse(path: Path, texts: dict[str, str], rows: list[dict[str, Any]]) -> Path:
    """A file with what the scorer reads of a warehouse: dim_article and claim."""
    with duckdb.connect(str(path)) as db:
        db.execute(
            "create table dim_article (article_path text, article_no int, text text, outlet text, published date)"
        )
        db.executemany("insert into dim_article values (?, 1, ?, null, null)", list(texts.items()))
        columns = ", ".join(f"{name} {TYPES.get(name, 'text')}" for name in COLUMNS)
        db.execute(f"create table claim (claim_id text, {columns})")
        values = [[str(number), *(row[name] for name in COLUMNS)] for number, row in enumerate(rows)]
        if values:
            db.executemany(f"insert into claim values ({', '.join('?' * (len(COLUMNS) + 1))})", values)
    return path


@pytest.fixture
def gold_rows() -> tuple[Path, dict[str, str], list[dict[str, Any]]]:
    gold = ROOT / "tests" / "gold" / "raw" / "sahel-courier-agadez-handover.toml"
    claims = read_gold(gold)[0].claims
    text = (ROOT / "raw" / claims[0].file).read_text("utf-8")
    return gold, {claims[0].file: text}, [ideal(claim, text) for claim in claims if claim.typed and not claim.optional]


def test_ideal_warehouse_scores_one(tmp_path: Path, gold_rows: Any) -> None:
    gold, texts, rows = gold_rows
    scores = score(warehouse(tmp_path / "w.duckdb", texts, rows), gold)
    assert (scores.precision, scores.recall, scores.f1) == (1, 1, 1), report(scores)


def test_each_fault_is_counted_once(tmp_path: Path, gold_rows: Any) -> None:
    gold, texts, rows = gold_rows
    rows[2]["quantity_low"] = 900
    extra = {**rows[0], "topic": "mission_end", "char_start": 0, "char_end": 5, "sentence": "Nothing"}
    scores = score(warehouse(tmp_path / "w.duckdb", texts, [*rows[1:], extra]), gold)
    assert (len(scores.missed), len(scores.wrong), len(scores.extra)) == (1, 1, 1), report(scores)
    assert scores.wrong[0].wrong == ["quantity"]
    assert "MISSED" in report(scores)


def test_empty_warehouse_scores_zero(tmp_path: Path, gold_rows: Any) -> None:
    gold, texts, _ = gold_rows
    scores = score(warehouse(tmp_path / "w.duckdb", texts, []), gold)
    assert (scores.precision, scores.recall, scores.f1) == (0, 0, 0)
