"""Questions to a published warehouse: the program's own, and a user's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, count
from pathlib import Path
from typing import Any

from etl.errors import UsageError, WarehouseError
from etl.load.db import reader, sandbox


def fetch(warehouse: Path, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[dict[str, Any]]:
    """Rows of one of the program's own statements, by column name.

    Raises:
        WarehouseError: the warehouse cannot be read, or lacks what the statement reads.
    """
    import duckdb

    connection = reader(warehouse)
    try:
        cursor = connection.execute(sql, values or None)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    except duckdb.Error as error:
        what = str(error).partition("\n")[0]
        raise WarehouseError(f"{warehouse}: was made by another version: {what}", "rebuild it with: etl run") from error
    finally:
        connection.close()


def records(columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """Rows by column name; a name that comes again is numbered, so that no value is lost.

    >>> records(["n", "n", "m"], [(1, 2, 3)])
    [{'n': 1, 'n_1': 2, 'm': 3}]
    """
    taken: list[str] = []
    for column in columns:
        names = chain([column], (f"{column}_{n}" for n in count(1)))
        taken.append(next(name for name in names if name not in taken))
    return [dict(zip(taken, row, strict=True)) for row in rows]


def ask(warehouse: Path, statement: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Header and rows of a user's statement, which can neither write nor reach anything beside the warehouse.

    Raises:
        UsageError: DuckDB does not take the statement; the message is its own.
        WarehouseError: the warehouse cannot be read.
    """
    import duckdb

    connection = sandbox(warehouse)
    try:
        cursor = connection.execute(statement) if statement.strip() else None
        if cursor is None or cursor.description is None:
            raise UsageError(f"{statement!r} asks for nothing", 'etl sql "select * from reconciliation"')
        return [column[0] for column in cursor.description or ()], cursor.fetchall()
    except duckdb.Error as error:
        hint = "etl tables lists what there is; the warehouse is read-only and cut off from other files"
        raise UsageError(str(error), hint) from error
    finally:
        connection.close()
