"""What one worker process does: raw files in, one part of the cache out.

The rules are compiled once a process. A file that breaks the code is set aside with the reason, so that one article
never costs a run.
"""

from __future__ import annotations

import hashlib
import os
import signal
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.stage import Yield, write_part

if TYPE_CHECKING:
    from etl.extract.run import Extractor


@dataclass(frozen=True, slots=True)
class Job:
    """One raw file to read.

    Attributes:
        key: its extract_key.
        path: as it is called in the warehouse.
        where: the file itself.
        sha256, size: of the bytes that `key` was made of.
        sidecar: its entry of the sidecar, {} where there is none.
    """

    key: str
    path: str
    where: Path
    sha256: str
    size: int
    sidecar: dict[str, Any]


class Worker:
    """Reads batches of raw files into a stage folder."""

    def __init__(self, rule_folders: Sequence[Path], stage: Path) -> None:
        from etl.extract.run import extractor

        self.extractor: Extractor = extractor(*rule_folders)
        self.stage = stage

    def work(self, jobs: Sequence[Job]) -> list[Yield]:
        """Stage what these files yield; returns one entry a file.

        Files that broke the code, or changed while they were read, come back with a reason but are not staged.
        """
        try:
            return self._stage(jobs)
        except OSError:  # a full disk: no article's fault
            raise
        except Exception as error:  # whatever an article does to the code: the others must go on
            if len(jobs) > 1:
                half = len(jobs) // 2
                return self.work(jobs[:half]) + self.work(jobs[half:])
            return [Yield(jobs[0].key, 0, "failed", f"{type(error).__name__}: {error}")]

    def _stage(self, jobs: Sequence[Job]) -> list[Yield]:
        import polars as pl

        from etl.clean.run import clean
        from etl.schemas import PARSED

        rows: list[tuple[Any, ...]] = []
        read = [_read(job, rows) for job in jobs]
        parsed = pl.DataFrame(rows, schema=PARSED, orient="row")
        lasting = [one for one in read if one.reason not in PASSING]
        if lasting:
            write_part(self.stage, self.extractor.extract(clean(parsed)), lasting)
        return read


PASSING = ("unreadable", "changed")  # may be otherwise next time, so not kept


def _read(job: Job, rows: list[tuple[Any, ...]]) -> Yield:
    """Parse one file; its articles go to `rows` (schemas.PARSED)."""
    from etl.parse.files import parse_content

    try:
        content = job.where.read_bytes()
    except OSError as error:
        return Yield(job.key, 0, "unreadable", error.strerror or str(error))
    if hashlib.sha256(content).hexdigest() != job.sha256:
        return Yield(job.key, 0, "changed", "the file changed while it was read; run again")
    found, reason, detail = parse_content(content, job.where.suffix, job.sidecar, job.key)
    rows += found
    return Yield(job.key, len(found), reason, detail)


_SET_UP: tuple[Sequence[Path], Path] | None = None


def start(rule_folders: Sequence[Path], stage: Path) -> None:
    """Set up a worker process: one thread for Polars, deaf to Ctrl-C (the parent hears it), dead when the parent is."""
    global _SET_UP
    os.environ["POLARS_MAX_THREADS"] = "1"  # before Polars is first imported here
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    _SET_UP = (rule_folders, stage)


def _die_with_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def work(jobs: Sequence[Job]) -> list[Yield]:
    """`Worker.work` in a process that `start` set up."""
    assert _SET_UP is not None
    return Worker(*_SET_UP).work(jobs)  # the rules are compiled at the first call only, see extractor()
