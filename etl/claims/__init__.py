"""Mentions to claims."""

from etl.claims.find import Claims

__all__ = ["Claims"]
