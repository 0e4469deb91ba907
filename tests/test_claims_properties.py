"""Whatever sentences stand together, reading them raises nothing, and every claim lies in its text."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from etl import rulebook
from etl.extract.run import Extractor

ROOT = Path(__file__).parents[1]
TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "articles" / "dev2").glob("*.txt"))]
SENTENCES = [sentence for text in TEXTS for sentence in re.split(r"(?<=[.!?])\s+", text)]
WORDS = [word for text in TEXTS for word in text.split()]


@cache
def extractor() -> Extractor:
    return Extractor(rulebook.load())


def check(text: str) -> None:
    found = extractor().read(text, date(2024, 9, 27))
    for claim in found.claims:
        assert 0 <= claim.span.start < claim.span.end <= len(text), claim
        for slot, span in claim.slots.items():
            assert 0 <= span.start < span.end <= len(text), (slot, claim)
        if claim.when is not None and claim.when.earliest and claim.when.latest:
            assert claim.when.earliest <= claim.when.latest, claim
        if claim.quantity is not None and claim.quantity.low is not None and claim.quantity.high is not None:
            assert claim.quantity.low <= claim.quantity.high, claim


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12))
def test_sentences_in_any_order_give_sound_claims(sentences: list[str]) -> None:
    check(" ".join(sentences))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS), min_size=5, max_size=80))
def test_words_in_any_order_raise_nothing(words: list[str]) -> None:
    check(" ".join(words) + ".")
