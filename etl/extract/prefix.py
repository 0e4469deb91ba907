"""Which tokens a compiled pattern can begin with, so that a matcher tries it nowhere else.

Reads the small subset of regular expressions that grammar.Compiler writes: sets, groups, look-arounds, alternatives
and counts.
"""

from __future__ import annotations

import re

_PIECE = re.compile(
    r"""
      \[(?P<negated>\^)?(?P<set>(?:\\.|[^\]\\])*)\]
    | (?P<look>\(\?<?[=!])
    | (?P<open>\((?:\?:|\?P<\w+>)?)
    | (?P<close>\))
    | (?P<bar>\|)
    | (?P<count>[?*+]|\{\d*,?\d*\})
    """,
    re.VERBOSE | re.DOTALL,
)
Firsts = tuple[frozenset[str] | None, bool]  # codes (None: any token), and whether the pattern can be empty


def firsts(source: str) -> frozenset[str] | None:
    """The codes that a match can begin with; None where it can be any, or where the pattern may match nothing.

    >>> sorted(firsts("(?:[ab])?(?=[x])(?P<n>[c]|[d]+)[e]") or ())
    ['a', 'b', 'c', 'd']
    >>> firsts("[^a][b]") is None
    True
    """
    (codes, empty), _ = _alternatives(source, 0)
    return None if empty else codes


def _alternatives(source: str, position: int) -> tuple[Firsts, int]:
    codes: frozenset[str] | None = frozenset()
    empty = False
    while True:
        (one, one_empty), position = _sequence(source, position)
        codes = None if codes is None or one is None else codes | one
        empty |= one_empty
        if position >= len(source) or source[position] != "|":
            return (codes, empty), position
        position += 1


def _sequence(source: str, position: int) -> tuple[Firsts, int]:
    codes: frozenset[str] | None = frozenset()
    open_end = True  # whether all elements so far can be empty
    while position < len(source) and source[position] not in "|)":
        (one, empty), position = _element(source, position)
        if open_end:
            codes = None if codes is None or one is None else codes | one
        open_end = open_end and empty
    return (codes, open_end), position


def _element(source: str, position: int) -> tuple[Firsts, int]:
    piece = _PIECE.match(source, position)
    assert piece, source[position : position + 20]
    found: Firsts
    if piece["look"]:
        _, position = _alternatives(source, piece.end())
        return (frozenset(), True), position + 1
    if piece["open"]:
        found, position = _alternatives(source, piece.end())
        position += 1
    else:
        found, position = (None if piece["negated"] else _members(piece["set"]), False), piece.end()
    count = _PIECE.match(source, position)
    if count and count["count"]:
        optional = count["count"] in "?*" or count["count"].startswith(("{0", "{,"))
        found, position = (found[0], found[1] or optional), count.end()
    return found, position


def _members(codes: str) -> frozenset[str]:
    return frozenset(re.sub(r"\\(.)", r"\1", codes, flags=re.DOTALL))
