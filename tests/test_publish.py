"""Publishing is all or nothing: whatever goes wrong, the published file stays as it was and nothing is left beside it."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock

from etl.errors import BusyError, CheckError, WarehouseError
from etl.load.publish import publish
from tests.test_load import ask, full_stage

Build = Callable[[Path], None]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return full_stage().build(tmp_path_factory.mktemp("good"))


@pytest.fixture
def published(good: Path, tmp_path: Path) -> Path:
    target = tmp_path / "claims.duckdb"
    publish(copy_of(good), target)
    return target


def copy_of(good: Path, fault: str = "") -> Build:
    def build(target: Path) -> None:
        shutil.copy(good, target)
        if fault:
            with duckdb.connect(str(target)) as connection:
                connection.execute(fault)

    return build


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name not in ("claims.duckdb", ".claims.duckdb.lock"))


def test_first_and_second_run(published: Path, good: Path) -> None:
    results = publish(copy_of(good, "update etl_load set version = '2'"), published)
    assert all(result.passed for result in results)
    assert ask(published, "select version from etl_load") == [("2",)]
    assert ask(published, "select count(*) > 10 from etl_check_result where passed") == [(True,)]
    assert leftovers(published.parent) == []


def fail_with(error: BaseException) -> Build:
    def build(target: Path) -> None:
        target.write_bytes(b"half of it")
        target.with_name(f"{target.name}.wal").write_bytes(b"and its log")
        raise error

    return build


FAILURES = [
    (OSError(errno.ENOSPC, "No space left on device"), WarehouseError),
    (duckdb.IOException("could not write"), WarehouseError),
    (duckdb.InterruptException("interrupted"), KeyboardInterrupt),
    (RuntimeError("Query interrupted"), KeyboardInterrupt),
    (KeyboardInterrupt(), KeyboardInterrupt),
    (SystemExit(1), SystemExit),
    (ValueError("a defect"), ValueError),
]


@pytest.mark.parametrize(
    ("error", "expected"), FAILURES, ids=lambda case: getattr(case, "__name__", type(case).__name__)
)
def test_failed_build_leaves_the_published_file(
    published: Path, error: BaseException, expected: type[BaseException]
) -> None:
    before = published.read_bytes()
    with pytest.raises(expected):
        publish(fail_with(error), published)
    assert published.read_bytes() == before
    assert leftovers(published.parent) == []


def test_failed_check_leaves_the_published_file(published: Path, good: Path) -> None:
    before = published.read_bytes()
    with pytest.raises(CheckError, match="values_enumerated") as caught:
        publish(copy_of(good, "update fact_claim set modality = 'hoped'"), published)
    assert caught.value.hint
    assert published.read_bytes() == before
    assert leftovers(published.parent) == []


FULL_DISK = """
import resource, sys
from pathlib import Path
from etl.errors import WarehouseError
from etl.load.publish import publish
from tests.test_load import full_stage

target, staged, limit = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
def build(temporary):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    stage = full_stage()
    built = stage.build(temporary.parent / "staged", temporary.name)
    built.rename(temporary)
try:
    publish(build, target)
except WarehouseError as error:
    print(error)
    sys.exit(4)
"""


def test_a_file_that_cannot_grow_leaves_the_published_file(published: Path, tmp_path: Path) -> None:
    (tmp_path / "staged").mkdir()
    before = published.read_bytes()
    command = [sys.executable, "-c", FULL_DISK, str(published), str(tmp_path / "staged"), "300000"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1])
    assert (done.returncode, "could not be built" in done.stdout) == (4, True), done.stderr
    assert published.read_bytes() == before


def test_leftovers_of_dead_runs_are_removed(published: Path, good: Path) -> None:
    for name in (".claims.duckdb.999.tmp", ".claims.duckdb.999.tmp.wal"):
        (published.parent / name).write_bytes(b"left behind")
    (published.parent / ".claims.duckdb.999.tmp.scratch-x").mkdir()
    (published.parent / ".claims.duckdb.999.tmp.scratch-x" / "spilled").write_bytes(b"left behind")
    publish(copy_of(good), published)
    assert leftovers(published.parent) == []


def test_open_readers_keep_what_they_read(published: Path, good: Path) -> None:
    old = duckdb.connect(str(published), read_only=True)
    # a second process publishes, as it would in life
    code = (
        "import shutil, sys; from pathlib import Path; from etl.load.publish import publish; "
        "publish(lambda t: shutil.copy(sys.argv[1], t), Path(sys.argv[2]))"
    )
    subprocess.run([sys.executable, "-c", code, str(good), str(published)], check=True, cwd=Path(__file__).parents[1])
    assert old.execute("select count(*) > 0 from claim").fetchall() == [(True,)]
    old.close()


def test_links_are_followed(published: Path, good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "claims.duckdb"
    link.symlink_to(published)
    publish(copy_of(good, "update etl_load set version = '3'"), link)
    assert link.is_symlink()
    assert ask(published, "select version from etl_load") == [("3",)]


def test_second_run_at_once_is_told_who_is_first(published: Path, good: Path) -> None:
    before = published.read_bytes()
    running = published.with_name(".claims.duckdb.4711.tmp")
    running.write_bytes(b"being written")
    with FileLock(published.with_name(".claims.duckdb.lock")), pytest.raises(BusyError, match="process 4711") as caught:
        publish(copy_of(good), published)
    assert caught.value.hint
    assert running.exists(), "the other run's file is not ours to remove"
    assert published.read_bytes() == before


def test_targets_that_are_not_ours_are_refused(good: Path, tmp_path: Path) -> None:
    text, foreign = tmp_path / "text.duckdb", tmp_path / "foreign.duckdb"
    text.write_text("no database")
    duckdb.connect(str(foreign)).close()
    for target, words in [
        (tmp_path, "is a folder"),
        (text, "is no DuckDB file"),
        (foreign, "no Claim Warehouse"),
        (tmp_path / "no" / "folder" / "claims.duckdb", "no such folder"),
    ]:
        with pytest.raises(WarehouseError, match=words) as caught:
            publish(copy_of(good), target)
        assert caught.value.hint
    assert text.read_text() == "no database"
