"""How stories are signed and dated: bylines, date stamps, datelines, publishers that a story runs in with."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.page.days import CLOCK, DAY, FULL_DATE, MONTH, TIME, ZONE
from etl.page.rules import PageRules, page_rules

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĻŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽȘȚ"
_CAPS = rf"[{_UPPER}][{_UPPER}.'’`-]+"
_NAME_WORD = rf"[{_UPPER}][\w.'’&-]*"
_PLACE = rf"{_NAME_WORD}(?:[ -](?:{_NAME_WORD}|of|the|de|du|al-\w+))*"
_AGENCY = r"\((?P<agency>[^()\n]{2,40})\)"
_SHORT_DATE = rf"(?:{FULL_DATE}|{MONTH}\s{DAY}|{DAY}\s{MONTH})"
_WEEKDAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DASH = r"(?:\s*(?:--|[-–—])\s+|\s*[–—]\s*)"
_DATED = rf"(?:{_SHORT_DATE}|{_WEEKDAYS})"
# "BAGHDAD, Sept 27 (Agency) -", "NIAMEY, Niger —", "PARIS: ", "Kyiv, Ukraine (AP) —", "March 5 (Agency) -",
# "(Agency) March 5 -", "MOSCOW, March 5. /AGENCY/. ", "Gao, 5 March 2024. ", "(Agency) -- "; weaker: "Gao, Mali - ",
# "Gao — " where no second dash closes an aside.
DATELINE = re.compile(
    rf"""
    (?:
      (?P<caps>{_CAPS}(?:[ /]{_CAPS})*) (?:\s*,\s*(?:{_PLACE}))?
        (?:\s*[,/]\s*(?P<day>{_DATED}))? (?:\s*[/,]?\s*{_AGENCY})? (?:\s*,?\s*(?P<day5>{_SHORT_DATE}))?
        (?: {_DASH} | :\s+ | (?<=\))(?:\s+|$) | \s+/\s+(?P<slash>{_CAPS})\s*{_DASH}
          | \.?\s*/(?P<agency6>{_CAPS})/\.?\s+ )
    | (?P<place>{_PLACE}) (?:\s*,\s*(?:{_PLACE}))? (?:\s*,\s*(?P<day2>{_DATED}))?
        \s*,?\s*\((?P<agency2>[^()\n]{{2,40}})\) (?:\s*,?\s*(?P<day6>{_SHORT_DATE}))? {_DASH}
    | (?P<place3>{_PLACE}) (?:\s*,\s*(?:{_PLACE}))? \s*,\s*(?P<day3>{_SHORT_DATE}) {_DASH}
    | (?P<place4>{_PLACE}) \s*,\s*(?P<day7>{FULL_DATE}) [.:]\s+
    | (?P<day4>{_SHORT_DATE}) \s*\((?P<agency4>[^()\n]{{2,40}})\) {_DASH}
    | \((?P<agency5>[^()\n]{{2,40}})\) (?:\s*,?\s*(?P<day8>{_SHORT_DATE}))? (?:\s*--\s+|\s*[–—]\s+|\s+-\s+)
    | (?P<weak>
        {_PLACE}\s*,\s*{_PLACE} (?:\s+(?:--|[-–—])\s+|\s*[–—]\s+|\s*:\s+) (?=[{_UPPER}"“‘])
        | {_NAME_WORD}(?:[ ]{_NAME_WORD})? \s*[–—]\s+ (?=[{_UPPER}"“‘]) (?![^.\n]{{0,120}}[–—])
      )
    )
    """,
    re.VERBOSE,
)
_DAYS = tuple(name for name in DATELINE.groupindex if name.startswith("day"))
_AGENCIES = tuple(name for name in DATELINE.groupindex if name.startswith("agency"))
_LONGEST_DATELINE = 130
_LONE = 70
_LABEL = (
    r"(?:(?:first |last )?(?:published|updated|posted|modified|issued)(?: on| at)?"
    r"|publication date|release date|date|on)"
)
WIDGET = r"(?:\+\s*[↺⟲↻⟳]?\s*[−–-]\s*\d{1,2}\s*(?:px|pt)?|\d{1,2}\s*px)"
_DATE = re.compile(FULL_DATE, re.IGNORECASE)
_DOUBLED = re.compile(r"(\d{1,2} [A-Za-z]{3,9} \d{4})(?=\1)")
_LABELLED = re.compile(rf"(?P<label>{_LABEL})\b[\s:|–—-]*$", re.IGNORECASE)
# All that a stamp is made of; where nothing else is left, the line is one.
_STAMP_PARTS = re.compile(
    rf"{FULL_DATE}|{_LABEL}\b|{WIDGET}"
    rf"|\d+\s?(?:min(?:ute)?|hour|day|week|month|year)s?\s+ago"
    rf"|T?{TIME}\s?{ZONE}?|[\s:,.|·•–—()-]+|\b(?:and|at|last)\b",
    re.IGNORECASE,
)
RUN_IN = re.compile(
    rf"\s*(?:date|published|posted|updated)(?: on)?\s*[:|]?\s*(?P<date>{FULL_DATE}){CLOCK}?\s*{WIDGET}?\s*[-–—|]?\s*",
    re.IGNORECASE,
)
_SLASHED = re.compile(rf"(?:{_NAME_WORD}\s?/\s?)?(?P<name>{_NAME_WORD}(?:[ -]{_NAME_WORD}){{0,4}})\s?/\s+(?=[\w“\"‘'])")
_NAMES = rf"{_NAME_WORD}(?: (?:{_NAME_WORD}|and|de|la|van|von|der|al|el|bin|ibn|al-\w+))*"
_STAFF = r"(?:(?:our|a|an|the) (?:[\w-]+ ){0,3})?(?:correspondents?|reporters?|staff|editors?|writers?|desk)"
_BYLINE = re.compile(
    rf"(?:(?i:written|reported|reviewed|story|text|analysis|opinion|report|review|words|comment) )?(?i:by:?|author:)\s+"
    rf"(?P<names>{_STAFF}|{_NAMES}(?:, {_NAMES} and {_NAMES})?(?: (?:staff|writers?|correspondents?|reporters?))?)"
    r"(?:\s*(?:[,|/•·(]|\s[–—-]\s|\s(?:in|for|at|of)\s)\s*.{0,60})?"
)
_DIGIT = re.compile(r"\d{4}")
_FINAL = re.compile(r"[.!?…:;,][\"”’'»)\]]*$")
_BYLINE_HINT = re.compile(r"(?:[A-Za-z]+ )?(?:[Bb][Yy]|[Aa]uthor):?\s")


def byline(line: str) -> str | None:
    """The names of a byline.

    >>> byline("By Ana Costa and Jon Berg"), byline("BY ANA COSTA, Harbour Times"), byline("By Tuesday all had left")
    ('Ana Costa and Jon Berg', 'ANA COSTA', None)
    """
    if len(line) > 120 or not _BYLINE_HINT.match(line):
        return None
    found = _BYLINE.fullmatch(line)
    if not found or _FINAL.search(line):
        return None
    names = found["names"].strip()
    return names if len(names) > 2 and not re.match(r"[A-Z]\w+day\b|The\b|\d", names) else None


class Stamp(NamedTuple):
    """A date that a line states and nothing else."""

    label: str
    date: str
    start: int


def stamp(line: str) -> Stamp | None:
    """A line that is a date stamp and nothing else; of several dates the first that is not of an update.

    >>> stamp("Published: 27 September 2024, 10:32 GMT").date, stamp("date 2024-09-27 + ↺ − 16 px").date
    ('27 September 2024', '2024-09-27')
    >>> stamp("Updated: 28/09/2024 - 11:00 Issued on: 27/09/2024 - 10:32").date
    '27/09/2024'
    >>> stamp("Published On 3 May 20243 May 2024").date
    '3 May 2024'
    >>> stamp("On 27 September 2024 the last convoy left") is None
    True
    """
    if len(line) > 120 or not _DIGIT.search(line):
        return None
    line = _DOUBLED.sub(lambda match: " " * len(match.group()), line)
    found = [
        Stamp(
            ((label := _LABELLED.search(line, 0, match.start())) and label["label"].lower()) or "",
            match.group(),
            match.start(),
        )
        for match in _DATE.finditer(line)
    ]
    if not found or _STAMP_PARTS.sub("", line):
        return None
    return next((one for one in found if not one.label.startswith(("updated", "last", "modified"))), found[0])


def dateline(line: str, rules: PageRules) -> re.Match[str] | None:
    """The dateline that a story runs in with, up to and including its dash.

    >>> rules = page_rules()
    >>> for line in ("GAO, Mali, May 3 (Agency) - The", "NIAMEY, Niger — The", "PARIS: The", "Gao, Mali (AP) -- The"):
    ...     print(repr(dateline(line, rules)[0]))
    'GAO, Mali, May 3 (Agency) - '
    'NIAMEY, Niger — '
    'PARIS: '
    'Gao, Mali (AP) -- '
    >>> dateline("UPDATE: The", rules) is None
    True
    """
    found = DATELINE.match(line[:_LONGEST_DATELINE])
    if not found or found.end() > _LONGEST_DATELINE - 10 or (found["caps"] or "").lower() in rules.labels:
        return None
    return found


def slashed_outlet(line: str, names: frozenset[str] = frozenset()) -> tuple[str, int] | None:
    """The publisher that a story runs in with ("Harbour News/ The last ..."), and where its text begins.

    >>> slashed_outlet("Harbour News/ The last convoy left."), slashed_outlet("Gao/ The last convoy left.")
    (('Harbour News', 14), None)
    """
    found = _SLASHED.match(line)
    if not found:
        return None
    name = found["name"]
    known = name.rpartition(" ")[2].lower() in page_rules().outlet_words or name.lower() in names
    return (name, found.end()) if known else None


def short_day(found: re.Match[str]) -> str | None:
    """The date of a dateline as written, with or without a year."""
    return next((found[name] for name in _DAYS if found[name]), None)


def agency(found: re.Match[str]) -> str | None:
    """The agency that a dateline credits, without what stands beside it ("Agency, with files from Gao")."""
    name = next((found[group] for group in _AGENCIES if found[group]), None)
    return re.split(r"[,;/]| with ", name)[0].strip() if name else None


def is_strong(found: re.Match[str]) -> bool:
    """Whether a dateline is surely one: it has a date, an agency, or capitals and a long dash."""
    if found["weak"]:
        return False
    return found[0].rstrip()[-1:] in "–—" or any(found[name] for name in _DAYS + _AGENCIES)


def is_lone_dateline(line: str, rules: PageRules) -> bool:
    """Whether a line is a dateline and nothing else: with an agency or a day, or with a country behind capitals.

    >>> lines = ("Camp Lima (Agency) Oct 6, 2014", "GAO, Mali", "TROOPS LEAVE GAO", "The Harbour (Gao)")
    >>> [is_lone_dateline(line, page_rules()) for line in lines]
    [True, True, False, False]
    """
    if len(line) > _LONE or not ("," in line or ("(" in line and _DIGIT.search(line))):
        return False
    found = dateline(f"{line} — " + "A" * 10, rules)
    if not found or found["weak"] or found.end() != len(line) + 3:
        return False
    return any(found[name] for name in _DAYS + _AGENCIES) or line.partition(",")[0].isupper()
