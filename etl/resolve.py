"""Ids to members: rows of the force and the place dimension, and how members contain each other.

Extraction writes ids; here stands what an id means. Ids that no table holds carry what the text told:
"force/unknown/us/10th-mountain-division" is a US unit, "place/sy/northeast-syria" the northeast of Syria.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from etl.extract.forces import Roster
from etl.extract.places import DIRECTIONS, Atlas
from etl.rulebook import Rulebook

if TYPE_CHECKING:
    import polars as pl

Row = dict[str, Any]
Names = Mapping[str, Mapping[str, str]]  # unknown member -> extract_key -> its words there


class Members:
    """Rows and relations of forces and places, by id."""

    def __init__(self, book: Rulebook) -> None:
        self.atlas = Atlas.of(book)
        self.roster = Roster.of(book, self.atlas)
        self._nouns = book.values.get("force_kind", {})
        self._place_nouns = book.values.get("place_kind", {})
        self._rows: dict[str, Row] = {}

    def force(self, member: str) -> Row | None:
        """The row of schemas.FORCE for a force id, None for an id of another kind."""
        return self._row(member, "force/", self._force)

    def place(self, member: str) -> Row | None:
        """The row of schemas.PLACE for a place id, None for an id of another kind."""
        return self._row(member, "place/", self._place)

    def _row(self, member: str, prefix: str, make: Any) -> Row | None:
        if not member.startswith(prefix):
            return None
        if member not in self._rows:
            self._rows[member] = make(member)
        return self._rows[member]

    def _force(self, member: str) -> Row:
        known = self.roster.forces.get(member)
        if known is None:
            return self._unknown_force(member)
        return {
            "force": member,
            "name": known.name,
            "kind": known.kind,
            "country": self._country_name(known.countries[0] if len(known.countries) == 1 else ""),
            "parent": known.parent or None,
            "aliases": list(known.aliases),
        }

    def _unknown_force(self, member: str) -> Row:
        *_, country, words = ["", *member.split("/")[2:]]
        parent = f"force/{country}" if country in self.atlas.countries else None
        kind = next((self._nouns[word] for word in reversed(words.split("-")) if word in self._nouns), "armed_group")
        return {
            "force": member,
            "name": _spoken(words),
            "kind": kind,
            "country": self._country_name(country),
            "parent": parent if kind in ("national", "mission") else None,
            "aliases": [],
        }

    def _place(self, member: str) -> Row:
        known = self.atlas.get(member)
        if known is None:
            return self._unknown_place(member)
        known = self.atlas.located(known)
        return {
            "place": member,
            "name": known.name,
            "kind": known.kind,
            "country": self._country_name(known.country),
            "parent": known.parent or None,
            "latitude": known.latitude,
            "longitude": known.longitude,
            "aliases": list(known.aliases),
        }

    def _unknown_place(self, member: str) -> Row:
        parts = member.split("/")
        country = parts[-2] if parts[-2] in self.atlas.countries else ""
        words = parts[-1]
        parent = self._within(parts[-2], words) or (f"place/{country}" if country else None)
        kind = next(
            (self._place_nouns[word] for word in reversed(words.split("-")) if word in self._place_nouns), "area"
        )
        name = _spoken(words)
        direction = words.partition("-")[0]
        row = self.place(parent) if parent else None
        if row and (direction in DIRECTIONS or direction in DIRECTIONS.values()):
            kind, name = "area", f"{DIRECTIONS.get(direction, direction)} {row['name']}"
        return {
            "place": member,
            "name": name,
            "kind": kind,
            "country": self._country_name(country),
            "parent": parent,
            "latitude": None,
            "longitude": None,
            "aliases": [],
        }

    def _within(self, country: str, words: str) -> str | None:
        """The place that a derived id ("northern-gaza-strip", "agadez-air-base") is a part of."""
        first, _, rest = words.partition("-")
        if first in DIRECTIONS or first in DIRECTIONS.values():
            place = self.atlas.get(f"place/{country}/{rest}")
            return place.id if place else None
        pieces = words.split("-")
        for end in range(len(pieces) - 1, 0, -1):
            place = self.atlas.get(f"place/{country}/{'-'.join(pieces[:end])}")
            if place:
                return place.id
        return None

    def _country_name(self, code: str) -> str | None:
        country = self.atlas.countries.get(code)
        return country.name if country else None

    def parents(self, member: str) -> list[str]:
        """Ids of all that a force or a place is part of, nearest first."""
        found: list[str] = []
        row = self.force(member) or self.place(member)
        while row and row["parent"] and row["parent"] not in found:
            found.append(row["parent"])
            row = self.force(row["parent"]) or self.place(row["parent"])
        return found

    def country_of(self, member: str) -> str | None:
        """Id of the country that a place is or lies in; None for areas that span several."""
        for one in (member, *self.parents(member)):
            if one.count("/") == 1 and one.partition("/")[2] in self.atlas.countries:
                return one
        return None

    def is_within(self, member: str, other: str) -> bool:
        """Whether a place or a force is another one or part of it; areas contain the countries that they span."""
        chain = (member, *self.parents(member))
        if other in chain:
            return True
        area = self.atlas.places.get(other)
        country = self.country_of(member)
        return area is not None and country is not None and country.partition("/")[2] in area.spans

    def national_force(self, place: str) -> str | None:
        """The forces of a country, or of the country whose capital a city is ("Kyiv has 900,000 troops")."""
        known = self.atlas.get(place)
        if known is None or not (known.kind == "country" or self.atlas.is_capital(known)):
            return None
        return f"force/{known.country}"

    def nation_of(self, force: str) -> str | None:
        """Id of the country whose forces these are: the national forces and what belongs to them."""
        for one in (force, *self.parents(force)):
            code = one.partition("/")[2]
            if code in self.atlas.countries:
                return f"place/{code}"
        return None

    def force_frame(self, ids: Iterable[str], names: Names | None = None) -> pl.DataFrame:
        """schemas.FORCE for these ids and all that they are part of, by id; `names` gives unknown ones their words."""
        from etl.schemas import FORCE

        return self._frame(ids, names or {}, self.force, FORCE)

    def place_frame(self, ids: Iterable[str], names: Names | None = None) -> pl.DataFrame:
        """schemas.PLACE for these ids and all that they lie in, by id; `names` gives unknown ones their words."""
        from etl.schemas import PLACE

        return self._frame(ids, names or {}, self.place, PLACE)

    def _frame(self, ids: Iterable[str], names: Names, row: Any, schema: Any) -> pl.DataFrame:
        import polars as pl

        wanted = {one for member in ids if member and row(member) for one in (member, *self.parents(member))}
        rows: list[Row] = []
        for member in sorted(wanted):
            told = sorted(names.get(member, {}).items()) if member.split("/")[1] == "unknown" else ()
            rows.append(row(member) | {"extract_key": None})
            rows += [row(member) | {"extract_key": key, "name": name} for key, name in told]
        return pl.DataFrame(rows, schema=schema, orient="row")


def _spoken(words: str) -> str:
    """An id's last part as a name, for want of the text's own words."""
    return " ".join(word if word in ("of", "the", "in") else word.capitalize() for word in words.split("-"))
