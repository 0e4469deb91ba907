"""Members: rows of known and unknown ids, containment, nations."""

from __future__ import annotations

from functools import cache

import pytest

from etl.resolve import Members
from etl.rulebook import load
from etl.schemas import FORCE, PLACE


@cache
def members() -> Members:
    return Members(load())


PLACES = {
    "place/iq": ("Iraq", "country", "Iraq", None),
    "place/iq/erbil": ("Erbil", "city", "Iraq", "place/iq/kurdistan-region"),
    "place/iq/ain-al-asad": ("Ain al-Asad", "base", "Iraq", "place/iq/anbar"),
    "place/sy/northeast-syria": ("northeast Syria", "area", "Syria", "place/sy"),
    "place/ml/northern-mali": ("northern Mali", "area", "Mali", "place/ml"),
    "place/ps/northern-gaza-strip": ("northern Gaza Strip", "area", "Palestine", "place/ps/gaza-strip"),
    "place/ne/agadez-air-base": ("Agadez Air Base", "base", "Niger", "place/ne/agadez"),
    "place/sy/raqqa-province": ("Raqqa province", "province", "Syria", "place/sy"),
    "place/world/sahel": ("Sahel", "area", None, None),
    "place/unknown/ne/zarqan-base": ("Zarqan Base", "base", "Niger", "place/ne"),
    "place/unknown/zarqanet": ("Zarqanet", "area", None, None),
    "place/us/austin": ("Austin", "city", "United States", "place/us/texas"),
}


@pytest.mark.parametrize(("member", "expected"), PLACES.items())
def test_place_row(member: str, expected: tuple[str, str, str | None, str | None]) -> None:
    row = members().place(member)
    assert row is not None
    assert (row["name"], row["kind"], row["country"], row["parent"]) == expected


FORCES = {
    "force/us": ("US forces", "national", "United States", None),
    "force/ml": ("Malian forces", "national", "Mali", None),
    "force/global-coalition": ("Global Coalition against ISIS", "coalition", None, None),
    "force/inherent-resolve": ("Operation Inherent Resolve", "mission", None, "force/global-coalition"),
    "force/minusma": ("MINUSMA", "mission", "Mali", "force/un"),
    "force/isis-k": ("ISIS-K", "armed_group", "Afghanistan", "force/isis"),
    "force/quds-force": ("Quds Force", "national", "Iran", "force/irgc"),
    "force/unknown/us/10th-mountain-division": ("10th Mountain Division", "national", "United States", "force/us"),
    "force/unknown/zagros-brigade": ("Zagros Brigade", "armed_group", None, None),
    "force/unknown/operation-iron-shield": ("Operation Iron Shield", "mission", None, None),
    "force/unknown/td/chadian-rebels": ("Chadian Rebels", "armed_group", "Chad", None),
}


@pytest.mark.parametrize(("member", "expected"), FORCES.items())
def test_force_row(member: str, expected: tuple[str, str, str | None, str | None]) -> None:
    row = members().force(member)
    assert row is not None
    assert (row["name"], row["kind"], row["country"], row["parent"]) == expected


def test_rows_of_another_kind_are_none() -> None:
    assert members().force("place/iq") is None
    assert members().place("force/us") is None
    assert members().place("") is None


def test_country_of() -> None:
    assert members().country_of("place/iq/erbil") == "place/iq"
    assert members().country_of("place/sy/northeast-syria") == "place/sy"
    assert members().country_of("place/unknown/ne/zarqan-base") == "place/ne"
    assert members().country_of("place/world/sahel") is None
    assert members().country_of("place/unknown/zarqanet") is None


def test_is_within() -> None:
    assert members().is_within("place/iq/erbil", "place/iq")
    assert members().is_within("place/iq/erbil", "place/iq/kurdistan-region")
    assert members().is_within("place/ml/gao", "place/world/sahel")
    assert members().is_within("force/quds-force", "force/ir")
    assert not members().is_within("place/iq", "place/iq/erbil")
    assert not members().is_within("place/fr", "place/world/sahel")


def test_national_force() -> None:
    assert members().national_force("place/us") == "force/us"
    assert members().national_force("place/ua/kyiv") == "force/ua"
    assert members().national_force("place/ua/kharkiv") is None
    assert members().national_force("place/unknown/zarqanet") is None


def test_nation_of() -> None:
    assert members().nation_of("force/us") == "place/us"
    assert members().nation_of("force/quds-force") == "place/ir"
    assert members().nation_of("force/unknown/us/10th-mountain-division") == "place/us"
    assert members().nation_of("force/isis") is None


def test_frames_hold_all_parents() -> None:
    places = members().place_frame(["place/iq/erbil", "place/iq/erbil", ""])
    assert places["place"].to_list() == ["place/iq", "place/iq/erbil", "place/iq/kurdistan-region"]
    assert dict(places.schema) == dict(PLACE)
    forces = members().force_frame(
        ["force/quds-force", "force/unknown/zagros-brigade"], {"force/unknown/zagros-brigade": {"a": "ZB"}}
    )
    unknown = "force/unknown/zagros-brigade"
    assert forces["force"].to_list() == ["force/ir", "force/irgc", "force/quds-force", unknown, unknown]
    assert forces["name"].to_list()[-2:] == ["Zagros Brigade", "ZB"]
    assert forces["extract_key"].to_list()[-2:] == [None, "a"]
    assert dict(forces.schema) == dict(FORCE)


def test_empty_frames_keep_their_columns() -> None:
    assert members().force_frame([]).columns == list(FORCE)


def test_tables_are_sound() -> None:
    roster, atlas = members().roster, members().atlas
    for force in roster.forces.values():
        assert not force.parent or force.parent in roster.forces, force
        assert set(force.countries) <= set(atlas.countries), force
    for place in atlas.places.values():
        assert not place.parent or place.parent in atlas.places, place
        assert set(place.spans) <= set(atlas.countries), place


def test_many_forces_are_known() -> None:
    kinds = [force.kind for force in members().roster.forces.values()]
    assert kinds.count("armed_group") >= 200
    assert kinds.count("mission") >= 100
    assert kinds.count("national") >= 195
