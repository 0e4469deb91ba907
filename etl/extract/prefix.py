"""With which two tokens a match of a compiled pattern can begin, so that a matcher tries it nowhere else.

Reads the small subset of regular expressions that grammar.Compiler writes: sets, groups, look-arounds, alternatives and
counts. First and following positions are Glushkov's (The abstract theory of automata, 1961).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

_PIECE = re.compile(
    r"""
      \[(?P<negated>\^)?(?P<set>(?:\\.|[^\]\\])*)\]
    | (?P<look>\(\?<?[=!])
    | (?P<open>\((?:\?:|\?P<\w+>)?)
    | (?P<count>(?:[?*+]|\{\d*,?\d*\})\??)
    """,
    re.VERBOSE | re.DOTALL,
)
Codes = frozenset[str] | None  # None: any token


@dataclass
class _Part:
    """Positions (sets in the pattern) that a part can begin and end with, and whether it can be empty."""

    first: set[int] = field(default_factory=set)
    last: set[int] = field(default_factory=set)
    empty: bool = True


class Prefix:
    """Which codes a match can begin with, and which can stand second.

    Attributes:
        first: codes of a match's first token, None where it can be any.

    >>> prefix = Prefix("(?:[a])?(?=[x])(?P<n>[b]|[c]+)(?:[d][e])?")
    >>> sorted(prefix.first or ())
    ['a', 'b', 'c']
    >>> [prefix.begins(pair) for pair in ("ab", "ad", "bd", "be", "cc")]
    [True, False, True, True, True]
    >>> [Prefix("[a][^b]").begins(pair) for pair in ("ac", "ab", "a")]
    [True, True, False]
    """

    def __init__(self, source: str) -> None:
        self._codes: list[Codes] = []
        self._follow: dict[int, set[int]] = {}
        whole, _ = self._alternatives(source, 0)
        self._whole = whole
        begin = [self._codes[position] for position in whole.first]
        self.first: Codes = None if whole.empty or None in begin else frozenset().union(*(one or () for one in begin))

    def begins(self, pair: str) -> bool:
        """Whether a match can begin with these two codes (one, where the text ends there)."""
        for position in self._whole.first:
            if not _fits(self._codes[position], pair[0]):
                continue
            if position in self._whole.last:
                return True
            if any(_fits(self._codes[after], pair[1:]) for after in self._follow.get(position, ())):
                return True
        return False

    def _alternatives(self, source: str, position: int) -> tuple[_Part, int]:
        whole, position = self._sequence(source, position)
        while position < len(source) and source[position] == "|":
            other, position = self._sequence(source, position + 1)
            whole = _Part(whole.first | other.first, whole.last | other.last, whole.empty or other.empty)
        return whole, position

    def _sequence(self, source: str, position: int) -> tuple[_Part, int]:
        whole = _Part()
        while position < len(source) and source[position] not in "|)":
            part, position = self._element(source, position)
            self._link(whole.last, part.first)
            first = whole.first | part.first if whole.empty else whole.first
            last = whole.last | part.last if part.empty else part.last
            whole = _Part(first, last, whole.empty and part.empty)
        return whole, position

    def _link(self, before: set[int], after: set[int]) -> None:
        for position in before:
            self._follow.setdefault(position, set()).update(after)

    def _element(self, source: str, position: int) -> tuple[_Part, int]:
        piece = _PIECE.match(source, position)
        assert piece, source[position : position + 20]
        if piece["look"]:
            known = len(self._codes)
            _, position = self._alternatives(source, piece.end())
            del self._codes[known:]
            return _Part(), position + 1
        if piece["open"]:
            part, position = self._alternatives(source, piece.end())
            position += 1
        else:
            self._codes.append(None if piece["negated"] else _members(piece["set"]))
            index = len(self._codes) - 1
            part, position = _Part({index}, {index}, False), piece.end()
        return self._counted(source, position, part)

    def _counted(self, source: str, position: int, part: _Part) -> tuple[_Part, int]:
        count = _PIECE.match(source, position)
        if not count or not count["count"]:
            return part, position
        if count["count"] not in ("?", "??"):
            self._link(part.last, part.first)
        optional = count["count"].startswith(("?", "*", "{0", "{,"))
        return _Part(part.first, part.last, part.empty or optional), count.end()


def _fits(codes: Codes, code: str) -> bool:
    return bool(code) and (codes is None or code in codes)


@lru_cache(maxsize=1024)
def _members(codes: str) -> frozenset[str]:
    """All codes of a set as the compiler writes it, with its ranges drawn out."""
    if "\\" in codes:
        codes = re.sub(r"\\(.)", r"\1", codes, flags=re.DOTALL)
    if "-" not in codes:
        return frozenset(codes)
    out: set[str] = set()
    for first, last in re.findall(r"(.)(?:-(.))?", codes, re.DOTALL):
        out.update(map(chr, range(ord(first), ord(last or first) + 1)))
    return frozenset(out)
