"""Quantities: the corpus, the rules' own examples, spans and the words around a number."""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from etl.extract.document import Document
from etl.extract.mentions import DateMention, QuantityMention
from etl.extract.numbers import Numbers
from etl.extract.quantities import SPAN_KINDS, Quantities
from etl.extract.tokens import tokenize
from etl.rulebook import Rule, Rulebook, load

FILES = ("quantities.toml", "quantities_news.toml")
READ = [tomllib.loads((Path(__file__).parent / "corpus" / name).read_text(encoding="utf-8")) for name in FILES]
CORPUS = {key: [entry for one in READ for entry in one.get(key, [])] for key in ("value", "none", "known_failure")}
UNCOUNTED = ("ordinal", "score")


@cache
def book() -> Rulebook:
    return load()


@cache
def finder() -> Quantities:
    return Quantities(book())


def document(text: str, *dated: str) -> Document:
    """A document of one text in which the given words are date mentions."""
    tokens = tokenize(text)
    doc = Document(text, None, None, tokens, book().alphabet.encode(tokens), [])
    for words in dated:
        start = text.index(words)
        first, last = tokens.at(start), tokens.at(start + len(words) - 1)
        end = start + len(words)
        doc.dates.append(DateMention(start, end, first, last, "x", "DATE", "", "on", None, None, start, end))
    return doc


def find(text: str, *dated: str) -> list[QuantityMention]:
    return finder().find(document(text, *dated))


def words(text: str, *dated: str) -> list[tuple[str, str]]:
    """Each quantity with what it counts, as written."""
    return [(text[m.start : m.end], text[m.noun_start : m.noun_end]) for m in find(text, *dated)]


VALUES = [(entry, phrase) for entry in CORPUS["value"] for phrase in entry["phrases"]]


@pytest.mark.parametrize(("entry", "phrase"), VALUES, ids=[phrase for _, phrase in VALUES])
def test_phrase_gives_value(entry: dict[str, Any], phrase: str) -> None:
    found = [mention for mention in find(phrase) if mention.kind not in UNCOUNTED]
    assert len(found) == 1, [phrase[mention.start : mention.end] for mention in found]
    mention = found[0]
    kind = entry.get("kind", "count")
    assert mention.kind == kind
    if "unit" in entry:
        assert mention.unit == entry["unit"]
    if not entry.get("no_value"):
        assert (mention.low, mention.high) == (entry.get("low"), entry.get("high"))
        assert mention.qualifier == entry.get("qualifier", "exact")


@pytest.mark.parametrize("phrase", [phrase for entry in CORPUS["none"] for phrase in entry["phrases"]])
def test_no_quantity(phrase: str) -> None:
    found = [mention for mention in find(phrase) if mention.kind not in (*UNCOUNTED, "duration")]
    assert found == []


@pytest.mark.parametrize("entry", CORPUS["known_failure"], ids=lambda entry: entry["reason"])
@pytest.mark.xfail(strict=True)
def test_known_failure(entry: dict[str, Any]) -> None:
    assert len(find(entry["phrase"])) == entry["found"]


RULES = book().of_kind("quantities")


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_rule_examples_and_rejects(rule: Rule) -> None:
    pattern = book().compiler.compile(rule.pattern, rule.id)

    def hit(text: str) -> bool:
        return bool(pattern.search(document(text).code))

    assert rule.rejects and (rule.examples or "@" in rule.pattern)
    assert all(hit(text) for text in rule.examples), [text for text in rule.examples if not hit(text)]
    assert not any(hit(text) for text in rule.rejects), [text for text in rule.rejects if hit(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nine thousand five hundred", 9500),
        ("one hundred and sixty-one", 161),
        ("two hundred and two thousand", 202_000),
        ("three lakh crore", 3_000_000_000_000),
        ("a million and a half", 1_500_000),
        ("half a dozen", 6),
        ("1.2 million", 1_200_000),
        ("12,500", 12_500),
        ("zero", 0),
    ],
)
def test_number_words(text: str, value: int) -> None:
    assert Numbers(book()).value(tokenize(text).words) == value


def test_number_words_refuse_others() -> None:
    assert Numbers(book()).value(["two", "soldiers"]) is None


SPANS = [
    ("more than 2,000 troops left", [("more than 2,000", "troops")]),
    ("about 40% of them", [("about 40%", "")]),
    ("some 400 km away", [("some 400 km", "")]),
    ("a total of about 900 remain", [("about 900", "")]),
    ("12,000 uniformed and 2,000 civilian staff", [("12,000", "staff"), ("2,000", "staff")]),
    ("900 US and 500 British troops", [("900", "troops"), ("500", "troops")]),
    ("from 4,500 to 2,500 troops", [("4,500", "troops"), ("2,500", "troops")]),
    ("4,800 soldiers and 200 civilians", [("4,800", "soldiers"), ("200", "civilians")]),
    ("fell by 300 to 2,200 troops", [("300", ""), ("2,200", "troops")]),
    ("oil fell $1.20 to $80.15", [("$1.20", ""), ("$80.15", "")]),
    ("by 200 to 300 troops", [("200 to 300", "troops")]),
    ("five new 737 aircraft", [("five", "aircraft")]),
    ("three of the four bases", [("three", "bases"), ("four", "bases")]),
    ("1,000 of the 5,000-man force", [("1,000", "force"), ("5,000", "force")]),
    ("half of its 2,000 troops", [("half", ""), ("2,000", "troops")]),
    ("dies aged 56", [("56", "")]),
    ("Rome sent 300 to Latvia, Oslo 150 Marines.", [("300", ""), ("150", "Marines")]),
]


@pytest.mark.parametrize(("text", "expected"), SPANS, ids=[text for text, _ in SPANS])
def test_spans(text: str, expected: list[tuple[str, str]]) -> None:
    found = words(text)
    assert [span for span, _ in found] == [span for span, _ in expected]
    assert [noun for _, noun in found] == [noun for _, noun in expected]


def test_dates_hold_no_quantity() -> None:
    assert words("On 27 September 2024 about 900 troops left", "27 September 2024") == [("about 900", "troops")]


def test_first_bound_of_a_duration_is_no_quantity() -> None:
    assert words("between 60 and 90 days", "90 days") == []


def test_no_quantity_reaches_over_a_date() -> None:
    assert words("more than 27 September 40 troops", "27 September") == [("40", "troops")]


def test_span_kinds_leave_out_what_says_no_amount() -> None:
    assert not SPAN_KINDS & {"ordinal", "score", "duration"}


def test_mentions_are_sorted_and_apart() -> None:
    found = find("between 250 and 350 troops, 2-3 tanks, $5m, 20%, one-third of it and the 10th of 900 bases")
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(m.low is None or m.high is None or m.low <= m.high for m in found)


@pytest.mark.parametrize("text", ["5² men", "①", "²²² 900 ²²²", "9" * 5000, "hundred $ -", "a", "-", "$", "of 900", ""])
def test_odd_input_does_not_raise(text: str) -> None:
    for mention in find(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert all(bound is None or abs(bound) < 2**63 for bound in (mention.low, mention.high))
