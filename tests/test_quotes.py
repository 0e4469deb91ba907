"""Quotations: marks of all kinds, unbalanced ones, several paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.quotes import find_quotes
from etl.extract.tokens import tokenize

CASES = [
    ("“One two,” he said.", ["“One two,”"]),
    ('"One two," he said. "Three."', ['"One two,"', '"Three."']),
    ("''One two,'' he said.", ["''One two,''"]),
    ("„Eins zwei“, sagte er.", ["„Eins zwei“"]),
    ('”One two," he said.', ['”One two,"']),
    ("“One.\n\n“Two.”", ["“One.", "“Two.”"]),
    ("“One two.\n\nThree four.", ["“One two."]),
    ("He is 6'2\" tall", []),
    ("no marks", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_quotations(text: str, wanted: list[str]) -> None:
    tokens = tokenize(text)
    assert [tokens.slice(quote.first, quote.last) for quote in find_quotes(tokens)] == wanted


def test_a_quotation_over_paragraphs_goes_on() -> None:
    first, second = find_quotes(tokenize("“One.\n\n“Two.”"))
    assert (first.is_closed, first.goes_on) == (False, True)
    assert (second.is_closed, second.goes_on) == (True, False)


@given(st.text(alphabet="ab “”\"'.\n", max_size=60))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    tokens = tokenize(text)
    last = -1
    for quote in find_quotes(tokens):
        assert last < quote.first < quote.last < len(tokens)
        last = quote.last
