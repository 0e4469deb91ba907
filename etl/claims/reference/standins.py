"""Words that stand for troops named elsewhere: numbers, pronouns, peoples ("the Egyptians"), bands of a nation."""

from __future__ import annotations

from etl.claims.reference.missions import MissionTests, is_possessor
from etl.claims.reference.wheres import POSSESSIVES, Filler
from etl.claims.syntax.items import Item
from etl.claims.syntax.verbgroups import NounPhrase
from etl.extract.document import Sentence
from etl.extract.mentions import NameMention
from etl.extract.tokens import normal

# Pronouns behind "of" in "200 of them landed".
COUNTED_FROM = {"them", "these", "those", "whom"}
# Words that stand alone for a part of those told of: "most will be back in August".
PARTS = {"most", "some", "many", "all", "half", "both", "few", "several", "none"}
# Nouns that a nation makes troops of; the second kind may be civil without an owner ("a Turkish company").
BANDS = {
    "battery", "batteries", "platoon", "platoons", "squadron", "squadrons", "guards", "gunners", "sappers", "garrison",
    "colleagues", "counterparts", "column", "columns", "patrol", "patrols", "engineers", "pilots", "companies",
}  # fmt: skip
# What makes a team or a crew one under arms.
TRADES = {
    "training", "infantry", "armoured", "armored", "airborne", "artillery", "missile", "tank", "guard", "mortar",
    "commando", "combat", "military", "mechanised", "mechanized", "reconnaissance", "advisory", "drone",
}  # fmt: skip
MEN = {"men", "crews", "crew", "officers", "boys", "sons", "specialists", "technicians", "advisors"}
OWN_BANDS = {"company", "party", "side", "crew", "men", "officers", "team", "group"}


class StandIns(MissionTests):
    """Type tests for phrases that name no troops and stand for them."""

    def standing_in(self, phrase: NounPhrase, head: Item, word: str, sentence: Sentence) -> list[Filler]:
        """A number, a pronoun or "the rest": troops that were named before."""
        span, quantity = self._span(phrase), phrase.quantity
        if head.tag == "Q" and quantity is not None and quantity is head.mention:
            if phrase.items[0].tag == "P":
                return self.counted_nation(phrase)
            if self._out_of_them(phrase):
                return self._they(phrase, sentence, "reference/number")
            if max(quantity.low or 0, quantity.high or 0) >= 10:
                last = self.discourse.counted_before(sentence, phrase.first)
                return [Filler(last, phrase, *span, "reference/number")]
        elif word == "latter":
            back = self.discourse.forces(self.discourse.first_token(sentence), phrase.first)
            return [Filler(back[-1].member, phrase, *span, "reference/latter")] if back else []
        elif head.tag == "p" and word in ("we", "us"):
            nation = self.discourse.speakers_force(phrase.first) or self.discourse.last_claim(sentence)
            nation = nation or self.discourse.nation_before(sentence, phrase.first)
            return [Filler(nation, phrase, *span, "reference/we")] if nation else []
        elif word in PARTS:
            return self._they(phrase, sentence, "reference/remainder")
        elif head.tag == "R" or word in ("they", "them", "others", "it"):
            rest = self.discourse.last_claim(sentence) if head.tag == "R" else None
            if rest:
                return [Filler(rest, phrase, *span, "reference/remainder")]
            return self.referred(phrase, sentence, "reference/pronoun" if head.tag == "p" else "reference/remainder")
        return []

    def _out_of_them(self, phrase: NounPhrase) -> bool:
        words, at = self.discourse.doc.tokens.words, phrase.last + 1
        return at + 1 < len(words) and words[at] == "of" and words[at + 1] in COUNTED_FROM

    def _they(self, phrase: NounPhrase, sentence: Sentence, how: str) -> list[Filler]:
        member = self.discourse.force("them", sentence, phrase.first)
        return [Filler(member, phrase, *self._span(phrase), how)] if member else []

    def people_of_nation(self, phrase: NounPhrase) -> list[Filler]:
        """ "The Russians", "two South Africans": a nation's troops, where the article spoke of these before."""
        mention = phrase.head.mention if phrase.head else None
        if not isinstance(mention, NameMention) or mention.kind != "place":
            return []
        force = self.members.national_force(mention.member)
        if force and self.discourse.has_troops(force, mention.member, phrase.first):
            return [Filler(force, phrase, mention.start, mention.end, "nation/people")]
        return []

    def counted_nation(self, phrase: NounPhrase) -> list[Filler]:
        """ "France 150", "the Norwegians 90": the nation whose the bare number is."""
        for mention in phrase.places:
            force = self.members.national_force(mention.member) if mention.member else None
            if force and not is_possessor(phrase, mention):
                return [Filler(force, phrase, mention.start, mention.end, "nation/gapping")]
        return []

    def band(self, phrase: NounPhrase, word: str, sentence: Sentence) -> list[Filler]:
        """ "Lesotho's company", "their Russian colleagues": men under arms by the nation before the noun."""
        owned = word in OWN_BANDS and any(is_possessor(phrase, mention) for mention in phrase.places)
        if word in BANDS | MEN and phrase.opening() in POSSESSIVES and not phrase.places:
            return self.referred(phrase, sentence, "reference/possessive")  # "its border guards"
        trained = word in OWN_BANDS | MEN | {"teams"} and any(normal(item.word) in TRADES for item in phrase.items)
        if trained and phrase.opening() in POSSESSIVES and not phrase.places:
            return self.referred(phrase, sentence, "reference/possessive")  # "its training team"
        return self.nation_of_modifiers(phrase) if owned or trained or word in BANDS else []
