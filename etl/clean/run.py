"""Clean: parsed articles to text that rules can read, with a map back to every raw character.

Fixes are small, ordered and named; each article's `fixes` lists those that bit. Polars finds which articles a fix
can concern at all (one scan over the whole batch), and only those meet the fix. Rounds go on until nothing bites, so
that cleaning a clean text changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from etl.clean import characters, layout, lines, spacing
from etl.clean.traced import Edit, Piece, offsets, replace, trace
from etl.schemas import ARTICLE, OFFSET

if TYPE_CHECKING:
    import polars as pl

ROUNDS = 8


@dataclass
class Text:
    """One article under repair: what it says now, where that stood, which fixes bit."""

    text: str
    pieces: list[Piece]
    language: str | None
    title: str | None
    fixes: list[str]
    is_titled: bool = False  # the text begins with its title
    spots: list[lines.Spot] | None = None

    def spotted(self) -> list[lines.Spot]:
        """The lines of the text as it is now."""
        if self.spots is None:
            self.spots = lines.spots(self.text)
        return self.spots

    def change(self, edits: list[Edit]) -> None:
        """Apply edits to text and map."""
        self.pieces = trace(self.pieces, edits)
        self.text = replace(self.text, edits)
        self.spots = None


@dataclass(frozen=True)
class Fix:
    """A named fix.

    Attributes:
        gate: a regular expression (Rust's dialect) that its texts hold; "" where every text is looked at.
        edits: what it wants to change.
    """

    name: str
    gate: str
    edits: Callable[[Text], list[Edit]]


FIXES = (
    Fix("mojibake", characters.MOJIBAKE, lambda one: characters.mojibake(one.text)),
    Fix("control_codes", r"[\x80-\x84\x86-\x9f]", lambda one: characters.control_codes(one.text)),
    Fix("entities", "&[#A-Za-z][#A-Za-z0-9]*;", lambda one: characters.entities(one.text)),
    Fix("odd_characters", rf"[{characters.BREAKS}{characters.SPACES}{characters.DROPPED}\u200c\u200d]",
        lambda one: characters.odd_characters(one.text)),
    Fix("split_letters", r"[\u0300-\u036f\ufb00-\ufb06]", lambda one: characters.split_letters(one.text)),
    Fix("markup", layout.MARKUP, lambda one: layout.markup(one.text)),
    Fix("head_lines", "", lambda one: lines.head_lines(one.spotted())),
    Fix("furniture", "", lambda one: lines.furniture(one.spotted())),
    Fix("notices", lines.NOTICES, lambda one: lines.notices(one.spotted())),
    Fix("foreign_lines", "", lambda one: lines.foreign_lines(one.spotted(), one.language)),
    Fix("wrapped_lines", layout.WRAPS, lambda one: layout.wrapped_lines(one.text, one.title)),
    Fix("missing_spaces", spacing.GLUED, lambda one: spacing.missing_spaces(one.text)),
    Fix("quotes", spacing.QUOTES, lambda one: spacing.quotes(one.text)),
    Fix("spaces_before_marks", spacing.SPACED,
        lambda one: [] if one.language == "fr" else spacing.spaces_before_marks(one.text)),
    Fix("paragraphs", layout.BREAKS, lambda one: layout.paragraphs(one.text)),
    Fix("repeated_lines", "", lambda one: lines.repeated_lines(one.spotted())),
)  # fmt: skip


def clean(parsed: pl.DataFrame) -> pl.DataFrame:
    """Clean a batch of articles.

    Args:
        parsed: a frame of schemas.PARSED.

    Returns:
        A frame of schemas.ARTICLE, rows in the same order. `text` is title (where the raw file holds it), blank
        line, paragraphs with a blank line between; `offsets` tile it from its first to its last character.
    """
    import polars as pl

    texts = [_start(row) for row in parsed.iter_rows(named=True)]
    _run(texts)
    for one in texts:
        if one.is_titled:
            one.title = one.text.partition("\n\n")[0] or None
    columns = parsed.drop("raw_text", "title_start", "title").with_columns(
        pl.Series("title", [one.title for one in texts], pl.String),
        pl.Series("text", [one.text for one in texts], pl.String),
        pl.Series("text_hash", [hashlib.sha256(one.text.encode()).hexdigest()[:32] for one in texts], pl.String),
        _offset_column([offsets(one.pieces) for one in texts]),
        pl.Series("fixes", [one.fixes for one in texts], pl.List(pl.String)),
    )
    return columns.select(list(ARTICLE)).cast(pl.Schema(ARTICLE))


def _start(row: Mapping[str, Any]) -> Text:
    raw, start, end, title, at = (row[name] for name in ("raw_text", "raw_start", "raw_end", "title", "title_start"))
    one = Text(raw, [(end - start, start, end)], row["language"], title, [])
    if title and at is not None:
        one.is_titled = at == start
        if not start <= at < end:  # the title stands in a head that is not part of the body
            one.is_titled = True
            one.text = f"{title}\n\n{raw}"
            one.pieces = [(len(title), at, at + len(title)), (2, start, start), *one.pieces]
    return one


def _run(texts: list[Text]) -> None:
    """All fixes on all texts, in rounds: a text that changed is looked at again, with its title."""
    active = texts
    for _ in range(ROUNDS):
        if not active:
            return
        gates = _gates([one.text for one in active])
        active = [one for i, one in enumerate(active) if _repair(one, [gate[i] if gate else True for gate in gates])]


def _gates(texts: list[str]) -> list[list[bool] | None]:
    """For each fix, which texts it can concern; None for all."""
    import polars as pl

    frame = pl.DataFrame({"text": texts}, schema={"text": pl.String})
    gated = [fix for fix in FIXES if fix.gate]
    found = frame.select(pl.col("text").str.contains(fix.gate).alias(fix.name) for fix in gated)
    return [found[fix.name].to_list() if fix.gate else None for fix in FIXES]


def _repair(one: Text, gates: list[bool]) -> bool:
    """One round over one text; whether anything changed."""
    bit = False
    for fix, concerned in zip(FIXES, gates, strict=True):
        edits = fix.edits(one) if concerned else None
        if edits:
            one.change(edits)
            bit = True
            if fix.name not in one.fixes:
                one.fixes.append(fix.name)
    return bit


def _offset_column(rows: list[list[tuple[int, int, int, int]]]) -> pl.Series:
    """Offset maps as one column, built from flat columns: one frame, not one an article."""
    import polars as pl

    flat = pl.DataFrame(
        [(i, *offset) for i, offsets in enumerate(rows) for offset in offsets],
        schema={"row": pl.UInt32, **{field.name: pl.Int32 for field in OFFSET.fields}},
        orient="row",
    )
    grouped = flat.group_by("row", maintain_order=True).agg(pl.struct([f.name for f in OFFSET.fields]).alias("offsets"))
    numbered = pl.DataFrame({"row": range(len(rows))}, schema={"row": pl.UInt32})
    joined = numbered.join(grouped, on="row", how="left", maintain_order="left")
    return joined["offsets"].fill_null(pl.Series([[]], dtype=pl.List(OFFSET))).rename("offsets")
