"""Claim Warehouse: news articles in, one DuckDB file of reconciled claims out."""

__version__ = "0.1.0"
