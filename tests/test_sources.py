"""Publishers: the list of sources, and how articles name them."""

from __future__ import annotations

import pytest

from etl.extract.attribution.phrases import Phrases
from etl.extract.sources import read_offices, read_sources, source_frame
from etl.extract.tokens import tokenize
from etl.rulebook import Rulebook, load
from etl.schemas import SOURCE


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load()


@pytest.fixture(scope="module")
def phrases(book: Rulebook) -> Phrases:
    return Phrases(book)


NAMED = [
    ("INA", "source/ina"),
    ("the Iraqi News Agency", "source/ina"),
    ("Asharq Al-Awsat", "source/asharq-al-awsat"),
    ("Asharq al Awsat", "source/asharq-al-awsat"),
    ("AFP", "source/afp"),
    ("Agence France-Presse", "source/afp"),
    ("a previous Reuters report", "source/reuters"),
    ("a report by the Washington Post", "source/washington-post"),
    ("the daily Adevarul", "source/unknown/adevarul"),
    ("the Tamazgha News website", "source/unknown/tamazgha-news"),
    ("foreign media", "source/foreign-media"),
    ("News.Az", "source/news-az"),
    ("RFE/RL", "source/rferl"),
]


@pytest.mark.parametrize(("text", "member"), NAMED)
def test_publishers_are_known_by_their_names(text: str, member: str, phrases: Phrases) -> None:
    tokens = tokenize(text)
    who = phrases.read(tokens, 0, len(tokens) - 1)
    assert who is not None and (who.kind, who.publisher) == ("outlet", member)


def test_ids_and_names_are_given_once(book: Rulebook) -> None:
    tables = book.names["sources"]
    lines = [line for table in tables.values() for line in table]
    assert len(read_sources(book)) == len(lines) > 400
    lines = [line for table in book.names["offices"].values() for line in table]
    assert len(read_offices(book)) == len(lines)


def test_countries_of_sources_are_codes(book: Rulebook) -> None:
    codes = set(book.names["countries"])
    for entry in (*read_sources(book).values(), *read_offices(book).values()):
        assert entry.country is None or entry.country in codes, entry


def test_the_frame_names_known_and_unknown_members(book: Rulebook) -> None:
    frame = source_frame(book, [("b", "source/unknown/tamazgha-news"), ("a", "source/ina"), ("a", "source/ina")])
    assert dict(frame.schema) == SOURCE
    rows = frame.select("source", "name", "kind", "country", "publisher_family").rows()
    assert rows == [
        ("source/ina", "Iraqi News Agency", "wire", "iq", "Iraqi News Agency"),
        ("source/unknown/tamazgha-news", "Tamazgha News", "unknown", None, None),
    ]
