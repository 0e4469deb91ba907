"""Every check of sql/checks is silent on a good warehouse, and finds the fault that it is there for."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from etl.load.check import run_checks
from etl.paths import sql_folder
from tests.test_load import ask, full_stage

FAULTS = {
    "articles_have_files": "delete from etl_file where path = 'a.txt'",
    "chains_belong": "update bridge_claim_chain set claim_id = 'nobody'",
    "claim_ids_unique": "insert into fact_claim select * from fact_claim limit 1",
    "claim_keys_known": "update fact_claim set force_key = 'nobody'",
    "claim_spans_reslice": "update dim_article set text = 'x' || text",
    "claim_view_complete": "delete from fact_claim where claim_no = 1",
    "claim_words_reslice": """
        update fact_claim set slots = [{'slot': 'when_text', 'char_start': 0, 'char_end': 2}], when_text = 'never'
    """,
    "dates_in_calendar": "delete from dim_date",
    "dimension_keys_unique": "insert into dim_force select * from dim_force",
    "files_accounted_for": "delete from etl_reject",
    "intervals_in_order": "update fact_claim set when_earliest = date '2030-01-01', when_latest = date '2020-01-01'",
    "mention_spans_reslice": "update fact_mention set char_end = char_end + 1",
    "pairs_in_scope": "update fact_claim_pair set other_claim_id = claim_id",
    "parents_known": "update dim_place set parent_key = 'nobody' where name = 'Agadez'",
    "questions_add_up": "update fact_question set verdict = 'single_origin' where n_origins > 1",
    "sentence_spans_reslice": "update fact_sentence set char_end = char_end + 1000",
    "unknown_members_present": "delete from dim_speaker where speaker_id = 'speaker/unknown'",
    "values_enumerated": "update fact_claim set modality = 'hoped'",
    "verdicts_enumerated": "update fact_question set verdict = 'true'",
}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return full_stage().build(tmp_path_factory.mktemp("good"))


def test_every_check_has_a_fault_to_find() -> None:
    assert sorted(FAULTS) == sorted(path.stem for path in (sql_folder() / "checks").glob("*.sql"))


def test_good_warehouse_passes(good: Path) -> None:
    assert [result.name for result in run_checks(good) if not result.passed] == []


@pytest.mark.parametrize("check", FAULTS)
def test_check_finds_its_fault(check: str, good: Path, tmp_path: Path) -> None:
    bad = Path(shutil.copy(good, tmp_path / "bad.duckdb"))
    with duckdb.connect(str(bad)) as connection:
        connection.execute(FAULTS[check])
    results = {result.name: result for result in run_checks(bad)}
    found = results[check]
    assert found.n_offenders > 0
    assert 0 < len(found.sample) <= 5
    assert found.question.endswith("?")


def test_results_are_stored_on_demand(good: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(good, tmp_path / "stored.duckdb"))
    results = run_checks(path, store=True)
    rows = ask(path, "select check_name, passed from etl_check_result order by check_name")
    assert rows == [(result.name, True) for result in results]
