"""Where and when people were hit or taken, where another clause says so: the ambush, raid or blast that it came with.

"Four soldiers were killed on Monday when their patrol was ambushed near X", "stormed a base in X, killing four";
"A convoy hit a mine near X on Tuesday. Six soldiers were killed."
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from etl.claims.frames.filling import Filling
from etl.claims.model import Claim, Span
from etl.claims.reference.situation import located
from etl.claims.reference.wheres import Filler
from etl.claims.syntax.clauses import LOCATIVE, is_finite, is_noun, word_of
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.phrases import ASIDE
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.document import Sentence
from etl.extract.mentions import DateMention
from etl.extract.tokens import normal

HERE = "circumstance/clause beside"
SHARED = "circumstance/joined clause"
BEFORE = "circumstance/attack of the sentence before"
TOPICS = {"casualties", "detainees"}
TIMES = {"when", "as", "while", "where", "after", "once", "because"}
STRUCK = {"ambushed", "attacked", "raided", "stormed", "exploded", "hit", "struck", "shelled", "bombed", "clashed"}
TARGET = {"on", "against", "for", "of", "at"}  # "the assault on X", "the battle for X"


class Circumstances:
    """Gives the claims of one sentence the place and the day of what brought the losses about."""

    def __init__(self, line: Sequence[Phrase], sentence: Sentence, filling: Filling, lexicon: ClaimLexicon) -> None:
        self.line, self.sentence, self.filling, self.lexicon = line, sentence, filling, lexicon
        self.attack = lexicon.classes["clause_attack"]

    def add(self, found: Sequence[Claim]) -> None:
        """Fills empty slots only; a claim keeps the place and the day of its own clause."""
        for claim in found:
            if claim.topic in TOPICS and claim.rule.startswith(claim.topic):
                self._beside(claim)
        self._before(found)
        hit = sorted((claim for claim in found if claim.topic in TOPICS), key=lambda claim: claim.span.start)
        for one, other in pairwise(hit):
            if self._joined(one, other):
                self._share(one, other)

    def _beside(self, claim: Claim) -> None:
        tokens = self.filling.doc.tokens
        ends = [tokens.ends[phrase.last] for phrase in self.line]
        after = next((n for n, end in enumerate(ends) if end > claim.span.end), len(self.line))
        first = next((n for n, end in enumerate(ends) if end > claim.span.start), 0)
        for way in (self._ahead(after), self._back(first - 1)):
            self._take(claim, way)

    def _before(self, found: Sequence[Claim]) -> None:
        """ "A convoy hit a mine near X on Tuesday. Six soldiers were killed": X, where this sentence names no place."""
        doc, number = self.filling.doc, self.sentence.number
        if number < 2 or any(isinstance(p, NounPhrase) and p.places for p in self.line):
            return
        bare = [c for c in found if c.topic == "casualties" and "place" not in c.slots and c.when is None]
        one = doc.sentences[number - 2] if bare else self.sentence
        words = {normal(word) for word in doc.tokens.words[one.first : one.last + 1]}
        if not bare or not words & (self.attack | STRUCK):
            return
        inside = [m for m in doc.names if m.kind == "place" and m.member and one.first <= m.first <= one.last]
        places = [m for m in inside if located(doc, m)]
        dates = [d for d in doc.dates if one.first <= d.first <= one.last and d.first not in self.filling.barred]
        for claim in bare:
            if places:
                claim.place = places[0].member
                claim.trace.append(BEFORE)
            if len(dates) == 1 and dates[0].relation in ("on", "during") and dates[0].earliest:
                claim.when, claim.when_relation = dates[0], dates[0].relation
                claim.trace.append(BEFORE)

    def _joined(self, one: Claim, other: Claim) -> bool:
        """ "Twelve died and seven were wounded in X on Sunday": what closes the second clause holds for both."""
        tokens = self.filling.doc.tokens
        inside = range(one.span.end, other.span.end)
        between = [p for p in self.line if tokens.starts[p.first] in inside]
        return any(p.kind == "c" for p in between) and not any(p.kind in ";.?bT" for p in between)

    def _share(self, one: Claim, other: Claim) -> None:
        if "place" not in one.slots and "place" in other.slots and one.when is None:
            one.place, one.slots["place"] = other.place, other.slots["place"]
            one.trace.append(SHARED)
        if one.when is None and other.when is not None and "when" in other.slots:
            one.when, one.when_relation, one.slots["when"] = other.when, other.when_relation, other.slots["when"]
            one.trace.append(SHARED)

    def _take(self, claim: Claim, way: list[int]) -> None:
        """The places and the date among the phrases on the way."""
        if "place" not in claim.slots:
            places = self._narrowed([f for n in way for f in self._places(n)])
            if places:
                claim.place = places[0].member
                claim.slots["place"] = Span(places[0].start, places[0].end)
                claim.trace.append(HERE)
        if claim.when is None:
            dates = [d for n in way if (d := self._date(n))]
            if dates:
                claim.when, claim.when_relation = dates[0], dates[0].relation
                claim.slots["when"] = Span(dates[0].when_start, dates[0].when_end)
                claim.trace.append(HERE)

    def _narrowed(self, places: list[Filler]) -> list[Filler]:
        within = self.filling.slots.members.is_within
        kept = places[:1]
        for place in places[1:]:
            if within(place.member or "", kept[0].member or ""):
                kept = [place]
        return kept

    def _ahead(self, n: int) -> list[int]:
        """Phrases behind the claim up to the end of the clauses that hang on it."""
        way: list[int] = []
        hangs = False
        while n < len(self.line):
            phrase = self.line[n]
            if phrase.kind in ';?."T' or (phrase.kind == "," and not self._goes_on(n)):
                break
            hangs = hangs or (phrase.kind == "b" and word_of(phrase) in TIMES) or self._opens(n)
            if (phrase.kind == "b" and word_of(phrase) not in TIMES) or (phrase.kind == "c" and not hangs):
                break
            if is_finite(self.line, n) and not hangs and isinstance(phrase, VerbGroup) and not phrase.passive:
                break
            way.append(n)
            n += 1
        return way

    def _opens(self, n: int) -> bool:
        return self.line[n].kind == "i" and word_of(self.line[n]) in TIMES

    def _goes_on(self, n: int) -> bool:
        """Whether the comma at n is followed by a clause that hangs on the one before."""
        after = self.line[n + 1] if n + 1 < len(self.line) else None
        return after is not None and (word_of(after) in TIMES or after.kind == "i")

    def _back(self, n: int) -> list[int]:
        """Phrases before the claim, nearest first, back to where somebody says it."""
        way: list[int] = []
        while n >= 0:
            phrase = self.line[n]
            if phrase.kind in ';?."T' or (isinstance(phrase, VerbGroup) and self._says(phrase)):
                break
            way.append(n)
            n -= 1
        return way

    def _says(self, group: VerbGroup) -> bool:
        return any(sense.lemma in ASIDE for sense in group.senses)

    def _places(self, n: int) -> list[Filler]:
        """Places that the phrase at n gives: behind a preposition of place, or what an attack is on."""
        phrase = self.line[n]
        if not isinstance(phrase, NounPhrase) or not n or not phrase.places:
            return []
        before = self.line[n - 1]
        target = before.kind == "i" and word_of(before) in TARGET and self._is_attack(n - 2)
        struck = isinstance(before, VerbGroup) and self._is_attack(n - 1)
        town = before.kind == "i" and word_of(before) == "of" and is_noun(self.line, n - 2)
        if not (word_of(before) in LOCATIVE and before.kind == "i") and not target and not struck and not town:
            return []
        found = [f for f in self.filling.slots.places(phrase, self.sentence) if f.member and not f.how]
        return found or self._of_attack(phrase)

    def _of_attack(self, phrase: NounPhrase) -> list[Filler]:
        """ "in Ituri offensive", "in northern Iraq ambush": the place under its own name before the noun."""
        if phrase.head is None or normal(phrase.head.word) not in self.attack:
            return []
        members = self.filling.slots.members
        own = [m for m in phrase.places if m.member and (m.rule != "names/nation" or not members.place(m.member))]
        return [Filler(m.member, phrase, m.start, m.end) for m in own[-1:]]

    def _is_attack(self, n: int) -> bool:
        if n < 0:
            return False
        phrase = self.line[n]
        words = {normal(item.word) for item in phrase.items[-1:]}
        if isinstance(phrase, VerbGroup):
            words |= {sense.lemma for sense in phrase.senses}
        return bool(words & self.attack)

    def _date(self, n: int) -> DateMention | None:
        mention = self.line[n].items[0].mention
        if not isinstance(mention, DateMention) or mention.first in self.filling.barred:
            return None
        dated = (mention.earliest or mention.latest) and mention.timex_type not in ("SET", "DURATION")
        return mention if dated and mention.relation in ("on", "during") else None
