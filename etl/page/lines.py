"""What one line of a page is: headline, caption, byline, date stamp, dateline, rule, furniture or prose."""

from __future__ import annotations

import re

from etl.page.days import CLOCK, DAY, FULL_DATE, MONTH
from etl.page.rules import PageRules, page_rules

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĻŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽȘȚ"
_CAPS = rf"[{_UPPER}][{_UPPER}.'’`-]+"
_NAME_WORD = rf"[{_UPPER}][\w.'’&-]*"
_PLACE = rf"{_NAME_WORD}(?:[ -](?:{_NAME_WORD}|of|the|de|du|al-\w+))*"
_AGENCY = r"\((?P<agency>[^()\n]{2,40})\)"
_SHORT_DATE = rf"(?:{FULL_DATE}|{MONTH}\s{DAY}|{DAY}\s{MONTH})"
_WEEKDAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DASH = r"(?:\s*(?:--|[-–—])\s+|\s*[–—]\s*)"
# "BAGHDAD, Sept 27 (Agency) -", "NIAMEY, Niger —", "PARIS: ", "Kyiv, Ukraine (AP) —", "March 5 (Agency) -"
DATELINE = re.compile(
    rf"""
    (?:
      (?P<caps>{_CAPS}(?:[ /]{_CAPS})*) (?:\s*,\s*(?:{_PLACE}))?
        (?:\s*[,/]\s*(?P<day>{_SHORT_DATE}|{_WEEKDAYS}))? (?:\s*[/,]?\s*{_AGENCY})?
        (?: {_DASH} | :\s+ | (?<=\))\s+ | \s+/\s+(?P<slash>{_CAPS})\s*{_DASH} )
    | (?P<place>{_PLACE}) (?:\s*,\s*(?:{_PLACE}))? (?:\s*,\s*(?P<day2>{_SHORT_DATE}|{_WEEKDAYS}))?
        \s*,?\s*\((?P<agency2>[^()\n]{{2,40}})\) {_DASH}
    | (?P<place3>{_PLACE}) (?:\s*,\s*(?:{_PLACE}))? \s*,\s*(?P<day3>{_SHORT_DATE}) {_DASH}
    | (?P<day4>{_SHORT_DATE}) \s*\((?P<agency4>[^()\n]{{2,40}})\) {_DASH}
    )
    """,
    re.VERBOSE,
)
_LABEL = (
    r"(?:(?:first |last )?(?:published|updated|posted|modified|issued)(?: on| at)?"
    r"|publication date|release date|date|on)"
)
WIDGET = r"(?:\+\s*[↺⟲↻⟳]?\s*[−–-]\s*\d{1,2}\s*(?:px|pt)?|\d{1,2}\s*px)"
_STAMP = re.compile(
    rf"(?P<label>{_LABEL}\b\s*[:\-–—|]?\s*)?(?P<date>{FULL_DATE}){CLOCK}?(?:\s*[-–—|]?\s*{CLOCK})?\s*{WIDGET}?\s*[.|]?",
    re.IGNORECASE,
)
RUN_IN = re.compile(
    rf"\s*(?:date|published|posted|updated)(?: on)?\s*[:|]?\s*(?P<date>{FULL_DATE}){CLOCK}?\s*{WIDGET}?\s*[-–—|]?\s*",
    re.IGNORECASE,
)
_SLASHED = re.compile(rf"(?:{_NAME_WORD}\s?/\s?)?(?P<name>{_NAME_WORD}(?:[ -]{_NAME_WORD}){{0,4}})\s?/\s+(?=[\w“\"‘'])")
_NAMES = rf"{_NAME_WORD}(?: (?:{_NAME_WORD}|and|de|la|van|von|der|al|el|bin|ibn|al-\w+))*"
_BYLINE = re.compile(
    rf"(?i:(?:written |reported |story )?by:?|author:)\s+(?P<names>{_NAMES}(?:, {_NAMES} and {_NAMES})?)"
    r"(?:\s*(?:[,|/•·(]|\s[–—-]\s|\s(?:in|for|at|of)\s)\s*.{0,60})?"
)
_BYLINE_CASE = re.compile(rf"(?:[A-Za-z]+ )?(?:[Bb][Yy]|[Aa]uthor):?\s+[{_UPPER}]")
_CREDIT = re.compile(
    r"""
      \((?!see\b)[^()]*\b(?:photo|photograph|photos|picture|image|handout|getty|file|courtesy|screengrab|screenshot|via\
      (?:AP|AFP|REUTERS)|archive)\b[^()]*\)\s*\.?$
    | ^(?:file|file\ photo|photo|image|picture|caption|photograph|illustration|archive)\s*(?:[-–—:|]|\()
    | \b(?:handout|file|undated|satellite|archive)\ (?:photo|picture|image|photograph)\b.*\b(?:made\
    available|released|provided|taken|shows|obtained|issued)\b | \b(?:photo|photograph|picture|image)\ (?:made\
    available|released|provided|obtained|courtesy|taken)\ (?:by|from|on|of|in)\b | \bin\ this\ (?:[\w,]+\
    ){0,3}(?:photo|picture|image|handout|frame\ grab|screengrab)\b | \b(?:EPA|AFP|AP|REUTERS|Reuters|Getty\
    Images|Anadolu|Xinhua|UPI|DPA|IRNA|TASS|SANA|EFE|ANSA|PA|Shutterstock)\s?/\s?[\w .,/-]+$ |
    \[[^\[\]]{2,60}/[^\[\]]{2,60}\]\s*\.?$ | \b(?:photos?|images?|pictures?|credit)\s?(?:credit)?\s?(?::|by|courtesy\
    of)\s?[^.]{2,60}$ | ©\s?[^.]{2,60}$
    """,
    re.VERBOSE | re.IGNORECASE,
)
ARCHIVE = re.compile(r"\b(?:file|archive|undated|archival)\b", re.IGNORECASE)
RULE = re.compile(r"\s*(?:[-_=*•~—–#·]\s*){3,}$")
END_MARK = re.compile(r"\s*(?:-\s*30\s*-|\(?\s*(?:-?ENDS-?|END)\s*\)?|#{2,}|=\s?=\s?=)\s*$")
_DIGIT = re.compile(r"\d")
_FINAL = re.compile(r"[.!?…:;,][\"”’'»)\]]*$")
_STOP = re.compile(r"(?:(?<!\b[A-Z])(?<!\.[A-Z])[.…]|[;,:])[\"”’'»)\]]*$")
_SPEECH = re.compile(r"^[\"“‘«„]")


def is_headline(line: str) -> bool:
    """Whether a line has the shape of a headline: short, begins like one, and no full stop ends it.

    >>> is_headline("Alliance to Halve Its Garrison by Spring"), is_headline("The garrison will be halved by spring.")
    (True, False)
    >>> is_headline("Will they stay?"), is_headline("a loose line in small letters")
    (True, False)
    """
    if not 8 <= len(line) <= 200 or _STOP.search(line) or line[0].islower() or line.count(" ") > 28:
        return False
    return not (is_caption(line) or RULE.match(line) or byline(line) or stamp(line))


def is_caption(line: str) -> bool:
    """Whether a line describes a picture, told by its credit.

    >>> is_caption("Trucks leave the depot. (Agency file photo)"), is_caption("Photo: Ana Costa, Gao")
    (True, True)
    >>> is_caption("The trucks left at dawn, he said."), is_caption("Troops in Gao, 3 May 2021. EPA/NAVY PRESS OFFICE")
    (False, True)
    """
    return len(line) <= 700 and _hints_at_credit(line) and _CREDIT.search(line) is not None


def _hints_at_credit(line: str) -> bool:
    """A cheap look before the search: nearly every line of prose has none of these."""
    return (
        "hoto" in line or "/" in line or "[" in line or "mage" in line or "icture" in line or "©" in line
        or "HOTO" in line or "file" in line or "File" in line or "FILE" in line or "redit" in line
        or "andout" in line or "rchive" in line or "aption" in line or "CREDIT" in line or "llustration" in line
        or "MAGE" in line or "etty" in line or "ourtesy" in line or "creen" in line or "ia A" in line
    )  # fmt: skip


def byline(line: str) -> str | None:
    """The names of a byline.

    >>> byline("By Ana Costa and Jon Berg"), byline("BY ANA COSTA, Harbour Times"), byline("By Tuesday all had left")
    ('Ana Costa and Jon Berg', 'ANA COSTA', None)
    """
    if len(line) > 120 or not _BYLINE_CASE.match(line):
        return None
    found = _BYLINE.fullmatch(line)
    if not found or _FINAL.search(line):
        return None
    names = found["names"].strip()
    return names if len(names) > 2 and not re.match(r"[A-Z]\w+day\b|The\b|\d", names) else None


def stamp(line: str) -> re.Match[str] | None:
    """A line that is a date stamp and nothing else; group `date` holds the date.

    >>> stamp("Published: 27 September 2024, 10:32 GMT")["date"], stamp("date 2024-09-27 + ↺ − 16 px")["date"]
    ('27 September 2024', '2024-09-27')
    >>> stamp("On 27 September 2024 the last convoy left") is None
    True
    """
    return _STAMP.fullmatch(line) if len(line) < 120 and _DIGIT.search(line) else None


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
    found = DATELINE.match(line)
    if not found or found.end() > 120 or (found["caps"] or "").lower() in rules.labels:
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


def is_furniture(line: str, rules: PageRules) -> bool:
    """Whether a line belongs to the page and not to the story.

    >>> rules = page_rules()
    >>> [is_furniture(line, rules) for line in ("TT", "Follow us on X", "+ ↺ − 16 px", "4 min read")]
    [True, True, True, True]
    >>> is_furniture("Follow us into the valley, the sergeant said.", rules)
    False
    """
    size = len(line)
    if size > 160:
        return False
    low = line.lower()
    if size < 80 and (low.strip(_EDGES) in rules.lines or _is_bar(low, rules) or _ODD.fullmatch(low)):
        return True
    return low.startswith(rules.starts)


def is_notice(line: str, rules: PageRules) -> bool:
    """Whether a line is a notice of rights, cookies or newsletters: up to 400 characters that hold one of its phrases.

    >>> is_notice("We use cookies to make this work.", page_rules()), is_notice("© 2024 Harbour Times", page_rules())
    (True, True)
    """
    if len(line) > 400:
        return False
    low = line.lower()
    return low.startswith(("©", "(c) 20", "copyright ©", "copyright (c)", "copyright 20")) or any(
        phrase in low for phrase in rules.holds
    )


_EDGES = " \t.:;|·•»«→›>-–—*!…"
_ODD = re.compile(
    rf"{WIDGET}|\d+\s?-?min(?:ute)?s?\.? (?:read|listen)"
    r"|(?:listen|reading time|read time)\W*\d+\s?(?:min(?:ute)?s?|sec)"
    r"|\d+ (?:comments?|shares?|views?|likes?)|\d+\s?/\s?\d+|page \d+(?: of \d+)?|a[+-](?:\s*a[+-])*|(?:aa|a a)+"
)


def _is_bar(low: str, rules: PageRules) -> bool:
    words = low.split()
    return len(words) > 1 and all(word in rules.social for word in words)


def opens_list(line: str, rules: PageRules) -> bool:
    """Whether a line heads a list of links to other stories ("Most read")."""
    return len(line) < 60 and line.lower().strip(_EDGES) in rules.lists


def is_speech(line: str) -> bool:
    """Whether a line opens with a quotation mark."""
    return _SPEECH.match(line) is not None
