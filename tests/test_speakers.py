"""Speakers: what their phrases tell, and whom later mentions mean."""

from __future__ import annotations

from typing import Any

import pytest

from etl.extract.attribution import Attributions
from etl.extract.attribution.phrases import Phrases
from etl.extract.document import Document
from etl.extract.speakers import speaker_frame
from etl.extract.tokens import tokenize
from etl.rulebook import Rulebook, load
from etl.schemas import SPEAKER
from etl.sentences import find_sentences


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load()


@pytest.fixture(scope="module")
def phrases(book: Rulebook) -> Phrases:
    return Phrases(book)


@pytest.fixture(scope="module")
def finder(book: Rulebook) -> Attributions:
    return Attributions(book)


def found(finder: Attributions, text: str) -> list[Any]:
    tokens = tokenize(text)
    return finder.find(Document(text, None, None, tokens, "", find_sentences(text, tokens)))


# phrase, kind, name, member, role, organisation, country
PHRASES = [
    ("Prime Minister Ana al-Kovac", "named", "Ana al-Kovac", "ana-al-kovac", "prime minister", None, None),
    ("Kovac aide Ivo Horvat", "named", "Ivo Horvat", "ivo-horvat", "aide", "Kovac", None),
    ("a senior US defense official", "anonymous", "senior US defense official", "us-senior-defense-official", "senior defense official", None, "us"),
    ("a senior American defence official", "anonymous", "senior American defence official", "us-senior-defense-official", "senior defence official", None, "us"),
    ("an Iraqi political source", "anonymous", "Iraqi political source", "iq-political-source", "political source", None, "iq"),
    ("Pentagon spokesman Pat Miller", "named", "Pat Miller", "pat-miller", "spokesman", "Pentagon", None),
    ("the Pentagon", "organisation", "Pentagon", "pentagon", None, None, "us"),
    ("the joint statement", "document", "joint statement", "joint-statement", None, None, None),
    ("officials", "anonymous", "officials", "officials", "officials", None, None),
    ("the ministry", "organisation", "ministry", "ministry", None, None, None),
    ("the United States and Iraq", "organisation", "United States and Iraq", "iq-us", None, None, None),
    ("Ankara", "organisation", "Turkey", "tr", None, None, "tr"),
    ("Türkiye's foreign minister", "office", "Türkiye's foreign minister", "tr-foreign-minister", "foreign minister", None, "tr"),
    ("Foreign Minister Eva Lind of Sweden", "named", "Eva Lind", "eva-lind", "foreign minister", None, "se"),
    ("the Iraqi defence ministry", "organisation", "Iraqi defence ministry", "iq-defense-ministry", None, None, "iq"),
    ("Secretary of State Paul Reeves", "named", "Paul Reeves", "paul-reeves", "secretary of state", None, None),
    ("Moussa Traore, a spokesman for the junta", "named", "Moussa Traore", "moussa-traore", "spokesman", None, None),
]  # fmt: skip


@pytest.mark.parametrize("case", PHRASES, ids=lambda case: case[0])
def test_phrases(case: tuple[str, ...], phrases: Phrases) -> None:
    tokens = tokenize(case[0])
    who = phrases.read(tokens, 0, len(tokens) - 1)
    assert who is not None
    told = (who.kind, who.name, who.member, who.role, who.organisation, who.country)
    assert told == (case[1], case[2], f"speaker/{case[3]}", *case[4:])


# text, names of the speakers in order
ANAPHORA = [
    ("President Hassan Warsame said he was ready. Warsame said he would go.", ["Hassan Warsame"] * 2),
    ("A French officer said the camp was empty. The officer said the gate was open.", ["French officer"] * 2),
    ("The army said it had left. It said the road was free.", ["army", "army"]),
    ("Eva Lind said it was late. She said the vote was lost.", ["Eva Lind"] * 2),
    ("General Ali Daud left. Colonel Omar Daud left. Daud said the road was open.", ["Daud"]),
    ("Iraqi Prime Minister Ali Hadi met the envoy. The Iraqi premier said talks went on.", ["Ali Hadi"]),
]


@pytest.mark.parametrize(("text", "names"), ANAPHORA, ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_later_mentions(text: str, names: list[str], finder: Attributions) -> None:
    assert [one.name for one in found(finder, text) if one.speech != "narrated"] == names


def test_mentions_of_speakers_are_apart_and_name_their_members(finder: Attributions) -> None:
    text = "An officer told Rudaw that the road was open. Reuters reported that it was closed."
    tokens = tokenize(text)
    doc = Document(text, None, None, tokens, "", find_sentences(text, tokens))
    mentions = finder.find_people(doc)
    assert [(one.kind, one.member, text[one.start : one.end]) for one in mentions] == [
        ("anonymous", "speaker/officer", "An officer"),
        ("source", "source/rudaw", "Rudaw"),
        ("source", "source/reuters", "Reuters"),
    ]


def test_the_frame_keeps_the_fullest_telling_in_any_order(finder: Attributions) -> None:
    one = found(finder, "Ana Kovac said the road was open.")
    two = found(finder, "Prime Minister Ana Kovac said the road was open.")
    told = [("a", one) for one in (*one, *two)]
    frame = speaker_frame(told)
    assert dict(frame.schema) == SPEAKER
    assert frame.rows() == [("a", "speaker/ana-kovac", "Ana Kovac", "prime minister", None, None, "named")]
    assert speaker_frame(reversed(told)).equals(frame)


def test_the_frame_keeps_files_apart(finder: Attributions) -> None:
    one = found(finder, "Ana Kovac said the road was open.")
    two = found(finder, "Prime Minister Ana Kovac said the road was open.")
    frame = speaker_frame([("a", one[0]), ("b", two[0])])
    assert frame["extract_key"].to_list() == ["a", "b"]
    assert frame["role"].to_list() == [None, "prime minister"]
