"""Lines that tell about a story instead of telling it: keys, stamps, bylines above its first paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from etl.page.days import FULL_DATE, full_dates, to_date
from etl.page.lines import is_furniture
from etl.page.rules import PageRules
from etl.page.stamps import byline, stamp

_KEY = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{1,18}?)\s*(?::(?!//)|=)\s*(?P<value>.*)$")
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+|\s*/\s+")
_NAMED_STAMP = re.compile(rf"(?P<name>[^\W\d_][^,|–—]*?)\s*[,|–—-]\s*(?P<date>{FULL_DATE})\.?", re.IGNORECASE)
_URL = re.compile(r"https?://\S+$")
_SMALL = frozenset({"of", "the", "and", "&", "for", "in", "de", "la", "al", "le", "el"})


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a head line tells.

    Attributes:
        name: title, published, updated, byline, outlet, language, url, retrieved or ignored.
        value: as written (dates too).
        start: where the value stands in the line.
    """

    name: str
    value: str
    start: int
    day: date | None = None


def head_fields(line: str, rules: PageRules) -> list[Field]:
    """What a line above a story tells about it; an empty list where it is part of the story.

    >>> from etl.page.rules import page_rules
    >>> [(f.name, f.value) for f in head_fields("By Ana Costa | Harbour Times | 27 September 2024", page_rules())]
    [('byline', 'Ana Costa'), ('outlet', 'Harbour Times'), ('published', '27 September 2024')]
    >>> [(f.name, f.value) for f in head_fields("Published: Sept. 27, 2024 at 10:30", page_rules())]
    [('published', 'Sept. 27, 2024')]
    >>> head_fields("Source: troops to leave the base within a year", page_rules())
    []
    """
    if len(line) > 160:
        return []
    found = stamp(line)
    if found:
        day = to_date(found.date)
        name = "updated" if found.label.startswith(("updated", "last", "modified")) else "published"
        return [Field(name, found.date, found.start, day)] if day else [Field("ignored", line, 0)]
    keyed = key_field(line, rules)
    if keyed:
        return [keyed]
    names = byline(line)
    whole = _parts(line, rules)
    if whole:
        return whole
    if names:
        return [Field("byline", names, line.index(names))]
    if _URL.match(line):
        return [Field("url", line, 0)]
    return []


def key_field(line: str, rules: PageRules, strict: bool = True) -> Field | None:
    """A "key: value" line. Strict: the value must have its key's shape, since headlines begin with "Source:" too.

    >>> from etl.page.rules import page_rules
    >>> key_field("outlet: 'Harbour Times'", page_rules()).value
    'Harbour Times'
    """
    found = _KEY.match(line)
    name = rules.keys.get(found["key"].strip().lower()) if found else None
    if not found or not name:
        return None
    value = found["value"].strip()
    start = found.start("value") + len(found["value"]) - len(found["value"].lstrip())
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value, start = value[1:-1], start + 1
    if name in ("published", "updated", "retrieved"):
        days = full_dates(value[:60])
        return Field(name, value, start, days[0]) if days else (Field("ignored", value, start) if not strict else None)
    if strict and not _fits(name, value):
        return None
    return Field(name, value, start)


def _fits(name: str, value: str) -> bool:
    words = value.split()
    if name == "outlet":
        return 0 < len(words) <= 5 and value[-1] not in ".?!" and all(w in _SMALL or not w[0].islower() for w in words)
    if name == "byline":
        return 0 < len(words) <= 10 and value[-1] not in ".?!" and words[0][0].isupper()
    if name == "language":
        return len(words) == 1
    if name == "url":
        return "." in value and len(words) == 1
    return name == "title" or len(words) <= 8


def _parts(line: str, rules: PageRules) -> list[Field]:
    parts = [part for part in _PARTS.split(line) if part]
    fields = [field for part in parts for field in _part(line, part, rules)] if len(parts) > 1 else []
    if any(field.name in ("published", "byline") for field in fields):
        return fields
    named = _NAMED_STAMP.fullmatch(line)
    if not named or not all(word in _SMALL or not word[0].islower() for word in named["name"].split()):
        return []
    day = to_date(named["date"])
    stamped = [Field("published", named["date"], named.start("date"), day)] if day else []
    return stamped + _part(line, named["name"], rules) if stamped else []


def _part(line: str, part: str, rules: PageRules) -> list[Field]:
    start = line.index(part)
    found, names = stamp(part), byline(part)
    if found and (day := to_date(found.date)):
        return [Field("published", found.date, start + found.start, day)]
    if names:
        return [Field("byline", names, start + part.index(names))]
    if part.rpartition(" ")[2].lower() in rules.outlet_words and len(part.split()) <= 5:
        return [Field("outlet", part, start)]
    return [Field("ignored", part, start)] if is_furniture(part, rules) else []
