"""Every rule's examples and rejects, the corpus of values and phrasings, and what a mention must always hold."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import rulebook
from etl.extract.dates import Dates
from etl.extract.dates.find import PRODUCTIONS
from etl.extract.document import Document, Sentence
from etl.extract.mentions import DateMention
from etl.extract.tokens import tokenize
from etl.rulebook import Rule

PATTERNS = ("dates.toml", "date_relations.toml")
FRIDAY = date(2024, 9, 27)
FILES = ("dates.toml", "dates_news.toml")
READ = [tomllib.loads((Path(__file__).parent / "corpus" / name).read_text(encoding="utf-8")) for name in FILES]
CORPUS = {key: [block for one in READ for block in one.get(key, [])] for key in ("value", "none", "known_failure")}


@cache
def book() -> rulebook.Rulebook:
    return rulebook.load()


@cache
def finder() -> Dates:
    return Dates(book())


def document(text: str, reference: date | None = FRIDAY) -> Document:
    tokens = tokenize(text)
    return Document(text, reference, None, tokens, book().alphabet.encode(tokens), [])


def find(text: str, reference: date | None = FRIDAY) -> list[DateMention]:
    return finder().find(document(text, reference))


def day(value: date | None) -> str:
    return value.isoformat() if value else ""


def rules(kind: str, key: str) -> list[Any]:
    return [
        pytest.param(rule, case, id=f"{rule.id}: {case}")
        for rule in book().of_kind(kind)
        for case in getattr(rule, key)
    ]


@pytest.mark.parametrize(("rule", "case"), rules("dates", "examples"))
def test_examples_of_date_rules(rule: Rule, case: list[str]) -> None:
    text, value = case
    wanted = text[text.index("[") + 1 : text.index("]")] if "[" in text else text
    text = text.replace("[", "").replace("]", "")
    found = [(text[m.start : m.end], m.timex_value, m.rule) for m in find(text)]
    assert (wanted, value, rule.id) in found


@pytest.mark.parametrize(("rule", "case"), rules("dates", "rejects"))
def test_rejects_of_date_rules(rule: Rule, case: str) -> None:
    assert rule.id not in [m.rule for m in find(case)]


def test_every_class_of_time_and_every_part_is_used() -> None:
    folder = Path(rulebook.__file__).parent
    used = "".join(path.read_text("utf-8") for path in folder.glob("extract/dates/*.py"))
    used += "".join((folder / "rules" / "patterns" / name).read_text("utf-8") for name in PATTERNS)
    classes = tomllib.loads((folder / "rules" / "vocab" / "time.toml").read_text("utf-8"))
    parts = tomllib.loads((folder / "rules" / "patterns" / "dates.toml").read_text("utf-8"))["parts"]
    assert [name for name in classes if not re.search(rf"\b{name}\b", used)] == []
    assert [name for name in parts if f"{{{name}}}" not in used] == []


def test_every_date_rule_has_an_example_and_a_production() -> None:
    for rule in book().of_kind("dates"):
        assert rule.examples, rule.id
        assert rule.make in PRODUCTIONS, rule.id


@pytest.mark.parametrize(("rule", "case"), rules("date_relations", "examples"))
def test_examples_of_relations(rule: Rule, case: list[str]) -> None:
    text, relation, earliest, latest, when = case
    found = [(m.relation, day(m.earliest), day(m.latest), text[m.when_start : m.when_end]) for m in find(text)]
    assert (relation, earliest, latest, when) in found


def cases(key: str) -> list[Any]:
    return [
        pytest.param(block, text, id=text, marks=[pytest.mark.xfail(strict=True)] if key == "known_failure" else [])
        for block in CORPUS[key]
        for text in block["texts"]
    ]


def check(block: dict[str, Any], text: str) -> None:
    said = date.fromisoformat(block["said"]) if "said" in block else FRIDAY
    found = find(text, said if block.get("reference", True) else None)
    assert found, "nothing found"
    seen = [
        {
            "value": m.timex_value,
            "relation": m.relation,
            "interval": [day(m.earliest), day(m.latest)],
            "type": m.timex_type,
            "unresolved": m.unresolved,
            "extent": text[m.start : m.end],
            "when": text[m.when_start : m.when_end],
        }
        for m in found
    ]
    wanted = {key: value for key, value in block.items() if key not in ("texts", "reference", "why", "said")}
    assert any(all(one[key] == value for key, value in wanted.items()) for one in seen), seen


@pytest.mark.parametrize(("block", "text"), cases("value"))
def test_corpus(block: dict[str, Any], text: str) -> None:
    check(block, text)


@pytest.mark.parametrize(("block", "text"), cases("known_failure"))
def test_known_failures(block: dict[str, Any], text: str) -> None:
    check(block, text)


@pytest.mark.parametrize("text", [text for block in CORPUS["none"] for text in block["texts"]])
def test_corpus_without_dates(text: str) -> None:
    assert [text[m.start : m.end] for m in find(text)] == []


WORDS = re.findall(
    r"\S+|\n",
    "by until at least the end of 2025 May 31 September , . - mid early Friday next last two weeks ago a decade in 0 9999 1000 "
    "29 February BC '82 1990s 18:00 GMT \n years later that year 9/27/2024 after since every",
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS)),
    st.sampled_from([None, FRIDAY, date.min, date.max, date(2024, 2, 29)]),
)
def test_any_order_of_words_gives_sound_mentions(words: list[str], reference: date | None) -> None:
    text = " ".join(words)
    last = 0
    for m in find(text, reference):
        assert last <= m.start < m.end <= len(text)
        assert m.when_start <= m.start and m.end <= m.when_end
        assert not (m.earliest and m.latest and m.earliest > m.latest)
        assert m.earliest or m.latest or m.unresolved
        last = m.end


def test_a_full_stop_inside_a_sentence_does_not_hide_its_verb() -> None:
    text = "Troops will leave the U.N. base near Mt. Doe on Monday."
    doc = document(text)
    doc.sentences.append(Sentence(0, 0, len(text), 0, len(doc.tokens) - 1))
    assert [m.timex_value for m in finder().find(doc)] == ["2024-09-30"]


def test_without_a_reference_date_nothing_is_read_from_the_clock() -> None:
    for text in ("on Friday", "next year", "within 12 months", "two weeks ago", "today", "by September"):
        (found,) = find(text, None)
        assert (found.earliest, found.latest, found.unresolved) == (None, None, "no reference date"), text
