"""Rules of one kind, looked up by the two tokens with which they can begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from etl.extract.prefix import Prefix
from etl.rulebook import Rule, Rulebook

Candidates = list[tuple[Rule, re.Pattern[str]]]
_NAMED = re.compile(r"\(\?P<\w+>")


class Matcher:
    """All rules of one kind, tried in file order at the tokens with which (and with whose next) one can begin."""

    def __init__(self, book: Rulebook, rules: Iterable[Rule]) -> None:
        self.rules = list(rules)
        self.compiled = [book.compiler.compile(rule.pattern, rule.id) for rule in self.rules]
        self._prefixes = [Prefix(one.pattern) for one in self.compiled]
        self._groups = {
            one: [(name.rpartition("__")[0], index) for name, index in one.groupindex.items()] for one in self.compiled
        }
        self.by_pair: dict[str, Candidates] = {}
        self._by_code: dict[str, list[int]] = {}
        for index, prefix in enumerate(self._prefixes):
            for code in prefix.first or ():
                self._by_code.setdefault(code, []).append(index)
        self.start = re.compile(f"[{re.escape(''.join(sorted(self._by_code)))}]")

    def candidates(self, pair: str) -> Candidates:
        """The rules that can begin with two tokens, in file order; kept in `by_pair`."""
        known = self._by_code.get(pair[:1], ())
        found = [(self.rules[i], self.compiled[i]) for i in known if self._prefixes[i].begins(pair)]
        self.by_pair[pair] = found
        return found

    def matches(self, code: str, first: int, end: int) -> Iterator[tuple[Rule, re.Match[str]]]:
        """The rules that match at token `first`, before token `end`, in file order."""
        pair = code[first : first + 2]
        known = self.by_pair.get(pair)
        for rule, one in self.candidates(pair) if known is None else known:
            match = one.match(code, first, end)
            if match:
                yield rule, match

    def groups(self, match: re.Match[str]) -> dict[str, tuple[int, int]]:
        """The named groups of a match as token ranges (inclusive), as grammar.found has them."""
        spans = match.regs
        groups: dict[str, tuple[int, int]] = {}
        for name, index in self._groups[match.re]:
            first, end = spans[index]
            if end > first >= 0:
                groups.setdefault(name, (first, end - 1))
        return groups

    def ending(self) -> re.Pattern[str]:
        """All rules as one regular expression that must end where the text that it is given ends."""
        sources = (_NAMED.sub("(?:", one.pattern) for one in self.compiled)
        branches = "|".join(f"(?P<r{index}>{source})" for index, source in enumerate(sources))
        return re.compile(f"(?:{branches})\\Z", re.DOTALL)

    def named(self, match: re.Match[str]) -> Rule:
        """The rule that made a match of `ending`."""
        assert match.lastgroup
        return self.rules[int(match.lastgroup[1:])]
