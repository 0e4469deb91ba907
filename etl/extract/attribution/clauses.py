"""Where subject, cue and complement stand: the patterns of the attribution rules, ready to be matched on tags."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from etl.extract.attribution.tags import Tagger
from etl.extract.grammar import Compiler, Lexicon, found
from etl.rulebook import Rulebook

_FULL = frozenset({"attribution/noun phrase before cue"})
_NAMED = frozenset(
    {
        "attribution/relative clause in commas before cue",
        "attribution/apposition before cue",
        "attribution/aside before cue",
    }
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Tokens of a source phrase (inclusive) and the rule that found it.

    `named` is the phrase that names the speaker where `first:last` only stands for it ("Smith, *who* said").
    """

    first: int
    last: int
    rule: str
    named: tuple[int, int] | None = None


class Clauses:
    """Compiled attribution patterns over tags, and sets of tags by name."""

    def __init__(self, book: Rulebook, tagger: Tagger) -> None:
        self._compiler = Compiler(tagger.alphabet, Lexicon({}, book.lexicon.parts))
        self._codes = tagger.codes
        rules = book.of_kind("attribution")
        self.left = [Left(self, r.id, r.pattern, r.options) for r in rules if r.make == "left"]
        self.right = [(r.id, self.pattern(r.pattern)) for r in rules if r.make == "right"]
        self.open = {r.options["opens"]: (r.id, self.pattern(r.pattern)) for r in rules if r.make == "open"}
        self._prepositions = self.tags("prep of to")
        self._names, self._role = self.tags("cap abbr dot hyphen"), self._codes["role"]
        self._openers, self._comma = (
            self.tags("prep of to time be have do modal past pres verb ed"),
            self._codes["comma"],
        )
        self.phrases = [(r.id, self.pattern(r.pattern)) for r in rules if r.make == "phrase"]
        self.simple = self.pattern("{attr_simple}")
        self.hearer = self.pattern("{attr_hearer}")
        self.cut = self.pattern("|".join(r.pattern for r in rules if r.make == "cut"))

    def pattern(self, pattern: str) -> re.Pattern[str]:
        """One pattern over tags."""
        return self._compiler.compile(pattern, "attribution")

    def tags(self, names: str) -> frozenset[str]:
        """The characters of some tags."""
        return frozenset(self._codes[name] for name in names.split())

    def subject(self, tags: str, start: int, end: int) -> Subject | None:
        """The longest subject in tags[start:end] that ends where the verb group begins."""
        for rule in self.left:
            match = rule.search(tags, start, end)
            if match and match.start() > start and tags[match.start() - 1] in self._prepositions and rule.id in _FULL:
                behind = self.subject(tags, start, match.start() - 1)  # "who had *for months* insisted"
                if behind:
                    return behind
            if match and rule.id in _NAMED and self._opens(tags, start, match.start()):
                comma = tags.find(self._comma, match.start(), end - 1)
                behind = self.subject(tags, comma + 1, end) if comma > 0 else None  # "On May 3, *Jane Doe, a guard,*"
                if behind and behind.rule in _NAMED:
                    return behind
            if match:
                groups = found(match).groups
                first, last = groups["source"]
                return Subject(self._person(tags, first, last), last, rule.id, groups.get("named"))
        return None

    def _person(self, tags: str, first: int, last: int) -> int:
        """Where the person begins in "the number of men, *the minister, Jane Doe*": a title and a name beside it."""
        second = tags.rfind(self._comma, first, last + 1)
        before = tags.rfind(self._comma, first, max(second, first))
        if before < 0:
            return first
        one, two = tags[before + 1 : second], tags[second + 1 : last + 1]
        for name, title in ((one, two), (two, one)):
            if len(name) > 1 and all(tag in self._names for tag in name) and self._role in title:
                return before + 1
        return first

    def _opens(self, tags: str, start: int, first: int) -> bool:
        """Whether what stands here belongs to a date, to a prepositional phrase or to a verb, not to a subject."""
        return first > start and tags[first - 1] in self._openers

    def postposed(self, tags: str, start: int, end: int) -> Subject | None:
        """A subject that begins right after the verb ("said the minister")."""
        for rule, pattern in self.right:
            match = pattern.match(tags, start, end)
            if match:
                return Subject(*found(match).groups["source"], rule)
        return None


class Left:
    """A pattern for what ends right before a verb group.

    Its entry bounds where it is tried: `ends` the tags of the last token, `holds` a tag that must occur, `within` the
    only tags that may stand in the window, or `without` those that end it. A search from the left is quadratic without.
    """

    def __init__(self, clauses: Clauses, rule: str, pattern: str, options: Mapping[str, str]) -> None:
        self.id = rule
        self._pattern = re.compile(clauses.pattern(pattern).pattern + r"\Z", re.DOTALL)
        self._ends = clauses.tags(options.get("ends", ""))
        self._holds = "".join(clauses.tags(options.get("holds", "")))
        self._within = clauses.tags(options.get("within", ""))
        self._without = clauses.tags(options.get("without", ""))

    def search(self, tags: str, start: int, end: int) -> re.Match[str] | None:
        """The longest match in tags[start:end] that reaches to the end."""
        if end <= start or (self._ends and tags[end - 1] not in self._ends):
            return None
        if self._holds and tags.find(self._holds, start, end) < 0:
            return None
        begin = end
        if self._within:
            while begin > start and tags[begin - 1] in self._within:
                begin -= 1
        else:
            while begin > start and tags[begin - 1] not in self._without:
                begin -= 1
        return self._pattern.search(tags, begin, end) if begin < end else None
