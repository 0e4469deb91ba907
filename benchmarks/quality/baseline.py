"""What was measured last, and what is aimed at: baseline.toml, which a change may not lower without saying so."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

FILE = Path(__file__).with_name("baseline.toml")
HEAD = (
    "# Written by `python -m benchmarks.quality --accept REASON`. Percent, to one decimal; `marks` are set by hand.\n"
)
Measures = dict[str, float]


@dataclass
class Baseline:
    """Stored values, the marks aimed at, and why values were let fall (newest last)."""

    measures: Measures = field(default_factory=dict)
    marks: Measures = field(default_factory=dict)
    lowered: list[dict[str, str | float]] = field(default_factory=list)


def load(path: Path = FILE) -> Baseline:
    """The stored baseline; an empty one where there is no file."""
    if not path.exists():
        return Baseline()
    return Baseline(**tomllib.loads(path.read_text(encoding="utf-8")))


def fewer_is_better(name: str) -> bool:
    """Counts of faults: all others are shares of what is right."""
    return "false" in name


def fallen(now: Measures, stored: Baseline) -> list[str]:
    """Names of the measures that are worse than stored, by more than rounding."""
    return [
        name
        for name, value in now.items()
        if name in stored.measures and _loss(name, round(value, 1), stored.measures[name]) > 0
    ]


def _loss(name: str, value: float, before: float) -> float:
    return value - before if fewer_is_better(name) else before - value


def accepted(now: Measures, stored: Baseline, reason: str) -> Baseline:
    """The baseline with the new values; those that were not measured this time stay."""
    told: list[dict[str, str | float]] = [
        {"measure": name, "from": stored.measures[name], "to": round(now[name], 1), "why": reason}
        for name in fallen(now, stored)
    ]
    values = stored.measures | {name: round(value, 1) for name, value in now.items()}
    return Baseline(values, stored.marks, [*stored.lowered, *told])


def store(kept: Baseline, path: Path = FILE) -> None:
    """Write the file anew."""
    lines = [HEAD, "[measures]", *_values(kept.measures), "", "[marks]", *_values(kept.marks)]
    for entry in kept.lowered:
        lines += ["", "[[lowered]]", *(f"{key} = {json.dumps(value)}" for key, value in entry.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _values(table: Measures) -> list[str]:
    return [f"{json.dumps(name)} = {value}" for name, value in sorted(table.items())]


def table(now: Measures, stored: Baseline) -> str:
    """One line a measure: now, baseline, change, mark, and whether the mark is reached."""
    lines = [f"{'measure':44} {'now':>7} {'before':>7} {'change':>7} {'mark':>6}"]
    for name, value in now.items():
        before, mark = stored.measures.get(name), stored.marks.get(name)
        change = "" if before is None or round(value, 1) == before else f"{round(value, 1) - before:+.1f}"
        reached = (
            "" if mark is None else "" if _loss(name, value, mark) <= 0 else f"  {_loss(name, value, mark):.1f} short"
        )
        lines.append(
            f"{name:44} {value:7.1f} {'' if before is None else before:>7} {change:>7}"
            f" {'' if mark is None else mark:>6}{reached}"
        )
    return "\n".join(lines)
