"""Wall clock, CPU seconds and peak memory of a piece of work."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes


@dataclass(frozen=True)
class Usage:
    """Seconds by the clock, CPU seconds of all threads, and peak memory in bytes."""

    wall: float
    cpu: float
    memory: int


class Meter:
    """Adds up what named pieces of work take.

    Peaks are of each piece alone where the system can reset them (Linux); elsewhere of all work so far.
    """

    def __init__(self) -> None:
        self.used: dict[str, Usage] = {}

    @contextmanager
    def piece(self, name: str, peak: bool = False) -> Iterator[None]:
        """Count what happens inside under this name; with `peak`, its peak memory too (which costs a little)."""
        if peak:
            _reset_peak()
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        before = self.used.get(name, Usage(0, 0, 0))
        memory = max(before.memory, _peak()) if peak else before.memory
        self.used[name] = Usage(before.wall + wall, before.cpu + cpu, memory)


def _reset_peak() -> None:
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def _peak() -> int:
    with suppress(OSError, StopIteration, ValueError):
        lines = Path("/proc/self/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT
