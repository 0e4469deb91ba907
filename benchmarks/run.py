"""How fast articles become a warehouse: each stage by itself, then whole runs.

    python -m benchmarks.run                      (or: make bench)
    python -m benchmarks.run --articles 10000 --share 0.05

The articles are made by benchmarks.corpus. CPU seconds are those of all threads and processes, so that they can be
compared on a machine that does other work too; rates of stages are over CPU seconds, rates of whole runs over wall
clock. Memory is the peak of the process, for a run with workers that of the largest one; finders have none of their
own. Nothing is asserted: these are numbers to read.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus
from benchmarks.meter import RSS_UNIT, Usage

MARKS = "marks: on topic 1 MB/s, one in twenty 8 MB/s (2 processes); rerun 5 s; --help 0.3 s; find 0.6 s"
SENTENCE = "The United States will withdraw 900 troops from Syria by September 2025, the Pentagon said on Friday.\n"


@dataclass(frozen=True)
class Corpus:
    """An invented raw folder."""

    folder: Path
    articles: int
    size: int

    def row(self, name: str, used: Usage, over: float) -> str:
        """One line of the table; rates are over so many seconds."""
        memory = f"{used.memory / 1e6:.0f}" if used.memory else ""
        each, rate, size = 1000 * used.cpu / self.articles, self.articles / over, self.size / 1e6 / over
        return f"{name:28s}{used.wall:9.2f}{used.cpu:9.2f}{each:9.2f}{rate:12,.0f}{size:9.2f}{memory:>9s}"


HEAD = f"{'':28s}{'wall s':>9s}{'CPU s':>9s}{'CPU ms':>9s}{'articles/s':>12s}{'MB/s':>9s}{'peak MB':>9s}"


def stage_rows(made: Corpus, home: Path) -> None:
    """Time every stage in a process of its own."""
    found = _measured([sys.executable, "-m", "benchmarks.stages", str(made.folder), str(home)])[1]
    print("\nStages, one process after the other (CPU ms an article; rates over CPU seconds)\n" + HEAD)
    for line in found.splitlines():
        name, wall, cpu, memory = line.split("\t")
        used = Usage(float(wall), float(cpu), int(memory))
        print(made.row(name, used, max(used.cpu, 1e-6)))


def run_rows(made: Corpus, home: Path, workers: list[int]) -> None:
    """Time whole runs, and a second run that finds nothing new."""
    print("\nWhole runs (rates over wall clock)\n" + HEAD)
    for number in workers:
        warehouse = home / f"workers-{number}" / "claims.duckdb"
        asked = [sys.executable, "-m", "etl", "run", str(made.folder), "--warehouse", str(warehouse)]
        used, _ = _measured([*asked, "--workers", str(number)])
        print(made.row(f"run, {number} worker{'s' * (number > 1)}", used, used.wall))
        used, _ = _measured([*asked, "--workers", str(number)])
        print(made.row("  again, nothing changed", used, used.wall))


def start_rows(home: Path) -> None:
    """Time what a user waits for before anything happens."""
    text = home / "sentence.txt"
    text.write_text(SENTENCE, encoding="utf-8")
    print(f"\nStart-up\n{'':28s}{'wall s':>9s}{'CPU s':>9s}")
    for name, asked in (("etl --help", ["--help"]), ("etl find, one sentence", ["find", str(text)])):
        best = min((_measured([sys.executable, "-m", "etl", *asked])[0] for _ in range(3)), key=lambda used: used.cpu)
        print(f"{name:28s}{best.wall:9.2f}{best.cpu:9.2f}")


def _measured(command: list[str]) -> tuple[Usage, str]:
    """What a process and its children used, and what it printed.

    Raises:
        SystemExit: it failed.
    """
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        process = subprocess.Popen(command, stdout=output)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")
        output.seek(0)
        wall = time.perf_counter() - started
        return Usage(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * RSS_UNIT), output.read()


def measure(articles: int, share: float, workers: list[int], seed: int) -> None:
    """Make a corpus and print its tables."""
    with tempfile.TemporaryDirectory(prefix="claims-bench-") as name:
        home = Path(name)
        size = corpus.write(home / "raw", articles, share, seed)
        print(f"\n{articles:,} articles, {size / 1e6:.1f} MB, {share:.0%} on topic, {os.cpu_count()} cores")
        made = Corpus(home / "raw", articles, size)
        stage_rows(made, home / "stages")
        run_rows(made, home, workers)


def main() -> None:
    """Measure, and print tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--share", type=float, action="append", help="share of articles on topic (default 1 and 0.05)")
    parser.add_argument("--workers", type=int, action="append", help="processes that extract (default 1 and 2)")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(MARKS)
    with tempfile.TemporaryDirectory(prefix="claims-bench-") as home:
        start_rows(Path(home))
    for share in asked.share or [1.0, 0.05]:
        measure(asked.articles, share, asked.workers or [1, 2], asked.seed)


if __name__ == "__main__":
    main()
