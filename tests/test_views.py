"""Every view of sql/views has rows given and rows expected in tests/views/<view>.toml; a view without them fails.

A file holds `[[case]]` tables: `given` articles, whose claims and mentions state only what differs from a plain claim
(tests/build.py), and `expect`: the rows of the view, as far as their columns are named; "null" stands for null. `where` picks rows.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.load.build import header, view_name
from etl.paths import sql_folder
from tests.build import Stage

CASES = Path(__file__).parent / "views"
VIEWS = {view_name(path.stem): path for path in sorted((sql_folder() / "views").glob("*.sql"))}
FILES = sorted(CASES.glob("*.toml"))


def load(path: Path) -> list[dict[str, Any]]:
    return list(tomllib.loads(path.read_text(encoding="utf-8"))["case"])


def build(case: dict[str, Any], folder: Path) -> Path:
    stage = Stage()
    for article in case["given"]:
        facts = dict(article)
        claims, mentions, lines = (facts.pop(name, []) for name in ("claims", "mentions", "sentences"))
        stage.article(facts.pop("path"), **facts)
        for claim in claims:
            links = claim.pop("links", [])
            stage.claim(claim.pop("words", None), **claim)
            for link in links:
                stage.link(**link)
        for mention in mentions:
            stage.mention(mention.pop("words"), **mention)
        for line in lines:
            stage.sentence(line.pop("words"), **line)
    return stage.build(folder)


def rows_of(connection: duckdb.DuckDBPyConnection, view: str, columns: list[str], where: str) -> list[tuple[Any, ...]]:
    # the names come from the case file, which is part of the project
    cursor = connection.execute(f"select {', '.join(columns)} from {view} where {where}")
    return sorted(cursor.fetchall(), key=repr)


@pytest.mark.parametrize("view", VIEWS)
def test_view_has_a_case(view: str) -> None:
    assert (CASES / f"{view}.toml").is_file(), f"write tests/views/{view}.toml: rows given, rows expected"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_case_names_a_view(path: Path) -> None:
    assert path.stem in VIEWS


@pytest.mark.parametrize("view", VIEWS)
def test_header_states_question_grain_reads_caution(view: str) -> None:
    sql = VIEWS[view].read_text(encoding="utf-8")
    assert all(header(sql, field) for field in ("Question", "Grain", "Reads", "Caution"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_given_rows_give_expected_rows(path: Path, tmp_path: Path) -> None:
    for number, case in enumerate(load(path)):
        folder = tmp_path / str(number)
        folder.mkdir()
        with duckdb.connect(str(build(case, folder)), read_only=True) as connection:
            columns = list(case["expect"][0]) if case["expect"] else ["count(*)"]
            got = rows_of(connection, path.stem, columns, case.get("where", "true"))
        wanted = [tuple(None if row[name] == "null" else row[name] for name in columns) for row in case["expect"]]
        assert got == sorted(wanted or [(0,)], key=repr), case["name"]
