"""Checks of a warehouse: each file of sql/checks is a query that returns offending rows, and no rows means good."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from etl.load.build import header
from etl.paths import sql_folder

if TYPE_CHECKING:
    import duckdb

SAMPLE_ROWS = 5


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check found.

    Attributes:
        name: stem of its file in sql/checks.
        question: first sentence of its header.
        n_offenders: offending rows, 0 = passed.
        sample: the first of them, column -> value as text.
    """

    name: str
    question: str
    n_offenders: int
    sample: tuple[dict[str, str | None], ...]

    @property
    def passed(self) -> bool:
        """No offender was found."""
        return self.n_offenders == 0


def run_checks(path: Path, store: bool = False) -> list[CheckResult]:
    """Run every check over the warehouse at `path`, in order of their names.

    Args:
        store: also write the results into etl_check_result; for a file that is not published yet.

    Raises:
        WarehouseError: `path` is no Claim Warehouse.
    """
    from etl.load.db import reader

    connection = reader(path)
    try:
        results = [_run(connection, file) for file in sorted((sql_folder() / "checks").glob("*.sql"))]
    finally:
        connection.close()
    if store:
        _store(path, results)
    return results


def _run(connection: duckdb.DuckDBPyConnection, file: Path) -> CheckResult:
    sql = file.read_text(encoding="utf-8")
    cursor = connection.execute(sql)
    columns = [column[0] for column in cursor.description or ()]
    sample: list[dict[str, str | None]] = []
    n_offenders = 0
    for row in _rows(cursor):
        n_offenders += 1
        if len(sample) < SAMPLE_ROWS:
            values = [None if value is None else str(value) for value in row]
            sample.append(dict(zip(columns, values, strict=True)))
    return CheckResult(file.stem, header(sql, "Question"), n_offenders, tuple(sample))


def _rows(cursor: duckdb.DuckDBPyConnection) -> Iterator[Sequence[object]]:
    while batch := cursor.fetchmany(2048):
        yield from batch


def _store(path: Path, results: Sequence[CheckResult]) -> None:
    from etl.load.db import rewriter

    rows = [
        (one.name, one.question, one.passed, one.n_offenders, json.dumps(one.sample, ensure_ascii=False))
        for one in results
    ]
    connection = rewriter(path)
    try:
        connection.execute("delete from etl_check_result")
        if rows:
            connection.executemany("insert into etl_check_result values (?, ?, ?, ?, ?)", rows)
        connection.execute("checkpoint")
    finally:
        connection.close()
