"""Claims against the project's own gold: articles of `raw/` and of tests/articles, taken through a whole run.

python -m benchmarks.quality.claims [SET ...]      sets: raw dev dev2 negative (held sets only where they are named)
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.quality.baseline import Measures
from benchmarks.quality.gold import GOLD, Scores, report, score
from etl import pipeline

ROOT = GOLD.parents[1]
OPEN = ("raw", "dev", "dev2")  # sets that may be read while rules are written
UNRELATED = "negative"  # articles that hold no typed claim
SLOTS = ("speaker", "via", "modality", "polarity")


def folder(name: str) -> Path:
    """The articles of a set."""
    return ROOT / "raw" if name == "raw" else ROOT / "tests" / "articles" / name


def scores_of(name: str) -> Scores:
    """One set, run into a warehouse of its own and scored.

    Raises: EtlError where the set's folder cannot be read.
    """
    with tempfile.TemporaryDirectory() as scratch:
        warehouse = Path(scratch) / "w.duckdb"
        pipeline.run(folder(name), warehouse, workers=1)
        return score(warehouse, GOLD / name)


def measures(names: Iterable[str] = OPEN) -> Measures:
    """Precision, recall, F1 and the slots that the marks name, over all sets together and by set; false claims."""
    found: Measures = {}
    whole: list[Scores] = []
    for name in names:
        one = scores_of(name)
        whole.append(one)
        found |= _figures(f"claims {name}", [one])
    found |= _figures("claims all sets", whole)
    for slot in SLOTS:
        right: Counter[bool] = sum((one.slots[slot] for one in whole), Counter())
        found[f"claims all sets: {slot}"] = 100 * right[True] / max(1, right.total())
    found["false typed claims in ten unrelated articles"] = _false_claims()
    return found


def _figures(label: str, scores: list[Scores]) -> Measures:
    right, wrong, missed, extra = (
        sum(len(getattr(one, name)) for one in scores) for name in ("right", "wrong", "missed", "extra")
    )
    precision, recall = right / max(1, right + wrong + extra), right / max(1, right + wrong + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {f"{label}: precision": 100 * precision, f"{label}: recall": 100 * recall, f"{label}: F1": 100 * f1}


def _false_claims() -> float:
    articles = sum(1 for _ in folder(UNRELATED).rglob("*.txt"))
    return 10 * len(scores_of(UNRELATED).extra) / articles


if __name__ == "__main__":
    for wanted in sys.argv[1:] or OPEN:
        print(wanted, report(scores_of(wanted)), sep="\n")
