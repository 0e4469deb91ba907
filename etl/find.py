"""What one text holds, without a warehouse: `etl find`.

Offsets are code points in the text as given: nothing is cleaned. Neither Polars nor DuckDB is loaded, so that it starts
at once.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.errors import InputError
from etl.extract.quantities import SPAN_KINDS
from etl.extract.rows import KIND_OF_NAME

if TYPE_CHECKING:
    from etl.claims.model import Claim
    from etl.extract.mentions import Attribution, DateMention, NameMention, QuantityMention

Found = dict[str, Any]
Marker = Callable[[str, str], str]
FACTS = (
    "polarity", "modality", "force", "place", "place_to", "when_relation", "when_earliest", "when_latest",
    "quantity_low", "quantity_high", "unit", "speaker", "via", "rule",
)  # fmt: skip
INLINE = ("date", "quantity", "force", "place", "speaker", "source")


def read(file: str) -> str:
    """The text of a file, or of standard input for "-"; line ends stay as they are.

    Raises:
        InputError: there is no such file, or it is no UTF-8 text.
    """
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return raw.decode("utf-8")
    except OSError as error:
        raise InputError(
            f"{file}: cannot be read: {error.strerror}", "name a text file, or - for standard input"
        ) from error
    except UnicodeDecodeError as error:
        hint = "convert it, as in: iconv -f WINDOWS-1252 -t UTF-8 FILE | etl find -"
        raise InputError(f"{file}: is no UTF-8 text (byte {error.start})", hint) from error


def reference_day(published: str | None, text: str) -> tuple[date | None, str]:
    """The day that relative dates are counted from, and what to tell the user about it.

    Args:
        published: a day as 2024-09-27, or in any form that names one day; where it could be two (03-02-2009), the one
            that the text names, else neither.
            What names no day leaves relative dates open, as where nothing is given.
    """
    from etl.page.days import full_dates

    if not published or not published.strip():
        return None, ""
    days = full_dates(published)
    if days:
        return days[0], ""
    readings = set(_readings(published.strip()))
    named = readings & set(full_dates(text))
    if len(named) == 1:
        return named.pop(), ""
    what = "can be two days" if readings else "is no day"
    return None, f"--published {published!r} {what}, so relative dates stay open; write it as in 2024-09-27"


def _readings(published: str) -> Iterator[date]:
    """Day first and month first, of a day in numbers that can be two."""
    numeric = re.fullmatch(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", published)
    if numeric:
        first, second, year = map(int, numeric.groups())
        for month, day in ((first, second), (second, first)):
            with suppress(ValueError):  # no such day
                yield date(year, month, day)


def find(text: str, day: date | None, rule_folders: Sequence[Path] = ()) -> list[Found]:
    """Everything that the finders see in a text, in order of spans.

    Args:
        text: as given; spans are code points in it.
        day: that relative dates are counted from; without it they stay unresolved.
    """
    from etl.extract.run import extractor

    reading = extractor(*rule_folders).read(text, day)
    doc, quantities = reading.doc, (one for one in reading.doc.quantities if one.kind in SPAN_KINDS)
    found = [*map(_date, doc.dates), *map(_quantity, quantities), *map(_name, [*doc.names, *reading.people])]
    found += [_attribution(one, text) for one in reading.attributions]
    found += [_claim(one, text) for one in reading.claims]
    for one in found:
        one["text"] = text[one["start"] : one["end"]]
    return sorted(found, key=lambda one: (one["start"], one["end"], one["kind"]))


def _head(kind: str, start: int, end: int) -> Found:
    return {"kind": kind, "start": start, "end": end, "text": ""}


def _date(one: DateMention) -> Found:
    return {
        **_head("date", one.start, one.end),
        "timex_type": one.timex_type,
        "timex_value": one.timex_value,
        "relation": one.relation,
        "earliest": one.earliest,
        "latest": one.latest,
        "when_start": one.when_start,
        "when_end": one.when_end,
        "unresolved": one.unresolved or None,
        "rule": one.rule,
    }


def _quantity(one: QuantityMention) -> Found:
    return {
        **_head("quantity", one.start, one.end),
        "type": one.kind,
        "low": one.low,
        "high": one.high,
        "qualifier": one.qualifier,
        "unit": one.unit or None,
        "rule": one.rule,
    }


def _name(one: NameMention) -> Found:
    kind = KIND_OF_NAME[one.kind]
    return {
        **_head(kind, one.start, one.end),
        "member": one.member,
        "name": one.name,
        "type": one.kind,
        "rule": one.rule,
    }


def _attribution(one: Attribution, text: str) -> Found:
    spans = [one.cue, *one.content, *([one.source] if one.source else [])]
    return {
        **_head("attribution", min(span[0] for span in spans), max(span[1] for span in spans)),
        "source": _span(one.source, text) if one.source else None,
        "cue": _span(one.cue, text),
        "content": [_span(span, text) for span in one.content],
        "speaker": one.speaker,
        "name": one.name,
        "speaker_kind": one.kind,
        "via": one.via,
        "speech": one.speech,
        "stance": one.stance,
        "rule": one.rule,
    }


def _span(span: tuple[int, int], text: str) -> Found:
    return {"start": span[0], "end": span[1], "text": text[span[0] : span[1]]}


def _claim(one: Claim, text: str) -> Found:
    when, quantity = one.when, one.quantity
    return {
        **_head("claim", one.span.start, one.span.end),
        "topic": one.topic,
        "force": one.force,
        "place": one.place,
        "place_to": one.place_to,
        "polarity": one.polarity,
        "modality": one.modality,
        "when_relation": one.when_relation or (when.relation if when else None),
        "when_earliest": when.earliest if when else None,
        "when_latest": when.latest if when else None,
        "quantity_qualifier": quantity.qualifier if quantity else None,
        "quantity_low": quantity.low if quantity else None,
        "quantity_high": quantity.high if quantity else None,
        "unit": one.unit,
        "speaker": one.speaker,
        "via": one.via,
        "speech": one.speech,
        "rule": one.rule,
    }


def highlighted(text: str, found: Sequence[Found], mark: Marker) -> str:
    """The text with its mentions marked, then who said what, then the claims, for a person to read."""
    voices = [one for one in found if one["kind"] == "attribution"]
    claims = [one for one in found if one["kind"] == "claim"]
    lines = [_marked(text, found, mark), ""]
    lines += [f"{mark('speaker', one['name'])} {one['cue']['text']}: {_short(one['content'])}" for one in voices]
    lines += [f"{mark('claim', one['topic'])} {_facts(one)}" for one in claims]
    return "\n".join(lines)


def _marked(text: str, found: Sequence[Found], mark: Marker) -> str:
    out, position = [], 0
    for one in _apart(found):
        out += [text[position : one["start"]], mark(one["kind"], one["text"])]
        position = one["end"]
    return "".join(out) + text[position:]


def _apart(found: Sequence[Found]) -> Iterator[Found]:
    """The mentions that are marked in the text itself, the first of any that overlap."""
    free = 0
    for one in found:
        if one["kind"] in INLINE and one["start"] >= free:
            free = one["end"]
            yield one


def _short(content: Sequence[Found]) -> str:
    words = " … ".join(" ".join(part["text"].split()) for part in content)
    return words if len(words) <= 100 else words[:99] + "…"


def _facts(claim: Found) -> str:
    return " ".join(f"{name}={claim[name]}" for name in FACTS if claim[name] is not None)
