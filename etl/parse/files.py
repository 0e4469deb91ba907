"""Raw files to a frame of articles, a batch at a time, with a reject for each file that gives none."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from etl.parse.encoding import decode
from etl.parse.registry import PARSERS, parser_for
from etl.parse.sidecar import Sidecar
from etl.parse.story import Story
from etl.schemas import PARSED, REJECT

if TYPE_CHECKING:
    import polars as pl

Row = tuple[Any, ...]
_WORD = re.compile(r"[^\W\d_]+")
FEWEST_WORDS = 3


def extract_key(content: bytes | str, suffix: str, sidecar_entry: Mapping[str, Any] | None, ruleset: str) -> str:
    """What names the yield of one raw file: a hash of its bytes, its suffix, its sidecar entry and the rules.

    Args:
        content: the file's bytes, or their SHA-256 as a hex string where it is known already.
        suffix: with its dot; case does not matter.
        ruleset: fingerprint of rules and code.

    Returns:
        32 hexadecimal digits.
    """
    digest = content if isinstance(content, str) else hashlib.sha256(content).hexdigest()
    entry = json.dumps(dict(sidecar_entry or {}), sort_keys=True, default=date.isoformat)
    parts = "\n".join((digest, suffix.lower(), entry, ruleset))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def parse_files(
    paths: Sequence[tuple[str, Path]], sidecar: Sidecar, ruleset: str = "", keys: Mapping[str, str] | None = None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Parse a batch of raw files.

    Args:
        paths: path relative to the raw folder, and where the file is.
        sidecar: entries of `sources.toml`.
        ruleset: fingerprint that goes into the extract keys.
        keys: relative path -> extract_key, where they are known already.

    Returns:
        A frame of schemas.PARSED, in the order of the paths; a key that several paths share has its rows once. And a
        frame of schemas.REJECT with a row for each file that gave no article. Nothing about a file's content raises.
    """
    import polars as pl

    rows: list[Row] = []
    rejects: list[tuple[str, str, str]] = []
    seen: set[str] = set()
    for path, where in paths:
        suffix = PurePosixPath(path).suffix
        try:
            content = where.read_bytes()
        except OSError as error:
            rejects.append((path, "unreadable", _why_unreadable(where, error)))
            continue
        entry = sidecar.entry(path)
        key = keys[path] if keys and path in keys else extract_key(content, suffix, entry, ruleset)
        if key in seen:
            continue
        found, reason, detail = parse_content(content, suffix, entry, key)
        if reason:
            rejects.append((path, reason, detail))
        else:
            seen.add(key)
            rows += found
    return pl.DataFrame(rows, schema=PARSED, orient="row"), pl.DataFrame(rejects, schema=REJECT, orient="row")


def parse_content(content: bytes, suffix: str, entry: Mapping[str, Any] | None, key: str) -> tuple[list[Row], str, str]:
    """The rows (schemas.PARSED) of one raw file's bytes; or no rows, the reason and its detail."""
    parser = parser_for(suffix)
    if parser is None:
        what = f"{suffix} files are" if suffix else "files without a suffix are"
        return [], "unknown_format", f"{what} not read; save the text as .txt (known: {', '.join(PARSERS)})"
    decoded = decode(content)
    if decoded.reason:
        return [], decoded.reason, decoded.detail
    stories = parser(decoded.text)
    if not stories or not _has_words(decoded.text):
        return [], "too_short", f"the file holds fewer than {FEWEST_WORDS} words"
    _overrule(stories, entry or {})
    return [_row(key, number, story, decoded.encoding, decoded.text) for number, story in enumerate(stories, 1)], "", ""


def _has_words(text: str) -> bool:
    return sum(1 for _ in islice(_WORD.finditer(text), FEWEST_WORDS)) == FEWEST_WORDS


def _overrule(stories: list[Story], entry: Mapping[str, Any]) -> None:
    """Lay the sidecar over what the file says. It describes the first story; the page's outlet, address, language
    and day of retrieval hold for the others too, its title and date do not."""
    for number, story in enumerate(stories):
        if "outlet" in entry:
            story.outlet, story.outlet_how = entry["outlet"], "sidecar"
        story.url = entry.get("url", story.url)
        story.language = entry.get("language", story.language)
        story.retrieved = entry.get("retrieved", story.retrieved)
        if number == 0:
            if entry.get("title", story.title) != story.title:
                story.title, story.title_start = entry["title"], None  # the file does not hold it
            if "published" in entry:
                story.published, story.published_how = entry["published"], "sidecar"


def _row(key: str, number: int, story: Story, encoding: str, text: str) -> Row:
    return (
        key, number, story.title, story.title_start, story.byline, story.dateline, story.outlet, story.outlet_how,
        story.published, story.published_how, story.language, story.url, story.retrieved, encoding,
        story.start, story.end, text[story.start : story.end],
    )  # fmt: skip


def _why_unreadable(where: Path, error: OSError) -> str:
    if where.is_dir():
        return "it is a folder, not a file"
    if where.is_symlink() and not where.exists():
        return "it is a link to a file that does not exist"
    return f"{error.strerror or error}; check its permissions"
