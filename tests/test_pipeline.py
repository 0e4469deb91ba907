"""A run from raw folder to warehouse: what is read again, what is not, and that nothing but the content decides."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from etl import pipeline, settings, worker
from etl.load.query import fetch
from etl.pipeline import RunSummary
from tests.commands import LEAVING, SPORT, STAYING, raw_folder

TABLES = (
    "dim_article", "dim_force", "dim_place", "dim_source", "dim_speaker", "fact_claim", "fact_mention", "fact_sentence",
    "bridge_claim_chain", "fact_claim_pair", "fact_question", "fact_answer", "origin_evidence", "etl_file", "etl_reject",
)  # fmt: skip


def contents(warehouse: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables that a user's files decide, in a fixed order."""
    return {table: sorted(fetch(warehouse, f"from {table}"), key=repr) for table in TABLES}


def run(raw: Path, warehouse: Path, **options: Any) -> RunSummary:
    return pipeline.run(raw, warehouse, **options)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return raw_folder(tmp_path, leaving=LEAVING, later__staying=STAYING, sport=SPORT, empty="")


def test_a_run_publishes_articles_claims_and_rejects(raw: Path, tmp_path: Path) -> None:
    summary = run(raw, tmp_path / "w.duckdb")
    assert (summary.files, summary.extracted, summary.reused) == (4, 4, 0)
    assert summary.rejects == [("empty.txt", "empty", "the file holds no text")]
    rows = fetch(tmp_path / "w.duckdb", "select distinct article_path, topic from claim order by all")
    assert ("leaving.txt", "withdrawal") in {(row["article_path"], row["topic"]) for row in rows}
    assert "sport.txt" not in {row["article_path"] for row in rows}


def test_a_second_run_does_nothing(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "w.duckdb")
    before = (tmp_path / "w.duckdb").stat()
    summary = run(raw, tmp_path / "w.duckdb")
    assert (summary.is_unchanged, summary.extracted, summary.reused) == (True, 0, 4)
    assert (tmp_path / "w.duckdb").stat().st_mtime_ns == before.st_mtime_ns
    assert summary.rejects == [("empty.txt", "empty", "the file holds no text")]


def test_only_what_is_new_is_read(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "w.duckdb")
    (raw / "new.txt").write_text(LEAVING + "\nMore will follow in May.\n")
    summary = run(raw, tmp_path / "w.duckdb")
    assert (summary.extracted, summary.reused) == (1, 4)


def test_a_change_that_keeps_size_and_time_is_seen(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "w.duckdb")
    path, before = raw / "leaving.txt", (raw / "leaving.txt").stat()
    path.write_text(LEAVING.replace("1,100", "1,300"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert run(raw, tmp_path / "w.duckdb").extracted == 1
    assert fetch(tmp_path / "w.duckdb", "from claim where quantity_low = 1300")


def test_a_file_that_is_gone_takes_its_claims_with_it(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "w.duckdb")
    (raw / "leaving.txt").unlink()
    assert run(raw, tmp_path / "w.duckdb").extracted == 0
    assert not fetch(tmp_path / "w.duckdb", "from claim where article_path = 'leaving.txt'")


def test_a_sidecar_entry_reads_its_file_again(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "w.duckdb")
    (raw / "sources.toml").write_text('["leaving.txt"]\noutlet = "Example Daily"\n')
    assert run(raw, tmp_path / "w.duckdb").extracted == 1
    found = fetch(tmp_path / "w.duckdb", "select outlet from dim_article where article_path = 'leaving.txt'")
    assert found == [{"outlet": "Example Daily"}]


def test_other_rules_read_everything_again(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "w.duckdb")
    rules = tmp_path / "rules"
    (rules / "vocab").mkdir(parents=True)
    (rules / "vocab" / "own.toml").write_text('[own_word]\nwords = ["word"]\n')
    assert run(raw, tmp_path / "w.duckdb", rule_folders=[rules]).extracted == 4
    assert run(raw, tmp_path / "w.duckdb", rule_folders=[rules]).is_unchanged


def test_the_cache_outlives_the_warehouse(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "w.duckdb")
    before = contents(tmp_path / "w.duckdb")
    (tmp_path / "w.duckdb").unlink()
    assert run(raw, tmp_path / "w.duckdb").extracted == 0
    assert contents(tmp_path / "w.duckdb") == before


def test_a_damaged_cache_is_mended(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "w.duckdb")
    before = contents(tmp_path / "w.duckdb")
    part = next(tmp_path.glob(".stage/*/*/claim.parquet"))
    part.write_bytes(part.read_bytes()[:50])
    (tmp_path / "w.duckdb").unlink()
    summary = run(raw, tmp_path / "w.duckdb")
    assert summary.extracted == 4
    assert "damaged" in summary.notes[0]
    assert contents(tmp_path / "w.duckdb") == before


def test_copies_share_one_extraction(raw: Path, tmp_path: Path) -> None:
    shutil.copy(raw / "leaving.txt", raw / "copy.txt")
    run(raw, tmp_path / "w.duckdb")
    found = fetch(tmp_path / "w.duckdb", "select article_path, count(*) as n from claim group by all order by all")
    numbers = {row["article_path"]: row["n"] for row in found}
    assert numbers["copy.txt"] == numbers["leaving.txt"] > 0


def test_batches_and_processes_change_nothing(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(raw, tmp_path / "one" / "w.duckdb")
    monkeypatch.setattr(settings, "BATCH_FILES", 1)
    run(raw, tmp_path / "many" / "w.duckdb", workers=2)
    assert len(list((tmp_path / "many").glob(".stage/*/*"))) == 4
    assert contents(tmp_path / "many" / "w.duckdb") == contents(tmp_path / "one" / "w.duckdb")


def test_an_article_taken_out_leaves_no_word_behind(tmp_path: Path) -> None:
    raw = tmp_path / "articles"
    raw.mkdir()
    (raw / "stays.txt").write_text("Fighters of the zagros Brigade will leave Iraq by May 2025, Ana Kovac said.\n")
    run(raw, tmp_path / "alone" / "w.duckdb")
    (raw / "goes.txt").write_text(
        "Fighters of the Zagros Brigade will leave Iraq by June 2025, Prime Minister Ana Kovac told Tamazgha News.\n"
    )
    run(raw, tmp_path / "both" / "w.duckdb")
    (raw / "goes.txt").unlink()
    assert run(raw, tmp_path / "both" / "w.duckdb").extracted == 0
    assert contents(tmp_path / "both" / "w.duckdb") == contents(tmp_path / "alone" / "w.duckdb")


def test_what_was_staged_together_changes_no_speaker(tmp_path: Path) -> None:
    raw = tmp_path / "articles"
    raw.mkdir()
    (raw / "a.txt").write_text("US officials said on 3 May 2024 that US troops will leave Niger by August 2024.")
    run(raw, tmp_path / "apart" / "w.duckdb")
    (raw / "b.txt").write_text("American officials said on 4 May 2024 that US troops will leave Niger by June 2024.")
    names = []
    for folder in ("apart", "together"):
        run(raw, tmp_path / folder / "w.duckdb")
        names.append(fetch(tmp_path / folder / "w.duckdb", "select name, role, country from dim_speaker order by all"))
    assert names[0] == names[1]


def test_a_single_file_can_be_read(raw: Path, tmp_path: Path) -> None:
    assert run(raw / "leaving.txt", tmp_path / "w.duckdb").files == 1
    assert fetch(tmp_path / "w.duckdb", "select path from etl_file") == [{"path": "leaving.txt"}]


def test_hidden_files_readmes_and_the_sidecar_are_passed_over(raw: Path, tmp_path: Path) -> None:
    (raw / ".hidden.txt").write_text(LEAVING)
    (raw / ".git").mkdir()
    (raw / ".git" / "config.txt").write_text(LEAVING)
    (raw / "later" / "ReadMe.md").write_text(LEAVING)
    (raw / "sources.toml").write_text("")
    summary = run(raw, tmp_path / "w.duckdb")
    assert (summary.files, summary.skipped) == (4, 4)


def test_a_file_that_changes_while_it_is_read_is_not_kept(raw: Path, tmp_path: Path) -> None:
    job = worker.Job("key", "leaving.txt", raw / "leaving.txt", "another hash", 1, {})
    home = tmp_path / "stage"
    home.mkdir()
    assert [one.reason for one in worker.Worker((), home).work([job])] == ["changed"]
    assert not list(home.iterdir())


def test_how_many_processes() -> None:
    assert settings.workers(None, 1000, 9) == 1
    assert settings.workers(3, 1000, 9) == 3
    assert settings.workers(3, 1000, 2) == 2
    assert settings.workers(None, 10**9, 99) == (os.cpu_count() or 1)


def test_a_run_in_a_process_of_its_own_has_nothing_to_complain_of(raw: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "etl", "run", str(raw), "--warehouse", str(tmp_path / "w.duckdb")]
    ended = subprocess.run(command, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")
