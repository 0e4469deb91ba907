"""Dates: time expressions (TIMEX3), their intervals, and how a claim relates to them."""

from etl.extract.dates.find import Dates

__all__ = ["Dates"]
