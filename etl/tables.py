"""`etl tables`: the data dictionary, read from the comments that the warehouse carries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from etl.errors import UsageError
from etl.load.query import fetch

TABLES = """
select table_name as name, 'table' as kind, comment from duckdb_tables() where not internal
union all
select view_name, 'view', comment from duckdb_views() where not internal
order by name
"""
COLUMNS = """
select column_name as name, data_type as type, comment
from duckdb_columns() where not internal and table_name = ?
order by column_index
"""


def describe(warehouse: Path, name: str | None = None) -> tuple[list[str], list[list[Any]]]:
    """Header and rows: all tables and views, or the columns of one.

    Raises:
        UsageError: there is no such table or view.
    """
    rows = fetch(warehouse, COLUMNS, [name]) if name else fetch(warehouse, TABLES)
    if not rows:
        from difflib import get_close_matches

        names = [row["name"] for row in fetch(warehouse, TABLES)]
        near = get_close_matches(name or "", names, 1)
        raise UsageError(
            f"there is no table or view {name!r}", f"etl tables {near[0]}" if near else "etl tables lists them"
        )
    header = list(rows[0])
    return header, [[row[column] for column in header] for row in rows]
