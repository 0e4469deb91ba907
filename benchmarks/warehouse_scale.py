"""How the warehouse grows: N invented claims, staged as Parquet, built into a warehouse and asked.

    python -m benchmarks.warehouse_scale 1000000

Ten claims an article; forces, places and outlets are drawn so that some questions have tens of thousands of claims
and most a handful. One article in five is a copy of an earlier one under another outlet.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl

from etl.load.build import RunInfo, build
from etl.load.check import run_checks
from etl.load.db import reader
from etl.schemas import FILE, REJECT, STAGED

PER_ARTICLE = 10
COPY_EVERY = 5
QUERIES = {
    "reconciliation, all": "select * from reconciliation",
    "reconciliation, conflicting": "select question, answer from reconciliation where verdict = 'conflicting'",
    "claim, count by topic": "select topic, count(*) from claim group by topic",
    "answer, one question": """
        select * from answer
        where question_key = '{biggest}'
    """,
    "conflict, one question": """
        select * from conflict
        where question_key = '{biggest}'
    """,
    "origin_ladder, one question": """
        select * from origin_ladder
        where question_key = '{biggest}'
    """,
}


def staged_frames(n_claims: int) -> dict[str, pl.DataFrame]:
    """Frames of schemas.STAGED with `n_claims` claims; the same number gives the same rows."""
    claims = _claims(n_claims)
    sentences = claims.select(
        "extract_key", "article_no", "sentence_no", "char_start", "char_end", "words", role=pl.lit("body"),
        is_unclaimed=pl.lit(False),
    )  # fmt: skip
    texts = sentences.group_by("extract_key", maintain_order=True).agg(text=pl.col("words").str.join("\n\n"))
    number = texts["extract_key"].str.slice(1).cast(pl.Int64)
    articles = texts.with_columns(
        article_no=pl.lit(1, pl.Int32),
        outlet=pl.format("Outlet {}", number * 7919 % 211),
        outlet_how=pl.lit("header"),
        published=pl.lit(date(2023, 1, 1)) + pl.duration(days=number * 31 % 700),
        published_how=pl.lit("header"),
        language=pl.lit("en"),
        text_hash=pl.col("text").hash().cast(pl.String),
        title=pl.format("Article {}", number),
    )
    frames = {"claim": claims, "sentence": sentences, "article": articles} | _members()
    return {table: _shaped(frames.get(table), table) for table in STAGED}


def _claims(n_claims: int) -> pl.DataFrame:
    row = pl.int_range(n_claims, dtype=pl.Int64)
    frame = pl.select(row=row).with_columns(article=pl.col("row") // PER_ARTICLE, slot=pl.col("row") % PER_ARTICLE)
    is_copy = pl.col("article") % COPY_EVERY == COPY_EVERY - 1
    told = pl.when(is_copy).then(pl.col("row") - PER_ARTICLE).otherwise(pl.col("row"))  # what the row tells
    frame = frame.with_columns(told=told)
    mixed = (pl.col("told") * 2654435761) % 1_000_003
    frame = frame.with_columns(
        mixed=mixed,
        kind=mixed % 3,
        words=pl.format(
            "Report {} says that units numbered {} of the force are going to be there by the day they named.",
            pl.col("told"), mixed,
        ),
    )  # fmt: skip
    length = pl.col("words").str.len_chars()
    day = pl.lit(date(2025, 1, 1)) + pl.duration(days=30 * (pl.col("mixed") // 7 % 30))
    figure = 500 + 100 * (pl.col("mixed") // 11 % 25)
    start = (length + 2).cum_sum().over("article") - length - 2
    return frame.with_columns(
        extract_key=pl.format("k{}", pl.col("article")),
        article_no=pl.lit(1, pl.Int32),
        claim_no=pl.col("slot") + 1,
        sentence_no=pl.col("slot") + 1,
        char_start=start,
        char_end=start + length,
        topic=pl.when(pl.col("kind") == 0).then(pl.lit("mission_end")).when(pl.col("kind") == 1)
        .then(pl.lit("force_level")).otherwise(pl.lit("withdrawal")),
        force=pl.format("force/f{}", (pl.col("mixed") % 997).pow(2) // 20_000),
        place=pl.format("place/p{}", (pl.col("mixed") % 1_009).pow(2) // 10_000),
        polarity=pl.when(pl.col("mixed") % 17 == 0).then(pl.lit("denied")).otherwise(pl.lit("affirmed")),
        modality=pl.lit("planned"),
        when_latest=pl.when(pl.col("kind") != 1).then(day),
        quantity_low=pl.when(pl.col("kind") == 1).then(figure),
        quantity_high=pl.when(pl.col("kind") == 1).then(figure),
        quantity_qualifier=pl.when(pl.col("kind") == 1).then(pl.lit("exact")),
        unit=pl.when(pl.col("kind") == 1).then(pl.lit("troops")),
        speaker=pl.when(pl.col("mixed") % 3 == 0).then(pl.format("speaker/s{}", pl.col("mixed") % 2003)),
        via=pl.when(pl.col("mixed") % 5 == 0).then(pl.format("source/w{}", pl.col("mixed") % 7)),
        speech=pl.lit("indirect"),
        rule=pl.lit("scale/claim"),
    )  # fmt: skip


def _members() -> dict[str, pl.DataFrame]:
    sizes = {"force": ("f", 60), "place": ("p", 120), "source": ("w", 7), "speaker": ("s", 2003)}
    return {
        table: pl.DataFrame(
            {
                table: [f"{table}/{letter}{number}" for number in range(size)],
                "name": [f"{table.title()} {number}" for number in range(size)],
            }
        )
        for table, (letter, size) in sizes.items()
    }


def _shaped(frame: pl.DataFrame | None, table: str) -> pl.DataFrame:
    schema = STAGED[table]
    if frame is None:
        return pl.DataFrame(schema=schema)
    kinds = {"force": "national", "place": "country", "source": "wire", "speaker": "named"}
    if table in kinds:
        frame = frame.with_columns(kind=pl.lit(kinds[table]))
    missing = [pl.lit(None).alias(column) for column in schema if column not in frame.columns]
    return frame.with_columns(missing).select(list(schema)).cast(dict(schema))


def main(n_claims: int) -> None:
    """Stage, build, check and ask; prints seconds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        frames = staged_frames(n_claims)
        paths = {}
        for table, frame in frames.items():
            paths[table] = [folder / f"{table}.parquet"]
            frame.write_parquet(paths[table][0])
        keys = frames["article"]["extract_key"]
        files = pl.DataFrame({"extract_key": keys}).with_columns(
            path=keys + ".txt", sha256=keys, size=pl.lit(1), state=pl.lit("loaded"), articles=pl.lit(1)
        )
        run = RunInfo("raw", "scale", "0", datetime(2025, 1, 1, tzinfo=UTC))
        target = folder / "scale.duckdb"
        clock = time.perf_counter()
        build(paths, files.select(list(FILE)).cast(dict(FILE)), pl.DataFrame(schema=REJECT), target, run)
        print(f"build {n_claims:,} claims: {time.perf_counter() - clock:.1f} s, {target.stat().st_size / 1e6:.0f} MB")
        clock = time.perf_counter()
        failed = [result.name for result in run_checks(target) if not result.passed]
        print(f"checks: {time.perf_counter() - clock:.1f} s, failed: {failed or 'none'}")
        _ask(target)


def _ask(target: Path) -> None:
    connection = reader(target)
    counts = connection.execute("""
        select
            (select count(*) from fact_question), (select max(n_claims) from fact_question),
            (select count(*) from fact_claim_pair), (select count(*) from dim_origin)
    """).fetchone()
    print("questions, most claims on one, pairs, origins:", counts)
    biggest = connection.execute("select arg_max(question_key, n_claims) from fact_question").fetchone()
    for name, sql in QUERIES.items():
        clock = time.perf_counter()
        n_rows = len(connection.execute(sql.format(biggest=biggest[0] if biggest else "")).fetchall())
        print(f"{name}: {time.perf_counter() - clock:.3f} s, {n_rows:,} rows")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
