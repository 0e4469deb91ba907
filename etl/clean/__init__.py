"""Parsed articles to clean text with an offset map."""

from etl.clean.run import clean

__all__ = ["clean"]
