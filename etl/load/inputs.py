"""What a build reads: staged Parquet files, and small frames handed over by the run."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    import polars as pl


@dataclass(frozen=True)
class RunInfo:
    """The run that a warehouse is built by.

    Attributes:
        raw_folder: the folder as the user named it.
        ruleset: fingerprint of rules and extraction code (rulebook.fingerprint).
        version: version of the program.
        started_at: start of the run, with its time zone.
    """

    raw_folder: str
    ruleset: str
    version: str
    started_at: datetime


def load_id(run: RunInfo, files: pl.DataFrame) -> str:
    """Hash of ruleset, paths and contents: the same input has the same id, whenever it is loaded."""
    digest = hashlib.sha256(run.ruleset.encode())
    for path, sha256 in sorted(files.select("path", "sha256").iter_rows()):
        digest.update(f"\n{path}\t{sha256}".encode())
    return digest.hexdigest()[:16]


def topics_frame(topics: Mapping[str, Mapping[str, Any]]) -> pl.DataFrame:
    """The `[topic]` tables of a rulebook's topic files (book.topics) as a frame, one row a topic.

    Columns: topic, question (text, with {force}, {place}, {speaker} to fill in), value (date, quantity, stance, text,
    none), unit (text), tolerance (share, 0.1 = 10 %), rolls_up (bool).
    """
    import polars as pl

    schema = {
        "topic": pl.String, "question": pl.String, "value": pl.String, "unit": pl.String, "tolerance": pl.Float64,
        "rolls_up": pl.Boolean,
    }  # fmt: skip
    rows = [
        {"topic": name, **{column: tables["topic"].get(column) for column in list(schema)[1:]}}
        for name, tables in sorted(topics.items())
        if "topic" in tables
    ]
    return pl.DataFrame(rows, schema=schema)


def offer(
    connection: duckdb.DuckDBPyConnection,
    staged: Mapping[str, Sequence[Path]],
    given: Mapping[str, pl.DataFrame],
    folder: Path,
) -> None:
    """Make staged_<table> and given_<frame> readable as views; frames pass through Parquet files in `folder`.

    Of the staged rows those of this run's files are shown, which given["file"] lists.
    """
    import polars as pl

    from etl.schemas import STAGED

    for name, frame in given.items():
        path = folder / f"given_{name}.parquet"
        frame.write_parquet(path)
        _view(connection, f"given_{name}", [str(path)])
    for table, schema in STAGED.items():
        paths = [str(path) for path in staged.get(table, ())]
        if not paths:
            paths = [str(folder / f"empty_{table}.parquet")]
            pl.DataFrame(schema=schema).write_parquet(paths[0])
        _view(connection, f"staged_{table}", paths, OF_THIS_RUN)


def load_frame(run: RunInfo, files: pl.DataFrame) -> pl.DataFrame:
    """The one row that etl_load is made of."""
    import polars as pl

    return pl.DataFrame(
        {
            "load_id": [load_id(run, files)],
            "started_at": [run.started_at.astimezone(UTC).replace(tzinfo=None)],
            "raw_folder": [run.raw_folder],
            "ruleset": [run.ruleset],
            "version": [run.version],
        }
    )


# The cache holds rows of files that are gone or changed; members that follow from the rules alone have no key.
OF_THIS_RUN = "where extract_key is null or extract_key in (select extract_key from given_file)"


def _view(connection: duckdb.DuckDBPyConnection, name: str, paths: list[str], which: str = "") -> None:
    # a view cannot take parameters, so the paths are written into it
    quoted = ", ".join("'" + path.replace("'", "''") + "'" for path in sorted(paths))
    connection.execute(f"create temp view {name} as select * from read_parquet([{quoted}]) {which}")
