"""One story of a raw file: where it stands and what is known about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

_BLANK = " \t\r\n\f\v\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff\u00ad\u2060" + "".join(
    map(chr, range(0x2000, 0x2010))
)


_MARKED = 200
_MARKS = re.compile(r"#{1,6}\s+(?P<heading>.+)|(?P<mark>\*\*|__|\*|_)(?P<words>[^*_]+)(?P=mark)")


class Line(NamedTuple):
    """A line that holds something: its span in the raw text (white space cut off) and the blank lines before it."""

    start: int
    end: int
    text: str
    gap: int


@dataclass
class Story:
    """What parsing found about one article; None where nothing says it.

    Attributes:
        start, end: its characters in the raw text.
        title_start: where the raw text holds the title, None where it does not.
        outlet_how, published_how: sidecar, header, text or unknown.
    """

    start: int
    end: int
    title: str | None = None
    title_start: int | None = None
    byline: str | None = None
    dateline: str | None = None
    outlet: str | None = None
    outlet_how: str = "unknown"
    published: date | None = None
    published_how: str = "unknown"
    language: str | None = None
    url: str | None = None
    retrieved: date | None = None


def _unmarked(line: str) -> str:
    """A short line without Markdown's marks around it: "# Title", "**6 May 2024**", "*By Ana Costa*"."""
    if line[:1] not in "#*_" or len(line) > _MARKED:
        return line
    marked = _MARKS.fullmatch(line)
    return (marked["heading"] or marked["words"]) if marked else line


def lines_of(text: str) -> list[Line]:
    """All lines that hold more than white space.

    >>> [(line.text, line.gap) for line in lines_of(" One\\r\\n\\r\\n\\r\\ntwo ")]
    [('One', 0), ('two', 2)]
    """
    found: list[Line] = []
    offset = gap = 0
    for whole in text.splitlines(keepends=True):
        line = _unmarked(whole.strip(_BLANK))
        if line:
            start = offset + whole.find(line)
            found.append(Line(start, start + len(line), line, gap))
            gap = 0
        else:
            gap += 1
        offset += len(whole)
    return found
