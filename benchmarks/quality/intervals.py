"""Spans, intervals and modifiers of dates against Recognizers-Text's cases, over a declared subset (intervals.toml).

usage: python -m benchmarks.quality.intervals FILE [--errors N]

FILE is DateTimeModel.json (English). A case is right where each of its gold results is met by one mention, span and
meaning, and nothing else is found in it. What counts as the same, since that data's intervals are half-open and its
spans take in the words that relate ("before May"):

- span: the expression, or the expression with its relating words, articles and prepositions in front aside;
- interval: closed days. Where the gold lists a past and a future reading, either is right. The end of "from A to B" is
  the whole of B; an open bound at a day may take in the day itself or not ("by", "before"); a span that runs from or to
  the reference date may take in that date. A distance is as precise as its unit ("two weeks ago": that week);
- modifier: before, after, since and until by the open side of the interval; start, mid, end, approx by TIMEX3's mod;
- durations, sets and times of day: the TIMEX3 value ("weekly" is P1W and XXXX-WXX).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.quality.baseline import Measures
from benchmarks.quality.dates import document
from etl import rulebook
from etl.extract.dates import Dates
from etl.extract.dates import calendar as cal
from etl.extract.mentions import DateMention

Case = dict[str, Any]
Bounds = tuple[date | None, date | None]
Wrong = tuple[int, Case, list[DateMention]]
DAY = timedelta(days=1)
LEADS = re.compile(r"^(?:(?:the|a|an|on|in|at|of|for|from|over|around|about|within)\s+)+", re.IGNORECASE)
SETS = {"XXXX-XX-XX": "P1D", "XXXX-WXX": "P1W", "XXXX-XX": "P1M", "XXXX": "P1Y", "P1Q": "P3M", "PT24H": "P1D"}
MODS = {"start": "START", "mid": "MID", "end": "END", "approx": "APPROX"}
DISTANCE = re.compile(r"\b(week|month|year|fortnight)s?\b")
UNITS = {"week": "W", "fortnight": "W", "month": "M", "year": "Y"}
RANGE = re.compile(r"^\(.*,.*,P")
VALUED = ("duration", "set", "time", "timerange", "datetimerange")


def main() -> None:
    """Print one JSON object: cases, left out by class, held to, right."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    held, wrong, counts, cases = compared(options.file)
    summary = {"cases": cases, "held": held, "right": held - len(wrong), "percent": _percent(held, wrong)}
    print(json.dumps(summary | {"left_out": counts}))
    for line in (_told(*one) for one in wrong[: options.errors]):
        print(line, file=sys.stderr)


def measures(file: Path) -> Measures:
    """Share of the declared subset that is right."""
    held, wrong, _, _ = compared(file)
    return {f"recognizers {file.stem}": 100 * (held - len(wrong)) / held}


def compared(file: Path) -> tuple[int, list[Wrong], dict[str, int], int]:
    """How many cases are held to, the wrong ones with what was found, how many each class leaves out, all cases."""
    classes = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["left_out"]
    cases = json.loads(file.read_text(encoding="utf-8-sig"))
    book = rulebook.load()
    finder = Dates(book)
    counts = {one["class"]: 0 for one in classes}
    held, wrong = 0, []
    for index, case in enumerate(cases):
        if reason := next((one["class"] for one in classes if _belongs(index, case, one)), None):
            counts[reason] += 1
            continue
        held += 1
        found = finder.find(document({"text": case["Input"], "dct": _reference(case)}, book))
        if not right(case, found):
            wrong.append((index, case, found))
    return held, wrong, counts, len(cases)


def _percent(held: int, wrong: list[Any]) -> float:
    return round(100 * (held - len(wrong)) / max(1, held), 1)


def _belongs(index: int, case: Case, one: Case) -> bool:
    """Whether a class of cases holds this one: by its index, by its input, or by a gold TIMEX value."""
    if index in one.get("cases", ()):
        return True
    if "pattern" in one and re.search(one["pattern"], case["Input"]):
        return True
    return "timex" in one and any(re.search(one["timex"], value.get("timex", "")) for value in _values(case))


def _values(case: Case) -> Iterator[dict[str, str]]:
    for result in case["Results"]:
        yield from (result.get("Resolution") or {}).get("values", ())


def _reference(case: Case) -> str:
    return str((case.get("Context") or {}).get("ReferenceDateTime", ""))


def right(case: Case, found: list[DateMention]) -> bool:
    """Whether the mentions are the gold results of a case, no more and no fewer."""
    text, left = case["Input"], list(found)
    for gold in case["Results"]:
        start, end = gold["Start"], gold["End"] + 1
        met = [one for one in left if _same_span(text, one, start, end) and _same_meaning(gold, one, _reference(case))]
        if not met:
            return False
        left = [one for one in left if one.end <= start or one.start >= end]
    return not left


def _same_span(text: str, one: DateMention, start: int, end: int) -> bool:
    wanted = _trimmed(text, start, end)
    spans = [(one.start, one.end), (one.when_start, one.when_end), (one.when_start, one.end), (one.start, one.when_end)]
    return any(wanted == _trimmed(text, *span) for span in spans)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    lead = LEADS.match(text[start:end])
    return start + (lead.end() if lead else 0), len(text[:end].rstrip(" ."))


def _same_meaning(gold: Case, one: DateMention, reference: str) -> bool:
    values = (gold.get("Resolution") or {}).get("values", [])
    kind = str(gold.get("TypeName")).rpartition(".")[2]
    today = date.fromisoformat(reference[:10]) if reference else None
    return any(_meets(kind, value, gold["Text"], one, today) for value in values)


def _meets(kind: str, value: dict[str, str], text: str, one: DateMention, today: date | None) -> bool:
    mod = value.get("Mod", "").rpartition("-")[2]
    if mod in MODS and one.mod != MODS[mod]:
        return False
    if kind in VALUED or value.get("value") == "not resolved" or value["timex"] == "PRESENT_REF":
        return _same_value(value, one)
    if kind == "datetime" and not _same_clock(value["timex"], one.timex_value):
        return False
    return any(_near(one, bounds, today) for bounds in _bounds(value, text))


def _same_value(value: dict[str, str], one: DateMention) -> bool:
    """TIMEX3 values, times of day on the day that the gold names or on any."""
    wanted, seen = value["timex"], one.timex_value
    if SETS.get(wanted, wanted) == SETS.get(seen, seen):
        return True
    if "T" not in wanted or wanted.startswith("P"):
        return False
    head, day = wanted.partition("T")[0], value.get("value", value.get("start", ""))[:10]
    return _same_clock(wanted, seen) and (head == "" or seen.partition("T")[0] in (head, day))


def _same_clock(wanted: str, seen: str) -> bool:
    """Whether two TIMEX3 values name the same time of day, to the minute where one is written, a zone aside."""
    times = [re.sub(r"(Z|[+-]\d\d)$", "", value.partition("T")[2]).removesuffix(":00") for value in (wanted, seen)]
    return times[0] == times[1]


def _bounds(value: dict[str, str], text: str) -> Iterator[Bounds]:
    """The closed intervals that a gold value may be read as."""
    if "value" in value:
        day = date.fromisoformat(value["value"][:10])
        unit = DISTANCE.search(text.lower())
        whole = cal.around(day, UNITS[unit[1]]) if unit else cal.day(day)
        yield whole.earliest, whole.latest
        yield day, day
        return
    first, last = (_day(value.get(key, "")) for key in ("start", "end"))
    if first is None or last is None:
        yield from ((first and first + DAY * more, last and last - DAY * less) for more in (0, 1) for less in (0, 1))
        return
    yield first, last - DAY
    if RANGE.search(value["timex"]):
        yield first, last
        yield first, cal.around(last, "M").latest if last.day == 1 else last
        yield first, cal.around(last, "Y").latest if (last.month, last.day) == (1, 1) else last
        yield first, cal.around(last, "Q").latest if last.day == 1 and last.month % 3 == 1 else last


def _day(written: str) -> date | None:
    return date.fromisoformat(written[:10]) if written else None


def _near(one: DateMention, bounds: Bounds, today: date | None) -> bool:
    """Equal bounds; a span beside today may begin with today, and one up to it may end with it."""
    first, last = bounds
    if today and first and one.timex_type == "DURATION" and first == today + DAY:
        first = today
    if today and last and one.earliest and one.earliest < today and last == today - DAY and one.latest == today:
        last = today
    latest_ok = one.latest == last or (one.timex_type == "DURATION" and last and one.latest in (last, last - DAY))
    return one.earliest == first and bool(latest_ok)


def _told(index: int, case: Case, found: list[DateMention]) -> str:
    words = (case["Input"][one.when_start : one.when_end] for one in found)
    meant = (f"{one.timex_value} {one.mod} {one.relation} {one.earliest}..{one.latest}" for one in found)
    seen = [f"{text!r} {meaning}" for text, meaning in zip(words, meant, strict=True)]
    gold = [(one["Text"], [*_values({"Results": [one]})]) for one in case["Results"]]
    return f"{index} | {_reference(case)[:10]} | {case['Input'][:90]!r} | {gold} | {seen}"


if __name__ == "__main__":
    main()
