"""Claims that a change of rules or code gained, lost and changed, over `raw/` and tests/articles.

    python -m benchmarks.quality.changes [--since REVISION]

The program of REVISION (default HEAD; its files come out of git) and that of the working tree read the same articles,
those of the working tree. Claims of one sentence and topic are laid side by side and their slots
compared. Each set's line tells the scores against gold before and after, and the CPU seconds of both runs.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import Any

import duckdb

from benchmarks.quality.claims import OPEN, ROOT, UNRELATED, folder
from benchmarks.quality.gold import GOLD, score

SLOTS = (
    "force", "place", "place_to", "polarity", "modality", "when_relation", "when_earliest", "when_latest",
    "quantity_qualifier", "quantity_low", "quantity_high", "unit", "speaker", "via", "speech",
)  # fmt: skip
Row = dict[str, Any]
RUN = "import sys; from etl.cli import main; sys.exit(main())"


@dataclass(frozen=True)
class Side:
    """One program: the folder that holds it, and one for what it makes."""

    program: Path
    scratch: Path

    def run(self, name: str) -> tuple[Path, float]:
        """The warehouse that this program makes of a set, and the CPU seconds that it took."""
        warehouse = self.scratch / f"{name}.duckdb"
        call = [sys.executable, "-c", RUN, "run", str(folder(name)), "--warehouse", str(warehouse), "--workers", "1"]
        environment = os.environ | {"PYTHONPATH": str(self.program)}
        before = getrusage(RUSAGE_CHILDREN)
        subprocess.run(call, cwd=self.program, env=environment, check=True, capture_output=True)
        after = getrusage(RUSAGE_CHILDREN)
        return warehouse, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def rows(warehouse: Path) -> list[Row]:
    """Typed claims with their slots, in text order."""
    columns = ", ".join(SLOTS)
    with duckdb.connect(str(warehouse), read_only=True) as db:
        cursor = db.execute(
            f"select article_path, article_no, topic, sentence, char_start, {columns} from claim "
            "where topic <> 'statement' order by all"
        )
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def paired(before: Iterable[Row], after: Iterable[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """Claims of the same sentence and topic side by side, those with fewest differences first."""
    groups: dict[tuple[Any, ...], tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
    for side, found in enumerate((before, after)):
        for row in found:
            groups[row["article_path"], row["article_no"], row["sentence"], row["topic"]][side].append(row)
    for old, new in groups.values():
        options = sorted((len(differences(a, b)), i, j) for i, a in enumerate(old) for j, b in enumerate(new))
        left, right = set(range(len(old))), set(range(len(new)))
        for _, i, j in options:
            if i in left and j in right:
                left.remove(i)
                right.remove(j)
                yield old[i], new[j]
        yield from ((old[i], None) for i in sorted(left))
        yield from ((None, new[j]) for j in sorted(right))


def differences(a: Row, b: Row) -> list[str]:
    """The slots that differ, as they were and are."""
    return [f"{slot}: {a[slot]} -> {b[slot]}" for slot in SLOTS if a[slot] != b[slot]]


def told(before: Row | None, after: Row | None) -> str | None:
    """One pair as a line and its sentence, None where nothing changed."""
    row = after or before
    assert row is not None
    where = f"{row['article_path']}:{row['article_no']} {row['topic']}"
    if before is None or after is None:
        slots = "; ".join(f"{slot} {row[slot]}" for slot in SLOTS if row[slot] is not None)
        return f"{'GAINED' if before is None else 'LOST  '} {where} {slots}\n    {row['sentence']}"
    changed = differences(before, after)
    return f"CHANGED {where} {'; '.join(changed)}\n    {row['sentence']}" if changed else None


def checkout(revision: str, target: Path) -> None:
    """The files of a revision.

    Raises: subprocess.CalledProcessError where git does not know it.
    """
    packed = subprocess.run(["git", "archive", revision], cwd=ROOT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        archive.extractall(target, filter="data")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--since", metavar="REVISION", default="HEAD")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        old, new = Path(scratch) / "old", Path(scratch) / "new"
        new.mkdir()
        checkout(chosen.since, old)
        for name in (*OPEN, UNRELATED):
            runs = [Side(old, old).run(name), Side(ROOT, new).run(name)]
            print(*compared(name, *(warehouse for warehouse, _ in runs)), sep="\n")
            print("    CPU seconds", " -> ".join(f"{seconds:.2f}" for _, seconds in runs))


def compared(name: str, before: Path, after: Path) -> Iterator[str]:
    """Counts and scores of one set, then a line for each claim that changed."""
    lines = [line for a, b in paired(rows(before), rows(after)) if (line := told(a, b))]
    counts = Counter(line.split()[0].lower() for line in lines)
    figures = [score(warehouse, GOLD / name) for warehouse in (before, after)]
    marks = " -> ".join(f"P {one.precision:.3f} R {one.recall:.3f} F1 {one.f1:.3f}" for one in figures)
    yield f"{name}: {dict(counts) or 'no claim changed'}; {marks}"
    yield from lines


if __name__ == "__main__":
    main()
