"""Where subject, cue and complement stand: the patterns of the attribution rules, ready to be matched on tags."""

from __future__ import annotations

import re

from etl.extract.attribution.tags import Tagger
from etl.extract.grammar import Compiler, Lexicon
from etl.rulebook import Rulebook


class Clauses:
    """Compiled attribution patterns over tags, and sets of tags by name."""

    def __init__(self, book: Rulebook, tagger: Tagger) -> None:
        self._compiler = Compiler(tagger.alphabet, Lexicon({}, book.lexicon.parts))
        self._codes = tagger.codes
        rules = book.of_kind("attribution")
        self.left = [(r.id, self._ending(r.pattern, r.id)) for r in rules if r.make == "left"]
        self.right = [(r.id, self.pattern(r.pattern)) for r in rules if r.make == "right"]
        self.open = {r.options["opens"]: (r.id, self.pattern(r.pattern)) for r in rules if r.make == "open"}
        self.hearer = self.pattern("{attr_hearer}")
        self.cut = self.pattern("|".join(r.pattern for r in rules if r.make == "cut"))

    def pattern(self, pattern: str) -> re.Pattern[str]:
        """One pattern over tags."""
        return self._compiler.compile(pattern, "attribution")

    def _ending(self, pattern: str, where: str) -> re.Pattern[str]:
        return re.compile(self._compiler.compile(pattern, where).pattern + r"\Z", re.DOTALL)

    def tags(self, names: str) -> frozenset[str]:
        """The characters of some tags."""
        return frozenset(self._codes[name] for name in names.split())

    def subject(self, tags: str, start: int, end: int) -> tuple[int, int, str] | None:
        """The longest subject in tags[start:end] that ends where the verb group begins: tokens and rule id."""
        for rule, pattern in self.left:
            match = pattern.search(tags, start, end)
            if match:
                first, last = _group(match, "source")
                return first, last, rule
        return None

    def postposed(self, tags: str, start: int, end: int) -> tuple[int, int, str] | None:
        """A subject that begins right after the verb ("said the minister")."""
        for rule, pattern in self.right:
            match = pattern.match(tags, start, end)
            if match:
                first, last = _group(match, "source")
                return first, last, rule
        return None


def _group(match: re.Match[str], name: str) -> tuple[int, int]:
    """Tokens of the first group of that name, inclusive."""
    for key in match.re.groupindex:
        if key.rpartition("__")[0] == name and match.start(key) >= 0:
            return match.start(key), match.end(key) - 1
    raise KeyError(name)
