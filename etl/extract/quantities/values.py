"""Qualifier and number to a closed interval of whole numbers (DESIGN of the project, "What values mean")."""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.mentions import Qualifier
from etl.extract.numbers import Number

LARGEST = 2**63 - 1  # of a 64-bit column


class Value(NamedTuple):
    """What a number says: a closed interval, None = open or no whole number."""

    low: int | None
    high: int | None
    qualifier: Qualifier


def whole(number: Number | None) -> int | None:
    """A whole number as int; parts of one give None, since they count nothing, and so does what no column can hold.

    >>> from fractions import Fraction
    >>> whole(1500), whole(Fraction(3, 1)), whole(Fraction(5, 2)), whole(10**20)
    (1500, 3, None, None)
    """
    if number is None or (not isinstance(number, int) and number.denominator != 1):
        return None
    return int(number) if number < LARGEST else None


def qualified(value: Value, qualifier: Qualifier, strict: bool) -> Value:
    """The interval under a qualifier; `strict` bounds leave the number itself out.

    A range or a vague number keeps its own outer bound on the side that the qualifier closes.

    >>> qualified(Value(2000, 2000, "exact"), "at_least", True)
    Value(low=2001, high=None, qualifier='at_least')
    >>> qualified(Value(2000, 9999, "vague"), "at_most", False)
    Value(low=None, high=9999, qualifier='at_most')
    >>> qualified(Value(2000, 3000, "range"), "approximate", False)
    Value(low=2000, high=3000, qualifier='range')
    """
    point = value.low == value.high and value.low is not None
    if qualifier == "at_least":
        return Value(_moved(value.low, 1 if strict and point else 0), None, qualifier)
    if qualifier == "at_most":
        return Value(None, _moved(value.high, -1 if strict and point else 0), qualifier)
    if qualifier == "approximate" and value.qualifier == "exact":
        return Value(value.low, value.high, qualifier)
    return value


def _moved(bound: int | None, by: int) -> int | None:
    return None if bound is None else max(0, bound + by)
