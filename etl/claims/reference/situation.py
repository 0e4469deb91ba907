"""What an article is about: the country it takes place in, the coalition that it means, and which names are places."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from etl.extract.document import Document
from etl.extract.mentions import NameMention
from etl.extract.tokens import normal

if TYPE_CHECKING:
    from etl.resolve import Members


_first = attrgetter("first")
JOINING = {",", "and", "or"}
LEAD = 4  # sentences at the head of an article, whose places tell twice as much of where it is


def name_coalitions(doc: Document, members: Members) -> None:
    """Give "the coalition" its member: the one that the article names, or the one that stood there at the time.

    Mentions of the class "generic coalition" get the nearest coalition named in the article; where it names none, the
    only coalition of the vocabulary that worked in a country of the article in the year of its publication.
    """
    named = [m for m in doc.names if m.kind == "force" and m.member and _is_coalition(m.member, members)]
    generic = [m for m in doc.names if m.rule == "forces/generic coalition" and not m.member]
    if not generic:
        return
    world = _coalition_of_the_place(doc, members) if not named else None
    for n, mention in enumerate(doc.names):
        if mention in generic:
            before = [m.member for m in named if m.first < mention.first]
            member = before[-1] if before else named[0].member if named else world
            if member:
                doc.names[n] = replace(mention, member=member)


def _is_coalition(member: str, members: Members) -> bool:
    row = members.force(member)
    return row is not None and row["kind"] == "coalition"


def _coalition_of_the_place(doc: Document, members: Members) -> str | None:
    countries: dict[str, int] = {}
    for mention in doc.names:
        country = members.country_of(mention.member) if mention.kind == "place" and mention.member else None
        if country:
            code = country.partition("/")[2]
            countries[code] = countries.get(code, 0) + 1
    year = doc.reference.year if doc.reference else None
    weights = {
        force.id: sum(countries.get(code, 0) for code in force.countries)
        for force in members.roster.forces.values()
        if force.kind == "coalition" and (year is None or (force.since or 0) <= year <= (force.until or 9999))
    }
    best = sorted((weight, member) for member, weight in weights.items() if weight)
    if not best or (len(best) > 1 and best[-1][0] == best[-2][0]):
        return None
    return best[-1][1]


def focus(doc: Document, members: Members) -> str | None:
    """The country in which most of what the article tells takes place, None where no country has half of it.

    Countries whose forces act elsewhere do not count: "US troops in Niger" is about Niger.
    """
    lead = doc.sentences[min(LEAD, len(doc.sentences)) - 1].last if doc.sentences else -1
    counts: dict[str, int] = {}
    for mention in doc.names:
        if mention.kind == "place" and mention.member and happens_at(doc, mention):
            country = members.country_of(mention.member)
            if country:
                counts[country] = counts.get(country, 0) + (2 if mention.first <= lead else 1)
    if not counts:
        return None
    country, most = max(counts.items(), key=lambda item: (item[1], item[0]))
    return country if 2 * most > sum(counts.values()) else None


def settle(doc: Document, members: Members, country: str | None) -> None:
    """Give places that no table knows their country: one named right behind them, else the article's.

    Args:
        country: the country in which most of what the article tells takes place.
    """
    for n, mention in enumerate(doc.names):
        member = mention.member or ""
        if mention.kind != "place" or not member.startswith("place/unknown/") or members.country_of(member):
            continue
        behind = doc.names[n + 1] if n + 1 < len(doc.names) else None
        gap = doc.tokens.words[mention.last + 1 : behind.first] if behind else []
        near = behind is not None and behind.kind == "place" and " ".join(gap) in (",", "in", ", in")
        lies = (members.country_of(behind.member or "") if near and behind else None) or country
        if lies:
            slug = member.removeprefix("place/unknown/")
            doc.names[n] = replace(mention, member=f"place/unknown/{lies.removeprefix('place/')}/{slug}")


def home(doc: Document, members: Members) -> str | None:
    """The country whose army "the army" is: the one most named, where it has a clear lead over the next."""
    counts: dict[str, int] = {}
    for mention in doc.names:
        if mention.kind == "place" and mention.member:
            country = members.country_of(mention.member)
            if country:
                counts[country] = counts.get(country, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def located(doc: Document, mention: NameMention) -> bool:
    """Whether a preposition of place, or a verb of leaving or reaching, makes the mention a place, not an actor."""
    if not mention.head:
        return False
    words = doc.tokens.words
    first = _list_start(doc, mention)
    before = [normal(word) for word in words[max(0, first - 3) : first]]
    if before[-2:] in (["as", "for"], ["out", "of"]):
        return True
    if mention.last + 1 < len(words) and normal(words[mention.last + 1]) == "'s":
        return bool({"in", "across", "at"} & set(before))
    return bool(PLACING & set(before[-2:]))


def _list_start(doc: Document, mention: NameMention) -> int:
    """First token of the list of names that a mention stands in ("in Romania, Bulgaria and Hungary")."""
    first, words = mention.first, doc.tokens.words
    for n in range(bisect_left(doc.names, first, key=_first) - 1, -1, -1):
        gap = words[doc.names[n].last + 1 : first]
        if doc.names[n].kind != "place" or not gap or len(gap) > 2 or not {normal(word) for word in gap} <= JOINING:
            break
        first = doc.names[n].first
    return first


def happens_at(doc: Document, mention: NameMention) -> bool:
    """Whether what the article tells happens there: not where somebody speaks, meets, or where things come from."""
    if not located(doc, mention):
        return False
    words, first = doc.tokens.words, _list_start(doc, mention)
    near = [normal(word) for word in words[max(0, first - 9) : first]]
    if near[-1:] == ["from"] or near[-2:-1] == ["from"]:
        people = bool(PEOPLE & set(near[-3:]))
        return not people and any(word.startswith(LEAVING) for word in near)
    return not SPEAKING & set(near[-4:-1])


# Stems of verbs and nouns of moving: "bought from X" and "1,700 troops from X" say nothing of where they are.
LEAVING = (
    "withdr", "pull", "leav", "left", "remov", "evacuat", "exit", "depart", "out", "expel", "expul", "return", "mov",
    "transfer", "redeploy", "relocat", "retreat", "home", "flew", "fly", "flown", "driv", "drove", "quit", "fled",
    "flee", "retir", "bring", "brought", "oust", "push", "sent", "send", "took", "tak", "back", "away", "shift",
)  # fmt: skip
PEOPLE = {"those", "mercenaries", "volunteers", "recruits", "nationals", "people", "refugees", "migrants"}
# Words before a preposition behind which people speak and meet: "said in Bamako", "a staff officer in Pretoria".
SPEAKING = {
    "said", "says", "told", "spoke", "speaking", "met", "meet", "meeting", "summit", "talks", "conference", "reporters",
    "official", "officials", "officer", "source", "sources", "spokesman", "spokeswoman", "spokesperson", "diplomat",
    "diplomats", "ambassador", "embassy", "minister", "signed", "ministry", "announced", "government", "court",
    "broadcaster", "analyst", "analysts", "university", "think-tank", "experts", "adviser", "born", "addressing",
}  # fmt: skip


PLACING = {
    "in", "from", "leave", "leaves", "leaving", "left", "to", "at", "across", "exit", "quit", "into", "inside", "near",
    "outside", "around", "vacate", "vacated", "throughout", "within", "neighbouring", "neighboring", "northern",
    "southern", "eastern", "western", "north", "south", "east", "west", "entered", "invaded", "occupied", "captured",
}  # fmt: skip
