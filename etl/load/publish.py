"""Publishing: build beside the published file, check, swap in. Until the swap nothing of the published file changes.

A run writes `.<name>.<pid>.tmp` in the warehouse's own folder, so that the swap is one rename on one disk. Readers
that hold the old file open go on reading it. Only one run at a time may do this to one warehouse.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from etl.errors import BusyError, CheckError, WarehouseError
from etl.load.check import CheckResult, run_checks
from etl.load.db import require_warehouse


def publish(build_fn: Callable[[Path], None], warehouse: Path) -> list[CheckResult]:
    """Build a warehouse with `build_fn`, check it, and put it in place of the published one.

    Args:
        build_fn: writes a complete warehouse to the path it is given, which does not exist yet.
        warehouse: the published file; may be missing, may be a link.

    Returns:
        the results of the checks, all passed.

    Raises:
        BusyError: another run is publishing this warehouse.
        CheckError: a check found offending rows; nothing was published.
        WarehouseError: the target cannot be replaced (a folder, a foreign file, no right to write) or the build failed.
    """
    target = Path(os.path.realpath(warehouse))
    require_replaceable(target)
    with _lock(target):
        _remove(_temporary_files(target))  # the lock is ours, so whoever wrote them is dead
        temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            with _build_errors(target):
                build_fn(temporary)
                results = run_checks(temporary, store=True)
                _require_passed(results, target)
                _swap(temporary, target)
        finally:
            _remove(_temporary_files(target))
    return results


def require_replaceable(target: Path) -> None:
    """Make sure that a warehouse can be published at `target`, before any work is done for it.

    Raises:
        WarehouseError: a folder, a foreign file, no right to write.
    """
    if target.exists():
        require_warehouse(target)
    elif not target.parent.is_dir():
        hint = f"make it with: mkdir -p {target.parent}"
        raise WarehouseError(f"{target.parent}: there is no such folder for the warehouse", hint)
    if not os.access(target.parent, os.W_OK | os.X_OK):
        hint = "choose a warehouse in a folder that can be written"
        raise WarehouseError(f"{target.parent}: the folder of the warehouse cannot be written", hint)


@contextmanager
def _lock(target: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    path = target.with_name(f".{target.name}.lock")
    try:
        with FileLock(path, timeout=0):
            yield
    except Timeout as error:
        holder = _holder(target)
        hint = "wait until it has ended, or name another file with --warehouse"
        raise BusyError(f"{target}: another run{holder} is writing this warehouse", hint) from error


def _holder(target: Path) -> str:
    pids = sorted({path.name.removeprefix(f".{target.name}.").partition(".")[0] for path in _temporary_files(target)})
    return f" (process {', '.join(pids)})" if pids else ""


def _temporary_files(target: Path) -> list[Path]:
    prefix = f".{target.name}."
    names = (path for path in target.parent.iterdir() if path.name.startswith(prefix))
    return sorted(path for path in names if ".tmp" in path.name.removeprefix(prefix))


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


@contextmanager
def _build_errors(target: Path) -> Iterator[None]:
    import duckdb

    hint = "the published warehouse is as it was; mend the cause and run again"
    try:
        yield
    except duckdb.InterruptException as error:
        raise KeyboardInterrupt from error
    except RuntimeError as error:  # what DuckDB's Python client makes of Ctrl-C in the middle of a statement
        if "interrupted" in str(error).lower():
            raise KeyboardInterrupt from error
        raise
    except (duckdb.Error, OSError) as error:
        raise WarehouseError(f"{target}: could not be built: {str(error).partition(chr(10))[0]}", hint) from error


def _require_passed(results: Sequence[CheckResult], target: Path) -> None:
    failed = [one for one in results if not one.passed]
    if failed:
        found = "; ".join(f"{one.name}: {one.n_offenders} rows, first {dict(one.sample[0])}" for one in failed)
        hint = "nothing was published; please report this with the article that it names"
        raise CheckError(f"{target}: checks failed: {found}", hint)


def _swap(temporary: Path, target: Path) -> None:
    _sync(temporary, os.O_RDWR)
    with suppress(FileNotFoundError):  # a log left beside the old file must not be replayed into the new one
        target.with_name(f"{target.name}.wal").unlink()
    temporary.replace(target)
    _sync(target.parent, os.O_RDONLY)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
