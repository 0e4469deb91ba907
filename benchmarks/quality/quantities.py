"""Spans of quantities against public annotations, strict and relaxed F1.

usage: python -m benchmarks.quality.quantities DATA.jsonl [--errors N]

Each line of DATA is {"text", "dct", "values": [{"start", "end", "type"}]}. A found span is right strictly where its
text is the annotated one and relaxed where the two overlap; every annotation takes the free span that overlaps it most.
F1 = 2 right / (annotated + found). What counts as found: `etl.extract.quantities.SPAN_KINDS`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.quality.baseline import Measures
from benchmarks.quality.finders import quantity_spans

Span = tuple[int, int]
TYPES = ("QUANTITY", "PERCENT", "MONEY", None)


def main() -> None:
    """Print one JSON object with the scores; errors go to stderr."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines()]
    print(json.dumps(score(rows, quantity_spans(rows), options.errors)))


def measures(data: Path) -> Measures:
    """Strict and relaxed F1."""
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    scores = score(rows, quantity_spans(rows))
    return {f"quantities: {key}": scores[key] for key in ("strict", "relaxed")}


def score(rows: list[dict[str, Any]], found: Iterable[list[Span]], errors: int = 0) -> dict[str, float]:
    """Strict and relaxed F1 over all rows; the first `errors` differences are printed."""
    gold_n = found_n = strict = relaxed = 0
    lines: list[str] = []
    for row, spans in zip(rows, found, strict=True):
        gold = [(value["start"], value["end"]) for value in row["values"] if value["type"] in TYPES]
        gold_n, found_n = gold_n + len(gold), found_n + len(spans)
        for wanted, got in _pairs(gold, spans):
            texts = [row["text"][span[0] : span[1]].strip() if span else "-" for span in (wanted, got)]
            relaxed += bool(wanted and got)
            strict += bool(wanted and got and texts[0] == texts[1])
            if texts[0] != texts[1]:
                lines.append(f"{row['id'][:20]} | {texts[0]} | {texts[1]} | {_context(row['text'], wanted or got)}")
    print(*lines[:errors], sep="\n", file=sys.stderr)
    return {
        "gold": gold_n,
        "found": found_n,
        "strict": _f1(strict, gold_n, found_n),
        "relaxed": _f1(relaxed, gold_n, found_n),
    }


def _pairs(gold: list[Span], spans: list[Span]) -> Iterator[tuple[Span | None, Span | None]]:
    used: set[int] = set()
    for wanted in gold:
        overlaps = [
            (min(wanted[1], end) - max(wanted[0], start), i) for i, (start, end) in enumerate(spans) if i not in used
        ]
        best, i = max(overlaps, default=(0, -1))
        if best > 0:
            used.add(i)
        yield wanted, spans[i] if best > 0 else None
    yield from ((None, span) for i, span in enumerate(spans) if i not in used)


def _f1(right: int, gold: int, found: int) -> float:
    return round(200 * right / (gold + found), 2) if gold + found else 0.0


def _context(text: str, span: Span | None) -> str:
    start, end = span or (0, 0)
    return text[max(0, start - 30) : end + 40].replace("\n", "/")


if __name__ == "__main__":
    main()
