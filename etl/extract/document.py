"""One article on its way through extraction."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from etl.extract.mentions import DateMention, NameMention, QuantityMention
from etl.extract.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the cleaned text: a span in code points and its token range (inclusive)."""

    number: int
    start: int
    end: int
    first: int
    last: int
    role: Literal["title", "caption", "subhead", "body"] = "body"


@dataclass
class Document:
    """Cleaned text, its tokens, their code string (grammar.Alphabet) and what was found so far.

    Attributes:
        reference: the day that relative expressions are counted from (publication date), None where unknown.
        outlet: name of the outlet, None where unknown.
        dates, quantities, names: sorted by start; spans of one list never overlap.
    """

    text: str
    reference: date | None
    outlet: str | None
    tokens: Tokens
    code: str
    sentences: list[Sentence]
    dates: list[DateMention] = field(default_factory=list)
    quantities: list[QuantityMention] = field(default_factory=list)
    names: list[NameMention] = field(default_factory=list)
