"""`etl rules`: what rules there are, and whether each does what its own examples and rejects say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl import rulebook
from etl.errors import CheckError, UsageError
from etl.rulebook import Rule, Rulebook
from etl.wording import counted

if TYPE_CHECKING:
    from etl.extract.run import Extractor, Reading

FRIDAY = date(2024, 9, 27)  # the day on which all examples are written


@dataclass(frozen=True)
class Report:
    """One row a rule; with `tested`, what did not hold."""

    rows: list[dict[str, Any]]
    tested: bool

    @property
    def exit_code(self) -> int:
        """0, or that of a failed check."""
        return CheckError.exit_code if any(row.get("faults") for row in self.rows) else 0

    @property
    def text(self) -> str:
        """For a person to read."""
        if not self.tested:
            lines = [f"{row['rule']}\n    {row['pattern']}" for row in self.rows]
            return "\n".join([*lines, counted(len(self.rows), "rule")])
        faults = [f"{row['rule']}: {fault}" for row in self.rows for fault in row["faults"]]
        cases = sum(row["cases"] for row in self.rows)
        summary = f"{counted(len(self.rows), 'rule')}, {counted(cases, 'case')}, {counted(len(faults), 'fault')}"
        return "\n".join([*faults, summary])


def report(words: Sequence[str], folders: Sequence[Path], test: bool) -> Report:
    """List or test the rules whose id or pattern holds all of `words`.

    Raises:
        InputError: a rule folder or file cannot be used.
        UsageError: no rule fits.
    """
    book = rulebook.load(*folders)
    chosen = [rule for rule in rules_of(book) if all(word.lower() in _haystack(rule) for word in words)]
    if not chosen:
        raise UsageError(f"no rule fits {' '.join(words)!r}", "etl rules lists them all")
    tester = Tester(book) if test else None
    return Report([_row(rule, tester) for rule in chosen], test)


def rules_of(book: Rulebook) -> Iterator[Rule]:
    """Pattern rules, then the frames of the topics in the same form."""
    yield from book.rules.values()
    for topic, tables in book.topics.items():
        for one in tables.get("frame", ()):
            pattern = " | ".join([*one.get("verbs", ()), *one.get("nouns", ())])
            cases = tuple(one.get("examples", ())), tuple(one.get("rejects", ()))
            yield Rule(f"{topic}/{one['name']}", "topics", pattern, "claim", one, *cases, f"topics/{topic}.toml")


def _haystack(rule: Rule) -> str:
    return f"{rule.id} {rule.pattern}".lower()


def _row(rule: Rule, tester: Tester | None) -> dict[str, Any]:
    row: dict[str, Any] = {"rule": rule.id, "pattern": " ".join(rule.pattern.split()), "source": rule.source}
    if tester:
        row |= {"cases": len(rule.examples) + len(rule.rejects), "faults": list(tester.faults(rule))}
    return row


class Tester:
    """Runs examples and rejects: through the finders where those say which rule fired, else as bare patterns."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self._hits: dict[str, Callable[[Rule, Any], bool]] = {
            "dates": self._date,
            "date_relations": self._relation,
            "attribution": self._attribution,
            "forces": self._name,
            "places": self._name,
            "topics": lambda rule, case: rule.id in {one for claim in self._read(case).claims for one in claim.trace},
        }

    @cached_property
    def _extractor(self) -> Extractor:
        from etl.extract.run import Extractor

        return Extractor(self.book)

    def _read(self, text: str) -> Reading:
        return self._extractor.read(text, FRIDAY)

    def faults(self, rule: Rule) -> Iterator[str]:
        """One sentence an example that the rule does not match, or a reject that it does."""
        hits = self._hits.get(rule.kind, self._pattern)
        yield from (f"does not match its example {case!r}" for case in rule.examples if not hits(rule, case))
        yield from (f"matches what it must reject: {case!r}" for case in rule.rejects if hits(rule, case))

    def _pattern(self, rule: Rule, case: str) -> bool:
        from etl.extract.tokens import tokenize

        code = self.book.alphabet.encode(tokenize(case))
        return bool(self.book.compiler.compile(rule.pattern, rule.id).search(code))

    def _date(self, rule: Rule, case: str | Sequence[str]) -> bool:
        """Example: [text, TIMEX3 value], the mention between square brackets or the whole text. Reject: a text."""
        text, value = (case, None) if isinstance(case, str) else case
        wanted = text[text.index("[") + 1 : text.index("]")] if "[" in text else text
        found = self._read(text.replace("[", "").replace("]", "")).doc
        return any(
            one.rule == rule.id and value in (None, one.timex_value)
            for one in found.dates
            if value is None or found.text[one.start : one.end] == wanted
        )

    def _relation(self, rule: Rule, case: str | Sequence[str]) -> bool:
        """Example: [text, relation, earliest, latest, words]. Reject: a text."""
        if isinstance(case, str):
            return self._pattern(rule, case)
        text, *wanted = case
        found = self._read(text).doc
        return any(
            [one.relation, str(one.earliest or ""), str(one.latest or ""), text[one.when_start : one.when_end]]
            == wanted
            for one in found.dates
        )

    def _name(self, rule: Rule, case: str | Sequence[str]) -> bool:
        """Example: [text, "words of the mention => member"], the member may be left out. Reject: a text."""
        text, answer = (case, "") if isinstance(case, str) else case
        words, _, member = answer.partition(" => ")
        return any(
            one.rule == rule.id and words in ("", text[one.start : one.end]) and member in ("", one.member)
            for one in self._read(text).doc.names
        )

    def _attribution(self, rule: Rule, case: str) -> bool:
        """Rules that place subjects sign the attribution; the others only have a part in it, which an example shows."""
        found = {one.rule for one in self._read(case).attributions}
        return rule.id in found or (case in rule.examples and bool(found))
