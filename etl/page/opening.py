"""How a story opens: which of its first lines tell about it, which is its title, where its first paragraph stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.page.head import Field, head_fields, is_known_publisher, is_publisher, trailing_fields
from etl.page.lines import RULE, is_caption, is_furniture, is_headline
from etl.page.rules import PageRules
from etl.page.stamps import RUN_IN

LINES = 16  # a story that has not begun after so many lines will not
DECK = 300  # characters of a standfirst, at most
_INITIALS = 4  # characters of a mark that says nothing ("CT")
# A name and the town where its bearer is at home, as syndicates write it.
_BASED = re.compile(r"(?:[A-Z][\w'’.&-]*\s){1,6}\([A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}\)")
# A name, and the agencies whose reports its bearer has used.
_SECTION = re.compile(r"[A-Z][\w&]*(?:\s?[|/&>›]\s?[A-Z]\w*|\s[A-Z]\w*)?")
_TITLE_WORDS = 4  # of a headline under a section's name
_THE = re.compile(r"The(?: [A-Z][\w'’-]+){1,4}")  # "The Caribbean Ledger"
_SECTION_BAR = re.compile(r"\s*[|›>]\s*")
_SHARED = re.compile(r"(?:[A-Z][\w'’.&-]*\s){0,5}[A-Z][\w'’.&-]*,? with (?:[\w.]+(?:, | and | )?){1,6}")
_BEHIND_NAME = re.compile(r",? with | \(|, | \| ")
PROSE = 80  # characters that make a line a paragraph


@dataclass(slots=True)
class Opening:
    """The first lines of a story, by their index.

    Attributes:
        fields: what head lines tell, with the line that does.
        trailing: what the title carries behind a bar.
        first: the first line that belongs to the story (title, caption, standfirst or paragraph), None where none does.
        title: its headline.
        body: its first paragraph.
    """

    fields: list[tuple[int, Field]] = field(default_factory=list)
    trailing: list[tuple[int, Field]] = field(default_factory=list)
    first: int | None = None
    title: int | None = None
    body: int | None = None


def opening(lines: Sequence[str], rules: PageRules) -> Opening:
    """Read the first lines of a story, without white space around them.

    >>> from etl.page.rules import page_rules
    >>> lines = ["Camp to Close", "It was built in 1961.", "By Ana Costa", "3 May 2024", "The camp will close. " * 4]
    >>> found = opening(lines, page_rules())
    >>> found.title, [one.name for _, one in found.fields], found.body
    (0, ['byline', 'published'], 4)
    """
    found = Opening()
    last = len(lines) - 1
    for i, line in enumerate(lines[:LINES]):
        fields = (head_fields(line, rules, found.title is not None) or _publisher(lines, i, rules)) if i < last else []
        if fields:
            found.fields += [(i, one) for one in fields]
        elif not (RULE.match(line) or is_furniture(line, rules)):
            found.first = i if found.first is None else found.first
            if i == last or not _is_above(lines, i, found, rules):
                found.body = i
                break
    if found.body is None:
        found.body = found.first
    if found.title is not None:
        found.trailing = [(found.title, one) for one in trailing_fields(lines[found.title], rules)]
    return found


def _publisher(lines: Sequence[str], i: int, rules: PageRules) -> list[Field]:
    """A publisher's name alone beside a byline or a stamp: "Harbour Times", "Harbour Times, Gao", "The Harbour (Gao)",
    "Harbour International, with Wirepress"."""
    line = lines[i]
    name = _BEHIND_NAME.split(line)[0]
    if len(line) <= 60 and is_known_publisher(name, rules):
        return [Field("outlet", name, 0)]
    if i == 0 and _heads(lines, rules):
        return [Field("outlet", name, 0)]
    surely = _BASED.fullmatch(line) or _SHARED.fullmatch(line) or _THE.fullmatch(line)
    if len(line) > 60 or not (surely or is_publisher(name, rules)):
        return []
    beside = [lines[j] for j in (i - 1, i + 1) if 0 <= j < len(lines)]
    told = (one.name for line in beside for one in head_fields(line, rules))
    return [Field("outlet", name, 0)] if any(name in ("published", "byline") for name in told) else []


def _heads(lines: Sequence[str], rules: PageRules) -> bool:
    """Whether a page opens with its publisher's name above a headline: "Bangui Express", "Baltic Courant | World"."""
    name, *section = _SECTION_BAR.split(lines[0])
    if len(lines[0]) > 40 or len(name.split()) not in (2, 3) or not is_publisher(name, rules) or len(section) > 1:
        return False
    return len(lines) > 1 and is_headline(lines[1]) and lines[1].count(" ") + 1 >= _TITLE_WORDS


def _is_above(lines: Sequence[str], i: int, found: Opening, rules: PageRules) -> bool:
    """Whether a line stands above the first paragraph: a caption, a kicker, the title (again), a standfirst."""
    line = lines[i]
    if is_caption(line) or is_kicker(lines, i):
        return True
    if RUN_IN.match(line):
        return False
    if is_headline(line):
        found.title = i if found.title is None else found.title
        return True
    return is_deck(lines, i, rules)


def is_kicker(lines: Sequence[str], i: int) -> bool:
    """Whether a line is a label over a headline: at most two words or with a bar, in capitals or each with one, and a
    headline comes next.

    >>> is_kicker(["EXCLUSIVE", "Camp to Close"], 0), is_kicker(["CAMP TO CLOSE", "It Is Old"], 0)
    (True, False)
    >>> is_kicker(["News|Conflict", "Last Troops Leave the Camp"], 0), is_kicker(["Camp Closes", "It Is Old"], 0)
    (True, False)
    """
    line = lines[i]
    if len(line) <= _INITIALS and line.isupper():
        return True
    if len(line) > 40 or not (line.count(" ") < 2 or "|" in line):
        return False
    if not line.isupper() and not _SECTION.fullmatch(line):
        return False
    words = 1 if line.isupper() else _TITLE_WORDS
    return any(is_headline(later) and later.count(" ") + 1 >= words for later in lines[i + 1 : i + 3])


def is_deck(lines: Sequence[str], i: int, rules: PageRules) -> bool:
    """Whether a line is a standfirst: short, with a byline or a stamp between it and the first paragraph."""
    if len(lines[i]) > DECK:
        return False
    for j, line in enumerate(lines[i + 1 : i + 4], start=i + 1):
        if any(one.name in ("published", "byline") for one in head_fields(line, rules)):
            return any(len(later) >= PROSE for later in lines[j + 1 : j + 5])
        if len(line) >= PROSE:
            return False
    return False
