"""Publishers: the outlets and agencies of the rules, and unknown ones by their id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from etl.rulebook import Rulebook

if TYPE_CHECKING:
    import polars as pl

KINDS = {"wire": "wire", "outlet": "outlet", "government": "government", "unnamed": "unknown"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of names/sources.toml or names/offices.toml: "slug: Name | alias @ country = family"."""

    member: str
    name: str
    kind: str
    country: str | None = None
    family: str | None = None
    aliases: tuple[str, ...] = field(default=())


def read_entry(line: str, kind: str, prefix: str) -> Entry:
    """
    >>> read_entry("ina: Iraqi News Agency | INA @ iq = INA", "wire", "source")
    Entry(member='source/ina', name='Iraqi News Agency', kind='wire', country='iq', family='INA', aliases=('INA',))
    """
    slug, _, rest = line.partition(": ")
    rest, _, family = rest.partition(" = ")
    rest, _, country = rest.partition(" @ ")
    name, *aliases = (part.strip() for part in rest.split(" | "))
    return Entry(f"{prefix}/{slug}", name, kind, country.strip() or None, family or None, tuple(aliases))


def read_sources(book: Rulebook) -> dict[str, Entry]:
    """Member id -> publisher, for all of names/sources.toml."""
    tables = book.names.get("sources", {})
    entries = [read_entry(line, KINDS[kind], "source") for kind, lines in tables.items() for line in lines]
    return {entry.member: entry for entry in entries}


def read_offices(book: Rulebook) -> dict[str, Entry]:
    """Member id -> institution, for all of names/offices.toml."""
    tables = book.names.get("offices", {})
    entries = [read_entry(line, "organisation", "speaker") for lines in tables.values() for line in lines]
    return {entry.member: entry for entry in entries}


def source_frame(book: Rulebook, ids: Iterable[tuple[str, str]]) -> pl.DataFrame:
    """Rows of schemas.SOURCE for (extract_key, member id), in their order; an unknown member is named by its slug."""
    import polars as pl

    from etl.schemas import SOURCE

    known = read_sources(book)
    rows = []
    for key, member in sorted(set(ids)):
        entry = known.get(member) or Entry(member, _title(member), "unknown")
        rows.append((key, member, entry.name, entry.kind, entry.country, entry.family, list(entry.aliases)))
    return pl.DataFrame(rows, schema=SOURCE, orient="row")


def _title(member: str) -> str:
    words = member.rpartition("/")[2].split("-")
    return " ".join(word.capitalize() for word in words)
