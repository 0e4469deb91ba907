"""Building the warehouse: same rows whatever the order, copies that add no origin, comments, storage version."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from etl.errors import WarehouseError
from etl.load.build import header
from etl.load.db import STORAGE_VERSION, reader, sandbox
from etl.load.inputs import load_id, topics_frame
from etl.paths import sql_folder
from etl.schemas import STAGED
from tests.build import RUN, Stage

LONG = "The ministry of the interior sent word that all of them would be gone by the last day of May."


@contextmanager
def opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect(str(path), read_only=True)
    try:
        yield connection
    finally:
        connection.close()


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with opened(path) as connection:
        return connection.execute(sql).fetchall()


def full_stage() -> Stage:
    """Articles that fill every table."""
    stage = Stage()
    stage.article("a.txt").claim(when_latest="2025-09-30", when_relation="by", when_text="by then")
    stage.link(member="speaker/minister", cue="said", char_start=0, char_end=4)
    stage.claim(topic="force_level", quantity_low=2500, quantity_high=2500, via="source/reuters")
    stage.claim(topic="withdrawal", polarity="denied", speaker="speaker/minister", modality="asserted")
    stage.mention("US forces")
    stage.article("b.txt", outlet="Example Herald").claim(when_earliest="2026-01-01", speaker="speaker/minister")
    stage.claim(topic="force_level", place="place/ne/agadez", quantity_low=900, quantity_high=900)
    stage.claim(topic="withdrawal", when_latest="2025-09-30", speaker="speaker/unknown/senior-official")
    stage.article("copies/c.txt", outlet="Third", published=None).claim(LONG, when_latest="2025-05-31")
    stage.article("copies/d.txt", outlet="").claim(LONG, when_latest="2025-05-31")
    return stage.reject("empty.txt")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return full_stage().build(tmp_path_factory.mktemp("built"))


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with opened(path) as connection:
        tables = connection.execute("select table_name from duckdb_tables() order by table_name").fetchall()
        return {name: connection.execute(f"from {name}").fetchall() for (name,) in tables}


def test_order_and_parts_of_the_input_change_nothing(tmp_path: Path) -> None:
    plain = full_stage()
    first = dump(plain.build(tmp_path, "first.duckdb"))
    shuffled = full_stage()
    shuffled.files.reverse()
    frames = {table: frame.sample(fraction=1, shuffle=True, seed=7) for table, frame in shuffled.frames().items()}
    second = dump(shuffled.build(tmp_path, "second.duckdb", frames))
    assert first == second


def test_every_table_has_rows(built: Path) -> None:
    empty = {table for table, rows in dump(built).items() if not rows}
    assert empty == {"etl_check_result"}  # filled when the file is published


def test_staged_rows_of_other_files_are_left_out(tmp_path: Path) -> None:
    stage = full_stage()
    stage.article("gone.txt").claim(speaker="speaker/spokesman", place="place/td")
    stage.files.pop()
    path = stage.build(tmp_path)
    assert ask(path, "select count(*) from dim_article where article_path = 'gone.txt'") == [(0,)]
    assert ask(path, "select count(*) from dim_place where name = 'Chad'") == [(0,)]


def test_two_copies_of_one_file_are_two_articles_with_their_own_claims(tmp_path: Path) -> None:
    stage = Stage()
    stage.article("a.txt").claim().file("copy of a.txt", "a.txt")
    path = stage.build(tmp_path)
    assert ask(path, "select count(*), count(distinct claim_id) from claim") == [(2, 2)]
    assert ask(path, "select n_articles, n_origins from reconciliation") == [(2, 1)]


WIRE_COPIES: list[tuple[str, dict[str, Any]]] = [
    ("narrated by the outlet", {}),
    ("credited to an agency", {"via": "source/reuters"}),
    ("an anonymous official", {"speaker": "speaker/unknown/senior-official"}),
    ("a named speaker", {"speaker": "speaker/minister"}),
    ("a document", {"speaker": "speaker/ne-us-joint-statement"}),
    ("no value", {"topic": "withdrawal"}),
    ("a text", {"topic": "transition"}),
]


@pytest.mark.parametrize(("case", "facts"), WIRE_COPIES, ids=[case for case, _ in WIRE_COPIES])
@pytest.mark.parametrize("headline", ["", "Another headline altogether stands over this copy, and it is long."])
def test_a_wire_copy_adds_no_origin(case: str, facts: dict[str, Any], headline: str, tmp_path: Path) -> None:
    stage = Stage()
    for path, outlet, first in (("a.txt", "Example Daily", ""), ("b.txt", "Example Herald", headline)):
        stage.article(path, outlet=outlet)
        if first:
            stage.sentence(first)
        stage.claim(LONG, **facts).claim("They go.", place="place/td", **facts)
    counts = ask(stage.build(tmp_path), "select n_articles, n_origins from reconciliation")
    assert counts == [(2, 1), (2, 1)]


def test_a_repeat_keeps_its_evidence(tmp_path: Path) -> None:
    stage = Stage()
    stage.article("a.txt").claim(LONG, when_latest="2025-05-31")
    stage.article("b.txt", outlet="Example Herald").claim("As is known, " + LONG, when_latest="2025-05-31")
    stage.sentence("Nothing else in this piece is shared with the other one, which is about something else.")
    rows = ask(stage.build(tmp_path), "select signal, words, other_claim_id is not null from origin_evidence")
    assert [(signal, has_other) for signal, _, has_other in rows] == [("shared_words", True)]
    assert len(rows[0][1].split()) == 8


def test_claims_that_differ_in_nothing_of_their_key_get_a_number(tmp_path: Path) -> None:
    stage = Stage()
    stage.article("a.txt").claim("One.")
    twin = dict(stage.rows["claim"][0], claim_no=2, speaker="speaker/minister")
    stage.rows["claim"].append(twin)
    assert ask(stage.build(tmp_path), "select count(distinct claim_id) from claim") == [(2,)]


def test_nothing_staged_gives_an_empty_warehouse(tmp_path: Path) -> None:
    path = Stage().build(tmp_path)
    assert ask(path, "select count(*) from claim") == [(0,)]
    assert ask(path, "select force_id from dim_force") == [("force/unknown",)]


def test_unknown_outlet_force_place_are_rows(tmp_path: Path) -> None:
    stage = Stage()
    stage.article("a.txt", outlet=None, published=None).claim(force=None, place=None)
    row = ask(stage.build(tmp_path), "select outlet, published, force, place, speaker, speaker_kind from claim")
    assert row == [(None, None, None, None, None, "outlet")]


def test_code_points_beyond_the_basic_plane_and_combining_marks(tmp_path: Path) -> None:
    stage = Stage()
    stage.article("a.txt").sentence("Caf\u00e9 e\u0301 \U0001f1f3\U0001f1ea \U0001f469\u200d\U0001f692")
    stage.claim("They le\u0301ave \U0001f6d1 now.")
    rows = ask(stage.build(tmp_path), "select claim_text, sentence from claim")
    assert rows == [("They le\u0301ave \U0001f6d1 now.",) * 2]


def test_every_table_view_and_column_has_a_comment(built: Path) -> None:
    bare = ask(
        built,
        """
        select table_name as bare from duckdb_tables() where comment is null
        union all select view_name from duckdb_views() where comment is null and not internal
        union all select table_name || '.' || column_name from duckdb_columns() where comment is null and not internal
        """,
    )
    assert bare == []


def test_oldest_supported_duckdb_can_open_the_file(built: Path) -> None:
    with opened(built) as connection:
        row = connection.execute("select tags from duckdb_databases() where database_name = 'claims'").fetchone()
    assert row is not None
    assert row[0]["storage_version"].rstrip("+") == STORAGE_VERSION


def test_load_id_depends_on_content_and_rules_alone() -> None:
    files = pl.DataFrame({"path": ["a", "b"], "sha256": ["1", None]})
    assert load_id(RUN, files) == load_id(RUN, files.reverse())
    assert load_id(RUN, files) != load_id(RUN, files.with_columns(sha256=pl.lit("2")))


def test_topics_frame_leaves_out_files_without_a_topic_table() -> None:
    frame = topics_frame({"b": {"topic": {"question": "Q?", "value": "date"}}, "a": {"frame": []}})
    assert frame.rows() == [("b", "Q?", "date", None, None, None)]


def test_builtin_topics_describe_how_they_compare() -> None:
    from etl import rulebook

    kinds = set(topics_frame(rulebook.load().topics)["value"])
    assert kinds <= {"date", "quantity", "stance", "text", "none"}


@pytest.mark.parametrize(
    "statement",
    [
        "create table t (a int)",
        "insert into etl_reject values ('a', 'b', 'c')",
        "attach '{other}' as other",
        "copy claim to '{other}'",
        "select * from read_csv('/etc/passwd')",
        "select * from '/etc/passwd'",
        "set enable_external_access = true",
        "set memory_limit = '1GB'",
        "install httpfs",
        "load httpfs",
    ],
)
def test_sandbox_refuses(statement: str, built: Path, tmp_path: Path) -> None:
    connection = sandbox(built)
    try:
        with pytest.raises(duckdb.Error):
            connection.execute(statement.format(other=tmp_path / "other.csv"))
    finally:
        connection.close()
    assert not (tmp_path / "other.csv").exists()


def test_reader_names_what_is_wrong(tmp_path: Path) -> None:
    text, foreign = tmp_path / "text.duckdb", tmp_path / "foreign.duckdb"
    text.write_text("no database")
    duckdb.connect(str(foreign)).close()
    for path, words in [
        (tmp_path / "missing.duckdb", "no such warehouse"),
        (tmp_path, "is a folder"),
        (text, "no DuckDB file"),
        (foreign, "no Claim Warehouse"),
    ]:
        with pytest.raises(WarehouseError, match=words) as caught:
            reader(path)
        assert caught.value.hint


def test_staged_frames_have_every_table() -> None:
    assert set(Stage().frames()) == set(STAGED)


EXAMPLES = sorted((sql_folder() / "queries").glob("*.sql"))


@pytest.mark.parametrize("query", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_example_queries_run(query: Path, built: Path) -> None:
    sql = query.read_text(encoding="utf-8")
    assert header(sql, "Question")
    with opened(built) as connection:
        connection.execute(sql).fetchall()


def test_many_positions_give_few_pairs_and_the_right_verdict(tmp_path: Path) -> None:
    stage = Stage()
    for number in range(60):  # all different, and the two extremes apart
        stage.article(f"{number}.txt", outlet=f"Outlet {number}")
        stage.claim(when_earliest=f"{2025 + number // 12}-{number % 12 + 1:02}-01", when_latest="2030-01-01")
    stage.article("late.txt", outlet="Late").claim(when_earliest="2031-01-01")
    path = stage.build(tmp_path)
    assert ask(path, "select verdict, n_origins, n_dissent from reconciliation") == [("conflicting", 61, 1)]
    assert ask(path, "select count(*) from fact_claim_pair") == [(30 * 29 // 2,)]
