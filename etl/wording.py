"""Small pieces of wording that several commands share."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "claim"), counted(2500, "reply")
    ('1 claim', '2,500 replies')
    """
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun[:-1]}ies" if noun.endswith("y") else f"{number:,} {noun}s"


def joined(parts: Iterable[str]) -> str:
    """A list as one writes it.

    >>> joined(["one", "two", "three"])
    'one, two and three'
    """
    *head, last = list(parts) or [""]
    return f"{', '.join(head)} and {last}" if head else last


def indent(text: str, width: int, first: str) -> list[str]:
    """Lines of at most `width` characters; the first begins with `first`, the others stand below its text.

    >>> indent("words that do not fit into one line of forty", 40, "- ")
    ['- words that do not fit into one line of', '  forty']
    """
    return textwrap.wrap(text, max(width, 40), initial_indent=first, subsequent_indent=" " * len(first)) or [first]
