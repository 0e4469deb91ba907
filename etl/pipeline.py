"""The table of contents: a run, one line a stage."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from etl import __version__, rulebook, settings
from etl.discover import RawFolder, discover
from etl.errors import EtlError, WarehouseError
from etl.paths import sql_folder
from etl.stage import Stage, Yield
from etl.worker import Job, Worker

if TYPE_CHECKING:
    import polars as pl

    from etl.load.build import RunInfo

Progress = Callable[[int, int], None]


@dataclass
class RunSummary:
    """What a run did.

    Attributes:
        raw, warehouse: what was read and what was published.
        files, skipped: raw files found; files that are no articles by their name.
        extracted, reused: raw files read anew, and taken from the cache.
        is_unchanged: nothing was new, so the published warehouse was left as it is.
        rejects: path, reason and detail of each file that gave no article.
        notes: what a user should know (a damaged cache, unused sidecar entries).
        seconds: wall clock.
    """

    raw: Path
    warehouse: Path
    files: int = 0
    skipped: int = 0
    extracted: int = 0
    reused: int = 0
    is_unchanged: bool = False
    rejects: list[tuple[str, str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0


def run(
    raw: Path,
    warehouse: Path,
    workers: int | None = None,
    rule_folders: Sequence[Path] = (),
    progress: Progress = lambda done, total: None,
) -> RunSummary:
    """Read a raw folder and publish its warehouse; the published file changes in one step or not at all.

    Args:
        raw: folder of articles, or one file.
        workers: processes that extract; None: as many as the work is worth.
        rule_folders: laid over the built-in rules.
        progress: called with the number of raw files read so far, and of all that must be read.

    Raises:
        EtlError: see the exit codes in docs/commands.md.
    """
    from etl.load.build import RunInfo
    from etl.load.query import fetch

    clock, started = time.monotonic(), datetime.now(UTC)
    prepare(warehouse)
    if rule_folders:
        rulebook.load(*rule_folders)  # a broken rule is told at once, even where nothing needs to be read
    folder = discover(raw)
    summary = RunSummary(raw, warehouse, len(folder.files), folder.skipped)
    ruleset = rulebook.fingerprint(rule_folders)
    jobs = identify(folder, ruleset, summary.notes)
    info = RunInfo(str(raw), f"{ruleset}-{sql_fingerprint()}", __version__, started)
    if is_current(warehouse, info, folder, jobs):
        summary.is_unchanged, summary.reused = True, len(jobs)
        rejects = fetch(warehouse, "select path, reason, detail from etl_reject order by all")
        summary.rejects = [(row["path"], row["reason"], row["detail"]) for row in rejects]
    else:
        stage = Stage(warehouse.parent, ruleset)
        yields = extract(jobs, stage, workers, rule_folders, summary, progress)
        files, rejected = ledger(folder, jobs, yields)
        staged = stage.select(job.key for job in jobs)
        load(staged, files, rejected, rule_folders, warehouse, info)
        stage.prune()
        summary.notes += stage.notes
        summary.rejects = list(rejected.iter_rows())
    summary.seconds = time.monotonic() - clock
    return summary


def prepare(warehouse: Path) -> None:
    """Make sure that there is a place to publish to, before any work is done for it."""
    from etl.load.publish import require_replaceable

    try:
        warehouse.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        hint = "choose a warehouse in a folder that can be written"
        raise WarehouseError(f"{warehouse.parent}: cannot be made: {error.strerror}", hint) from error
    require_replaceable(warehouse.resolve())


def load(
    staged: Mapping[str, Sequence[Path]],
    files: pl.DataFrame,
    rejects: pl.DataFrame,
    rule_folders: Sequence[Path],
    warehouse: Path,
    info: RunInfo,
) -> None:
    """Build the warehouse beside the published one, check it, swap it in."""
    from etl.load.build import build, topics_frame
    from etl.load.publish import publish

    topics = topics_frame(rulebook.load(*rule_folders).topics)
    publish(lambda target: build(staged, files, rejects, target, info, topics), warehouse)


def identify(folder: RawFolder, ruleset: str, notes: list[str]) -> list[Job]:
    """One job a raw file that can be read, with the key of what it yields; warnings of the sidecar go to `notes`."""
    from etl.parse.files import extract_key
    from etl.parse.sidecar import load_sidecar

    sidecar = load_sidecar(folder.root)
    jobs = []
    for file in folder.files:
        if not file.fault:
            entry = sidecar.entry(file.path)
            key = extract_key(file.sha256, file.where.suffix, entry, ruleset)
            jobs.append(Job(key, file.path, file.where, file.sha256, file.size, entry or {}))
    notes += [*sidecar.warnings, *sidecar.check_paths(file.path for file in folder.files)]
    return jobs


def extract(
    jobs: Sequence[Job],
    stage: Stage,
    workers: int | None,
    rule_folders: Sequence[Path],
    summary: RunSummary,
    progress: Progress,
) -> dict[str, Yield]:
    """Read what is not staged yet; returns what each key came to."""
    yields = stage.open()
    pending = list({job.key: job for job in jobs if job.key not in yields}.values())
    summary.extracted = sum(job.key not in yields for job in jobs)
    summary.reused = len(jobs) - summary.extracted
    if pending:
        done = 0
        progress(done, len(pending))
        for batch in _results(pending, stage, workers, rule_folders):
            yields |= {one.key: one for one in batch}
            done += len(batch)
            progress(done, len(pending))
    return yields


def _results(
    pending: Sequence[Job], stage: Stage, workers: int | None, rule_folders: Sequence[Path]
) -> Iterator[list[Yield]]:
    size = sum(job.size for job in pending)
    number = settings.workers(workers, size, len(pending))
    batches = list(_batches(pending, settings.batch_bytes(size, number)))
    if number == 1:
        worker = Worker(rule_folders, stage.folder)
        yield from map(worker.work, batches)
    else:
        yield from _in_processes(batches, number, rule_folders, stage.folder)


def _batches(jobs: Sequence[Job], max_bytes: int) -> Iterator[list[Job]]:
    batch: list[Job] = []
    size = 0
    for job in jobs:
        batch.append(job)
        size += job.size
        if size >= max_bytes or len(batch) >= settings.BATCH_FILES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _in_processes(
    batches: Sequence[Sequence[Job]], number: int, rule_folders: Sequence[Path], stage: Path
) -> Iterator[list[Yield]]:
    """Spawned, not forked: Polars has threads, and a fork of them may hang."""
    from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    from etl import worker

    pool = ProcessPoolExecutor(number, get_context("spawn"), worker.start, (tuple(rule_folders), stage))
    try:
        pending = {pool.submit(worker.work, batch) for batch in batches}
        while pending:  # in short waits: Polars' own signal handler lets a long one sleep through Ctrl-C
            done, pending = wait(pending, timeout=0.2, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    except BrokenProcessPool as error:
        raise EtlError("a worker process ended unexpectedly", "it may have run out of memory: --workers 1") from error
    except BaseException:  # Ctrl-C or a full disk: what runs on would be thrown away
        for process in active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def ledger(folder: RawFolder, jobs: Sequence[Job], yields: dict[str, Yield]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Frames of schemas.FILE and schemas.REJECT: every raw file is in the first, every one without articles in both."""
    import polars as pl

    from etl.schemas import FILE, REJECT

    keys = {job.path: job.key for job in jobs}
    files: list[tuple[object, ...]] = []
    rejects: list[tuple[str, str, str]] = []
    for file in folder.files:
        key = keys.get(file.path)
        came_to = yields[key] if key else Yield("", 0, "unreadable", file.fault)
        state = "rejected" if came_to.reason else "loaded"
        files.append((file.path, file.sha256 or None, file.size, key, state, came_to.articles))
        if came_to.reason:
            rejects.append((file.path, came_to.reason, came_to.detail))
    return pl.DataFrame(files, schema=FILE, orient="row"), pl.DataFrame(rejects, schema=REJECT, orient="row")


def is_current(warehouse: Path, info: RunInfo, folder: RawFolder, jobs: Sequence[Job]) -> bool:
    """Whether the published warehouse was made of these very files, sidecar entries, rules and SQL."""
    from etl.load.query import fetch

    try:
        load = fetch(warehouse, "select ruleset, version from etl_load")
        stored = fetch(warehouse, "select path, extract_key from etl_file")
    except WarehouseError:  # there is none yet, or none that this version can use
        return False
    keys = {job.path: job.key for job in jobs}
    return load == [{"ruleset": info.ruleset, "version": info.version}] and {
        row["path"]: row["extract_key"] for row in stored
    } == {file.path: keys.get(file.path) for file in folder.files}


def sql_fingerprint() -> str:
    """Hash of the SQL that makes the warehouse."""
    digest = hashlib.sha256()
    for path in sorted(sql_folder().rglob("*.sql")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:8]
