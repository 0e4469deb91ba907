"""Where things happen: what "there", "the country" and "the base" go back to, and the country that nobody names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from etl.claims.reference.situation import happens_at, located
from etl.extract.cities import slug
from etl.extract.document import Document, Sentence
from etl.extract.mentions import NameMention
from etl.extract.places import DIRECTIONS
from etl.extract.tokens import normal

if TYPE_CHECKING:
    from etl.extract.forces import Force
    from etl.resolve import Members

_first = attrgetter("first")
WINDOW = 2
# Words of a mission's name that tell several missions of one organisation apart.
TELLING = {"training", "police", "monitoring", "naval", "assistance", "verification", "observer"}


@dataclass
class Whereabouts:
    """The places that the article has named and claimed so far, for look-back by token."""

    doc: Document
    members: Members
    sentence_of: list[int]
    focus: str | None = None  # the country in which most of what the article tells takes place
    home: str | None = None  # the country whose army is "the army"
    claimed: list[tuple[int, str, str | None, str]] = field(default_factory=list)  # sentence, force, place, topic
    talked: int = 0  # number of the last sentence that spoke of talks

    def first_token(self, sentence: Sentence) -> int:
        """First token of the window that a reference in this sentence may look back to."""
        return self.window(sentence)[-1].first

    def window(self, sentence: Sentence) -> list[Sentence]:
        """The sentence and those before it that a reference in it may look back to, the last first."""
        found = [sentence]
        for number in range(sentence.number - 1, 0, -1):
            if not self.near(sentence, number):
                break
            if self.doc.sentences[number - 1].role != "caption":
                found.append(self.doc.sentences[number - 1])
        return found

    def near(self, sentence: Sentence, number: int) -> bool:
        """Whether the sentence of this number is one that a reference may look back to: captions and headings between
        the two do not count."""
        between = sum(number < one < sentence.number for one in self._beside_text) if self._beside_text else 0
        return sentence.number - number - between <= WINDOW

    @cached_property
    def _beside_text(self) -> list[int]:
        """Numbers of the captions and headings."""
        return [one.number for one in self.doc.sentences if one.role in ("caption", "subhead")]

    @cached_property
    def _captions(self) -> list[Sentence]:
        return [one for one in self.doc.sentences if one.role == "caption"]

    def names(self, start: int, end: int) -> list[NameMention]:
        """Names between two tokens, in order; the text does not go back to those of its captions."""
        names = self.doc.names
        low = bisect_left(names, start, key=_first)
        found = names[low : bisect_left(names, end, low, key=_first)]
        aside = [one for one in self._captions if start <= one.first and one.last < end - 1]
        return [m for m in found if not any(one.first <= m.first <= one.last for one in aside)] if aside else found

    def place(self, words: str, sentence: Sentence, before: int) -> str | None:
        """The member that "there", "the country", "the base", "the city" stands for."""
        compass = re.match(r"the ([a-z-]+)(?: of the country)?$", words)
        if compass and compass[1].replace("-", "") in DIRECTIONS:
            country = self.place("the country", sentence, before)
            row = self.members.place(country) if country else None
            return f"{country}/{DIRECTIONS[compass[1].replace('-', '')]}-{slug(str(row['name']))}" if row else None
        noun = normal(words.split()[-1]) if words.split() else ""
        kinds = {
            "base": {"base"}, "airbase": {"base"}, "camp": {"base"}, "site": {"base"}, "outpost": {"base"},
            "country": {"country"}, "nation": {"country"}, "city": {"city"}, "town": {"city"}, "capital": {"city"},
            "village": {"city"}, "port": {"city"}, "settlement": {"city"}, "district": {"province", "area", "city"},
            "island": {"area", "region"}, "enclave": {"area", "region"}, "peninsula": {"region", "area"},
            "airport": {"base", "area"}, "post": {"base"}, "checkpoint": {"base"}, "barracks": {"base"},
            "garrison": {"base"}, "facility": {"base"}, "installation": {"base"}, "airfield": {"base"},
            "headquarters": {"base"}, "hub": {"base"},
            "province": {"province"}, "region": {"region", "area"}, "area": {"area", "region"},
        }.get(noun)  # fmt: skip
        if kinds is None and noun.endswith("s"):
            return None  # "its bases"
        start = self.first_token(sentence)
        here = [m for m in self.names(start, before) if m.kind == "place" and m.member]
        if kinds and "country" in kinds:  # countries that act are not "the country" that something happens in
            placed = [m for m in here if located(self.doc, m)]
            happens = [m for m in placed if happens_at(self.doc, m)]
            if placed and not happens and self.focus:
                return self.focus
            here = happens or placed or [m for m in here if not m.head] or here
        elif noun in ("there", "here"):
            here = [m for m in here if located(self.doc, m)]
        for mention in reversed(here):
            member = mention.member
            if kinds is None and not mention.head:
                continue
            if kinds and "country" in kinds:
                return self.members.country_of(member)
            if kinds is None or self._place_kind(member) in kinds:
                return member
        if noun == "capital" and self.focus:
            seat = self.members.atlas.countries.get(self.focus.partition("/")[2])
            return seat.capital_id if seat else None
        return self._only_one(kinds, before) if kinds and "country" not in kinds and "city" not in kinds else None

    def _only_one(self, kinds: set[str], before: int) -> str | None:
        """The one place of such a kind that the article has named so far: "the region", "the enclave"."""
        named = {m.member for m in self.names(0, before) if m.kind == "place" and m.member}
        fitting = {member for member in named if member and self._place_kind(member) in kinds}
        return fitting.pop() if len(fitting) == 1 else None

    def _place_kind(self, member: str) -> str:
        row = self.members.place(member)
        return str(row["kind"]) if row else "unknown"

    def implied_place(self, force: str | None, sentence: Sentence, whither: bool = False) -> str | None:
        """The country that a claim without a place is about, never the force's own.

        The one country of its own sentence, of the last claims on this force, of the mission, of the last claims on
        others, of the article; for want of these the one country of the window.

        Args:
            whither: the claim is about where the force goes, so that a country behind "to" will do.
        """
        nation = self.members.nation_of(force) if force else None
        here = self._countries(sentence.first, sentence.last + 1, named=True, whither=whither) - {nation}
        if len(here) == 1:
            return here.pop()
        last = [(one, place, self.members.country_of(place)) for one, place in self._claimed_places(sentence)]
        own = next((country or place for one, place, country in last if one == force), None)
        others = next((country for _, _, country in last if country not in (nation, None)), None)
        known = (
            self.area(force)
            or own
            or self._only_abroad(force, nation)
            or others
            or (self.focus if self.focus != nation else None)
        )
        if known:
            return known
        window = self._countries(self.first_token(sentence), sentence.first) - {nation}
        return window.pop() if len(window) == 1 else None

    def _only_abroad(self, force: str | None, nation: str | None) -> str | None:
        """The one foreign country in which the article has claimed anything of this force."""
        places = {self.members.country_of(place) for _, one, place, _ in self.claimed if one == force and place}
        return places.pop() if len(places) == 1 and places.isdisjoint({nation, None}) else None

    def _claimed_places(self, sentence: Sentence) -> Iterator[tuple[str, str]]:
        """Forces and places of the claims in the window, the last first."""
        for number, force, place, _ in reversed(self.claimed):
            if place and self.near(sentence, number):
                yield force, place

    def area(self, force: str | None) -> str | None:
        """The one country that a mission works in, by the vocabulary."""
        known = self.members.roster.forces.get(force or "")
        if known is None or known.kind not in ("mission", "coalition") or len(known.countries) != 1:
            return None
        return f"place/{known.countries[0]}"

    def mission_of(self, organisation: str, place: str, day: date | None, words: set[str]) -> str | None:
        """The one mission that an organisation had in a country at the time; words of its name tell several apart."""
        code = (self.members.country_of(place) or "").removeprefix("place/")
        missions = self.members.roster.missions_of(organisation, code)
        there = [one for one in missions if one.kind == "mission" and one.is_of(day.year if day else None)]
        if len(there) > 1:
            named = [force for force in there if any(mention.member == force.id for mention in self.doc.names)]
            meant = [force for force in there if _own_words(force) & words & TELLING]
            plain = [force for force in there if not _own_words(force) & TELLING]
            there = named[:1] or meant[:1] or (plain if len(plain) == 1 else [])
        return there[0].id if there else None

    def _countries(self, start: int, end: int, named: bool = False, whither: bool = True) -> set[str]:
        """Countries in which something is said to be; those that only modify ("Iraqi officials") for want of others."""
        here = [m for m in self.names(start, end) if m.kind == "place" and m.member]
        placed = [m for m in here if happens_at(self.doc, m) and (whither or not self._behind_to(m))]
        if named:  # a country under its own name, not the city where something was signed
            return {m.member for m in placed if self.members.country_of(m.member) == m.member}
        modifiers = [m for m in here if not m.head]
        found = {self.members.country_of(m.member) for m in placed or modifiers}
        return {country for country in found if country}

    def _behind_to(self, mention: NameMention) -> bool:
        words = self.doc.tokens.words[max(0, mention.first - 2) : mention.first]
        return "to" in words[-1:] or (len(words) == 2 and words[0] == "to" and words[1] == "the")

    def place_before(self, sentence: Sentence, before: int) -> str | None:
        """The last place named before a token in the same sentence."""
        here = [m for m in self.names(sentence.first, before) if m.kind == "place" and m.member and m.head]
        return here[-1].member if here else None

    def held_before(self, sentence: Sentence) -> str | None:
        """The place of the last claim of control in the window."""
        for number, _, place, topic in reversed(self.claimed):
            if self.near(sentence, number) and topic == "control" and place:
                return place
        return None

    def datelines(self, mention: NameMention) -> bool:
        """Whether a town opens a sentence as its dateline: "HARARE, March 13"."""
        words, at = self.doc.tokens.words, mention.last + 1
        town = self.members.country_of(mention.member) != mention.member
        return town and at < len(words) and words[at] in (",", "(", "—", "–") and words[mention.first].isupper()

    def nation_before(self, sentence: Sentence, before: int, window: bool = True) -> str | None:
        """National force of the last country before this token in the window, of those that act where some do."""
        start = self.first_token(sentence) if window else sentence.first
        here = [m for m in self.names(start, before) if m.kind == "place" and m.member and not self.datelines(m)]
        here = [m for m in here if not self.governed(m)]
        acting = [m for m in here if not located(self.doc, m)] or here
        forces = (self.members.national_force(m.member) for m in reversed(acting) if m.member)
        return next((force for force in forces if force), None)

    def governed(self, mention: NameMention) -> bool:
        """Whether a preposition holds the name ("a third of Iraq"), so that it is no subject."""
        before = normal(self.doc.tokens.words[mention.first - 1]) if mention.first else ""
        return before in {"of", "with", "for", "between", "against", "by", "on", "about"}

    def counted_in(self, force: str | None, country: str | None) -> bool:
        """Whether the article has claimed this force in this country, or in no country yet."""
        known = {self.members.country_of(place) for _, one, place, _ in self.claimed if one == force and place}
        return not known or country in known


def _own_words(force: Force) -> set[str]:
    return {normal(word) for name in (force.name, *force.aliases) for word in re.split(r"[\W]+", name)}
