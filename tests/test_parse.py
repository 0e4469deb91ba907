"""Raw bytes to rows: encodings, rejects, sidecar, datelines, and where the first five articles were published."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.clean import clean
from etl.errors import InputError
from etl.page.head import head_fields
from etl.page.lines import is_caption, is_headline
from etl.page.rules import page_rules
from etl.page.stamps import dateline
from etl.parse import Sidecar, extract_key, load_sidecar, parse_content, parse_files
from etl.parse.encoding import decode
from etl.schemas import PARSED

PROSE = (
    "The last convoy left the depot by road on Monday, the ministry said, and nobody stayed behind to guard the gates."
)
EXTRA = Path(os.environ.get("EXTRA_ARTICLES", "no such folder"))


def stories(text: str, entry: dict[str, Any] | None = None, suffix: str = ".txt") -> list[dict[str, Any]]:
    rows, reason, _ = parse_content(text.encode(), suffix, entry, "k")
    assert reason == ""
    return [dict(zip(PARSED, row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Café – “one”".encode(), "utf-8"),
        ("Café – “one”".encode("utf-8-sig"), "utf-8-sig"),
        ("Café – “one”".encode("utf-16"), "utf-16"),
        ("Café – “one”".encode("utf-16-le"), "utf-16-le"),
        ("Café – “one”".encode("utf-16-be"), "utf-16-be"),
        ("Café – “one”".encode("utf-32"), "utf-32"),
        ("Café – “one”".encode("cp1252"), "cp1252"),
    ],
)
def test_encodings(content: bytes, encoding: str) -> None:
    decoded = decode(content)
    assert (decoded.text, decoded.encoding) == ("Café – “one”", encoding)


def test_an_encoding_that_has_to_be_guessed() -> None:
    text = (
        "Последняя колонна покинула склад в понедельник, сообщило министерство, и никто не остался охранять ворота. "
        * 3
    )
    assert decode(text.encode("cp1251")).text == text


@pytest.mark.parametrize(
    ("content", "suffix", "reason"),
    [
        (b"", ".txt", "empty"),
        (b" \r\n\t\n", ".txt", "empty"),
        ("\ufeff \u200b\n".encode(), ".txt", "empty"),
        (b"%PDF-1.7 text text text", ".txt", "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ".txt", "binary"),
        (bytes(range(256)) * 4, ".txt", "binary"),
        (b"\xff\xfe\x00", ".txt", "undecodable"),
        (b"Two words", ".txt", "too_short"),
        (b"---\n***\n12 34 56", ".txt", "too_short"),
        (PROSE.encode(), ".docx", "unknown_format"),
        (PROSE.encode(), "", "unknown_format"),
    ],
)
def test_rejects_say_why(content: bytes, suffix: str, reason: str) -> None:
    rows, found, detail = parse_content(content, suffix, None, "k")
    assert (rows, found) == ([], reason)
    assert detail


def test_a_short_article_is_an_article() -> None:
    assert len(stories("Norland has 900 troops in Tamsk.")) == 1


def test_a_batch_of_files(tmp_path: Path) -> None:
    for name, content in {"a.txt": PROSE, "copy.txt": PROSE, "b.MD": PROSE + " It rained.", "c.txt": ""}.items():
        (tmp_path / name).write_text(content)
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    paths = [(path.name, path) for path in sorted(tmp_path.iterdir())]
    parsed, rejects = parse_files(paths, Sidecar(), "rules")
    texts = {"a.txt": PROSE, "b.md": PROSE + " It rained."}  # the copy shares its rows
    expected = [extract_key(text.encode(), name[1:], None, "rules") for name, text in texts.items()]
    assert parsed["extract_key"].to_list() == expected
    assert dict(rejects.select("path", "reason").rows()) == {
        "c.txt": "empty",
        "dangling.txt": "unreadable",
        "folder.txt": "unreadable",
    }
    assert "folder" in rejects.filter(path="folder.txt")["detail"][0]


def test_extract_key_holds_all_that_decides() -> None:
    keys = {
        extract_key(b"a", ".txt", None, "r"),
        extract_key(b"b", ".txt", None, "r"),
        extract_key(b"a", ".md", None, "r"),
        extract_key(b"a", ".txt", {"published": date(2024, 1, 2)}, "r"),
        extract_key(b"a", ".txt", None, "s"),
    }
    assert len(keys) == 5
    assert extract_key(b"a", ".TXT", {}, "r") == extract_key(b"a", ".txt", None, "r")
    assert all(len(key) == 32 for key in keys)


def sidecar(folder: Path, text: str) -> Sidecar:
    (folder / "sources.toml").write_text(text, encoding="utf-8")
    return load_sidecar(folder)


def test_sidecar_values(tmp_path: Path) -> None:
    found = sidecar(
        tmp_path,
        '["./x/a.txt"]\npublished = "2024-05-03"\nretrieved = 2024-05-04T10:00:00\noutlet = " Harbour Times "\ntitle = ""',
    )
    assert found.entry("x/a.txt") == {
        "published": date(2024, 5, 3),
        "retrieved": date(2024, 5, 4),
        "outlet": "Harbour Times",
    }
    assert (found.entry("b.txt"), found.warnings) == (None, [])
    assert load_sidecar(tmp_path / "x").entries == {}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[a.txt\n", "line 1"),
        ('outlet = "Harbour Times"', "outlet"),
        ('["a.txt"]\npublished = "last May"', "last May"),
        ('["a.txt"]\npublished = 20240503', "20240503"),
        ('["a.txt"]\noutlet = 7', "outlet"),
    ],
)
def test_a_sidecar_that_cannot_be_used(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(InputError, match=named) as error:
        sidecar(tmp_path, text)
    assert "sources.toml" in str(error.value)
    assert error.value.hint


def test_a_sidecar_that_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(InputError, match="no file"):
        load_sidecar(tmp_path)


def test_a_sidecar_of_many_strays_and_of_twins(tmp_path: Path) -> None:
    found = sidecar(tmp_path, "\n".join(f'["{n}.txt"]' for n in range(50)) + '\n["./1.txt"]\n')
    assert "another entry" in found.warnings[0]
    assert len(found.check_paths([])) == 21


def test_a_sidecar_with_slips(tmp_path: Path) -> None:
    found = sidecar(tmp_path, '["a.txt"]\npublised = 2024-05-03\n["b.tx"]\n')
    assert len(found.warnings) == 1
    assert "'published'" in found.warnings[0]
    assert ["'b.txt'" in warning for warning in found.check_paths(["a.txt", "b.txt"])] == [True]


def test_the_sidecar_describes_the_first_story_and_the_page() -> None:
    text = f"A Camp Is Shut for Good\n\n{PROSE}\n\n***\n\nA Bridge Is Opened Again\n\n{PROSE} It rained."
    entry = {
        "outlet": "Harbour Times",
        "published": date(2024, 5, 3),
        "title": "Shut",
        "url": "https://example.org/a",
        "retrieved": date(2024, 6, 1),
    }
    first, second = stories(text, entry)
    assert (first["title"], first["published"], first["published_how"]) == ("Shut", date(2024, 5, 3), "sidecar")
    assert (second["title"], second["published"], second["published_how"]) == (
        "A Bridge Is Opened Again",
        None,
        "unknown",
    )
    for story in (first, second):
        assert (story["outlet"], story["outlet_how"]) == ("Harbour Times", "sidecar")
        assert (story["url"], story["retrieved"]) == ("https://example.org/a", date(2024, 6, 1))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BAGHDAD, Sept 27 (Wirepress) - Troops", "BAGHDAD, Sept 27 (Wirepress) -"),
        ("BAGHDAD (WP) — Troops", "BAGHDAD (WP) —"),
        ("NIAMEY, Niger — Troops", "NIAMEY, Niger —"),
        ("NIAMEY, Niger (WP) — Troops", "NIAMEY, Niger (WP) —"),
        ("PARIS: Troops", "PARIS:"),
        ("KYIV, 5 March (Interpress) Troops", "KYIV, 5 March (Interpress)"),
        ("WASHINGTON/BAGHDAD, Sept. 27 (Wirepress) -- Troops", "WASHINGTON/BAGHDAD, Sept. 27 (Wirepress) --"),
        ("N'DJAMENA, Chad, Dec 1, 2024 (WP) – Troops", "N'DJAMENA, Chad, Dec 1, 2024 (WP) –"),
        ("MOGADISHU, Somalia: Troops", "MOGADISHU, Somalia:"),
        ("Bamako, Mali (WP) — Troops", "Bamako, Mali (WP) —"),
        ("Kyiv, March 5 (Interpress) - Troops", "Kyiv, March 5 (Interpress) -"),
        ("March 5 (Wirepress) - Troops", "March 5 (Wirepress) -"),
        ("SANAA, Yemen, Friday (WP) — Troops", "SANAA, Yemen, Friday (WP) —"),
        ("TEHRAN – Troops", "TEHRAN –"),
        ("DES MOINES, Iowa (WP) Jan. 10, 2024 – Troops", "DES MOINES, Iowa (WP) Jan. 10, 2024 –"),
        ("SEOUL/OSAKA (WP) 2025-04-08 — Troops", "SEOUL/OSAKA (WP) 2025-04-08 —"),
        ("SUVA, 6 June 2025 (Wirepress)", "SUVA, 6 June 2025 (Wirepress)"),
        ("London, 12 August 2024. Copper fell", "London, 12 August 2024."),
        ("Korva, 30 December 2024: The force", "Korva, 30 December 2024:"),
        ("(Wirepress) Sept 27, 2024 - Shares fell", "(Wirepress) Sept 27, 2024 -"),
        ("MOSCOW, September 27. /WIRE/. Troops", "MOSCOW, September 27. /WIRE/."),
        ("EXCLUSIVE: Troops", None),
        ("Troops left Gao (Mali) - they said", None),
        ("US - led troops left", None),
        ("The army left.", None),
        ("NATO troops left", None),
    ],
)
def test_datelines(line: str, expected: str | None) -> None:
    found = dateline(line, page_rules())
    assert (found and found[0].strip()) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published: 27 September 2024", [("published", "27 September 2024")]),
        ("Published 27 September 2024 10:32 BST", [("published", "27 September 2024")]),
        ("Updated Sept. 27, 2024 at 5:02 p.m. EDT", [("updated", "Sept. 27, 2024")]),
        ("Friday, September 27, 2024", [("published", "Friday, September 27, 2024")]),
        ("27/09/2024", [("published", "27/09/2024")]),
        ("2024-09-27T10:32:00Z", [("published", "2024-09-27")]),
        ("Fri 27 Sep 2024 10.32 BST", [("published", "Fri 27 Sep 2024")]),
        ("Issued on: 27/09/2024 - 10:32Modified: 28/09/2024 - 11:00", [("published", "27/09/2024")]),
        ("Published On 27 Sep 202427 Sep 2024", [("published", "27 Sep 2024")]),
        (
            "September 27, 2024 / 10:32 AM EDT / Harbour News",
            [("published", "September 27, 2024"), ("outlet", "Harbour News")],
        ),
        ("Harbour Times - 08.10.2024, 16:45", [("published", "08.10.2024"), ("outlet", "Harbour Times")]),
        (
            "Harbour Daily, Friday 31 January 2025, 20:14",
            [("published", "Friday 31 January 2025"), ("outlet", "Harbour Daily")],
        ),
        ("Camp Sava, Korva, 7 February 2025", [("published", "7 February 2025"), ("dateline", "Camp Sava, Korva")]),
        (
            "From our correspondent in Korva, 14 May 2025",
            [("published", "14 May 2025"), ("dateline", "From our correspondent in Korva")],
        ),
        (
            "Press release – for immediate release – Korva, 5 November 2024",
            [
                ("ignored", "Press release"),
                ("ignored", "for immediate release"),
                ("published", "5 November 2024"),
                ("dateline", "Korva"),
            ],
        ),
        ("Jon Berg in Korva | 3 January 2025", [("published", "3 January 2025")]),
        ("By Ana Costa, 9 Feb 2025", [("byline", "Ana Costa"), ("published", "9 Feb 2025")]),
        ("Radio Korva Coast | Tamsk | Wednesday, 12 June 2024", [("published", "Wednesday, 12 June 2024")]),
        ("By our consumer correspondent", [("byline", "our consumer correspondent")]),
        ("By Wirepress staff", [("byline", "Wirepress staff")]),
        ("Analysis by Ana Costa", [("byline", "Ana Costa")]),
        ("By our own efforts the camp was held", []),
        ("By Ana Costa", [("byline", "Ana Costa")]),
        ("By Ana Costa, Jon Berg and Li Wu", [("byline", "Ana Costa, Jon Berg and Li Wu")]),
        ("By Ana Costa in Tamsk", [("byline", "Ana Costa")]),
        ("Harbour Times, 3 May 2024", [("published", "3 May 2024"), ("outlet", "Harbour Times")]),
        ("Source: Harbour Times", [("outlet", "Harbour Times")]),
        ("https://example.org/a/b", [("url", "https://example.org/a/b")]),
        ("By Tuesday the camp was empty", []),
        ("By then, all had left", []),
        ("Source: army to leave Tamsk", []),
        ("On 27 September 2024 the camp was shut", []),
        ("The mission ends on 27 September 2024", []),
        ("Two Camps to Close by 3 May 2024", []),
    ],
)
def test_head_lines(line: str, expected: list[tuple[str, str]]) -> None:
    assert sorted((field.name, field.value) for field in head_fields(line, page_rules())) == sorted(expected)


@pytest.mark.parametrize(
    ("lead", "published"),
    [
        ("On 3 May 2024, the ministry announced that the camp would close.", date(2024, 5, 3)),
        ("On Friday, May 3, 2024, the two governments signed a pact.", date(2024, 5, 3)),
        ("On 3 May 2024, the ministry announced it. The camp closed on 1 June 2024.", None),  # told later
        ("On 3 May 2024 the camp will have closed.", None),
        ("On May 3, the ministry announced that the camp would close.", None),
        ("The ministry announced on 3 May 2024 that the camp would close.", date(2024, 5, 3)),
        ("The camp will close on 3 May 2024, the ministry announced.", None),
        ("TAMSK, May 3, 2024 (Wirepress) - The camp will close.", date(2024, 5, 3)),
        ("TAMSK, May 3 (Wirepress) - The camp will close.", None),
        (f"{PROSE}\n\nPublished on 3 May 2024", date(2024, 5, 3)),
        ("The camp will close.\n\nTrucks in Tamsk, 3 May 2024. (Photo: Ana Costa)", date(2024, 5, 3)),
        ("The camp will close.\n\nTrucks in Tamsk, 3 May 2024. (Agency file photo)", None),
    ],
)
def test_published_from_the_text(lead: str, published: date | None) -> None:
    (story,) = stories(f"Camp to Close for Good\n\n{lead}\n\nIt is said to be old.")
    assert (story["published"], story["published_how"]) == (published, "text" if published else "unknown")


def test_a_dateline_takes_its_year_from_the_address() -> None:
    text = "TAMSK, May 3 (Wirepress) - The camp will close, it was said."
    assert stories("https://example.org/2024/05/03/camp\n\n" + text)[0]["published"] == date(2024, 5, 3)


def test_a_header_beats_the_text_and_publication_an_update() -> None:
    (story,) = stories(
        f"Camp to Close\nUpdated 5 May 2024\nPublished 3 May 2024\nOn 1 May 2024, it was announced.\n{PROSE}"
    )
    assert (story["published"], story["published_how"]) == (date(2024, 5, 3), "header")
    (story,) = stories(f"Camp to Close\nLast updated: 5 May 2024\n{PROSE}")
    assert (story["published"], story["published_how"]) == (date(2024, 5, 5), "header")


@pytest.mark.parametrize(
    ("head", "title", "outlet", "published"),
    [
        ("Camp to Close\n\nHarbour Times\n17.04.2024 / 14:20", "Camp to Close", "Harbour Times", date(2024, 4, 17)),
        ("Camp to Close\nHarbour Times with Wirepress\n3 May 2024", "Camp to Close", "Harbour Times", date(2024, 5, 3)),
        ("HARBOUR TIMES | DEFENCE\n\nCamp to Close\n3 May 2024", "Camp to Close", None, date(2024, 5, 3)),
        (
            "FOR IMMEDIATE RELEASE\n3 May 2024\n\nCAMP TO CLOSE FOR GOOD",
            "CAMP TO CLOSE FOR GOOD",
            None,
            date(2024, 5, 3),
        ),
        ("CT\n\nCamp to Close", "Camp to Close", None, None),
        (
            "What Is Left? | Harbour Times, 3 May 2024",
            "What Is Left? | Harbour Times, 3 May 2024",
            "Harbour Times",
            date(2024, 5, 3),
        ),
        ("UNFOR\n\nCAMP TO CLOSE FOR GOOD", "CAMP TO CLOSE FOR GOOD", None, None),
        (
            "Camp to Close | Harbour Times, 3 May 2024",
            "Camp to Close | Harbour Times, 3 May 2024",
            "Harbour Times",
            date(2024, 5, 3),
        ),
        ("Camp to Close\nIt was built in 1961.\nBy Ana Costa\n3 May 2024", "Camp to Close", None, date(2024, 5, 3)),
        ("Harbour Times Wins a Prize\nThe paper is old", "Harbour Times Wins a Prize", None, None),
    ],
)
def test_openings(head: str, title: str, outlet: str | None, published: date | None) -> None:
    (story,) = stories(f"{head}\n\n{PROSE}")
    assert (story["title"], story["outlet"], story["published"]) == (title, outlet, published)


def test_nothing_is_guessed() -> None:
    (story,) = stories(PROSE)
    assert {name for name, value in story.items() if value is None} == {
        "title", "title_start", "byline", "dateline", "outlet", "published", "url", "retrieved",
    }  # fmt: skip


@pytest.mark.parametrize(
    "line", ["Army Leaves Base", "Will they stay?", "Minister: “we leave”", "US to cut force in U.S."]
)
def test_headlines(line: str) -> None:
    assert is_headline(line)


@pytest.mark.parametrize(
    "line", ["The army left.", "the army left", "By Ana Costa", "3 May 2024", "A truck (Photo: Jon Berg)", "* * *"]
)
def test_no_headlines(line: str) -> None:
    assert not is_headline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Forces left the base, he said (see photo).",
        "The file was lost.",
        "He spoke of a 3/4 majority.",
        "It showed the damage.",
    ],
)
def test_no_captions(line: str) -> None:
    assert not is_caption(line)


@pytest.mark.skipif(not EXTRA.is_dir(), reason="extra check on articles that are not part of the project")
def test_the_first_five_files() -> None:
    parsed, rejects = parse_files([(path.name, path) for path in sorted(EXTRA.glob("*.txt"))], Sidecar())
    assert rejects.is_empty()
    assert parsed.select("published", "published_how", "outlet").rows() == [
        (None, "unknown", None),
        (date(2024, 9, 27), "header", None),
        (None, "unknown", None),
        (date(2024, 12, 22), "text", None),
        (date(2024, 9, 27), "text", None),
        (date(2024, 9, 27), "header", "Shafaq News"),
    ]
    texts = clean(parsed)["text"].to_list()
    for text in texts:
        paragraphs = text.split("\n\n")
        assert len(set(paragraphs)) == len(paragraphs)
        assert "TT" not in paragraphs
    assert "16 px" not in texts[1]
    assert "buldunuz" not in texts[4]
    assert texts[2].count("(AFP file photo)") == 1
