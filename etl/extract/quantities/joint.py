"""Many rules as one regular expression over codes, so that a place in the text is looked at once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.extract.quantities.edges import edge
from etl.rulebook import Rule, Rulebook

Spans = dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Hit:
    """One rule that matched: tokens `first` to `last` (inclusive), its named groups alike."""

    rule: Rule
    first: int
    last: int
    groups: Spans


class Joint:
    """Rules in order of preference; the first that matches at a place wins.

    Args:
        gated: look at the one character at the place first; pays where most places do not match.
        at_end: the match has to end where the search window ends (qualifiers before a number).
    """

    def __init__(self, book: Rulebook, rules: list[Rule], at_end: bool = False, gated: bool = True) -> None:
        joined = " | ".join(f"(r{number}: {rule.pattern})" for number, rule in enumerate(rules))
        pattern = book.compiler.compile(joined, "patterns/quantities.toml")
        self._edge = edge(pattern.pattern, last=at_end) if gated else None
        if at_end:
            pattern = re.compile(f"(?:{pattern.pattern})\\Z", re.DOTALL)
        self._pattern = pattern
        self._rules: dict[str, tuple[Rule, list[tuple[str, str]]]] = {}
        owner = ""
        for name in sorted(pattern.groupindex, key=pattern.groupindex.__getitem__):
            plain = name.rpartition("__")[0]
            if re.fullmatch(r"r\d+", plain):
                owner = name
                self._rules[owner] = (rules[int(plain[1:])], [])
            else:
                self._rules[owner][1].append((plain, name))

    def match(self, code: str, at: int) -> Hit | None:
        """The rule that matches from token `at` on."""
        if at >= len(code) or (self._edge is not None and code[at] not in self._edge):
            return None
        match = self._pattern.match(code, at)
        return self._hit(match) if match else None

    def ending(self, code: str, end: int, reach: int) -> Hit | None:
        """The rule that matches up to token `end` (exclusive), at most `reach` tokens long; the longest start wins."""
        if not end or (self._edge is not None and code[end - 1] not in self._edge):
            return None
        match = self._pattern.search(code, max(0, end - reach), end)
        return self._hit(match) if match else None

    def _hit(self, match: re.Match[str]) -> Hit:
        rule, names = self._rules[match.lastgroup or ""]
        groups: Spans = {}
        for plain, name in names:
            first, end = match.span(name)
            if first >= 0 and end > first:
                groups.setdefault(plain, (first, end - 1))
        return Hit(rule, match.start(), match.end() - 1, groups)
