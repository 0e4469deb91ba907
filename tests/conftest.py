"""What all tests share."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from unittest import mock

import pytest

from etl import pipeline, rulebook

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory, rules_hashed_once: None) -> Path:
    """A folder as a user has it after `etl run`: the project's own raw articles, and their warehouse."""
    home = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "raw", home / "raw")
    shutil.copy(next((home / "raw").rglob("*.txt")), home / "article.txt")
    with contextlib.chdir(home):
        pipeline.run(Path("raw"), Path("warehouse/claims.duckdb"))
    return home


@pytest.fixture(scope="session", autouse=True)
def rules_hashed_once() -> Iterator[None]:
    """The rules and the SQL stay as they are while tests run, whatever an editor does to them meanwhile."""
    hashed = cache(rulebook.fingerprint)

    def fingerprint(folders: Iterable[Path] = ()) -> str:
        return hashed(tuple(folders))

    with (
        mock.patch.object(rulebook, "fingerprint", fingerprint),
        mock.patch.object(pipeline, "sql_fingerprint", cache(pipeline.sql_fingerprint)),
    ):
        yield
