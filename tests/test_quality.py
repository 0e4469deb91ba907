"""The measures do not fall below the stored baseline, and the programs that compare them count what they say."""

from pathlib import Path
from typing import Any

from benchmarks.quality import baseline, claims
from benchmarks.quality.baseline import Baseline
from benchmarks.quality.changes import SLOTS, differences, paired, told


def test_claims_do_not_fall_below_the_baseline() -> None:
    now = claims.measures()
    assert not baseline.fallen(now, baseline.load()), baseline.table(now, baseline.load())


def test_a_fall_is_told_by_name() -> None:
    stored = Baseline({"claims: F1": 80.0, "false claims": 0.5, "dates": 90.0})
    assert baseline.fallen({"claims: F1": 79.9, "false claims": 0.6, "dates": 90.04}, stored) == [
        "claims: F1",
        "false claims",
    ]


def test_a_rise_or_a_new_measure_is_no_fall() -> None:
    stored = Baseline({"claims: F1": 80.0, "false claims": 0.5})
    assert baseline.fallen({"claims: F1": 81.0, "false claims": 0.0, "new": 1.0}, stored) == []


def test_accepted_values_are_stored_with_the_reason_of_a_fall(tmp_path: Path) -> None:
    stored = Baseline({"claims: F1": 80.0, "elsewhere": 1.0}, marks={"claims: F1": 85.0})
    path = tmp_path / "baseline.toml"
    baseline.store(baseline.accepted({"claims: F1": 79.04}, stored, 'gold of "x" mended'), path)
    kept = baseline.load(path)
    assert kept.measures == {"claims: F1": 79.0, "elsewhere": 1.0}
    assert kept.marks == {"claims: F1": 85.0}
    assert kept.lowered == [{"measure": "claims: F1", "from": 80.0, "to": 79.0, "why": 'gold of "x" mended'}]


def test_table_says_how_far_a_mark_is() -> None:
    stored = Baseline({"F1": 80.0}, marks={"F1": 85.0})
    assert "+1.0" in baseline.table({"F1": 81.0}, stored)
    assert "4.0 short" in baseline.table({"F1": 81.0}, stored)
    assert "short" not in baseline.table({"F1": 86.0}, stored)


def row(topic: str = "withdrawal", **slots: Any) -> dict[str, Any]:
    place = {"article_path": "a.txt", "article_no": 1, "topic": topic, "sentence": "They leave."}
    return dict.fromkeys(SLOTS) | place | {"char_start": 0} | slots


def test_changed_claims_are_told_slot_by_slot() -> None:
    (pair,) = paired([row(force="French forces")], [row(force="US forces")])
    assert differences(*pair) == ["force: French forces -> US forces"]  # type: ignore[arg-type]
    assert (told(*pair) or "").startswith("CHANGED a.txt:1 withdrawal force: French forces -> US forces")


def test_claims_are_laid_beside_those_that_are_most_like_them() -> None:
    before = [row(force="French forces", place="Mali"), row(force="US forces", place="Niger")]
    after = [row(force="US forces", place="Niger"), row("presence", force="US forces")]
    lines = sorted(line.split()[0] for a, b in paired(before, after) if (line := told(a, b)))
    assert lines == ["GAINED", "LOST"]


def test_the_same_claims_are_no_change() -> None:
    assert [told(a, b) for a, b in paired([row(unit="troops")], [row(unit="troops")])] == [None]
