"""`etl verify`: every stored span is cut out of its article again, and followed back to the raw file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.errors import CheckError
from etl.load.query import fetch
from etl.wording import counted

Row = dict[str, Any]

ARTICLES = """
select
    a.article_key, a.article_path, a.text, a.encoding, a.offsets, f.sha256
from dim_article as a
left join etl_file as f on a.article_path = f.path
order by a.article_path, a.article_no
"""
# Each gives the words that are stored beside a span, by article.
SPANS = {
    "sentence": "select article_key, char_start, char_end, sentence as words from fact_sentence",
    "claim": "select article_key, char_start, char_end, claim_text as words from fact_claim",
    "mention": "select article_key, char_start, char_end, mention_text as words from fact_mention",
    "cue": """
        select c.article_key, b.char_start, b.char_end, b.cue as words
        from bridge_claim_chain as b
        inner join fact_claim as c on b.claim_id = c.claim_id
        where b.char_start is not null
    """,
}
SHOWN = 20


@dataclass
class Report:
    """What was checked, and what did not hold.

    Attributes:
        counts: spans checked, by kind; "article" counts those that were followed back to their raw file.
        missing: raw files that are gone or have changed since the run, so that nothing can be said about them.
        faults: one sentence each.
    """

    counts: dict[str, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """0, or that of a failed check."""
        return CheckError.exit_code if self.faults else 0

    @property
    def text(self) -> str:
        """For a person to read."""
        lines = [f"{kind:<10} {number:>9,} spans checked" for kind, number in self.counts.items()]
        if self.missing:
            lines.append(f"not followed back: {counted(len(self.missing), 'raw file')} gone or changed since the run")
            lines += [f"  {path}" for path in self.missing[:SHOWN]]
        lines += [f"fault: {fault}" for fault in self.faults[:SHOWN]]
        if len(self.faults) > SHOWN:
            lines.append(f"and {counted(len(self.faults) - SHOWN, 'more fault')}")
        return "\n".join([*lines, counted(len(self.faults), "fault")])


def verify(warehouse: Path, raw: Path) -> Report:
    """Check all spans of the warehouse against its articles, and its articles against the raw folder.

    Args:
        raw: the raw folder that the warehouse was made of, or the file.

    Raises:
        WarehouseError: the warehouse cannot be read.
    """
    report = Report()
    articles = {row["article_key"]: row for row in fetch(warehouse, ARTICLES)}
    for kind, query in SPANS.items():
        rows = fetch(warehouse, query)
        report.faults += list(_span_faults(kind, rows, articles))
        report.counts[kind] = len(rows)
    root = raw.parent if raw.is_file() else raw
    report.counts["article"] = sum(_follow_back(article, root, report) for article in articles.values())
    return report


def _span_faults(kind: str, rows: list[Row], articles: dict[str, Row]) -> Iterator[str]:
    for row in rows:
        article, start, end = articles[row["article_key"]], row["char_start"], row["char_end"]
        cut = article["text"][start:end]
        if cut != row["words"] or not 0 <= start < end:
            yield f"{article['article_path']}: {kind} {start}:{end} gives {cut[:60]!r}, stored is {row['words'][:60]!r}"


def _follow_back(article: Row, root: Path, report: Report) -> bool:
    """Whether the raw file is still there and its characters stand where the offset map says."""
    raw_text = _raw_text(root / article["article_path"], article["sha256"])
    if raw_text is None:
        report.missing.append(article["article_path"])
        return False
    report.faults += [f"{article['article_path']}: {fault}" for fault in _offset_faults(article, raw_text)]
    return True


def _raw_text(path: Path, sha256: str | None) -> str | None:
    """The decoded file, None where it is gone or has other bytes than at the run."""
    import hashlib

    from etl.parse.encoding import decode

    try:
        content = path.read_bytes()
    except OSError:
        return None
    return decode(content).text if hashlib.sha256(content).hexdigest() == sha256 else None


def _offset_faults(article: Row, raw_text: str) -> Iterator[str]:
    text, position = article["text"], 0
    for piece in article["offsets"]:
        if piece["clean_start"] != position:
            yield f"the offset map has a gap at {position}"
        position = piece["clean_end"]
        cut = text[piece["clean_start"] : piece["clean_end"]]
        origin = raw_text[piece["raw_start"] : piece["raw_end"]]
        if len(cut) == len(origin) and cut != origin:
            yield f"characters {piece['clean_start']}:{position} are {cut[:40]!r}, in the raw file {origin[:40]!r}"
    if position != len(text):
        yield f"the offset map ends at {position}, the text at {len(text)}"
