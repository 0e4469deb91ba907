"""Places: the corpus, the rules' own examples, namesakes and heads."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from etl.extract import cities
from etl.extract.document import Document
from etl.extract.mentions import NameMention
from etl.extract.names import Names
from etl.extract.tokens import tokenize
from etl.rulebook import Rule, Rulebook, load

CORPUS = tomllib.loads((Path(__file__).parent / "corpus" / "places.toml").read_text(encoding="utf-8"))


@cache
def book() -> Rulebook:
    return load()


@cache
def names() -> Names:
    return Names(book())


def find(text: str) -> list[NameMention]:
    tokens = tokenize(text)
    return names().find(Document(text, None, None, tokens, book().alphabet.encode(tokens), []))


def places(text: str) -> list[str]:
    """Members of the places that a text names in order, references left out, each once."""
    return list(dict.fromkeys(m.member for m in find(text) if m.kind == "place" and m.member))


def cases(table: str, key: str) -> list[tuple[Any, str]]:
    return [(entry.get(key), phrase) for entry in CORPUS.get(table, ()) for phrase in entry["phrases"]]


@pytest.mark.parametrize(("member", "phrase"), cases("member", "id"))
def test_phrase_names_place(member: str, phrase: str) -> None:
    assert places(phrase) == [member]


@pytest.mark.parametrize(("members", "phrase"), cases("several", "members"))
def test_phrase_names_places(members: list[str], phrase: str) -> None:
    assert places(phrase) == members


@pytest.mark.parametrize(("rule", "phrase"), cases("reference", "rule"))
def test_phrase_refers(rule: str, phrase: str) -> None:
    found = [m for m in find(phrase) if m.kind == "place"]
    assert [(m.member, m.rule) for m in found] == [("", rule)]


@pytest.mark.parametrize("phrase", [phrase for _, phrase in cases("modifier", "")])
def test_modifier_is_no_head(phrase: str) -> None:
    assert [m.head for m in find(phrase) if m.kind == "place"] == [False]


@pytest.mark.parametrize("phrase", [phrase for _, phrase in cases("none", "")])
def test_phrase_names_no_place(phrase: str) -> None:
    assert [m for m in find(phrase) if m.kind == "place"] == []


RULES = book().of_kind("places")


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_examples_and_rejects(rule: Rule) -> None:
    assert rule.examples
    assert rule.rejects
    for text, expected in rule.examples:
        found = {f"{text[m.start : m.end]} => {m.member}" for m in find(text) if m.rule == rule.id}
        assert expected in found, text
    for text in rule.rejects:
        assert [m for m in find(text) if m.rule == rule.id] == [], text


NAMESAKES = {
    "Libya's capital Tripoli fell": "place/ly/tripoli",
    "Fighting in Tripoli, Lebanon": "place/lb/tripoli",
    "a base near Moscow": "place/ru/moscow",
    "in Athens": "place/gr/athens",
    "troops in Aden, Yemen": "place/ye/aden",
    "in Birmingham, Alabama": "place/us/birmingham",
    "a base near Atlanta, Georgia": "place/us/georgia",
    "Georgia's capital Tbilisi": "place/ge",
    "Washington said it would leave": "place/us/washington",
    "In Ukraine they fight near Robotyne": "place/ua/robotyne",
}


@pytest.mark.parametrize(("text", "member"), NAMESAKES.items())
def test_namesakes(text: str, member: str) -> None:
    assert member in places(text)


def test_city_file_is_in_order() -> None:
    lines = cities.lines()
    populations = [cities.parse(line).population for line in lines[:200]]
    assert len(lines) > 40_000
    assert populations == sorted(populations, reverse=True)


def test_slug() -> None:
    assert cities.slug("Türkiye") == "turkiye"
    assert cities.slug("Côte d’Ivoire") == "cote-divoire"
