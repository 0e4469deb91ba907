"""Speakers as rows: everybody whom attributions name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from etl.extract.mentions import Attribution

if TYPE_CHECKING:
    import polars as pl


def speaker_frame(attributions: Iterable[Attribution]) -> pl.DataFrame:
    """Rows of schemas.SPEAKER for everybody whom some attributions name, in order of id.

    Where articles tell different things of one member, the fullest telling stands; ties go to the last in sort order,
    so that the order of articles changes nothing.
    """
    import polars as pl

    from etl.schemas import SPEAKER

    best: dict[str, tuple[str | None, ...]] = {}
    for one in attributions:
        row = (one.name, one.role, one.organisation, one.country, one.kind)
        key = one.speaker
        if key and (key not in best or _fuller(row) > _fuller(best[key])):
            best[key] = row
    rows = [(member, *row) for member, row in sorted(best.items())]
    return pl.DataFrame(rows, schema=SPEAKER, orient="row")


def _fuller(row: tuple[str | None, ...]) -> tuple[int, tuple[str, ...]]:
    return sum(value is not None for value in row), tuple(value or "" for value in row)
