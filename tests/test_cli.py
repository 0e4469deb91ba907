"""Every command: its help, its example, what it prints for people and for programs."""

from __future__ import annotations

import csv
import json
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from etl import __version__
from tests.commands import etl
from tests.generated import commands, example_of


@pytest.fixture(autouse=True)
def at_home(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)


def claim_id() -> str:
    found = etl("sql", "select claim_id from claim where topic = 'withdrawal' order by claim_id limit 1", "--json")
    return str(found.rows[0]["claim_id"])


@pytest.mark.parametrize("command", commands())
def test_every_command_has_one_sentence_of_help_and_an_example_that_runs(command: str) -> None:
    shown = etl(command, "--help")
    assert shown.code == 0
    sentence = shown.out.split("\n\n")[1].strip()
    assert sentence.endswith(".") and sentence.count(". ") == 0
    words = shlex.split(example_of(command).replace("CLAIM", claim_id()))
    assert words[:2] == ["etl", command]
    result = etl(*words[1:])
    assert (result.code, result.err) == (0, "")
    assert result.out


def test_without_a_command_the_help_is_shown() -> None:
    assert "Commands:" in etl().out + etl().err
    assert etl("--version").out == f"etl {__version__}\n"


def test_run_says_what_it_did_for_people_and_programs() -> None:
    out = etl("run").out
    assert "Nothing has changed" in out
    assert "claims: " in out and "questions: " in out
    row = etl("run", "--json").rows[0]
    assert row["is_unchanged"] is True
    assert row["files"] == row["reused"] > 5
    assert sum(row["topics"].values()) > 10
    assert set(row["verdicts"]) <= {"conflicting", "agreed", "compatible", "single_origin"}


def test_the_questions_are_numbered_and_each_can_be_asked() -> None:
    listed = etl("ask").out
    numbers = [int(number) for number in re.findall(r"^ {0,3}(\d+)  ", listed, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    one = etl("ask", numbers[0]).out
    assert "etl explain" in one and "“" in one
    row = etl("ask", numbers[0], "--json").rows[0]
    assert row["number"] == 1
    assert len(row["claims"]) == row["n_claims"]


def test_a_question_is_found_by_its_words() -> None:
    rows = etl("ask", "leave", "niger", "--json").rows
    assert rows
    assert all("niger" in row["question"].lower() and "leave" in row["question"].lower() for row in rows)
    nothing = etl("ask", "zebra")
    assert (nothing.code, nothing.out) == (2, "")
    assert "zebra" in nothing.err


def test_explain_shows_sentence_rules_chain_and_others() -> None:
    found = etl("explain", claim_id()[:10])
    assert found.code == 0
    for heading in ("rules that fired:", "attribution, from the speaker outward:", "question: "):
        assert heading in found.out
    row = etl("explain", claim_id(), "--json").rows[0]
    assert row["rules"][0]["rule"] == row["rule"]
    assert all(slot["text"] for slot in row["slots"])
    assert {link["link_kind"] for link in row["chain"]} <= {"speaker", "document", "agency", "outlet"}


def test_explain_wants_one_claim() -> None:
    assert etl("explain", "nonsense").code == 2
    assert "several claims" in etl("explain", claim_id()[0]).err + "several claims" * (
        claim_id()[0] not in "0123456789abcdef"
    )


def test_sql_may_begin_with_a_comment() -> None:
    assert etl("sql", "-- How many?\nselect 1 as n;", "--json").rows == [{"n": 1}]


def test_sql_as_table_csv_and_json() -> None:
    statement = "select topic, count(*) as n from claim group by topic order by topic"
    rows = etl("sql", statement, "--json").rows
    table = etl("sql", statement).out.splitlines()
    assert table[0].split() == ["topic", "n"]
    assert len(table) == len(rows) + 2
    found = list(csv.DictReader(etl("sql", statement, "--csv").out.splitlines()))
    assert [(row["topic"], int(row["n"])) for row in found] == [(row["topic"], row["n"]) for row in rows]
    assert etl("sql", "-", "--json", stdin=statement.encode()).rows == rows


@pytest.mark.parametrize(
    "statement",
    [
        "create table mine (a int)",
        "drop view claim",
        "select * from read_csv('raw/sources.toml')",
        "copy claim to 'out.csv'",
        "attach 'other.duckdb'",
        "install httpfs",
        "set enable_external_access = true",
        "select nonsense from claim",
        "selekt",
        "",
    ],
)
def test_sql_can_neither_write_nor_reach_out(statement: str) -> None:
    result = etl("sql", statement)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: ")


def test_check_and_verify_find_no_fault() -> None:
    checked = etl("check")
    assert (checked.code, "0 failed" in checked.out) == (0, True)
    assert all(row["offenders"] == 0 for row in etl("check", "--json").rows)
    verified = etl("verify")
    assert (verified.code, verified.out.splitlines()[-1]) == (0, "0 faults")
    assert "not followed back" not in verified.out


def test_verify_says_which_raw_files_it_cannot_follow() -> None:
    out = etl("verify", "--raw", "/nowhere").out
    assert "not followed back" in out


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("update dim_article set text = 'X' || text", "stored is"),
        ("update fact_claim set char_start = char_end", "stored is"),
        ("update dim_article set offsets = offsets[2:]", "gap"),
        ("update dim_article set offsets = offsets[:-2]", "ends at"),
    ],
)
def test_verify_finds_what_does_not_hold(tmp_path: Path, damage: str, told: str) -> None:
    shutil.copy("warehouse/claims.duckdb", tmp_path / "w.duckdb")
    with duckdb.connect(str(tmp_path / "w.duckdb")) as connection:
        connection.execute(damage)
    found = etl("verify", "--warehouse", tmp_path / "w.duckdb")
    assert found.code == 5
    assert told in found.out


def test_check_shows_the_rows_that_offend(tmp_path: Path) -> None:
    shutil.copy("warehouse/claims.duckdb", tmp_path / "w.duckdb")
    with duckdb.connect(str(tmp_path / "w.duckdb")) as connection:
        connection.execute("update fact_claim set polarity = 'maybe'")
    found = etl("check", "--warehouse", tmp_path / "w.duckdb")
    assert found.code == 5
    assert "FAIL values_enumerated" in found.out and "more row" in found.out


def test_tables_describes_every_table_view_and_column() -> None:
    tables = etl("tables", "--json").rows
    assert {"claim", "reconciliation", "fact_claim", "etl_reject"} <= {row["name"] for row in tables}
    columns = etl("tables", "fact_claim", "--json").rows
    assert all(row["comment"] for row in columns)
    wrong = etl("tables", "fact_clam")
    assert (wrong.code, "fact_claim" in wrong.err) == (2, True)


def test_rules_are_listed_filtered_and_tested() -> None:
    assert "dates/iso date" in etl("rules", "dates").out
    tested = etl("rules", "dates", "--test", "--json").rows
    assert tested and not [row for row in tested if row["faults"]]
    assert etl("rules", "zebra").code == 2


def test_a_rule_that_breaks_its_own_examples_fails(tmp_path: Path) -> None:
    (tmp_path / "patterns").mkdir()
    rule = '[[rule]]\nname = "own rule"\nmake = "nothing"\npattern = "seven zebras"\n'
    (tmp_path / "patterns" / "own.toml").write_text(rule + 'examples = ["eight zebras"]\nrejects = ["seven zebras"]\n')
    result = etl("rules", "own/", "--test", "--rules", tmp_path)
    assert result.code == 5
    assert "does not match its example" in result.out and "must reject" in result.out


def test_json_is_one_object_a_line() -> None:
    for command in (["ask"], ["tables"], ["check"], ["rules"]):
        assert all(isinstance(json.loads(line), dict) for line in etl(*command, "--json").out.splitlines())


def quickest(*arguments: str) -> float:
    """Seconds that a fresh process takes, the best of some, since machines are shared."""
    times = []
    for _ in range(4):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "etl", *arguments], check=True, capture_output=True, input=b"Some text.")
        times.append(time.perf_counter() - start)
    return min(times)


def test_help_starts_at_once() -> None:
    assert quickest("--help") < 0.3


def test_json_keeps_columns_of_one_name() -> None:
    assert etl("sql", "select 1 as n, 2 as n", "--json").rows == [{"n": 1, "n_1": 2}]
