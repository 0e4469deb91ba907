"""Productions of patterns/places.toml: a match over the line becomes a mention of a place."""

from __future__ import annotations

from collections.abc import Iterator

from etl.extract.cities import slug
from etl.extract.grammar import Found
from etl.extract.mentions import NameMention
from etl.extract.places import Atlas, Place
from etl.extract.reading import Reading
from etl.rulebook import Rule, Rulebook

BASES = {
    "airbase": "air base", "military base": "base", "army base": "base", "navy base": "naval base",
    "international airport": "airport", "military airport": "airport", "air field": "airfield", "army camp": "camp",
    "military camp": "camp", "drone base": "base", "training center": "training centre",
}  # fmt: skip


class PlaceRules:
    """One method a production; each takes the reading, the match and its rule and gives a mention or None."""

    def __init__(self, book: Rulebook, atlas: Atlas) -> None:
        self.atlas = atlas
        self._directions = book.values["place_direction"]
        self._bases = book.values["base_noun"]
        self.openings = Openings(book)

    def direction(self, reading: Reading, found: Found, rule: Rule) -> NameMention | None:
        """ "northern Mali": an area of the country; "western Anbar province": the province."""
        hit = reading.hit_at[found.groups["place"][0]]
        place = hit.what
        assert isinstance(place, Place)
        words = reading.text(reading.span(*found.groups["dir"])).lower()
        where = self._directions[words.replace(" ", "")]
        tokens = reading.span(found.first, found.last)
        if not place.country and not where.startswith("central"):
            member = f"place/world/{slug(where)}-{slug(place.name)}"
            return reading.mention("place", member, f"{where} {place.name}", tokens, rule.id)
        if not place.country or place.kind == "base":
            return reading.mention("place", place.id, place.name, tokens, rule.id)
        if place.kind == "province" and len(reading.text((hit.first, hit.last)).split()) > 1:
            return reading.mention("place", place.id, place.name, tokens, rule.id)
        if reading.low(tokens[0] + 1) == "of" and place.kind != "country":
            return None
        member = f"place/{place.country}/{slug(where)}-{slug(place.name)}"
        return reading.mention("place", member, f"{where} {place.name}", tokens, rule.id)

    def provinces(self, reading: Reading, found: Found, rule: Rule) -> Iterator[NameMention]:
        """ "the provinces of Raqqa and Hasakah": not the cities of that name."""
        first, last = found.groups["place"]
        for i in range(first, last + 1):
            hit = reading.hit_at.get(i)
            if hit and isinstance(hit.what, Place):
                place = self.atlas.province(hit.what)
                yield reading.mention("place", place.id, place.name, (hit.first, hit.last), rule.id)

    def base(self, reading: Reading, found: Found, rule: Rule) -> NameMention | None:
        """ "Agadez air base": a base at a known place."""
        place = reading.hit_at[found.groups["place"][0]].what
        assert isinstance(place, Place)
        noun = reading.text(reading.span(*found.groups["noun"])).lower()
        tokens = reading.span(found.first, found.last)
        if place.kind == "base":
            return reading.mention("place", place.id, place.name, tokens, rule.id)
        if place.kind in ("country", "region") or not place.country or noun.endswith("s"):
            return None
        noun = BASES.get(noun, noun)
        member = f"place/{place.country}/{slug(place.name)}-{slug(noun)}"
        return reading.mention("place", member, f"{place.name} {noun}", tokens, rule.id)

    def unknown(self, reading: Reading, found: Found, rule: Rule) -> NameMention | None:
        """ "Zarqan air base": a place that no table knows, named by its capitals and its noun."""
        first, last = reading.span(*found.groups["name"])
        is_one_piece = "noun" not in found.groups
        if not is_one_piece:
            first = strip(reading, first, last)
        is_numbered = is_one_piece and reading.words[last].isdigit()
        if not is_numbered and (first > last or not is_name(reading, first, last)):
            return None
        noun = reading.span(*found.groups["noun"]) if not is_one_piece else (first, last)
        if noun[0] > last and (reading.opens_sentence(first) and first == last and reading.is_title(first)):
            return None
        tokens = (min(first, noun[0]), max(last, noun[1])) if noun[0] > last else (reading.at[found.first], last)
        words = (first, tokens[1]) if noun[0] > last else (first, last)
        return self._unknown(reading, reading.text(words), tokens, rule)

    def _unknown(self, reading: Reading, name: str, tokens: tuple[int, int], rule: Rule) -> NameMention:
        country = containing(reading, tokens[1])
        member = "/".join(filter(None, ("place/unknown", country, slug(name))))
        return reading.mention("place", member, name, tokens, rule.id)

    def generic(self, reading: Reading, found: Found, rule: Rule) -> NameMention | None:
        """ "the base", "the country", "there": a place to be found later."""
        first = found.first
        if "left" in rule.options:
            first = self.openings.first(reading, first, rule)
            if not self.openings.is_open(reading, first, rule):
                bare = rule.options.get("bare")
                if not bare or not reading.low(reading.at[found.first]).endswith(bare):
                    return None
        if rule.id.endswith("both countries") and reading.low(reading.at[first] - 1) in ("the", "these"):
            first -= 1
        tokens = reading.span(first, found.last)
        return reading.mention("place", "", reading.text(tokens), tokens, rule.id)


class Openings:
    """Where noun phrases open, by the classes that a rule's options "left" and "open" name."""

    def __init__(self, book: Rulebook) -> None:
        self._compiler = book.compiler
        self._sets: dict[str, frozenset[str]] = {}

    def _codes(self, names: str) -> frozenset[str]:
        if names not in self._sets:
            self._sets[names] = frozenset(code for name in names.split() for code in self._compiler.charset(name))
        return self._sets[names]

    def is_open(self, reading: Reading, position: int, rule: Rule) -> bool:
        """Whether the word at a place in the line is one that opens the rule's phrases."""
        return reading.line[position] in self._codes(rule.options["open"])

    def first(self, reading: Reading, position: int, rule: Rule) -> int:
        """From a noun's place in the line left over the rule's modifiers, then over one opening word."""
        words, line, start = self._codes(rule.options["left"]), reading.line, position
        while start and position - start < 4 and line[start - 1] in words:
            start -= 1
        return start - 1 if start and line[start - 1] in self._codes(rule.options["open"]) else start


def strip(reading: Reading, first: int, last: int) -> int:
    """The first token of a name: behind small words, and behind vocabulary that only the sentence capitalises."""
    while first <= last and not reading.is_unknown_cap(first):
        if not (reading.low(first) in reading.small or reading.opens_sentence(first) or reading.is_title(first)):
            return first
        first += 1
    return first


def is_name(reading: Reading, first: int, last: int) -> bool:
    """Whether capitals make a name: one word that no vocabulary knows, or two and more of any kind but days."""
    if any(reading.is_unknown_cap(i) for i in range(first, last + 1)):
        return True
    return last > first and not any(reading.low(i) in reading.never for i in range(first, last + 1))


def containing(reading: Reading, last: int) -> str:
    """ISO code of the country that the text puts right behind a place: "in Niger", ", Lithuania"."""
    if reading.low(last + 1) not in (",", "in"):
        return ""
    for hit in reading.hits:
        if last + 2 <= hit.first <= last + 4 and isinstance(hit.what, Place):
            return hit.what.country
    return ""
