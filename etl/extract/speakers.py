"""Speakers as rows: everybody whom attributions name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from etl.extract.mentions import Attribution

if TYPE_CHECKING:
    import polars as pl


def speaker_frame(attributions: Iterable[tuple[str, Attribution]]) -> pl.DataFrame:
    """Rows of schemas.SPEAKER for everybody whom attributions (each with its extract_key) name, in order of key and id.

    Where articles of one file tell different things of one member, the fullest telling stands; ties go to the last in
    sort order, so that the order of articles changes nothing.
    """
    import polars as pl

    from etl.schemas import SPEAKER

    best: dict[tuple[str, str], tuple[str | None, ...]] = {}
    for key, one in attributions:
        row = (one.name, one.role, one.organisation, one.country, one.kind)
        if one.speaker and _fuller(row) > _fuller(best.get((key, one.speaker), ())):
            best[key, one.speaker] = row
    rows = [(*member, *row) for member, row in sorted(best.items())]
    return pl.DataFrame(rows, schema=SPEAKER, orient="row")


def _fuller(row: tuple[str | None, ...]) -> tuple[int, tuple[str, ...]]:
    return sum(value is not None for value in row), tuple(value or "" for value in row)
