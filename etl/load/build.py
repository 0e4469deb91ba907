"""A fresh warehouse out of staged Parquet: sql/schema makes tables, sql/load fills them, sql/views asks."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from etl.load.inputs import RunInfo, load_frame, offer, topics_frame
from etl.paths import sql_folder

if TYPE_CHECKING:
    import duckdb
    import polars as pl

__all__ = ["RunInfo", "build", "topics_frame"]

# Labels that one statement cannot spread: after this file of sql/load, lower them over these edges.
_SPREAD = {
    "32_copy_edge": ("copy_edge", "copy_label"),
    "56_repeat_label": ("repeat_edge", "repeat_label"),
}


def build(
    staged: Mapping[str, Sequence[Path]],
    files: pl.DataFrame,
    rejects: pl.DataFrame,
    target: Path,
    run: RunInfo,
    topics: pl.DataFrame | None = None,
) -> None:
    """Build a new warehouse file at `target`, which must not exist.

    Args:
        staged: table of schemas.STAGED -> Parquet files with its rows; each extract_key in one file only.
        files: schemas.FILE, the raw files of this run; staged rows of other files are left out.
        rejects: schemas.REJECT.
        topics: as topics_frame gives it; None takes the project's own rules.

    Raises:
        duckdb.Error: a statement failed, or the disk is full.
    """
    from etl.load.db import writer

    if topics is None:
        from etl import rulebook

        topics = topics_frame(rulebook.load().topics)
    scratch = Path(tempfile.mkdtemp(prefix=f"{target.name}.scratch-", dir=target.parent))
    try:
        connection = writer(target, scratch)
        try:
            given = {"file": files, "reject": rejects, "topic": topics, "load": load_frame(run, files)}
            offer(connection, staged, given, scratch)
            _fill(connection)
            connection.execute("checkpoint")
        finally:
            connection.close()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def statements(folder: str) -> Iterator[tuple[str, str]]:
    """(stem, SQL) of every file of sql/<folder>, in order of their numbers."""
    for path in sorted((sql_folder() / folder).glob("*.sql")):
        yield path.stem, path.read_text(encoding="utf-8")


def _fill(connection: duckdb.DuckDBPyConnection) -> None:
    from etl.load.components import lower_labels

    connection.execute("begin")
    for _, sql in statements("schema"):
        connection.execute(sql)
    for stem, sql in statements("load"):
        connection.execute(sql)
        if stem in _SPREAD:
            lower_labels(connection, *_SPREAD[stem])
    for stem, sql in statements("views"):
        connection.execute(sql)
        connection.execute(f"comment on view {view_name(stem)} is {_quoted(header(sql, 'Question'))}")
    _describe_view_columns(connection)
    connection.execute("commit")


def view_name(stem: str) -> str:
    """The object that a numbered file makes: 10_claim -> claim."""
    return stem.partition("_")[2]


def header(sql: str, field: str) -> str:
    """A field of a file's header comment (Question, Grain, Reads, Caution), its lines joined; "" where it has none."""
    taken: list[str] = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        name, colon, text = line.removeprefix("--").partition(":")
        if colon and name.strip().isalpha() and not name.startswith("  "):
            taken = [*taken, text.strip()] if name.strip() == field else taken
            is_open = name.strip() == field
        elif is_open:
            taken.append(line.removeprefix("--").strip())
    return " ".join(taken)


def _describe_view_columns(connection: duckdb.DuckDBPyConnection) -> None:
    """A column name has one meaning everywhere: view columns take the comment that a table gives the name."""
    bare = connection.execute("""
        select bare.table_name, bare.column_name, arg_min(told.comment, told.table_oid) as comment
        from duckdb_columns() as bare
        inner join duckdb_columns() as told on bare.column_name = told.column_name and told.comment is not null
        where bare.comment is null and not bare.internal and bare.schema_name = 'main'
        group by bare.table_name, bare.column_name
        order by bare.table_name, bare.column_name
    """).fetchall()
    said = [f"comment on column {view}.{column} is {_quoted(comment)};" for view, column, comment in bare]
    if said:
        connection.execute("\n".join(said))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
