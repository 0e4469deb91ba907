"""What one line of a page is: headline, caption, rule, furniture or prose."""

from __future__ import annotations

import re

from etl.page.rules import PageRules
from etl.page.stamps import WIDGET, byline, stamp

_SHOT = r"(?:photo|photograph|photos|picture|image)"
_AGENCIES = r"(?:EPA|AFP|AP|REUTERS|Getty Images|Anadolu|Xinhua|UPI|DPA|IRNA|TASS|SANA|EFE|ANSA|PA|Shutterstock)"
_CREDIT = re.compile(
    "|".join(
        (
            rf"\((?!see\b)[^()]*\b(?:{_SHOT}|handout|getty|file|courtesy|screengrab|screenshot|archive)\b[^()]*\)\s*\.?$",
            r"\([^()]*\bvia (?:AP|AFP|REUTERS)\b[^()]*\)\s*\.?$",
            r"^(?:file|file photo|photo|image|picture|caption|photograph|illustration|archive)\s*(?:[-–—:|]|\()",
            r"^(?:image|media|video) caption\s*[,:]",
            rf"\b(?:handout|file|undated|satellite|archive) {_SHOT}\b.*"
            r"\b(?:made available|released|provided|taken|shows|obtained|issued)\b",
            rf"\b{_SHOT} (?:made available|released|provided|obtained|courtesy|taken) (?:by|from|on|of|in)\b",
            rf"\bin this (?:[\w,]+ ){{0,3}}(?:{_SHOT}|handout|frame grab|screengrab)\b",
            rf"(?<!/)\b{_AGENCIES}\s?/\s?[\w .,/-]{{2,60}}$",
            r"\[[^\[\]]{2,60}/[^\[\]]{2,60}\]\s*\.?$",
            r"\b(?:photos?|images?|pictures?|credit)\s?(?:credit)?\s?(?::|by|courtesy of)\s?[^.]{2,60}$",
            r"©\s?[^.]{2,60}$",
        )
    ),
    re.IGNORECASE,
)
ARCHIVE = re.compile(r"\b(?:file|archive|undated|archival)\b", re.IGNORECASE)
RULE = re.compile(r"\s*(?:[-_=*•~—–#·]\s*){3,}$")
END_MARK = re.compile(r"\s*(?:-\s*30\s*-|\(?\s*(?:-?ENDS-?|END)\s*\)?|#{2,}|=\s?=\s?=)\s*$")
_STOP = re.compile(r"(?:(?<!\b[A-Z])(?<!\.[A-Z])[.…]|[;,:])[\"”’'»)\]]*$")
_BEHIND_STOP = "\"”’'»)]\n"
_SPEECH = re.compile(r"^[\"“‘«„]")


def is_headline(line: str) -> bool:
    """Whether a line has the shape of a headline: short, begins like one, and no full stop ends it.

    >>> is_headline("Alliance to Halve Its Garrison by Spring"), is_headline("The garrison will be halved by spring.")
    (True, False)
    >>> is_headline("Will they stay?"), is_headline("a loose line in small letters")
    (True, False)
    """
    if not 8 <= len(line) <= 200 or _is_stopped(line) or line[0].islower() or line.count(" ") > 28:
        return False
    return not (is_caption(line) or RULE.match(line) or byline(line) or stamp(line))


def _is_stopped(line: str) -> bool:
    """Whether a stop ends the line: looked for where it must stand, not all along the line."""
    return _STOP.search(line, max(0, len(line.rstrip(_BEHIND_STOP)) - 1)) is not None


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


def is_furniture(line: str, rules: PageRules) -> bool:
    """Whether a line belongs to the page and not to the story.

    >>> from etl.page.rules import page_rules
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

    >>> from etl.page.rules import page_rules
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
    r"|list \d+ of \d+ .*|(?:news|opinion|features|explainer|analysis|economy|video|sport)\|[\w&' -]{2,30}"
    r"|\d+ (?:comments?|shares?|views?|likes?)|\d+\s?/\s?\d+|page \d+(?: of \d+)?|a[+-](?:\s*a[+-])*|(?:aa|a a)+"
)


def _is_bar(low: str, rules: PageRules) -> bool:
    words = low.split()
    return len(words) > 1 and (all(word in rules.social for word in words) or _is_trail(low, rules))


def _is_trail(low: str, rules: PageRules) -> bool:
    """Whether a line is made of the names of sections ("home | world | africa")."""
    parts = [part.strip() for part in _TRAIL.split(low)]
    short = len(parts) > 2 and all(0 < len(part.split()) <= 2 for part in parts)
    return short and (parts[0] in rules.lines or len(parts) > 4)


_TRAIL = re.compile(r"\s[|•·/>»›]\s")
_MORE = re.compile(r"(?:more|latest|top stories|most read|most popular) (?:from|in|on|about) (?:[\w&'’-]+ ?){1,4}")


def opens_list(line: str, rules: PageRules) -> bool:
    """Whether a line heads a list of links to other stories ("Most read", "MORE FROM AFRICA").

    >>> from etl.page.rules import page_rules
    >>> [opens_list(line, page_rules()) for line in ("Most read", "MORE FROM AFRICA", "More from Gao fled north.")]
    [True, True, False]
    """
    if len(line) >= 60:
        return False
    low = line.lower().strip(_EDGES)
    return low in rules.lists or (_MORE.fullmatch(low) is not None and line[-1].isalnum())


def is_speech(line: str) -> bool:
    """Whether a line opens with a quotation mark."""
    return _SPEECH.match(line) is not None
