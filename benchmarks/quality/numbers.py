"""Values of numbers and bounds against Recognizers-Text's cases, over a declared subset (numbers.toml, beside this).

usage: python -m benchmarks.quality.numbers FOLDER [--errors N]

FOLDER holds NumberModel.json and NumberRangeModel.json. A case is right where the values found in its input are the
gold ones, in order. Numbers: the value. Ranges: the closed interval of whole numbers; the gold's half-open upper bound
of "between A and B" and "A-B" is read as closed, as a reader of news does.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from benchmarks.quality.baseline import Measures
from benchmarks.quality.finders import Finder
from etl.extract.numbers import Number, Numbers
from etl.extract.tokens import tokenize

Case = dict[str, Any]
Bounds = tuple[int | None, int | None]
_BETWEEN = re.compile(r"between|\d[km]?\s?[-–~]|\bto\b|through", re.IGNORECASE)


def main() -> None:
    """Print one JSON object a file: cases, held to, right; the wrong ones go to stderr."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    for stem, cases, held, wrong in compared(options.folder):
        right = held - len(wrong)
        print(json.dumps({"file": stem, "cases": cases, "held": held, "right": right, "percent": 100 * right / held}))
        print(*wrong[: options.errors], sep="\n", file=sys.stderr)


def measures(folder: Path) -> Measures:
    """Share of the declared subset that is right, a file."""
    return {f"recognizers {stem}": 100 * (held - len(wrong)) / held for stem, _, held, wrong in compared(folder)}


def compared(folder: Path) -> Iterator[tuple[str, int, int, list[tuple[Any, ...]]]]:
    """A file's stem, its cases, how many of them are held to, and input, gold and found of those that are wrong."""
    subset = tomllib.loads((Path(__file__).with_suffix(".toml")).read_text(encoding="utf-8"))
    finder = Finder(dates=False)
    for name, stem, wanted, got in (
        ("number", "NumberModel", _values, lambda text: _found_values(finder, text)),
        ("range", "NumberRangeModel", _bounds, lambda text: _found_bounds(finder, text)),
    ):
        cases = json.loads((folder / f"{stem}.json").read_text(encoding="utf-8-sig"))
        held = [case for case in cases if not _left_out(case, subset[name]["left_out"])]
        read = [(case["Input"], wanted(case), got(case["Input"])) for case in held]
        yield stem, len(cases), len(held), [one for one in read if one[1] != one[2]]


def _left_out(case: Case, classes: list[dict[str, str]]) -> bool:
    subtypes = {result.get("Resolution", {}).get("subtype") for result in case["Results"]}
    return any(
        one.get("subtype") in subtypes and not re.search(one.get("kept", "^$"), case["Input"], re.IGNORECASE)
        if "subtype" in one
        else bool(re.search(one["pattern"], case["Input"], re.IGNORECASE))
        for one in classes
    )


def _values(case: Case) -> list[float]:
    return [float(result["Resolution"]["value"]) for result in case["Results"]]


def _found_values(finder: Finder, text: str) -> list[float]:
    numbers = Numbers(finder.book)
    found: list[Number | None] = []
    for mention in finder.quantities(text):
        if mention.low is not None and mention.low == mention.high:
            found.append(mention.low)
            continue
        plain = re.sub(r"[,\s]", "", text[mention.start : mention.end])
        if re.fullmatch(r"\d+\.\d+", plain):  # grouped figures with a part behind the point
            found.append(Fraction(plain))
            continue
        words = [word for word in tokenize(text[mention.start : mention.end]).words if word not in ("$", "US")]
        while words and numbers.value(words) is None:
            words.pop()
        found.append(numbers.value(words) if words else None)
    return [float(value) for value in found if value is not None]


def _bounds(case: Case) -> list[Bounds]:
    return [
        _interval(result["Resolution"]["value"], bool(_BETWEEN.search(result["Text"]))) for result in case["Results"]
    ]


def _interval(written: str, closed: bool) -> Bounds:
    """ "(20,35]" as closed whole numbers (21, 35)."""
    low, _, high = written[1:-1].partition(",")
    first = int(low) + (written[0] == "(") if low else None
    last = int(high) - (written[-1] == ")" and not closed) if high else None
    return first, last


def _found_bounds(finder: Finder, text: str) -> list[Bounds]:
    return [(one.low, one.high) for one in finder.quantities(text) if one.qualifier in ("at_least", "at_most", "range")]


if __name__ == "__main__":
    main()
