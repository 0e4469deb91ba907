"""Which place a noun phrase names or refers to."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass

from etl.claims.reference.discourse import Discourse
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.verbgroups import NounPhrase
from etl.extract.cities import slug
from etl.extract.document import Sentence
from etl.extract.mentions import NameMention
from etl.extract.places import DIRECTIONS
from etl.extract.tokens import normal

UNKNOWN_PLACE = "places/object of leaving"
POSSESSIVES = {"its", "their", "his", "her", "our"}
SPOTS = {
    "border",
    "borders",
    "frontier",
    "front",
    "frontline",
    "airport",
    "port",
    "coast",
    "island",
    "hills",
    "zone",
    "temple",
    "ridge",
    "heights",
    "dam",
    "bridge",
    "side",
    "there",
}


@dataclass(frozen=True, slots=True)
class Filler:
    """A member for a slot, the noun phrase and the span it was read at; `how` names the reference rule, "" for none."""

    member: str | None
    phrase: NounPhrase
    start: int
    end: int
    how: str = ""


class PlaceTests:
    """Tests over noun phrases for what is a place, and which."""

    def __init__(self, discourse: Discourse, lexicon: ClaimLexicon) -> None:
        self.discourse = discourse
        self.lexicon = lexicon
        self.members = discourse.members
        self._sites = lexicon.classes["clause_base"]

    def _span(self, phrase: NounPhrase) -> tuple[int, int]:
        tokens = self.discourse.doc.tokens
        return tokens.starts[phrase.first], tokens.ends[phrase.last]

    def places(self, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
        """Places that the phrase names as its head, or refers to."""
        if phrase.head is not None and phrase.head.tag in "#Q" and phrase.places:
            return []  # "France 150": so many of France's
        named = [m for m in phrase.places if m.member and (m.head or _last(phrase, m))]
        if phrase.quantity is not None:  # "seven Forward Operating Bases" have no name
            named = [m for m in named if not m.member.startswith("place/unknown/")]
        if (
            not named
            and phrase.head is not None
            and normal(phrase.head.word) in ("soil", "territory", "land", "ground")
        ):
            named = [m for m in phrase.places if m.member]
        if named:
            return [Filler(m.member, phrase, m.start, m.end) for m in distinct(self._narrowest(phrase, named))]
        return self._generic_place(phrase, sentence)

    def direction(self, phrase: NounPhrase, inner: NounPhrase, sentence: Sentence) -> list[Filler]:
        """ "the northeast of the country": the area of that name in the country."""
        word = normal(phrase.head.word).replace("-", "") if phrase.head else ""
        if word not in DIRECTIONS:
            return []
        for filler in self.places(inner, sentence):
            row = self.members.place(filler.member or "")
            if row and row["kind"] == "country":
                member = f"{filler.member}/{DIRECTIONS[word]}-{slug(str(row['name']))}"
                return [Filler(member, phrase, self._span(phrase)[0], filler.end, "place/direction")]
        return []

    def _narrowest(self, phrase: NounPhrase, named: list[NameMention]) -> list[NameMention]:
        kept = [m for m in named if not any(m is not o and self.members.is_within(o.member, m.member) for o in named)]
        return kept or named

    def _generic_place(self, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
        head = phrase.head
        if head is None:
            return []
        word = normal(head.word)
        generic = any(not m.member for m in phrase.places)
        definite = phrase.opening() in {"the", "that", "this"} | POSSESSIVES
        if word in ("soil", "territory") and phrase.opening() in POSSESSIVES:
            return self._own_land(phrase, sentence)
        if not generic and not (
            definite and (head.tag == "B" or word in ("country", "city", "region", "province", "area"))
        ):
            return []
        member = self.discourse.place(
            self.discourse.doc.tokens.slice(phrase.first, phrase.last), sentence, phrase.first
        )
        start, end = self._span(phrase)
        return [Filler(member, phrase, start, end, "reference/place")] if member else []

    def _own_land(self, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
        """ "on its territory": the country of whoever acts."""
        actor = self.discourse.force("its", sentence, phrase.first)
        nation = self.members.nation_of(actor) if actor else None
        return [Filler(nation, phrase, *self._span(phrase), "reference/place")] if nation else []

    def is_somewhere(self, phrase: NounPhrase) -> bool:
        """A spot that has no name: positions, a border, a province."""
        word = normal(phrase.head.word) if phrase.head else ""
        spot = phrase.head is not None and phrase.head.tag in "BP"
        return spot or word in self.lexicon.classes["clause_territory"] | SPOTS

    def is_territory(self, phrase: NounPhrase) -> bool:
        """ "parts", "the north": what stands for a piece of the place behind "of"."""
        return phrase.head is not None and normal(phrase.head.word) in self.lexicon.classes["clause_territory"]

    def is_site(self, phrase: NounPhrase) -> bool:
        """Whether the phrase is about a place, named or not ("two forward operating bases")."""
        return phrase.head is not None and (phrase.head.tag in "BP" or normal(phrase.head.word) in self._sites)

    def unknown_place(self, phrase: NounPhrase) -> list[Filler]:
        """A name that no table knows where only a place can stand ("left Biyo Adde"): an unknown member."""
        words = [item for item in phrase.items if item.tag != "d"]
        if not words or len(words) > 3 or any(item.tag != "C" or item.mention for item in words):
            return []
        start, end = words[0].offset, self._span(phrase)[1]
        name = self.discourse.doc.text[start:end]
        country = (self.discourse.focus or "").removeprefix("place/")
        member = "/".join(filter(None, ("place/unknown", country, slug(name))))
        mention = NameMention(start, end, words[0].first, words[-1].last, UNKNOWN_PLACE, "place", member, name)
        insort(self.discourse.doc.names, mention, key=lambda one: one.start)
        return [Filler(member, phrase, start, end, UNKNOWN_PLACE)]

    def bases(self, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
        """A base, camp or outpost, named or referred to."""
        named = [m for m in phrase.places if m.member and self._place_kind(m.member) == "base"]
        if phrase.quantity is not None:
            named = [m for m in named if not m.member.startswith("place/unknown/")]
        if named:
            return [Filler(m.member, phrase, m.start, m.end) for m in named]
        return self._generic_place(phrase, sentence) if phrase.head and normal(phrase.head.word) in self._sites else []

    def _place_kind(self, member: str) -> str:
        row = self.members.place(member)
        return str(row["kind"]) if row else "unknown"

    def territory(self, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
        """A place that can be held: a named one, or a part of one."""
        if phrase.head is None or phrase.forces:
            return []
        if phrase.head.tag == "P" or (
            phrase.places and normal(phrase.head.word) in self.lexicon.classes["clause_territory"]
        ):
            return [Filler(m.member, phrase, m.start, m.end) for m in phrase.places if m.member]
        if normal(phrase.head.word) in self.lexicon.classes["clause_territory"] or (
            phrase.quantity and phrase.quantity.kind in ("fraction", "percent")
        ):
            return [Filler(None, phrase, *self._span(phrase), "territory")]
        return []


def _last(phrase: NounPhrase, mention: NameMention) -> bool:
    return phrase.head is not None and phrase.head.mention is mention


def distinct(mentions: list[NameMention]) -> list[NameMention]:
    seen: dict[str, NameMention] = {}
    for mention in mentions:
        seen.setdefault(mention.member, mention)
    return list(seen.values())
