"""Which parser reads which kind of raw file. A new format is a module with `parse(text) -> list[Story]` and a line
here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from etl.parse import text
from etl.parse.story import Story

Parser = Callable[[str], list[Story]]

PARSERS: Mapping[str, Parser] = {
    ".txt": text.parse,
    ".text": text.parse,
    ".md": text.parse,
    ".markdown": text.parse,
}


def parser_for(suffix: str) -> Parser | None:
    """The parser of a suffix with its dot, in any case; None for a format that is not read."""
    return PARSERS.get(suffix.lower())
