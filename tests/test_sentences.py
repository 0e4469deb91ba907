"""Where sentences end, and the role of the paragraph that they stand in."""

import pytest

from etl.extract.tokens import tokenize
from etl.sentences import find_sentences


def sentences(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_sentences(text, tokenize(text))]


def roles(text: str) -> list[tuple[str, str]]:
    return [(one.role, text[one.start : one.end]) for one in find_sentences(text, tokenize(text))]


@pytest.mark.parametrize(
    "text",
    [  # the bar shows where one sentence ends
        "He left.| She stayed!| Why?| Nobody knows.",
        "Gen. Ana Costa and Lt. Col. Jon Berg met Mr. and Mrs. Li.| They left.",
        "The U.S. Army and the U.S. Navy stay.| The U.K. said so.",
        "It was agreed with the U.S.| The army left.| It went to the U.K.| In May it was back.",
        "They left on Sept. 3.| They had come on Aug. 12, 2019.",
        "Work stopped in Sept.| The road stayed shut.",
        "It began at 9 a.m. on Monday and ended at 5 p.m.| The gates were shut.",
        "No. 5 Company holds 3.5 km of road.| No.| It does not.",
        "J. R. Smith spoke.| A. Costa did not.",
        "“We leave.”| He sat down.",
        "“We leave!” he said.| “Why?” they asked.",
        "\"We leave,\" he said.| \"All of us.\"| They left.",
        "“We leave.| We said so.| Now we go,” he said.",
        "They left (all of them).| (The gates were shut.)| Nobody came.",
        "He paused ... and left.| “Well…” he said.| He waited...| Then he left.",
        "News.Az and example.org reported it.| So did Port.Az.",
        "They stay until 2025.|Others leave.",
        "Prices rose 3.5 percent.| About 2,500 came.| 300 left.",
        "Sadr Inc. and Berg Co. sold it.| The price was low.",
        "The St. Petersburg road is shut, i.e. closed, e.g. at night.",
        "Smith vs. Berg was settled.| al-Amin agreed.",
        "The visit to Washington, D.C. was short.| The one to Washington, D.C.| He flew home.",
        "Is it over?!| It is.",
        "1. The first point is this.| It holds.",
        "Art. 5 of the pact and para. 3 of Res. 1701 hold.",
    ],
)  # fmt: skip
def test_boundaries(text: str) -> None:
    expected = [part.strip() for part in text.split("|")]
    assert sentences(text.replace("|", "")) == expected


def test_roles_of_paragraphs() -> None:
    text = (
        "Camp to Close by May\n\nTrucks at the camp. (Agency file photo)\n\nTAMSK, May 3 (Wirepress) - The camp will close. "
        "All leave.\n\nNot a retreat\n\nIt is a move, he said.\n\nWho pays?\n\nNobody knows.\n\nFILE - A truck, 2018. (Agency)"
    )
    assert roles(text) == [
        ("title", "Camp to Close by May"),
        ("caption", "Trucks at the camp."),
        ("caption", "(Agency file photo)"),
        ("subhead", "TAMSK, May 3 (Wirepress) -"),
        ("body", "The camp will close."),
        ("body", "All leave."),
        ("subhead", "Not a retreat"),
        ("body", "It is a move, he said."),
        ("subhead", "Who pays?"),
        ("body", "Nobody knows."),
        ("caption", "FILE - A truck, 2018."),
        ("caption", "(Agency)"),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The camp will close", "body"),  # all there is cannot be a title
        ("The camp will close.\n\nIt is old.", "body"),
        ("The camp will close\n\nIt is old.", "title"),
        ("Will the camp close?\n\nIt is old.", "title"),
        ("“We will close the camp”\n\nIt is old.", "title"),
        ("A handout photo made available by the navy shows a boat\n\nIt is old.", "caption"),
        ("The mayor in Korva, 20 June 2023. EPA/NAVY PRESS OFFICE\n\nIt is old.", "caption"),
        ("The mayor speaks in Korva [Ana Costa/Wirepress]\n\nIt is old.", "caption"),
    ],
)
def test_role_of_the_first_paragraph(text: str, role: str) -> None:
    assert roles(text)[0][0] == role


def test_numbers_and_tokens_run_on() -> None:
    text = "Camp Closes\n\nOne left. Two stay.\n\nThree came."
    found = find_sentences(text, tokenize(text))
    assert [one.number for one in found] == [1, 2, 3, 4]
    assert [(one.first, one.last) for one in found] == [(0, 1), (3, 5), (6, 8), (10, 12)]


def test_nothing_in_nothing() -> None:
    assert find_sentences("", tokenize("")) == []
    assert find_sentences("\n\n", tokenize("\n\n")) == []


@pytest.mark.parametrize("piece", ["base, ", "base "])
def test_what_has_no_full_stop_is_cut_somewhere(piece: str) -> None:
    text = piece * 2000 + "end. Next."
    found = find_sentences(text, tokenize(text))
    assert max(one.last - one.first for one in found) < 600
    assert [one.first for one in found[1:]] == [one.last + 1 for one in found[:-1]]
    assert text[found[-1].start :] == "Next."
