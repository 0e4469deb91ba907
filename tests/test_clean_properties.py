"""Promises of parse, clean and sentences that hold for any input."""

import time
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.clean import clean
from etl.extract.tokens import tokenize
from etl.parse.files import parse_content
from etl.schemas import ARTICLE, PARSED
from etl.sentences import find_sentences

SHARDS = [
    "The base is empty", "the U.S.", "Gen. Smith", "troops", "2025", "News.Az", "a.m.", "Others", "by", "ISIS", "é", "Mr.", "...", "3.5",
    '"', "“", "”", "‘", "’", "„", "'", ".", ",", "!", "?", ":", " ", "  ", "\n", "\n\n", "\n\n\n", "\t", "\r\n", "\xa0", "\u200b", "\xad",
    "\ufeff", "\u2028", "&amp;", "&lt;", "&#8220;", "&", ";", "â€™", "Ã©", "\x92", "\x85", "<br>", "<p>", "<", ">", "**", "# ", "> ", "`",
    "[a](https://example.org)", "](", "(", ")", "( ", " )", "TT", "\nTT\n", "Most read", "Share", "***", "---", "By Ana Costa", "3 May 2024",
    "\nPhoto: Jon Berg\n", "Title: Camp", "date 2024-05-03 ", "Harbour News/ ", "TAMSK (Wirepress) - ", "Lees meer over onze redactie", "-",
    "e\u0301", "ﬁ", "— ", "/", "*", "Read more:", "© 2024 Harbour Times", "We use cookies", "Читайте также", "\u200d", "\ufffd",
]  # fmt: skip
TEXTS = st.one_of(st.lists(st.sampled_from(SHARDS), max_size=40).map("".join), st.text(max_size=200))


def parsed(text: str, language: str | None = "en", title: str | None = None) -> pl.DataFrame:
    row: dict[str, Any] = dict.fromkeys(PARSED) | {
        "extract_key": "k", "article_no": 1, "outlet_how": "unknown", "published_how": "unknown", "encoding": "utf-8",
        "language": language, "title": title, "raw_start": 0, "raw_end": len(text), "raw_text": text,
    }  # fmt: skip
    return pl.DataFrame([row], schema=PARSED)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(parsed(text))["text"][0]
    assert clean(parsed(once))["text"][0] == once


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_offsets_tile_both_sides_and_copy_exactly(text: str) -> None:
    article = clean(parsed(text))
    assert article.schema == pl.Schema(ARTICLE)
    position = raw = 0
    for piece in article["offsets"][0]:
        assert (piece["clean_start"], piece["raw_start"]) == (position, raw)
        position, raw = piece["clean_end"], piece["raw_end"]
        cut, origin = article["text"][0][piece["clean_start"] : position], text[piece["raw_start"] : raw]
        assert len(cut) != len(origin) or cut == origin
    assert (position, raw) == (len(article["text"][0]), len(text))


@given(st.one_of(st.binary(max_size=300), TEXTS.map(lambda text: text.encode("utf-8", "replace")),
       TEXTS.map(lambda text: text.encode("cp1252", "replace")), TEXTS.map(lambda text: text.encode("utf-16"))))  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_articles_or_a_reason(content: bytes) -> None:
    rows, reason, detail = parse_content(content, ".txt", None, "k")
    assert bool(rows) != bool(reason) == bool(detail)
    frame = clean(pl.DataFrame(rows, schema=PARSED, orient="row"))
    for text in frame["text"]:
        find_sentences(text, tokenize(text))


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_sentences_hold_every_token_once(text: str) -> None:
    tokens = tokenize(text)
    sentences = find_sentences(text, tokens)
    held = [i for sentence in sentences for i in range(sentence.first, sentence.last + 1)]
    assert held == [i for i, word in enumerate(tokens.words) if word[0] != "\n"]
    for number, sentence in enumerate(sentences, 1):
        words = text[sentence.start : sentence.end]
        assert sentence.number == number
        assert words == words.strip() == tokens.slice(sentence.first, sentence.last) != ""


@given(st.lists(TEXTS, max_size=4))
@settings(max_examples=25, deadline=None)
def test_a_batch_is_its_articles(texts: list[str]) -> None:
    alone = [clean(parsed(text)).to_dicts()[0] for text in texts]
    together = clean(pl.concat([parsed(text) for text in texts])) if texts else clean(parsed("").clear())
    assert together.to_dicts() == alone


@pytest.mark.parametrize(
    "unit",
    [
        " ",
        ".",
        '"',
        "“",
        "A ",
        "AB ",
        "a",
        "(",
        "[",
        "<",
        "&",
        "2024 ",
        "\n",
        " \n",
        "'",
        "-",
        "a.B",
        "/",
        "-\n",
        "â",
        "é",
        ",",
        "* ",
        ":",
    ],
)
def test_long_runs_take_no_long_time(unit: str) -> None:
    text = f"The base is empty.{unit * (60_000 // len(unit))}and nobody is left"
    clock = time.process_time()
    rows, _, _ = parse_content(text.encode(), ".txt", None, "k")
    cleaned = clean(pl.DataFrame(rows, schema=PARSED, orient="row"))["text"][0]
    find_sentences(cleaned, tokenize(cleaned))
    assert time.process_time() - clock < 5
