"""Connections to a warehouse: one that writes a new file, one that reads, one for a user's own SQL."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import WarehouseError

if TYPE_CHECKING:
    import duckdb

Config = dict[str, str | bool | int | float | list[str]]

# The oldest DuckDB that must open what is written here (docs/warehouse.md). DuckDB 2.0's own format is closed to 1.x.
STORAGE_VERSION = "v1.5.0"

MARK = "etl_load"  # the table that makes a DuckDB file a Claim Warehouse
MAGIC = b"DUCK"  # at byte 8 of every DuckDB file

# Nothing is ever fetched: an extension that a statement would need is an error, not a download.
_OFFLINE: Config = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


def writer(path: Path, scratch: Path) -> duckdb.DuckDBPyConnection:
    """A connection that creates the database file at `path`; what does not fit into memory goes to `scratch`."""
    import duckdb

    config: Config = {**_OFFLINE, "storage_compatibility_version": STORAGE_VERSION, "temp_directory": str(scratch)}
    connection = duckdb.connect(str(path), config=config)
    connection.execute("set preserve_insertion_order = true")
    return connection


def rewriter(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection that writes into a database file that `writer` made; its storage version stays."""
    import duckdb

    return duckdb.connect(str(path), config={**_OFFLINE, "storage_compatibility_version": STORAGE_VERSION})


def reader(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a published warehouse, for the program's own queries.

    Raises:
        WarehouseError: there is no such file, it cannot be read, or it is no Claim Warehouse.
    """
    return _opened(path, _OFFLINE)


def sandbox(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection for a user's own SQL: it can neither write, nor reach another file, nor lift these limits.

    Raises:
        WarehouseError: as `reader`.
    """
    connection = _opened(path, _OFFLINE)
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


def require_warehouse(path: Path) -> None:
    """Make sure that `path` may be read, or replaced, as a Claim Warehouse.

    Raises:
        WarehouseError: it is missing, a folder, not readable, no DuckDB file, or somebody else's DuckDB file.
    """
    reader(path).close()


def _opened(path: Path, config: Config) -> duckdb.DuckDBPyConnection:
    import duckdb

    _require_duckdb_file(path)
    try:
        connection = duckdb.connect(str(path), read_only=True, config=config)
    except duckdb.Error as error:
        hint = "another program may be writing it; if not, rebuild it with: etl run"
        raise WarehouseError(f"{path}: cannot be opened: {_first_line(error)}", hint) from error
    found = connection.execute("select 1 from duckdb_tables() where table_name = ? limit 1", [MARK]).fetchone()
    if found is None:
        connection.close()
        hint = "name another file with --warehouse; this one is left as it is"
        raise WarehouseError(f"{path}: a DuckDB file, but no Claim Warehouse (it has no table {MARK})", hint)
    return connection


def _require_duckdb_file(path: Path) -> None:
    if not path.exists():
        raise WarehouseError(f"{path}: there is no such warehouse", f"make it with: etl run --warehouse {path}")
    if path.is_dir():
        raise WarehouseError(f"{path}: is a folder", f"name a file in it, as in {path / 'claims.duckdb'}")
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except OSError as error:
        hint = "give yourself the right to read it, or name another file with --warehouse"
        raise WarehouseError(f"{path}: cannot be read: {os.strerror(error.errno or 0)}", hint) from error
    if head[8:12] != MAGIC:
        hint = "name another file with --warehouse; this one is left as it is"
        raise WarehouseError(f"{path}: is no DuckDB file", hint)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
