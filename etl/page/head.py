"""Lines that tell about a story instead of telling it: keys, stamps, bylines above its first paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from etl.page.days import DAY, FULL_DATE, MONTH, TIME, ZONE, full_dates, to_date
from etl.page.lines import is_furniture
from etl.page.rules import PageRules, bare_name
from etl.page.stamps import byline, is_lone_dateline, stamp

_KEY = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{1,18}?)\s*(?::(?!//)|=)\s*(?P<value>.*)$")
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+|\s*/\s+|,\s+(?=by\s)")
_SEPARATOR = re.compile(r"\s*,\s*|\s+[–—-]\s+")
_STAFF = re.compile(
    r" (?:staff|staff writers?|writers?|reporters?|correspondents?|newsroom|web desk|team|editors)"
    r"(?: and (?:news )?agencies)?$|(?:,| and| with) (?:news )?agencies$",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"(?P<date>{FULL_DATE})(?: (?:[A-Z][a-z]+|and|&)){{1,3}}"
    rf"|(?:{DAY} {MONTH}|{MONTH} {DAY}),?(?: at)? {TIME}(?:\s?{ZONE})?"
)
_URL = re.compile(r"https?://\S+$")
_TITLE_WORDS, _LONG_PART, _LONG_NAME, _OUTLET_WORDS = 3, 7, 6, 5  # words
_PERSON = re.compile(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]*){1,3}")
_TITLED = re.compile(r"The(?: [A-Z][\w'’-]+){1,4}")  # "The Juba Observer": a person's byline names no other "The"
_SIGNED = 2  # parts of "Ana Costa | Harbour Times"
_SMALL = frozenset({"of", "the", "and", "&", "for", "in", "de", "la", "al", "le", "el", "our", "correspondent", "with"})


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a head line tells.

    Attributes:
        name: title, published, updated, byline, dateline, outlet, language, url, retrieved or ignored.
        value: as written (dates too).
        start: where the value stands in the line.
    """

    name: str
    value: str
    start: int
    day: date | None = None


def head_fields(line: str, rules: PageRules, titled: bool = True) -> list[Field]:
    """What a line above a story tells about it; an empty list where it is part of the story.

    Until the story is `titled`, a line of parts may be its title ("Camp to Close | Harbour Times, 3 May 2024").

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
    whole = _parts(line, rules, _LONG_PART if titled else _TITLE_WORDS)
    if whole:
        return whole
    if names:
        return _signed(line, names, rules)
    dated = _DATED.fullmatch(line)
    if dated:  # "6 May 2024 Peace and Security", "6 May, 14:32"
        day = to_date(dated["date"]) if dated["date"] else None
        return [Field("published", dated["date"], 0, day) if day else Field("ignored", line, 0)]
    if _URL.match(line):
        return [Field("url", line, 0)]
    return [Field("dateline", line, 0)] if is_lone_dateline(line, rules) else []


def _signed(line: str, names: str, rules: PageRules) -> list[Field]:
    """A byline, and the publisher that it names: "By Ana Costa, Harbour Times", "By Harbour Times Staff"."""
    start = line.index(names)
    fields = [Field("byline", names, start)]
    house = _STAFF.sub("", names) if _STAFF.search(names) else line[start + len(names) :].strip(" ,|/•·()–—-")
    if house != names and (is_publisher(house, rules) or _TITLED.fullmatch(house)):
        fields.append(Field("outlet", house, line.index(house, start)))
    return fields


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


def _parts(line: str, rules: PageRules, limit: int) -> list[Field]:
    """Fields of a line of parts ("By Ana Costa | Harbour Times | 3 May 2024"), or of a name and a stamp."""
    parts = [part for part in _PARTS.split(line) if part]
    told = [_part(line, part, rules) for part in parts] if len(parts) > 1 else []
    fields = [field for one in told for field in one]
    long = any(len(part.split()) >= limit for part, one in zip(parts, told, strict=False) if not one)
    if not long and any(field.name in ("published", "byline") for field in fields):
        return fields
    if limit == _LONG_PART and any(field.name == "outlet" for field in fields) and len(parts) == _SIGNED:
        return [*fields, Field("byline", parts[0], 0)] if _PERSON.fullmatch(parts[0]) else []
    return _named_stamp(line, line, rules)


def trailing_fields(line: str, rules: PageRules) -> list[Field]:
    """What a headline carries behind a bar, or a known publisher behind a dash.

    >>> from etl.page.rules import page_rules
    >>> [field.value for field in trailing_fields("Camp to Close | Harbour Times, 3 May 2024", page_rules())]
    ['3 May 2024', 'Harbour Times']
    >>> [field.value for field in trailing_fields("Camp to Close - Reuters", page_rules())]
    ['Reuters']
    """
    if "|" in line:
        parts = line.split("|")[1:]
        return [field for part in parts for field in _part(line, part.strip(), rules) if field.name != "ignored"]
    behind = _PARTS.split(line)[-1]
    known = behind != line and is_known_publisher(behind, rules)
    return [Field("outlet", behind, line.rindex(behind))] if known else []


def _named_stamp(line: str, part: str, rules: PageRules) -> list[Field]:
    """A publisher or a place, and a stamp: "Harbour Times, 3 May 2024, 10:32"."""
    for separator in _SEPARATOR.finditer(part):
        found = stamp(part[separator.end() :])
        day = to_date(found.date) if found else None
        if not found or not day:
            continue
        name = part[: separator.start()]
        words = name.split()
        if (
            len(words) > _LONG_NAME
            or "|" in name
            or not (byline(name) or all(word in _SMALL or not word[0].islower() for word in words[1:]))
        ):
            words = []  # "Prague business wire, 22.08.2024": only the day is sure
        start = line.index(part)
        published = Field("published", found.date, start + separator.end() + found.start, day)
        if not words:
            return [published] if len(name.split()) < _TITLE_WORDS + 1 else []
        names = byline(name)
        if names:
            return [published, Field("byline", names, start + name.index(names))]
        return [published, Field("outlet" if is_publisher(name, rules) else "dateline", name, start)]
    return []


def is_publisher(name: str, rules: PageRules) -> bool:
    """Whether a name of at most five words ends as publishers' names do.

    >>> from etl.page.rules import page_rules
    >>> is_publisher("Harbour Daily News", page_rules()), is_publisher("He read the news", page_rules())
    (True, False)
    """
    words = name.split()
    return is_known_publisher(name, rules) or (
        0 < len(words) <= _OUTLET_WORDS
        and words[-1].lower() in rules.outlet_words
        and all(word in _SMALL or not word[0].islower() for word in words)
    )


def is_known_publisher(name: str, rules: PageRules) -> bool:
    """Whether the rules list a publisher of this name, written as a name."""
    return name[:1].isupper() and bare_name(name) in rules.publishers


def _part(line: str, part: str, rules: PageRules) -> list[Field]:
    start = line.index(part)
    found, names = stamp(part), byline(part)
    if found and (day := to_date(found.date)):
        return [Field("published", found.date, start + found.start, day)]
    if names:
        return [Field("byline", names, start + part.index(names))]
    house = _STAFF.sub("", part)
    if is_publisher(part, rules) or is_known_publisher(house, rules):
        return [Field("outlet", house if is_known_publisher(house, rules) else part, start)]
    return _named_stamp(line, part, rules) or ([Field("ignored", part, start)] if is_furniture(part, rules) else [])
