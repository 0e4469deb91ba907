"""Official words and backing: claims about what parties say and want rather than about troops."""

from __future__ import annotations

from etl.claims.backing import ITS, stances
from etl.claims.clauses import arguments
from etl.claims.frames import Filling
from etl.claims.groups import head_word
from etl.claims.lexicon import ClaimLexicon
from etl.claims.model import Claim, Span
from etl.claims.scope import live_lemmas
from etl.claims.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.claims.wheres import Filler
from etl.extract.document import Sentence
from etl.extract.tokens import normal

SILENT = "announcement/no official word"
BACKING = "support/backing of a force"
OFFICIAL = {"official", "formal", "public", "officially", "formally", "publicly"}
WORDS = {"comment", "confirmation", "word", "reaction", "response", "explanation"}
COME = {"be", "come", "make", "issue", "release", "give", "follow", "publish", "offer", "provide"}


class Stances:
    """One sentence's official words and backing that no frame reaches."""

    def __init__(
        self, line: list[Phrase], sentence: Sentence, found: list[Claim], filling: Filling, lexicon: ClaimLexicon
    ) -> None:
        self.line, self.sentence, self.found = line, sentence, found
        self.filling, self.slots, self.lexicon = filling, filling.slots, lexicon

    def claims(self) -> list[Claim]:
        """Claims to add; a presence that is only backed or opposed is taken out of those found."""
        made: list[Claim] = []
        for i, phrase in enumerate(self.line):
            if isinstance(phrase, NounPhrase) and phrase.head is not None:
                head = normal(phrase.head.word)
                if head in WORDS or head in self.lexicon.classes["clause_statement"]:
                    made += self._silence(i, phrase)
        return made + self._backing()

    def _new(self, rule: str, first: Phrase, last: Phrase) -> Claim:
        tokens = self.filling.doc.tokens
        span = Span(tokens.starts[first.first], tokens.ends[last.last])
        return Claim(rule.split("/")[0], rule, span, self.sentence.number, trace=[rule])

    def _silence(self, i: int, phrase: NounPhrase) -> list[Claim]:
        """ "No official statement has come from X", "there was no official comment"."""
        if not phrase.negated or not any(normal(item.word) in OFFICIAL for item in phrase.items):
            return []
        if any(claim.topic == "announcement" for claim in self.found):
            return []
        after = next((j for j in range(i + 1, len(self.line)) if isinstance(self.line[j], VerbGroup)), None)
        at = i - 1 if i and isinstance(self.line[i - 1], VerbGroup) else after
        if at is None or not live_lemmas(self.line, at) & COME:
            return []
        claim = self._new(SILENT, phrase, phrase)
        claim.polarity = "denied"
        behind = [*arguments(self.line, at).at("from"), *arguments(self.line, i).at("from")]
        who = [
            f for one in behind for f in self.slots.troops(one, self.sentence) or self.slots.nation(one, self.sentence)
        ]
        if who and who[0].member:
            claim.force, claim.slots["force"] = who[0].member, Span(who[0].start, who[0].end)
        return [claim]

    def _backing(self) -> list[Claim]:
        """The stances towards forces; what they say of a presence is no claim that there is one."""
        made: list[Claim] = []
        if any(claim.topic == "support" for claim in self.found):
            return []
        for stance in stances(self.line, self.lexicon):
            for force in [f for phrase in stance.towards for f in self._backed(phrase)]:
                claim = self._new(BACKING, stance.first, stance.last)
                claim.force, claim.slots["force"] = force.member, Span(force.start, force.end)
                claim.span = Span(min(claim.span.start, force.start), max(claim.span.end, force.end))
                claim.modality, claim.polarity = stance.modality, "denied" if stance.against else "affirmed"
                made.append(claim)
        for claim in made:
            told = [c for c in self.found if c.topic in ("presence", "mission_end") and _within(c.span, claim.span)]
            self.found[:] = [c for c in self.found if not any(c is one for one in told)]
        return made

    def _backed(self, phrase: NounPhrase) -> list[Filler]:
        slots = self.slots
        found = slots.troops(phrase, self.sentence) or slots.mission(phrase, self.sentence)
        if not found and head_word(phrase) in ITS and normal(phrase.items[0].word) in ("its", "their"):
            last = self.filling.discourse.last_claim(self.sentence)  # "supports its renewal"
            start, end = self.filling.doc.tokens.starts[phrase.first], self.filling.doc.tokens.ends[phrase.last]
            return [Filler(last, phrase, start, end, "reference/possessive")] if last else []
        return [f for f in found or slots.presence(phrase, self.sentence) if f.member]


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.end and inner.start <= outer.end
