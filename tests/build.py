"""Builders for staged rows: a test states only what differs from one plain claim in one plain article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from etl.load.build import RunInfo, build, topics_frame
from etl.schemas import FILE, REJECT, STAGED

Row = dict[str, Any]

RUN = RunInfo("raw", "test-rules", "0.0", datetime(2024, 10, 1, 12, 0, tzinfo=UTC))
PUBLISHED = date(2024, 9, 27)

TOPICS = topics_frame(
    {
        name: {"topic": {"question": question, "value": value, "unit": unit, "tolerance": 0.1, "rolls_up": adds}}
        for name, question, value, unit, adds in [
            ("mission_end", "When does the mission[ of {force}][ in {place}] end?", "date", "", False),
            ("withdrawal", "{Does|Do} {force} leave[ {place}]?", "stance", "", False),
            ("presence", "{Does|Do} {force} stay[ in {place}], and until when?", "stance", "", False),
            (
                "reduction",
                "{Does|Do} {force} shrink {its|their} presence[ in {place}], and to how many?",
                "quantity",
                "troops",
                False,
            ),
            ("force_level", "How many {troops of force} are [in {place}|there]?", "quantity", "troops", True),
            ("deployment", "How many {troops of force} are sent[ to {place}]?", "quantity", "troops", False),
            (
                "casualties",
                "How many {troops of force} were killed or wounded[ in {place}]?",
                "quantity",
                "troops",
                False,
            ),
            ("detainees", "How many {fighters of force} are held[ in {place}]?", "quantity", "fighters", True),
            ("relocation", "Where {does|do} {force} move[ from {place}]?", "text", "", False),
            ("transition", "What replaces the mission[ of {force}][ in {place}]?", "text", "", False),
            ("establishment", "When {was|were} {force} formed[ in {place?}]?", "date", "", False),
            ("defeat", "When {was|were} {force} defeated[ in {place}]?", "date", "", False),
            (
                "negotiation",
                "When did the talks[ about {force}][ in {place}] start, and how long did they last?",
                "date",
                "",
                False,
            ),
            ("control", "{Does|Do} {force} hold ground[ in {place?}]?", "stance", "", False),
            (
                "announcement",
                "{Has|Have} {speaker} made an official statement[ about {force?}][ in {place?}]?",
                "stance",
                "",
                False,
            ),
            ("support", "{Does|Do} {speaker} support {force}[ in {place?}]?", "stance", "", False),
            ("demand", "What {does|do} {speaker} ask of {force}[ in {place?}]?", "text", "", False),
            ("statement", "What else {does|do} {speaker} say[ about {force?}][ in {place?}]?", "none", "", False),
        ]
    }
)

_FORCES = [
    ("force/us", "US forces", "national", "us", "force/coalition"),
    ("force/coalition", "Global Coalition", "coalition", None, None),
    ("force/fr", "French forces", "national", "fr", None),
]
_PLACES = [
    ("place/ne", "Niger", "country", "ne", None),
    ("place/ne/agadez", "Agadez", "city", "ne", "place/ne"),
    ("place/ne/base-201", "Air Base 201", "base", "ne", "place/ne/agadez"),
    ("place/td", "Chad", "country", "td", None),
]
_SOURCES = [
    ("source/reuters", "Reuters", "wire"),
    ("source/daily", "Example Daily", "outlet"),
    ("source/herald", "Example Herald", "outlet"),
]
_SPEAKERS = [
    ("speaker/minister", "Ada Example", "minister", "named"),
    ("speaker/spokesman", "Bo Example", "spokesman", "named"),
    ("speaker/unknown/senior-official", "senior official", "official", "anonymous"),
    ("speaker/joint-statement-1", "joint statement of the United States and Niger", None, "document"),
    (
        "speaker/joint-statement-2",
        "joint statement from the governments of Niger and the United States",
        None,
        "document",
    ),
    ("speaker/ne-us-joint-statement", "joint statement", None, "document"),
    ("speaker/joint-statement", "joint statement", None, "document"),
    ("speaker/statement", "statement", None, "document"),
    ("speaker/ne-us", "United States and Niger", None, "organisation"),
    ("speaker/reuters", "Reuters", None, "outlet"),
]


def members() -> dict[str, list[Row]]:
    """The members that plain claims name."""
    return {
        "force": [
            {"force": key, "name": name, "kind": kind, "country": country, "parent": parent, "aliases": []}
            for key, name, kind, country, parent in _FORCES
        ],
        "place": [
            {"place": key, "name": name, "kind": kind, "country": country, "parent": parent, "aliases": []}
            for key, name, kind, country, parent in _PLACES
        ],
        "source": [{"source": key, "name": name, "kind": kind, "aliases": []} for key, name, kind in _SOURCES],
        "speaker": [{"speaker": key, "name": name, "role": role, "kind": kind} for key, name, role, kind in _SPEAKERS],
    }


class Stage:
    """Staged rows in the making. `article` opens an article; `claim` and `mention` add sentences to the open one."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {table: [] for table in STAGED} | members()
        self.files: list[Row] = []
        self.rejects: list[Row] = []

    def article(self, path: str, **facts: Any) -> Stage:
        """Open an article in a raw file of its own."""
        key = facts.pop("extract_key", path)
        row = {
            "extract_key": key, "article_no": 1, "title": path, "outlet": "Example Daily", "outlet_how": "header",
            "published": PUBLISHED, "published_how": "header", "language": "en", "encoding": "utf-8", "raw_start": 0,
            "text": "", "offsets": [], "fixes": [],
        } | facts  # fmt: skip
        self.rows["article"].append(row)
        self.file(path, key)
        return self

    def file(self, path: str, key: str, state: str = "loaded") -> Stage:
        """Add a raw file; two files with one key are copies of each other."""
        self.files.append(
            {"path": path, "sha256": f"sha-{key}", "size": 1, "extract_key": key, "state": state,
             "articles": 1 if state == "loaded" else 0}
        )  # fmt: skip
        return self

    def reject(self, path: str, reason: str = "empty", detail: str = "no words") -> Stage:
        """Add a raw file that gave no article."""
        self.file(path, path, "rejected")
        self.rejects.append({"path": path, "reason": reason, "detail": detail})
        return self

    def sentence(self, words: str, **facts: Any) -> Row:
        """Add a sentence to the open article and return its row."""
        article = self.rows["article"][-1]
        start = len(article["text"]) + (2 if article["text"] else 0)
        article["text"] += ("\n\n" if article["text"] else "") + words
        row = {
            **_key(article), "sentence_no": sum(_key(one) == _key(article) for one in self.rows["sentence"]) + 1,
            "role": "body", "char_start": start, "char_end": start + len(words), "is_unclaimed": False,
        } | facts  # fmt: skip
        self.rows["sentence"].append(row)
        return row

    def claim(self, words: str | None = None, **facts: Any) -> Stage:
        """Add a claim in a sentence of its own; without words they are made up from path and number, so never shared."""
        article = self.rows["article"][-1]
        number = sum(_key(one) == _key(article) for one in self.rows["claim"]) + 1
        sentence = self.sentence(words or f"Claim {number} of {article['extract_key']}.")
        row = {
            **_key(article), "claim_no": number, "sentence_no": sentence["sentence_no"], "topic": "mission_end",
            "force": "force/us", "place": "place/ne", "polarity": "affirmed", "modality": "planned",
            "speech": "narrated", "char_start": sentence["char_start"], "char_end": sentence["char_end"],
            "rule": "test/rule", "trace": ["test/rule"], "slots": [],
        } | {name: _value(name, value) for name, value in facts.items()}  # fmt: skip
        if "quantity_low" in row or "quantity_high" in row:
            row = {"quantity_qualifier": "exact", "unit": "troops"} | row
        self.rows["claim"].append(row)
        return self

    def link(self, **facts: Any) -> Stage:
        """Add a link of the attribution chain to the last claim."""
        claim = self.rows["claim"][-1]
        row = {**_key(claim), "claim_no": claim["claim_no"], "link_no": 1, "link_kind": "speaker"} | facts
        self.rows["chain"].append(row)
        return self

    def mention(self, words: str, **facts: Any) -> Stage:
        """Add a mention of its own sentence."""
        sentence = self.sentence(words)
        row = {
            **_key(sentence), "sentence_no": sentence["sentence_no"], "kind": "force", "member": "force/us",
            "char_start": sentence["char_start"], "char_end": sentence["char_end"], "mention_text": words,
            "rule": "test/mention",
        } | facts  # fmt: skip
        self.rows["mention"].append(row)
        return self

    def frames(self) -> dict[str, pl.DataFrame]:
        """The staged frames."""
        for article in self.rows["article"]:
            article |= {"text_hash": f"hash-{article['text']}", "raw_end": len(article["text"])}
        return {table: _frame(self.rows[table], STAGED[table]) for table in STAGED}

    def build(
        self, folder: Path, name: str = "claims.duckdb", frames: Mapping[str, pl.DataFrame] | None = None
    ) -> Path:
        """Write the staged rows as Parquet into `folder` and build a warehouse from them there."""
        target = folder / name
        paths = {}
        for table, frame in (frames or self.frames()).items():
            path = folder / f"{name}.{table}.parquet"
            frame.write_parquet(path)
            paths[table] = [path]
        build(paths, _frame(self.files, FILE), _frame(self.rejects, REJECT), target, RUN, TOPICS)
        return target


def _key(row: Row) -> Row:
    return {"extract_key": row["extract_key"], "article_no": row["article_no"]}


def _value(name: str, value: Any) -> Any:
    is_day = name in ("when_earliest", "when_latest", "said") and isinstance(value, str)
    return date.fromisoformat(value) if is_day else value


def _frame(rows: Iterable[Row], schema: Any) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=schema)
