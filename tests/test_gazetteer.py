"""Names are found through variants of spelling, and not where case says otherwise."""

from __future__ import annotations

import time

import pytest

from etl.extract.gazetteer import NameIndex, fold
from etl.extract.tokens import tokenize

INDEX = NameIndex(
    [
        ("US", "us"), ("U.S", "us"), ("United States", "us"), ("Iraq", "iq"), ("Türkiye", "tr"), ("Ağrı", "agri"),
        ("N'Djamena", "ndj"), ("Ain al-Asad", "asad"), ("al-Shabaab", "shabaab"), ("Chad", "td"), ("NATO", "nato"),
        ("Islamic State", "is"), ("Islamic State group", "is"), ("IS", "is"), ("Deir ez-Zor", "dez"), ("Mali", "ml"),
        ("peshmerga", "pesh"), ("People's Liberation Army", "pla"), ("Georgia", "ge"), ("Georgia", "us-ga"), ("Oz", "oz"),
        ("Global Coalition to Defeat ISIS", "gc"), ("DR Congo", "cd"), ("Guinea-Bissau", "gw"), ("Guinea", "gn"),
        ("Of", "tr-of"), ("The Hague", "hague"),
    ]
)  # fmt: skip

FOUND = {
    "The U.S. and us": ["us"],
    "UNITED STATES LEAVES IRAQ": ["us", "iq"],
    "US TROOPS LEAVE MALI": ["us", "ml"],
    "THE WAR IS OVER": [],
    "IS claimed it": ["is"],
    "the Islamic State group said": ["is"],
    "Turkiye, Türkiye, TÜRKİYE": ["tr", "tr", "tr"],
    "Agri and Ağrı": ["agri", "agri"],
    "N'Djamena N’Djamena N Djamena": ["ndj", "ndj", "ndj"],
    "Ain al-Asad, Ain Al Asad, Ain el-Asad, ain al-asad": ["asad", "asad", "asad"],
    "al-Shabaab, Al Shabaab, Al-Shabaab, el-Shabaab": ["shabaab"] * 4,
    "Deir ez-Zor, Deir al-Zor, Deir Ez Zor": ["dez"] * 3,
    "a hanging chad in Chad": ["td"],
    "Nato, NATO and nato": ["nato", "nato"],
    "Peshmerga and peshmerga": ["pesh", "pesh"],
    "the People’s Liberation Army": ["pla"],
    "the Global Coalition To Defeat ISIS": ["gc"],
    "Guinea-Bissau and Guinea": ["gw", "gn"],
    "OZ and Oz": ["oz"],
    "Chad-Mali border": ["td", "ml"],
    "Iraqi": [],
    "out of Of": ["tr-of"],
    "in the Hague": ["hague"],
    "": [],
}


@pytest.mark.parametrize(("text", "names"), FOUND.items())
def test_names_in_text(text: str, names: list[str]) -> None:
    assert [payloads[0] for _, _, payloads in INDEX.find(tokenize(text))] == names


def test_namesakes_come_together_in_entry_order() -> None:
    assert INDEX.find(tokenize("in Georgia")) == [(1, 1, ["ge", "us-ga"])]


def test_lookup_takes_the_whole_name() -> None:
    assert INDEX.lookup("united states") == []
    assert INDEX.lookup("United States") == ["us"]
    assert INDEX.lookup("United States Army") == []
    assert INDEX.lookup("") == []


def test_fold_is_idempotent() -> None:
    for word in ("Türkiye", "El", "U.S.", "N’", "Ł", "İ"):
        assert fold(fold(word)) == fold(word)


def test_many_names_load_quickly() -> None:
    names = [(f"Name{i % 9000} Part{i}", i) for i in range(40_000)]
    start = time.perf_counter()
    index = NameIndex(names)
    assert time.perf_counter() - start < 1.0  # about 0.1 s; room for a busy machine
    assert index.lookup("Name5 Part9005") == [9005]
