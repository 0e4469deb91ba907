"""Who said what, through whom: the corpus, the rules' own examples, and what must hold for any text."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.extract.attribution import Attributions, attribution_at
from etl.extract.dates import Dates
from etl.extract.document import Document
from etl.extract.mentions import Attribution
from etl.extract.names import Names
from etl.extract.tokens import tokenize
from etl.rulebook import Rulebook, load
from etl.sentences import find_sentences

CORPUS = tomllib.loads((Path(__file__).parent / "corpus" / "attribution.toml").read_text(encoding="utf-8"))
FRIDAY = date(2024, 9, 27)


@pytest.fixture(scope="module")
def dates(book: Rulebook) -> Dates:
    return Dates(book)


@pytest.fixture(scope="module")
def names(book: Rulebook) -> Names:
    return Names(book)


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load()


@pytest.fixture(scope="module")
def finder(book: Rulebook) -> Attributions:
    return Attributions(book)


def document(text: str, outlet: str | None = None) -> Document:
    tokens = tokenize(text)
    return Document(text, FRIDAY, outlet, tokens, "", find_sentences(text, tokens))


def told(one: Attribution, doc: Document) -> dict[str, Any]:
    """The keys of a corpus case, as found."""
    text, said = doc.text, None if one.said is None else doc.dates[one.said]
    return {
        "speaker": one.name,
        "member": one.speaker.removeprefix("speaker/"),
        "kind": one.kind,
        "via": one.via.removeprefix("source/") if one.via else None,
        "speech": one.speech,
        "content": " ... ".join(text[a:b] for a, b in one.content),
        "role": one.role,
        "country": one.country,
        "stance": one.stance,
        "negated": one.negated,
        "said": str(said.earliest) if said and said.earliest == said.latest else "",
    }


@pytest.mark.parametrize("case", CORPUS["case"], ids=lambda case: case["text"][:60])
def test_corpus(case: dict[str, Any], book: Rulebook, finder: Attributions, dates: Dates, names: Names) -> None:
    doc = document(case["text"])
    if "said" in case or "names" in case:
        doc.code = book.alphabet.encode(doc.tokens)
    if "said" in case:
        doc.dates = dates.find(doc)
    if "names" in case:
        doc.names = names.find(doc)
    check(case, doc, finder)


def check(case: dict[str, Any], doc: Document, finder: Attributions) -> None:
    """Whether what a case wants is found."""
    found = finder.find(doc)
    if case.get("none"):
        assert not [one for one in found if one.speaker]
        return
    assert len(found) >= case.get("nth", 1)
    one = told(found[case.get("nth", 1) - 1], doc)
    wanted = {key: value for key, value in case.items() if key not in ("text", "nth", "names")}
    assert {key: one[key] for key in wanted} == wanted
    if "speech" in wanted and "via" not in wanted:
        assert one["via"] is None


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("case", CORPUS["known_failure"], ids=lambda case: case["text"][:60])
def test_known_failures(case: dict[str, Any], finder: Attributions) -> None:
    check(case, document(case["text"]), finder)


@pytest.mark.parametrize("case", CORPUS["silent"], ids=lambda case: case["text"][:60])
def test_nobody_speaks(case: dict[str, Any], finder: Attributions) -> None:
    assert [one for one in finder.find(document(case["text"])) if one.speech != "narrated"] == []


@pytest.mark.parametrize("case", CORPUS["none"], ids=lambda case: case["text"][:60])
def test_nothing_is_attributed(case: dict[str, Any], finder: Attributions) -> None:
    assert finder.find(document(case["text"])) == []


def test_each_rule_matches_its_examples_and_leaves_its_rejects(book: Rulebook, finder: Attributions) -> None:
    for rule in book.of_kind("attribution"):
        for text in rule.examples:
            assert finder.find(document(text)), (rule.id, text)
        for text in rule.rejects:
            assert not finder.find(document(text)), (rule.id, text)


def test_spans_are_in_order_and_inside_the_text(finder: Attributions) -> None:
    for case in CORPUS["case"]:
        text = case["text"]
        for one in finder.find(document(text)):
            for start, end in (one.cue, *one.content, *([one.source] if one.source else [])):
                assert 0 <= start < end <= len(text)


def test_the_innermost_attribution_of_a_span_wins(finder: Attributions) -> None:
    text = "The envoy said the rebels claim they hold the airport."
    found = finder.find(document(text))
    start = text.index("they hold")
    one = attribution_at(found, start, len(text) - 1)
    assert one is not None and one.name == "rebels"
    outside = attribution_at(found, 0, 5)
    assert outside is None


def test_attitudes_are_no_speech_unless_asked_for(finder: Attributions) -> None:
    text = "Seoul believes the North has moved 1,500 men."
    found = finder.find(document(text))
    start = text.index("the North")
    assert attribution_at(found, start, len(text) - 1) is None
    assert attribution_at(found, start, len(text) - 1, narrated=True) is not None


def test_the_own_outlet_is_no_via(finder: Attributions) -> None:
    text = "An officer told Rudaw that the road was open."
    (one,) = finder.find(document(text, outlet="Rudaw"))
    assert one.via is None
    (one,) = finder.find(document(text, outlet="Shafaq News"))
    assert one.via == "source/rudaw"


def test_links_lead_from_the_speaker_outward(finder: Attributions) -> None:
    text = "An officer told Rudaw that the road was open."
    (one,) = finder.find(document(text))
    assert [(link.kind, link.member) for link in one.links] == [
        ("speaker", one.speaker),
        ("agency", "source/rudaw"),
    ]
    assert text[one.links[0].start : one.links[0].end] == "told"


@pytest.mark.parametrize(
    "text", ["", "\n\n", "“", "said", ", said .", "according to", "according to .", ": “", "''", "he said that"]
)
def test_scraps_do_not_raise(text: str, finder: Attributions) -> None:
    finder.find(document(text))
