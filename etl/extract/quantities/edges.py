"""Which characters a regular expression can begin or end with, so that it is tried only where it may match."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def edge(pattern: str, last: bool = False) -> frozenset[str] | None:
    """The characters that a match can begin with (or end with, for `last`); None where that cannot be told.

    >>> sorted(edge("(?:ab|[cd]e)f?") or ())
    ['a', 'c', 'd']
    >>> sorted(edge("(?:ab|[cd]e)f?", last=True) or ())
    ['b', 'e', 'f']
    >>> edge("x*.") is None
    True
    """
    # The standard library's parser of regular expressions: its tree has the same node names since Python 2.0.
    tree = import_module("re._parser").parse(pattern, 16)
    found, _ = _edge(tree, last)
    return None if found is None else frozenset(map(chr, found))


def _edge(nodes: Any, last: bool) -> tuple[set[int] | None, bool]:
    """Edge characters of a sequence (None: any) and whether it can be empty."""
    out: set[int] = set()
    for operation, value in reversed(list(nodes)) if last else nodes:
        found, empty = _node(str(operation), value, last)
        if found is None:
            return None, False
        out |= found
        if not empty:
            return out, False
    return out, True


def _node(operation: str, value: Any, last: bool) -> tuple[set[int] | None, bool]:
    if operation == "LITERAL":
        return {value}, False
    if operation == "IN":
        return _class(value), False
    if operation == "SUBPATTERN":
        return _edge(value[-1], last)
    if operation in ("MAX_REPEAT", "MIN_REPEAT"):
        found, empty = _edge(value[2], last)
        return found, empty or value[0] == 0
    if operation == "BRANCH":
        edges = [_edge(branch, last) for branch in value[1]]
        if any(found is None for found, _ in edges):
            return None, False
        return set().union(*(found or () for found, _ in edges)), any(empty for _, empty in edges)
    return (set(), True) if operation in ("ASSERT", "ASSERT_NOT", "AT") else (None, False)


def _class(items: Any) -> set[int] | None:
    out: set[int] = set()
    for operation, value in items:
        if str(operation) == "LITERAL":
            out.add(value)
        elif str(operation) == "RANGE":
            out.update(range(value[0], value[1] + 1))
        else:
            return None
    return out
