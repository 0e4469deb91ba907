"""Whatever is wrong with files, folders and options: a clear message, a documented exit code, never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.commands import LEAVING, Result, etl, raw_folder


def rejects(warehouse: Path) -> dict[str, str]:
    """Path -> reason."""
    found = etl("sql", "select path, reason from etl_reject", "--warehouse", warehouse, "--json")
    return {row["path"]: row["reason"] for row in found.rows}


def refused(result: Result, code: int, *words: object) -> None:
    """The command ended with this exit code, and said on standard error what was wrong and what to try."""
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith("error: ")
    assert "\n  try: " in result.err
    for word in words:
        assert str(word) in result.err


def test_files_that_are_no_articles_are_rejected_and_the_run_goes_on(tmp_path: Path) -> None:
    raw = raw_folder(tmp_path, good=LEAVING, empty="", blank=" \n ", binary=bytes(range(256)) * 9, few="Two words")
    (raw / "scan.pdf").write_bytes(b"%PDF-1.7 ...")
    (raw / "gone.txt").symlink_to(raw / "nowhere.txt")
    (raw / "accents.txt").write_bytes("The défense ministry said 300 soldiers left Niger on Friday.".encode("cp1252"))
    result = etl("run", raw, "--warehouse", tmp_path / "w.duckdb")
    assert result.code == 0
    assert "6 rejects" in result.out
    assert set(rejects(tmp_path / "w.duckdb")) == {
        "empty.txt", "blank.txt", "binary.txt", "few.txt", "scan.pdf", "gone.txt",
    }  # fmt: skip


def test_links_are_never_followed_in_circles_nor_passed_over_in_silence(tmp_path: Path) -> None:
    raw = raw_folder(tmp_path, good=LEAVING)
    (raw / "loop.txt").symlink_to(raw / "loop.txt")
    (raw / "up").symlink_to(tmp_path)
    (raw / "same.txt").symlink_to(raw / "good.txt")
    os.mkfifo(raw / "pipe.txt")
    assert etl("run", raw, "--warehouse", tmp_path / "w.duckdb").code == 0
    assert rejects(tmp_path / "w.duckdb") == dict.fromkeys(("loop.txt", "up", "pipe.txt"), "unreadable")


def test_an_unreadable_file_is_a_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = raw_folder(tmp_path, good=LEAVING, secret=LEAVING)
    really_open = Path.open

    def open_(self: Path, *args: object, **options: object) -> object:
        if self.name == "secret.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return really_open(self, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", open_)
    assert etl("run", raw, "--warehouse", tmp_path / "w.duckdb").code == 0
    assert rejects(tmp_path / "w.duckdb") == {"secret.txt": "unreadable"}


def test_names_that_are_no_utf8_do_not_stop_a_run(tmp_path: Path) -> None:
    raw = raw_folder(tmp_path, good=LEAVING)
    try:
        for name in (b"/caf\xe9.txt", b"/caf\xe8.txt"):
            Path(os.fsdecode(bytes(raw) + name)).write_text(LEAVING)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert etl("run", raw, "--warehouse", tmp_path / "w.duckdb").code == 0
    found = etl("sql", "select path from etl_file order by path", "--warehouse", tmp_path / "w.duckdb", "--json")
    assert [row["path"] for row in found.rows] == ["caf\\xe8.txt", "caf\\xe9.txt", "good.txt"]


def test_a_raw_folder_that_does_not_exist(tmp_path: Path) -> None:
    refused(etl("run", tmp_path / "nowhere", "--warehouse", tmp_path / "w.duckdb"), 2, tmp_path / "nowhere", "etl run")


def test_a_raw_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "README.md").write_text("Put articles here.")
    refused(etl("run", tmp_path / "raw", "--warehouse", tmp_path / "w.duckdb"), 3, tmp_path / "raw")
    assert not (tmp_path / "w.duckdb").exists()


@pytest.mark.parametrize(
    "text", ["[", '["good.txt"]\npublished = "soon"', '["good.txt"]\noutlet = 7', 'outlet = "Example"']
)
def test_a_broken_sidecar_names_the_file(tmp_path: Path, text: str) -> None:
    raw = raw_folder(tmp_path, good=LEAVING)
    (raw / "sources.toml").write_text(text)
    refused(etl("run", raw, "--warehouse", tmp_path / "w.duckdb"), 3, raw / "sources.toml")


def test_a_sidecar_entry_without_a_file_is_noted(tmp_path: Path) -> None:
    raw = raw_folder(tmp_path, good=LEAVING)
    (raw / "sources.toml").write_text('["god.txt"]\noutlet = "Example"')
    result = etl("run", raw, "--warehouse", tmp_path / "w.duckdb")
    assert result.code == 0
    assert "god.txt" in result.err and "good.txt" in result.err


def test_a_warehouse_that_is_a_folder_or_in_a_file(tmp_path: Path) -> None:
    raw = raw_folder(tmp_path, good=LEAVING)
    refused(etl("run", raw, "--warehouse", tmp_path), 4, tmp_path)
    refused(etl("run", raw, "--warehouse", raw / "good.txt" / "w.duckdb"), 4, raw / "good.txt")


def test_files_of_others_are_never_overwritten(tmp_path: Path) -> None:
    raw = raw_folder(tmp_path, good=LEAVING)
    (tmp_path / "notes.duckdb").write_text("not a database")
    duckdb.connect(str(tmp_path / "other.duckdb")).execute("create table mine (a int)").close()
    for name in ("notes.duckdb", "other.duckdb"):
        before = (tmp_path / name).read_bytes()
        refused(etl("run", raw, "--warehouse", tmp_path / name), 4, tmp_path / name)
        assert (tmp_path / name).read_bytes() == before


@pytest.mark.parametrize("command", [["ask"], ["sql", "select 1"], ["check"], ["verify"], ["tables"], ["explain", "x"]])
def test_commands_without_a_warehouse_say_how_to_make_one(tmp_path: Path, command: list[str]) -> None:
    refused(etl(*command, "--warehouse", tmp_path / "none.duckdb"), 4, tmp_path / "none.duckdb", "etl run")


def test_a_second_run_at_once_is_turned_away(tmp_path: Path) -> None:
    from filelock import FileLock

    raw = raw_folder(tmp_path, good=LEAVING)
    with FileLock(tmp_path / ".w.duckdb.lock"):
        refused(etl("run", raw, "--warehouse", tmp_path / "w.duckdb"), 6, tmp_path / "w.duckdb")


KILLED = """
import os, signal, sys
from etl.load import publish
publish._swap = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
from etl.cli import main
main()
"""


def test_a_killed_run_leaves_the_published_file_and_the_next_one_succeeds(tmp_path: Path) -> None:
    raw, warehouse = raw_folder(tmp_path, good=LEAVING), tmp_path / "w.duckdb"
    assert etl("run", raw, "--warehouse", warehouse).code == 0
    before = warehouse.read_bytes()
    (raw / "new.txt").write_text(LEAVING + "\nMore will follow.\n")
    ended = subprocess.run([sys.executable, "-c", KILLED, "run", raw, "--warehouse", warehouse], capture_output=True)
    assert ended.returncode == -signal.SIGKILL
    assert warehouse.read_bytes() == before
    result = etl("run", raw, "--warehouse", warehouse)
    assert result.code == 0
    assert "0 extracted anew, 2 reused" in result.out  # what the killed run had read was kept
    assert not [path for path in tmp_path.iterdir() if ".tmp" in path.name]


def test_an_article_that_breaks_the_code_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from etl.extract.run import Extractor

    raw = raw_folder(tmp_path, good=LEAVING, bad=LEAVING + "\nZzz.\n", fine=LEAVING + "\nMore.\n")
    really_read = Extractor.read

    def read(self: Extractor, text: str, *about: object, **how: bool) -> object:
        if "Zzz" in text:
            raise ZeroDivisionError("by Zzz")
        return really_read(self, text, *about, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Extractor, "read", read)
    assert etl("run", raw, "--warehouse", tmp_path / "w.duckdb").code == 0
    assert rejects(tmp_path / "w.duckdb") == {"bad.txt": "failed"}


def test_a_defect_is_one_line_and_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("etl.find.find", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result = etl("find", "-", stdin=b"text")
    refused(result, 1, "ZeroDivisionError: oops")
    assert "Traceback" in next(tmp_path.glob("etl-error-*.txt")).read_text()


def test_ctrl_c_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("etl.find.find", interrupted)
    assert etl("find", "-", stdin=b"text").code == 130


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    raw = raw_folder(tmp_path, good=LEAVING)
    etl("run", raw, "--warehouse", tmp_path / "w.duckdb")
    statement = "select i from range(200000) as r(i)"
    command = f'"{sys.executable}" -m etl sql "{statement}" --csv --warehouse "{tmp_path / "w.duckdb"}" | head -1'
    ended = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert (ended.stdout, ended.stderr) == ("i\n", "")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["nonsense"], 2),
        (["run", "--nonsense"], 2),
        (["run", "--workers", "0"], 2),
        (["find", "/nowhere/a.txt"], 3),
        (["find", "-", "--rules", "/nowhere"], 3),
        (["rules", "--rules", "/nowhere"], 3),
    ],
)
def test_wrong_options(command: list[str], code: int) -> None:
    result = etl(*command, stdin=b"Some text.")
    assert (result.code, result.out) == (code, "")
    assert result.err


def test_text_that_is_no_utf8_cannot_be_searched() -> None:
    refused(etl("find", "-", stdin=b"caf\xe9"), 3, "byte 3")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("patterns/dates.toml", "[[rule]]\nname = 1\npattern = 2\nmake = 3\n"),
        ("patterns/dates.toml", "rule = 5\n"),
        ("patterns/forces.toml", '[[rule]]\nname = "own"\npattern = "foo"\nmake = "nothing known"\n'),
        ("vocab/own.toml", "own = 5\n"),
        ("vocab/own.toml", '[own]\nwords = [5, ""]\n'),
        ("vocab/own.toml", "[[["),
    ],
)
def test_rules_of_the_wrong_type_name_their_file(tmp_path: Path, path: str, text: str) -> None:
    (tmp_path / path).parent.mkdir()
    (tmp_path / path).write_text(text)
    refused(etl("find", "-", "--rules", tmp_path, stdin=b"Some text."), 3, tmp_path / path)
