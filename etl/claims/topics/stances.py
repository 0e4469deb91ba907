"""Support and opposition as claims: the forces that the stances of a sentence are towards."""

from __future__ import annotations

from etl.claims.frames.backing import ITS, Stance, stances
from etl.claims.frames.filling import Filling
from etl.claims.model import Claim, Span
from etl.claims.reference.wheres import Filler
from etl.claims.syntax.groups import head_word
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.verbgroups import NounPhrase, Phrase
from etl.extract.document import Sentence
from etl.extract.tokens import normal

BACKING = "support/backing of a force"


class Stances:
    """One sentence's stances that no frame reads."""

    def __init__(
        self, line: list[Phrase], sentence: Sentence, found: list[Claim], filling: Filling, lexicon: ClaimLexicon
    ) -> None:
        self.line, self.sentence, self.found = line, sentence, found
        self.filling, self.slots, self.lexicon = filling, filling.slots, lexicon

    def claims(self) -> list[Claim]:
        """Claims to add; a presence that is only backed or opposed is taken out of those found."""
        if any(claim.topic == "support" for claim in self.found):
            return []
        made = [
            self._claim(stance, force)
            for stance in stances(self.line, self.lexicon)
            for phrase in stance.towards
            for force in self._backed(phrase)
        ]
        self.found[:] = [claim for claim in self.found if not any(_only_backed(claim, one) for one in made)]
        return made

    def _claim(self, stance: Stance, force: Filler) -> Claim:
        tokens = self.filling.doc.tokens
        start, end = tokens.starts[stance.first.first], tokens.ends[stance.last.last]
        span = Span(min(start, force.start), max(end, force.end))
        claim = Claim("support", BACKING, span, self.sentence.number, trace=[BACKING])
        claim.force, claim.slots["force"] = force.member, Span(force.start, force.end)
        claim.modality, claim.polarity = stance.modality, "denied" if stance.against else "affirmed"
        return claim

    def _backed(self, phrase: NounPhrase) -> list[Filler]:
        slots = self.slots
        of_its_own = head_word(phrase) in ITS and normal(phrase.items[0].word) in ("its", "their")
        found = [] if of_its_own else slots.troops(phrase, self.sentence) or slots.mission(phrase, self.sentence)
        if not found and head_word(phrase) in ITS and normal(phrase.items[0].word) in ("its", "their"):
            own = next((claim.force for claim in reversed(self.found) if claim.force), None)
            last = own or self.filling.discourse.last_claim(self.sentence)  # "supports its renewal"
            start, end = self.filling.doc.tokens.starts[phrase.first], self.filling.doc.tokens.ends[phrase.last]
            return [Filler(last, phrase, start, end, "reference/possessive")] if last else []
        return [f for f in found or slots.presence(phrase, self.sentence) if f.member]


def _only_backed(claim: Claim, stance: Claim) -> bool:
    """Whether the claim says that there is what the stance is about ("opposes the presence of X")."""
    meets = stance.span.start <= claim.span.end and claim.span.start <= stance.span.end
    return meets and claim.topic in ("presence", "mission_end")
