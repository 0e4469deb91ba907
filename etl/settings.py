"""Defaults and limits in one place; every one that a user may want to change is an option of a command."""

from __future__ import annotations

import os
from pathlib import Path

RAW = Path("raw")
WAREHOUSE = Path("warehouse/claims.duckdb")
SIDECAR = "sources.toml"

# One batch becomes one part of the cache and one unit of work: big enough that parts stay few, small enough
# that a killed run loses little and the workers end together.
BATCH_BYTES = 4_000_000
BATCH_FILES = 1_000

SMALL_BATCH_BYTES = 250_000

# A worker process takes about a second to start and to load the rules. So much text takes one process five seconds
# where all of it is on topic, and half a second where none is.
PARALLEL_BYTES = 1_000_000


def workers(asked: int | None, pending_bytes: int, batches: int) -> int:
    """How many processes extract: as asked, else as many as the machine has and the work is worth."""
    if asked:
        return max(1, min(asked, batches))
    if pending_bytes < PARALLEL_BYTES:
        return 1
    return max(1, min(os.cpu_count() or 1, batches))


def batch_bytes(pending_bytes: int, workers: int) -> int:
    """How much text one batch takes: some batches a worker, so that all end together."""
    if workers == 1:
        return BATCH_BYTES
    return min(BATCH_BYTES, max(SMALL_BATCH_BYTES, pending_bytes // (workers * 4)))
