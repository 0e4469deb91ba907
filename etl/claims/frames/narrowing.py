"""Which of several places an event is at: the narrower of two, the nearest to the force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.claims.frames.roles import Event
from etl.claims.reference.wheres import Filler

if TYPE_CHECKING:
    from etl.resolve import Members


def narrow(found: list[Filler], members: Members) -> list[Filler]:
    """ "the last soldiers in Mali will stay in Bamako": the narrower of two places, one in the other."""
    within = members.is_within
    named = {one.member for one in found if one.member}
    wide = {one for one in named for two in named if one != two and within(two, one)}
    return [one for one in found if one.member not in wide]


def narrowest(places: list[Filler], event: Event, members: Members) -> list[Filler]:
    """ "In Garoua, across the border in Cameroon": one place, unless "and" joins two."""
    if len(places) < 2 or any(place.member is None for place in places):
        return places
    at = {id(phrase): n for n, phrase in enumerate(event.line)}
    kept = places[:1]
    for place in places[1:]:
        a, b = at.get(id(kept[-1].phrase), 0), at.get(id(place.phrase), 0)
        listed = b == a + 2 and event.line[a + 1].kind == "," and not _nested(kept[-1], place, members)
        joined = a == b or listed or any(phrase.kind == "c" for phrase in event.line[a:b])
        country_of = members.country_of
        same = country_of(place.member or "") == country_of(kept[-1].member or "")
        if joined or not same:
            kept.append(place)
        elif members.is_within(place.member or "", kept[-1].member or ""):
            kept[-1] = place
    return kept


def nearest(places: list[Filler], event: Event, force: Filler) -> list[Filler]:
    """ "The mission in Iraq ended at a ceremony at Balad": the first place named, and those joined to it."""
    at = {id(phrase): n for n, phrase in enumerate(event.line)}
    ordered = sorted(places, key=lambda place: (place.start < force.start, place.start))
    kept = ordered[:1]
    for place in ordered[1:]:
        a, b = at.get(id(kept[-1].phrase), 0), at.get(id(place.phrase), 0)
        if a == b or any(phrase.kind == "c" for phrase in event.line[a:b]):
            kept.append(place)
    return kept


def _nested(one: Filler, other: Filler, members: Members) -> bool:
    within = members.is_within
    return within(one.member or "", other.member or "") or within(other.member or "", one.member or "")
