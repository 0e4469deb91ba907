"""Countries and the places below them: what the name tables and the city file say, and how namesakes weigh."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from etl.extract import cities
from etl.extract.cities import slug
from etl.extract.gazetteer import fold
from etl.rulebook import Rulebook

UNIT_NOUNS = ("province", "region", "governorate", "oblast", "state", "department", "county")
DIRECTIONS = {
    "north": "northern", "south": "southern", "east": "eastern", "west": "western", "central": "central",
    "northeast": "northeast", "northwest": "northwest", "southeast": "southeast", "southwest": "southwest",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A member of the place dimension.

    Attributes:
        id: "place/iq", "place/iq/erbil".
        kind: country, region, province, city, base, area.
        country: ISO 3166 alpha-2 in lower case, "" where it spans several.
        parent: id of the place that it lies in, "".
        spans: countries that an area covers.
        population: inhabitants; 0 where unknown.
        is_curated: named in the tables, so its bare name is trusted.
    """

    id: str
    name: str
    kind: str
    country: str = ""
    parent: str = ""
    aliases: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    is_curated: bool = True


@dataclass(frozen=True, slots=True)
class Nation:
    """An adjective or a noun for the people of a country ("Iraqi", "Iraqis")."""

    country: str
    is_people: bool = False


@dataclass(slots=True)
class Country:
    """One row of names/countries.toml."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str
    forces: str  # what stands before "forces" in their name
    capital_id: str


def split_entry(entry: str) -> tuple[list[str], str, str]:
    """ "Name | alias < Parent : is om" as names, parent and what follows the colon."""
    entry, _, spans = entry.partition(" : ")
    entry, _, parent = entry.partition(" < ")
    return [name.strip() for name in entry.split("|")], parent.strip(), spans.strip()


@dataclass
class Towns:
    """The cities of one country: line of the city file by id, and place among them by each name's slug."""

    lines: list[str] = field(default_factory=list)
    by_id: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Iterable[str]) -> Towns:
        """From lines of the city file, largest city first; no line is read further than its names and number."""
        found = cls(list(lines))
        for n, line in enumerate(found.lines):
            names, country, *_, namesake, _ = line.split("\t")
            slugs = [slug(name) for name in names.split("|")]
            found.by_id[town_id(country.lower(), slugs[0], namesake)] = line
            for name in slugs:
                found.by_name.setdefault(name, n)
        return found

    def named(self, names: Iterable[str]) -> str | None:
        """The line of the largest city that bears one of these names."""
        known = [self.by_name[one] for one in map(slug, names) if one in self.by_name]
        return self.lines[min(known)] if known else None


def town_id(country: str, name_slug: str, namesake: str) -> str:
    """Id of a city of the file; namesakes of one country are numbered."""
    return "-".join(filter(None, (f"place/{country}/{name_slug}", namesake)))


@dataclass
class Atlas:
    """All places of a rulebook by id; cities of the file join when they are asked for.

    Attributes:
        countries: ISO code -> row.
        places: id -> place, for countries and the places of names/places.toml.
    """

    countries: dict[str, Country] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    ambiguous: frozenset[str] = frozenset()
    _towns: dict[str, Towns] = field(default_factory=dict)
    _cities: dict[tuple[str, str], Place] = field(default_factory=dict)
    _units: list[tuple[str, Place]] = field(default_factory=list)
    _provinces: dict[tuple[str, str], Place] = field(default_factory=dict)

    @classmethod
    def of(cls, book: Rulebook) -> Atlas:
        """The places that a rulebook names."""
        atlas = cls(lines=cities.lines())
        for code, row in book.names.get("countries", {}).items():
            atlas._add_country(code, row)
        tables = book.names.get("places", {})
        atlas.ambiguous = frozenset(fold(name) for name in tables.get("ambiguous", {}).get("cities", ()))
        for code, table in tables.items():
            if code != "ambiguous":
                atlas._add_table(code, table)
        return atlas

    def _add_country(self, code: str, row: dict[str, Any]) -> None:
        adjectives = tuple(row.get("adjectives", ()))
        people = tuple(row.get("people", ())) or (*adjectives, *(f"{word}s" for word in adjectives))
        country = Country(
            code=code,
            name=row["name"],
            aliases=tuple(row.get("aliases", ())),
            adjectives=adjectives,
            people=people,
            capital=row.get("capital", ""),
            capital_id=f"place/{code}/{slug(row.get('capital', ''))}",
            forces=row.get("forces", adjectives[0] if adjectives else row["name"]),
        )
        self.countries[code] = country
        self.places[f"place/{code}"] = Place(f"place/{code}", country.name, "country", code, "", country.aliases)

    def _add_table(self, code: str, table: dict[str, Any]) -> None:
        towns = {fold(name) for entry in table.get("city", ()) for name in split_entry(entry)[0]}
        noun = table.get("noun", "province")
        ids: dict[str, str] = {}
        for kind in ("region", "province", "area", "city", "base"):
            for entry in table.get(kind, ()):
                names, parent, spans = split_entry(entry)
                is_shared = kind == "province" and bool(towns & {fold(name) for name in names})
                name = f"{names[0]} {noun}" if is_shared else names[0]
                place = self._place(code, kind, name, ids.get(fold(parent), ""), spans, names, is_shared)
                self.places[place.id] = place
                if kind in ("province", "region") and code != "world":
                    self._units += [(f"{alias} {word}", place) for alias in names for word in UNIT_NOUNS]
                    self._units += [(f"{word} of {alias}", place) for alias in names for word in UNIT_NOUNS]
                for alias in names:
                    ids.setdefault(fold(alias), place.id)
                    if kind == "province":
                        self._provinces[code, slug(alias)] = place
                    if kind == "city":
                        self._cities[code, slug(alias)] = place

    def _place(
        self, code: str, kind: str, name: str, parent: str, spans: str, names: list[str], is_shared: bool
    ) -> Place:
        country = "" if code == "world" else code
        aliases = [] if is_shared else [alias for alias in names if alias != name]
        return Place(
            id=f"place/{code}/{slug(name)}",
            name=name,
            kind=kind,
            country=country,
            parent=parent or (f"place/{country}" if country else ""),
            aliases=tuple(aliases),
            spans=tuple(spans.split()),
        )

    def entries(self) -> Iterator[tuple[str, Place | Nation | str]]:
        """All names for the name index: tables first, then lines of the city file."""
        for country in self.countries.values():
            place = self.places[f"place/{country.code}"]
            for name in (country.name, *country.aliases):
                yield name, place
            for word in country.adjectives:
                yield word, Nation(country.code)
            for word in country.people:
                if word not in country.adjectives:
                    yield word, Nation(country.code, is_people=True)
        for place in self.places.values():
            if place.kind != "country":
                for name in (place.name, *place.aliases):
                    yield name, place
        yield from self._units
        for line in self.lines:
            for name in line[: line.index("\t")].split("|"):
                yield name, line

    def get(self, member: str) -> Place | None:
        """The place with an id, from the tables or the city file."""
        place = self.places.get(member)
        parts = member.split("/")
        if place is None and len(parts) == 3:
            line = self._towns_of(parts[1]).by_id.get(member)
            return self._town(cities.parse(line)) if line else None
        return place

    def province(self, place: Place) -> Place:
        """The province that bears a city's name, else the place itself."""
        names = (place.name, *place.aliases)
        return next(filter(None, (self._provinces.get((place.country, slug(name))) for name in names)), place)

    def _towns_of(self, code: str) -> Towns:
        if code not in self._towns:
            mark = f"\t{code.upper()}\t"
            self._towns[code] = Towns.of(line for line in self.lines if mark in line)
        return self._towns[code]

    def town(self, line: str) -> Place:
        """The place for one line of the city file; a city of the tables stands for its own line."""
        town = self._town(cities.parse(line))
        if town.id[-1].isdigit():
            return town
        known = (self._cities.get((town.country, slug(name))) for name in (town.name, *town.aliases))
        place = next(filter(None, known), None)
        return _at(place, town) if place else town

    def _town(self, city: cities.City) -> Place:
        state = self.places.get(f"place/us/{slug(city.state)}") if city.state else None
        return Place(
            id=town_id(city.country, slug(city.name), city.namesake),
            name=city.name,
            kind="city",
            country=city.country,
            parent=state.id if state else f"place/{city.country}",
            aliases=city.aliases,
            latitude=city.latitude,
            longitude=city.longitude,
            population=city.population,
            is_curated=False,
        )

    def located(self, place: Place) -> Place:
        """A city of the tables with the position of the city file, where that knows it."""
        if place.kind != "city" or place.latitude is not None:
            return place
        line = self._towns_of(place.country).named((place.name, *place.aliases))
        return _at(place, self._town(cities.parse(line))) if line else place

    def is_capital(self, place: Place) -> bool:
        """Whether a city is the seat of its country's government."""
        country = self.countries.get(place.country)
        return country is not None and place.kind == "city" and place.id == country.capital_id


def _at(place: Place, town: Place) -> Place:
    return replace(place, latitude=town.latitude, longitude=town.longitude, population=town.population)


def weigh(place: Place, mentioned: Container[str], is_capital: bool) -> float:
    """How likely a name means this one of its namesakes: size, seat of government, its country in the article.

    A namesake in a country of settlers ("Athens, Georgia") gains little from its country being mentioned.
    """
    weight = math.log10(max(place.population, 1000)) + is_capital + 1.5 * place.is_curated
    if place.country in mentioned:
        settled = place.country in ("us", "gb", "ca", "au", "ph") and not place.is_curated
        weight += 0.5 if settled else 2
    return weight
