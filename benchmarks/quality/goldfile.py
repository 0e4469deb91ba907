"""Gold files as Python values: what a careful reader found (format: tests/gold/README.md)."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

ANY = "*"
OUTLET = "@outlet"
DEFAULTS = {"polarity": "affirmed", "modality": "asserted", "speaker": OUTLET, "speaker_kind": "outlet"}
FREE_IN_STATEMENT = ("force", "place", "place_to", "polarity", "modality", "when", "quantity")


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One annotated claim. `slots` maps a slot to its right readings ("" none, "*" anything)."""

    file: str
    article: int
    topics: tuple[str, ...]
    evidence: str
    fingerprint: str
    slots: dict[str, tuple[Any, ...]]
    optional: bool

    @property
    def typed(self) -> bool:
        return self.topics[0] != "statement"


@dataclass
class GoldFile:
    """The claims of one article file; `articles` maps an article's number to its outlet and date, where annotated."""

    file: str
    articles: dict[int, dict[str, Any]]
    claims: list[GoldClaim] = field(default_factory=list)


def read_gold(folder: Path) -> list[GoldFile]:
    """All gold files below a folder (or one file). Other TOML files, which name no `file`, are passed over."""
    paths = [folder] if folder.is_file() else sorted(folder.rglob("*.toml"))
    tables = [tomllib.loads(path.read_text("utf-8")) for path in paths]
    return [_gold_file(table) for table in tables if isinstance(table.get("file"), str)]


def _gold_file(table: dict[str, Any]) -> GoldFile:
    articles = {entry["no"]: entry for entry in table["article"]}
    return GoldFile(table["file"], articles, [_claim(table["file"], entry) for entry in table.get("claim", [])])


def _claim(file: str, entry: dict[str, Any]) -> GoldClaim:
    topics = _readings(entry["topic"])
    default: dict[str, Any] = {**DEFAULTS, "speech": "indirect" if "speaker" in entry else "narrated", "said": ANY}
    if topics[0] == "statement":
        default.update(dict.fromkeys(FREE_IN_STATEMENT, ANY))
    names = ("force", "place", "place_to", "polarity", "modality", "when", "quantity")
    slots = {
        name: _readings(entry.get(name, default.get(name, "")))
        for name in (*names, "speaker", "speaker_kind", "via", "speech", "said")
    }
    return GoldClaim(
        file,
        entry.get("article", 1),
        topics,
        entry.get("evidence", ""),
        entry.get("print", ""),
        slots,
        entry.get("optional", False),
    )


def _readings(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


@dataclass(frozen=True, slots=True)
class Interval:
    """A parsed `when` or `quantity`: first word, closed interval (None = open), and the units that are right."""

    word: str
    low: Any
    high: Any
    units: tuple[str, ...]


def parse_when(text: str) -> Interval:
    """Read "by ../2025-09-30".

    >>> parse_when("by ../2025-09-30").high
    datetime.date(2025, 9, 30)
    """
    word, _, span = text.partition(" ")
    low, high = (None if end == ".." else date.fromisoformat(end) for end in _ends(span))
    return Interval(word, low, high, ())


def parse_quantity(text: str) -> Interval:
    """Read "at_least 2001/.. troops|soldiers"; without a unit after the number the unit is not compared.

    >>> parse_quantity("at_least 2001/.. troops|")
    Interval(word='at_least', low=2001, high=None, units=('troops', ''))
    """
    word, span, *rest = text.split(" ", 2)
    low, high = (None if end == ".." else int(end) for end in _ends(span))
    return Interval(word, low, high, tuple(rest[0].split("|")) if rest else ())


def _ends(span: str) -> tuple[str, str]:
    low, slash, high = span.partition("/")
    return (low, high) if slash else (low, low)


def spans(claim: GoldClaim, letters: str, where: list[int]) -> list[tuple[int, int]]:
    """All places of a claim's evidence in a text, as code points, end exclusive.

    Args:
        letters, where: the text's letters and digits in lower case, and the offset of each (`project`).
    """
    if claim.evidence:
        sought, _ = project(claim.evidence)
        starts, size = list(_finds(letters, sought)), len(sought)
    else:
        size = int(claim.fingerprint.split(":")[0])
        starts = [i for i in range(len(letters) - size + 1) if fingerprint(letters[i : i + size]) == claim.fingerprint]
    return [(where[start], where[start + size - 1] + 1) for start in starts]


def _finds(text: str, sought: str) -> Iterator[int]:
    start = text.find(sought)
    while start >= 0:
        yield start
        start = text.find(sought, start + 1)


def project(text: str) -> tuple[str, list[int]]:
    """Letters and digits of a text in lower case, and where each stands in it.

    >>> project("A b.")
    ('ab', [0, 2])
    """
    pairs = [(char, i) for i, one in enumerate(text) if one.isalnum() for char in one.lower()]
    return "".join(char for char, _ in pairs), [i for _, i in pairs]


def fingerprint(letters: str) -> str:
    """`length:hash` of projected evidence: finds it again without quoting it."""
    return f"{len(letters)}:{blake2b(letters.encode(), digest_size=8).hexdigest()}"


class Names:
    """Which names mean the same member, by kind (force, place, source, speaker)."""

    def __init__(self, path: Path) -> None:
        table = tomllib.loads(path.read_text("utf-8"))
        self._group = {
            (kind, plain(name)): f"{kind}{number}"
            for kind, groups in table.items()
            for number, group in enumerate(groups)
            for name in group
        }

    def same(self, kind: str, one: str, other: str) -> bool:
        """Equal up to case, accents, hyphens, a leading article, and the alias lists."""
        a, b = plain(one), plain(other)
        return self._group.get((kind, a), a) == self._group.get((kind, b), b)


def plain(name: str) -> str:
    """A name without case, accents, punctuation and leading article.

    >>> plain("The Côte-d'Ivoire")
    'cote d ivoire'
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in bare.replace(".", "")).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
