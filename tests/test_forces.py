"""Forces: the corpus and the rules' own examples, both ways."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from etl.extract.document import Document
from etl.extract.mentions import NameMention
from etl.extract.names import Names
from etl.extract.tokens import tokenize
from etl.rulebook import Rule, Rulebook, load

CORPUS = tomllib.loads((Path(__file__).parent / "corpus" / "forces.toml").read_text(encoding="utf-8"))


@cache
def book() -> Rulebook:
    return load()


@cache
def names() -> Names:
    return Names(book())


def find(text: str, reference: date | None = date(2024, 9, 27)) -> list[NameMention]:
    """All mentions of a text that is one sentence to itself."""
    tokens = tokenize(text)
    return names().find(Document(text, reference, None, tokens, book().alphabet.encode(tokens), []))


def forces(text: str) -> list[str]:
    """Members of the forces that a text names, references left out, each once."""
    return list(dict.fromkeys(m.member for m in find(text) if m.kind == "force" and m.member))


def cases(table: str, key: str) -> list[tuple[Any, str]]:
    return [(entry.get(key), phrase) for entry in CORPUS.get(table, ()) for phrase in entry["phrases"]]


@pytest.mark.parametrize(("member", "phrase"), cases("member", "id"))
def test_phrase_names_force(member: str, phrase: str) -> None:
    assert forces(phrase) == [member]


@pytest.mark.parametrize(("members", "phrase"), cases("several", "members"))
def test_phrase_names_forces(members: list[str], phrase: str) -> None:
    assert [m.member for m in find(phrase) if m.kind == "force"] == members


@pytest.mark.parametrize(("rule", "phrase"), cases("reference", "rule"))
def test_phrase_refers(rule: str, phrase: str) -> None:
    found = [m for m in find(phrase) if m.kind == "force"]
    assert [(m.member, m.rule) for m in found] == [("", rule)]


@pytest.mark.parametrize("phrase", [phrase for _, phrase in cases("none", "")])
def test_phrase_names_no_force(phrase: str) -> None:
    assert [m for m in find(phrase) if m.kind == "force"] == []


@pytest.mark.parametrize("phrase", [phrase for _, phrase in cases("known_failure", "")])
@pytest.mark.xfail(strict=True)
def test_known_failure(phrase: str) -> None:
    assert forces(phrase) == next(e["members"] for e in CORPUS["known_failure"] if phrase in e["phrases"])


RULES = book().of_kind("forces")


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_examples_and_rejects(rule: Rule) -> None:
    assert rule.examples
    assert rule.rejects
    for text, expected in rule.examples:
        found = {f"{text[m.start : m.end]} => {m.member}" for m in find(text) if m.rule == rule.id}
        assert expected in found if expected else found, text
    for text in rule.rejects:
        assert [m for m in find(text) if m.rule == rule.id] == [], text


def test_spans_slice_back() -> None:
    text = "The Zagros Brigade left.\n\nUS and Iraqi forces stayed; the coalition's mission ended."
    found = find(text)
    assert all(text[m.start : m.end] == names_of(text, m) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def names_of(text: str, mention: NameMention) -> str:
    return tokenize(text).slice(mention.first, mention.last)


def test_year_tells_missions_apart() -> None:
    text = "the African Union mission in Somalia"
    found = {day.year: find(text, day)[0].member for day in (date(2015, 5, 1), date(2023, 5, 1), date(2025, 5, 1))}
    assert found == {2015: "force/amisom", 2023: "force/atmis", 2025: "force/aussom"}


def test_modifier_is_no_head() -> None:
    assert [m.head for m in find("the US military presence")] == [False]
    assert [m.head for m in find("the American troop deployment")] == [False]
    assert [m.head for m in find("the US military left")] == [True]
