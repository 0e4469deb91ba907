"""Forces, coalitions, missions, groups and the organisations that send them: what the name tables say."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from etl.extract.cities import slug
from etl.extract.places import Atlas
from etl.rulebook import Rulebook

_ENTRY = re.compile(
    r"(?P<id>[\w-]+): (?P<names>.*?)(?: < (?P<parent>[\w-]+))?(?: @ (?P<countries>[a-z ]+?))?"
    r"(?:, (?P<since>\d{4})-(?P<until>\d{4})?)?$"
)
_KINDS = {"organisation": "organisation", "coalition": "coalition", "mission": "mission", "group": "armed_group"}


@dataclass(frozen=True, slots=True)
class Force:
    """A member of the force dimension.

    Attributes:
        id: "force/us", "force/minusma".
        kind: national, coalition, mission, armed_group, organisation.
        countries: ISO codes, the first one the country that it belongs to or works in.
        parent: id of the force that it is part of, "".
        since, until: years in which it stood; None = open.
    """

    id: str
    name: str
    kind: str
    countries: tuple[str, ...] = ()
    parent: str = ""
    aliases: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None

    def is_called(self, words: Collection[str]) -> bool:
        """Whether its names hold one of these words, but for such as any mission's does."""
        named = {word for name in (self.name, *self.aliases) for word in name.lower().split()}
        return bool(named & set(words) - _ANY_MISSION)

    def is_of(self, year: int | None) -> bool:
        """Whether it stood in a year; None fits every one."""
        return year is None or (self.since or 0) <= year <= (self.until or 9999)


_ANY_MISSION = {"mission", "force", "operation", "forces", "peacekeeping", "military", "in", "of", "the"}


@dataclass
class Roster:
    """All forces of a rulebook by id: one national force a country, then the tables."""

    forces: dict[str, Force] = field(default_factory=dict)

    @classmethod
    def of(cls, book: Rulebook, atlas: Atlas) -> Roster:
        """The forces that a rulebook names."""
        roster = cls()
        aliases: dict[str, list[str]] = {}
        for entry in book.names.get("forces", {}).get("national", ()):
            code, _, names = entry.partition(": ")
            aliases.setdefault(code, []).extend(name.strip().lstrip("?") for name in names.split("|"))
        for code, country in atlas.countries.items():
            name = f"{country.forces or country.name} forces"
            roster.forces[f"force/{code}"] = Force(
                f"force/{code}", name, "national", (code,), "", tuple(aliases.get(code, ()))
            )
        for table in ("missions", "groups"):
            for kind, entries in book.names.get(table, {}).items():
                for entry in entries:
                    roster._add(_KINDS[kind], entry)
        return roster

    def _add(self, kind: str, entry: str) -> None:
        found = _ENTRY.match(entry)
        if not found:
            from etl.errors import InputError

            raise InputError(f"names: cannot read {entry!r}", 'write "id: Name | alias < parent @ countries, from-to"')
        names = [name.strip().lstrip("?") for name in found["names"].split("|")]
        parent = self.forces.get(f"force/{found['parent']}")
        if kind == "armed_group" and parent and parent.kind == "national":
            kind = "national"  # a state's own corps under its own name
        self.forces[f"force/{found['id']}"] = Force(
            id=f"force/{found['id']}",
            name=names[0],
            kind=kind,
            countries=tuple((found["countries"] or "").split()),
            parent=f"force/{found['parent']}" if found["parent"] else "",
            aliases=tuple(names[1:]),
            since=int(found["since"]) if found["since"] else None,
            until=int(found["until"]) if found["until"] else None,
        )

    def entries(self) -> Iterator[tuple[str, Force]]:
        """All names for the name index; those of nations without their made-up canonical name."""
        for force in self.forces.values():
            is_made_up = force.kind == "national" and force.id == f"force/{force.countries[0]}"
            names = force.aliases if is_made_up else (force.name, *force.aliases)
            for name in names:
                yield name, force

    def missions_of(self, organisation: str, country: str) -> list[Force]:
        """The missions that an organisation or a country has or had in a country."""
        return [one for one in self.forces.values() if one.parent == organisation and country in one.countries]


def unknown_force(name: str, country: str = "") -> str:
    """The id of a force that no table knows; the country code, where the text gives one, is its third part.

    >>> unknown_force("Zagros Brigade"), unknown_force("10th Mountain Division", "us")
    ('force/unknown/zagros-brigade', 'force/unknown/us/10th-mountain-division')
    """
    return "/".join(("force/unknown", *([country] if country else []), slug(name)))
