"""Which of its namesakes a name means in this article, or none.

"Mobile" is a word, "Austin" a minister, "Tripoli" two cities, "SAF" two armies. A name that only might be one counts
when the article gives a reason: a preposition before it, its country or its full form elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from etl.extract.forces import Force
from etl.extract.gazetteer import fold
from etl.extract.places import Atlas, Nation, Place, weigh
from etl.extract.reading import Hit, Reading, What, count_countries
from etl.rulebook import Rulebook

Raw = tuple[int, int, list[Place | Nation | Force | str]]
SURE_POPULATION = 250_000  # a city of this size is taken at its name where nothing speaks against it
PERSONS = frozenset({"jordan", "chad", "georgia", "israel", "ireland", "cuba", "kenya", "malta", "china"})


def _evidence(hits: Iterable[Hit]) -> Counter[str]:
    """How often each country is named, by an armed group of one country too."""
    known = list(hits)
    found = count_countries(known)
    for hit in known:
        if isinstance(hit.what, Force) and hit.what.kind == "armed_group" and len(hit.what.countries) == 1:
            found[hit.what.countries[0]] += 1
    return found


class Chooser:
    """Decides raw hits of the index."""

    def __init__(self, book: Rulebook, atlas: Atlas) -> None:
        self.atlas = atlas
        classes = book.lexicon.classes
        self._locative = classes["place_in"]
        self._titles = classes["place_title"]
        self._said = classes["said_after"]
        self._sure_acronyms = classes["force_acronym_sure"]
        self._weak = {
            name[1:]
            for table in ("groups", "missions", "forces")
            for entries in book.names.get(table, {}).values()
            for entry in entries
            for name in (part.strip() for part in entry.partition(": ")[2].split(" < ")[0].split(" @ ")[0].split("|"))
            if name.startswith("?")
        }
        self.town = lru_cache(maxsize=20_000)(atlas.town)

    def decide(self, reading: Reading, raw: list[Raw]) -> None:
        """Fill the reading's hits and countries."""
        sure: dict[int, Hit] = {}
        open_: list[Raw] = []
        for i, one in enumerate(raw):
            what = self._sure(reading, one)
            if isinstance(what, Place) and len(one[2]) > 1:
                what = self._state_behind(raw[i - 1] if i else None, one) or what
            if what is not None:
                sure[one[0]] = Hit(one[0], one[1], what)
            else:
                open_.append(one)
        for leaning in range(3):
            reading.countries = _evidence(sure.values()) if leaning == 2 else count_countries(sure.values())
            for first, last, payloads in open_:
                if self._leaning(reading, first, last, payloads) == leaning:
                    found = self._likely(reading, first, last, payloads, sure)
                    if found is not None:
                        sure[first] = Hit(first, last, found)
        reading.hits = [sure[first] for first in sorted(sure)]
        reading.countries = count_countries(reading.hits)

    # names that need no context ----------------------------------------------------------------------------------

    def _sure(self, reading: Reading, raw: Raw) -> What | None:
        first, last, payloads = raw
        head = payloads[0]
        if len(payloads) > 1 and any(isinstance(one, Force) for one in payloads[1:]):
            return None
        if isinstance(head, Nation):
            return head
        if isinstance(head, Place) and head.kind == "country":
            return None if self._is_person(reading, first, last) else head
        return None

    def _state_behind(self, before: Raw | None, raw: Raw) -> Place | None:
        """Georgia in "Atlanta, Georgia" is the state."""
        if before is None or before[1] != raw[0] - 2:
            return None
        states = [one for one in raw[2] if isinstance(one, Place) and one.country == "us" and one.kind == "province"]
        towns = self._places(before[2])
        return next((state for state in states if any(town.parent == state.id for town in towns)), None)

    def _is_person(self, reading: Reading, first: int, last: int) -> bool:
        """ "Michael Jordan", "Israel Katz": a country's name inside a person's."""
        if first != last or fold(reading.words[first]) not in PERSONS or reading.is_title(first):
            return False
        before = reading.is_unknown_cap(first - 1) and not reading.words[first - 1].endswith(("ing", "ern"))
        return before or (reading.is_unknown_cap(last + 1) and reading.words[last + 1].istitle())

    def _leaning(self, reading: Reading, first: int, last: int, payloads: list[Place | Nation | Force | str]) -> int:
        """0: by itself; 1: a town, by its country; 2: a word or an acronym, by what else the article names."""
        words = reading.text((first, last))
        if any(isinstance(one, Force) for one in payloads):
            short = words.isalpha() and len(words) <= 3
            return 2 if short or words in self._weak or len(payloads) > 1 else 0
        if self._is_ambiguous(reading, first, last):
            return 2
        return 0 if any(isinstance(one, Place) and one.is_curated for one in payloads) else 1

    # names that need it ------------------------------------------------------------------------------------------

    def _likely(
        self,
        reading: Reading,
        first: int,
        last: int,
        payloads: list[Place | Nation | Force | str],
        sure: dict[int, Hit],
    ) -> What | None:
        forces = [one for one in payloads if isinstance(one, Force) and self._force_counts(reading, first, last, one)]
        if forces:
            return max(forces, key=lambda one: sum(reading.countries[code] for code in one.countries))
        places = self._places(payloads)
        places = [one for one in places if one.kind != "country" or not self._is_person(reading, first, last)]
        nation = next((one for one in payloads if isinstance(one, Nation)), None)
        if nation:
            return nation
        return self._place(reading, first, last, places, sure) if places else None

    def _places(self, payloads: list[Place | Nation | Force | str]) -> list[Place]:
        found: dict[str, Place] = {}
        for one in payloads:
            if isinstance(one, (Place, str)):
                place = self.town(one) if isinstance(one, str) else one
                known = found.get(place.id, place)
                if (place.is_curated, place.population) >= (known.is_curated, known.population):
                    found[place.id] = place
        trusted = {place.country for place in found.values() if place.is_curated}
        return [place for place in found.values() if place.is_curated or place.country not in trusted]

    def _force_counts(self, reading: Reading, first: int, last: int, force: Force) -> bool:
        words = reading.text((first, last))
        is_named = any(reading.countries[code] for code in force.countries)
        if words in self._weak:
            is_beside = reading.is_unknown_cap(first - 1) or reading.is_unknown_cap(last + 1)
            return is_named and not is_beside
        if first == last and words.isupper() and len(words) <= 3 and words.isalpha() and force.kind != "organisation":
            return is_named or words.lower() in self._sure_acronyms or self._full_name(reading, force, words)
        return True

    @staticmethod
    def _full_name(reading: Reading, force: Force, acronym: str) -> bool:
        """Whether the article also gives the name that an acronym stands for."""
        return any(
            len(name) > 5 and name in reading.doc.text for name in (force.name, *force.aliases) if name != acronym
        )

    def _place(
        self, reading: Reading, first: int, last: int, places: list[Place], sure: dict[int, Hit]
    ) -> Place | None:
        named = self._contained(reading, last, places, sure)
        if named:
            return named
        best = max(places, key=lambda one: weigh(one, reading.countries, self.atlas.is_capital(one)))
        if best.is_curated and not self._is_ambiguous(reading, first, last):
            return None if self._in_a_name(reading, first, last) and best.kind == "city" else best
        return best if self._has_evidence(reading, first, last, best) else None

    def _contained(self, reading: Reading, last: int, places: list[Place], sure: dict[int, Hit]) -> Place | None:
        """The namesake that the next place contains: "Mobile, Alabama", "Ber in Mali"."""
        if reading.low(last + 1) not in (",", "in"):
            return None
        after = sure.get(last + 2) or sure.get(last + 3)
        if after is None:
            return self._state(reading, last, places)
        if not isinstance(after.what, Place) or not after.what.country:
            return None
        inside = [one for one in places if one.country == after.what.country and one.id != after.what.id]
        return max(inside, key=lambda one: one.population) if inside else None

    def _state(self, reading: Reading, last: int, places: list[Place]) -> Place | None:
        if reading.low(last + 1) != ",":
            return None
        for one in places:
            state = self.atlas.places.get(one.parent) if one.country == "us" else None
            if state and reading.words[last + 2 : last + 2 + len(state.name.split())] == state.name.split():
                return one
        return None

    def _is_ambiguous(self, reading: Reading, first: int, last: int) -> bool:
        return first == last and fold(reading.words[first]) in self.atlas.ambiguous

    def _has_evidence(self, reading: Reading, first: int, last: int, place: Place) -> bool:
        if self._in_a_name(reading, first, last) or self._names_a_person(reading, first, last):
            return False
        if reading.low(last + 1) in self._said and not self.atlas.is_capital(place):
            return False
        is_near = self._is_located(reading, first)
        is_named = bool(reading.countries[place.country])
        if self._is_ambiguous(reading, first, last):
            return is_near and is_named and place.country not in ("us", "gb")
        if place.population >= SURE_POPULATION or self.atlas.is_capital(place):
            return len(reading.words[first]) > 3 or is_near
        return is_near and is_named and not (place.country in ("us", "gb", "ca", "au") and place.population < 100_000)

    def _is_located(self, reading: Reading, first: int) -> bool:
        before = reading.low(first - 1)
        return (
            before in self._locative
            or (before == "the" and reading.low(first - 2) in self._locative)
            or (before == "of" and f"{reading.low(first - 2)} of" in self._locative)
        )

    def _in_a_name(self, reading: Reading, first: int, last: int) -> bool:
        """Whether unknown capitalised words stand directly beside it: then it is a part of some other name."""
        if reading.is_title(first):
            return False
        before = reading.is_unknown_cap(first - 1) and not reading.opens_sentence(first - 1)
        after = reading.is_unknown_cap(last + 1) and not reading.words[last + 1].isupper()
        return before or after or reading.low(first - 1) in self._titles

    def _names_a_person(self, reading: Reading, first: int, last: int) -> bool:
        """Whether the article elsewhere puts a first name or a title before the same word ("Lloyd Austin")."""
        if first != last:
            return False
        word = reading.words[first]
        return any(
            (reading.is_unknown_cap(i - 1) or reading.low(i - 1) in self._titles) and not reading.is_title(i)
            for i in reading.places_of(word)
        )
