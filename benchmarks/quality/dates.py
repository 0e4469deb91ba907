"""Score the date finder against TIMEX3 annotations, in one process.

usage: python -m benchmarks.quality.dates DATA.jsonl [--errors N] [--source NAME] [--only missed|differs|extra]

DATA holds one JSON object a line: id, source, dct (publication date), text, timexes (start, end, type, value).
Reported as in TempEval-3, in percent: strict (same text) and relaxed (overlap) F1 of spans, and F1 of the values over
relaxed matches.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.quality.baseline import Measures
from etl import rulebook
from etl.extract.dates import Dates
from etl.extract.document import Document
from etl.extract.mentions import DateMention
from etl.extract.tokens import tokenize

Row = dict[str, Any]


def main() -> None:
    """Read the options, score, print one line a source and one for all."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path)
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--source", default="")
    options.add_argument("--only", default="")
    chosen = options.parse_args()
    rows = [json.loads(line) for line in chosen.data.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if chosen.source in row["source"]]
    started = perf_counter()
    book = rulebook.load()
    finder = Dates(book)
    built = perf_counter() - started
    documents = [document(row, book) for row in rows]
    started = perf_counter()
    found = [finder.find(doc) for doc in documents]
    took = perf_counter() - started
    tally: dict[str, Counter[str]] = {}
    errors: list[tuple[str, ...]] = []
    for row, mentions in zip(rows, found, strict=True):
        for name in (row["source"], "all"):
            counts, wrong = compare(row, mentions)
            tally.setdefault(name, Counter()).update(counts)
        errors += wrong
    size = sum(len(row["text"]) for row in rows)
    print(f"built in {built * 1000:.0f} ms; {size / took / 1e6:.2f} MB/s; {took / len(rows) * 1000:.2f} ms a text")
    for name, counts in tally.items():
        print(
            f"{name:10}",
            " ".join(f"{key} {f1(counts, key):.2f}" for key in ("strict", "relaxed", "value")),
            dict(counts),
        )
    for error in [one for one in errors if chosen.only in one[0]][: chosen.errors]:
        print(" | ".join(error))


def measures(data: Path) -> Measures:
    """Strict, relaxed and value F1 of each source and of all."""
    book = rulebook.load()
    finder = Dates(book)
    tally: dict[str, Counter[str]] = {}
    for row in (json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()):
        counts, _ = compare(row, finder.find(document(row, book)))
        for name in (row["source"], "all"):
            tally.setdefault(name, Counter()).update(counts)
    return {
        f"dates {name}: {key}": f1(counts, key)
        for name, counts in sorted(tally.items())
        for key in ("strict", "relaxed", "value")
    }


def document(row: Row, book: rulebook.Rulebook) -> Document:
    """A document of one text, without sentences."""
    try:
        reference = date.fromisoformat((row.get("dct") or "")[:10])
    except ValueError:
        reference = None
    tokens = tokenize(row["text"])
    return Document(row["text"], reference, None, tokens, book.alphabet.encode(tokens), [])


def compare(row: Row, mentions: list[DateMention]) -> tuple[Counter[str], list[tuple[str, ...]]]:
    """Counts of one text (gold, found, strict, relaxed, value) and what went wrong."""
    text, counts, used = row["text"], Counter(gold=len(row["timexes"]), found=len(mentions)), set()
    errors: list[tuple[str, ...]] = []
    for gold in row["timexes"]:
        words = text[gold["start"] : gold["end"]]
        overlap, best = max(
            (
                (min(gold["end"], m.end) - max(gold["start"], m.start), i)
                for i, m in enumerate(mentions)
                if i not in used
            ),
            default=(0, -1),
        )
        if overlap <= 0:
            errors.append(
                ("missed", row["id"][:14], words, str(gold["value"]), _context(text, gold["start"], gold["end"]))
            )
            continue
        used.add(best)
        mention = mentions[best]
        seen = text[mention.start : mention.end]
        same, right = words.strip() == seen.strip(), (gold["value"] or "") == mention.timex_value
        counts.update(relaxed=1, strict=int(same), value=int(right))
        if not (same and right):
            where = _context(text, gold["start"], gold["end"])
            errors.append(("differs", row["id"][:14], words, str(gold["value"]), seen, mention.timex_value, where))
    errors += [
        ("extra", row["id"][:14], text[m.start : m.end], m.timex_value, m.rule, _context(text, m.start, m.end))
        for i, m in enumerate(mentions)
        if i not in used
    ]
    return counts, errors


def _context(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 25]}".replace("\n", "/")


def f1(counts: Counter[str], key: str) -> float:
    """F1 in percent."""
    return 200 * counts[key] / max(1, counts["gold"] + counts["found"])


if __name__ == "__main__":
    main()
