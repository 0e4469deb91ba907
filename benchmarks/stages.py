"""One process, one corpus, every stage by itself: name, wall seconds, CPU seconds, peak bytes, a line a stage.

python -m benchmarks.stages RAW SCRATCH
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from benchmarks.meter import Meter
from etl import pipeline, rulebook
from etl.clean.run import clean
from etl.discover import discover
from etl.extract.document import Document
from etl.extract.run import Extractor
from etl.extract.tokens import tokenize
from etl.load.build import RunInfo, build, topics_frame
from etl.load.check import run_checks
from etl.parse.files import parse_content
from etl.schemas import PARSED
from etl.sentences import find_sentences
from etl.stage import Stage, Yield, write_part
from etl.worker import Job

BATCH = 500


def measure(raw: Path, scratch: Path) -> Meter:
    """Take a raw folder through all stages."""
    meter, stage = Meter(), Stage(scratch, "bench")
    with meter.piece("set-up (rules)", peak=True):
        extractor = Extractor(rulebook.load())
    with meter.piece("discover", peak=True):
        folder = discover(raw)
        jobs = pipeline.identify(folder, "bench", [])
    yields: dict[str, Yield] = {}
    for first in range(0, len(jobs), BATCH):
        yields |= _batch(jobs[first : first + BATCH], extractor, stage, meter)
    files, rejects = pipeline.ledger(folder, jobs, yields)
    staged = stage.select(job.key for job in jobs)
    target, run = scratch / "bench.duckdb", RunInfo(str(raw), "bench", "0", datetime.now(UTC))
    with meter.piece("load", peak=True):
        build(staged, files, rejects, target, run, topics_frame(extractor.book.topics))
    with meter.piece("checks", peak=True):
        run_checks(target)
    return meter


def _batch(jobs: list[Job], extractor: Extractor, stage: Stage, meter: Meter) -> dict[str, Yield]:
    rows, came = [], []
    with meter.piece("parse", peak=True):
        for job in jobs:
            found, reason, detail = parse_content(job.where.read_bytes(), job.where.suffix, job.sidecar, job.key)
            came.append(Yield(job.key, len(found), reason, detail))
            rows += found
    with meter.piece("clean", peak=True):
        articles = clean(pl.DataFrame(rows, schema=PARSED, orient="row"))
    with meter.piece("gate"):
        passed = articles.filter(extractor._gate.passes(articles["text"]))
    _finders(passed, extractor, meter)
    with meter.piece("extract, all of it", peak=True):
        frames = extractor.extract(articles)
    with meter.piece("stage", peak=True):
        write_part(stage.folder, frames, came)
    return {one.key: one for one in came}


def _finders(articles: pl.DataFrame, extractor: Extractor, meter: Meter) -> None:
    """The finders one after the other, as Extractor.read strings them together."""
    for text, published, outlet in articles.select("text", "published", "outlet").iter_rows():
        with meter.piece("- tokens"):
            tokens = tokenize(text)
            code = extractor.book.alphabet.encode(tokens)
        with meter.piece("- sentences"):
            doc = Document(text, published, outlet, tokens, code, find_sentences(text, tokens))
        with meter.piece("- dates"):
            doc.dates = extractor._dates.find(doc)
        with meter.piece("- quantities"):
            doc.quantities = extractor._quantities.find(doc)
        with meter.piece("- names"):
            doc.names = extractor._names.find(doc)
        with meter.piece("- attribution"):
            attributions = extractor._attributions.find(doc)
            extractor._attributions.find_people(doc, attributions)
        with meter.piece("- claims"):
            extractor._claims.find(doc, attributions)


def main() -> None:
    """Print one line a stage."""
    for name, used in measure(Path(sys.argv[1]), Path(sys.argv[2])).used.items():
        print(f"{name}\t{used.wall}\t{used.cpu}\t{used.memory}")


if __name__ == "__main__":
    main()
