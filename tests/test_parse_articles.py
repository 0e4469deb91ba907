"""The raw files parse_* of tests/articles: one a format and a quirk; what they come to stands in articles/parse.toml."""

import tomllib
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from etl.clean import clean
from etl.parse import Sidecar, parse_files

ARTICLES = Path(__file__).parent / "articles"
EXPECTED: dict[str, Any] = tomllib.loads((ARTICLES / "parse.toml").read_text(encoding="utf-8"))
UNKNOWN = {"outlet_how": "unknown", "published_how": "unknown", "language": "en", "encoding": "utf-8"}
TOLD = (
    "title", "byline", "dateline", "outlet", "outlet_how", "published", "published_how", "language", "url", "retrieved", "encoding",
)  # fmt: skip


def cleaned(name: str) -> pl.DataFrame:
    parsed, rejects = parse_files([(name, ARTICLES / name)], Sidecar())
    assert rejects.is_empty()
    return clean(parsed)


def test_every_raw_file_is_expected() -> None:
    assert {path.name for path in ARTICLES.glob("parse_*")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_stories_and_what_is_known_of_them(name: str) -> None:
    rows = cleaned(name).select("article_no", *TOLD).to_dicts()
    expected = [dict.fromkeys(TOLD) | UNKNOWN | story for story in EXPECTED[name]["story"]]
    assert [row.pop("article_no") for row in rows] == list(range(1, len(expected) + 1))
    assert rows == expected


@pytest.mark.parametrize("name", EXPECTED)
def test_clean_text(name: str) -> None:
    articles = cleaned(name)
    text = "\n\n".join(articles["text"])
    assert [part for part in EXPECTED[name].get("holds", ()) if part not in text] == []
    assert [part for part in EXPECTED[name].get("lacks", ()) if part in text] == []
    bit = {fix for fixes in articles["fixes"] for fix in fixes}
    assert set(EXPECTED[name].get("fixes", ())) <= bit
    paragraphs = [paragraph for text in articles["text"] for paragraph in text.split("\n\n")]
    assert all(paragraph.strip() == paragraph != "" and "\n" not in paragraph for paragraph in paragraphs)


@pytest.mark.parametrize("name", EXPECTED)
def test_offsets_lead_back(name: str) -> None:
    raw = (ARTICLES / name).read_bytes().decode("utf-8")
    for row in cleaned(name).iter_rows(named=True):
        position = 0
        for piece in row["offsets"]:
            assert piece["clean_start"] == position
            position = piece["clean_end"]
            cut, origin = row["text"][piece["clean_start"] : position], raw[piece["raw_start"] : piece["raw_end"]]
            assert len(cut) != len(origin) or cut == origin
        assert position == len(row["text"])


@pytest.mark.parametrize("name", EXPECTED)
def test_cleaning_twice_changes_nothing(name: str) -> None:
    parsed, _ = parse_files([(name, ARTICLES / name)], Sidecar())
    once = clean(parsed)
    again = once.with_columns(
        raw_start=pl.lit(0),
        raw_end=pl.col("text").str.len_chars(),
        raw_text="text",
        title_start=pl.when(pl.col("title").is_not_null()).then(0),
    ).select(parsed.columns)
    assert clean(again.cast(parsed.schema))["text"].to_list() == once["text"].to_list()
