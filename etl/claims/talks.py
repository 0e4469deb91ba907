"""Talks, official words and backing: claims about what parties do with each other rather than about troops."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.claims.backing import stances
from etl.claims.clauses import arguments, word_of
from etl.claims.eventscope import noun_scope
from etl.claims.frames import Filling
from etl.claims.lexicon import ClaimLexicon
from etl.claims.model import Claim, Span
from etl.claims.roles import verb_arguments
from etl.claims.scope import live_lemmas, verb_scope
from etl.claims.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.claims.wheres import Filler
from etl.extract.document import Sentence
from etl.extract.mentions import DateMention, QuantityMention
from etl.extract.tokens import normal

TALKS = "negotiation/talks over a time"
NEGOTIATE = "negotiation/parties negotiate"
SILENT = "announcement/no official word"
BACKING = "support/backing of a force"
ONGOING = {"ongoing", "continuing", "current", "underway"}
NOT_HELD = {"hold", "begin", "start", "take place", "open", "have", "enter", "be", "happen", "enter into", "launch"}
OFFICIAL = {"official", "formal", "public", "officially", "formally", "publicly"}
WORDS = {"comment", "confirmation", "word", "reaction", "response", "explanation"}
COME = {"be", "come", "make", "issue", "release", "give", "follow", "publish", "offer", "provide"}


class Talks:
    """One sentence's talks, official words and backing that no frame reaches."""

    def __init__(
        self, line: list[Phrase], sentence: Sentence, found: list[Claim], filling: Filling, lexicon: ClaimLexicon
    ) -> None:
        self.line, self.sentence, self.found = line, sentence, found
        self.filling, self.slots, self.lexicon = filling, filling.slots, lexicon

    def claims(self) -> list[Claim]:
        """Claims to add; the lengths of talks already found are filled in."""
        made: list[Claim] = []
        talked = [claim for claim in self.found if claim.topic == "negotiation"]
        for i, phrase in enumerate(self.line):
            if isinstance(phrase, VerbGroup):
                made += [] if talked or made else self._negotiate(i, phrase)
            elif isinstance(phrase, NounPhrase) and phrase.head is not None:
                head = normal(phrase.head.word)
                if head in self.lexicon.classes["clause_talks"]:
                    made += self._talks(i, phrase, [*talked, *(c for c in made if c.topic == "negotiation")])
                elif head in WORDS or head in self.lexicon.classes["clause_statement"]:
                    made += self._silence(i, phrase)
        return made + self._backing()

    def _new(self, rule: str, first: Phrase, last: Phrase, length: QuantityMention | None = None) -> Claim:
        tokens = self.filling.doc.tokens
        span = Span(tokens.starts[first.first], tokens.ends[last.last])
        claim = Claim(rule.split("/")[0], rule, span, self.sentence.number, trace=[rule])
        if length is not None:
            _lengthen(claim, length)
        return claim

    def _talks(self, i: int, phrase: NounPhrase, talked: list[Claim]) -> list[Claim]:
        length = length_of(self.line, i)
        if talked:
            if length and talked[0].quantity is None and talked[0].when is None:
                _lengthen(talked[0], length)
            return []
        denied = self._not_held(i, phrase)
        going = any(normal(item.word) in ONGOING for item in phrase.items) or self._going_on(i)
        if length is None and not going and not denied:
            return []
        claim = self._new(TALKS, phrase, phrase, None if denied else length)
        claim.polarity = "denied" if denied else "affirmed"
        scope = noun_scope(self.line, i, self.lexicon) if length is None else None
        claim.modality = scope.modality if scope is not None and not denied else "asserted"
        return [claim]

    def _going_on(self, i: int) -> bool:
        """ "they remain in discussions with", "talks go on", "talks are under way"."""
        before = self.line[i - 2] if i >= 2 and word_of(self.line[i - 1]) == "in" else None
        if isinstance(before, VerbGroup) and {s.lemma for s in before.senses} & {"remain", "be", "engage", "stay"}:
            return True
        j = i + 1
        while j < len(self.line) and self.line[j].kind in ("NP", "i"):
            j += 1
        group = self.line[j] if j < len(self.line) else None
        if not isinstance(group, VerbGroup) or group.negated or (i and self.line[i - 1].kind == "i"):
            return False
        after = " ".join(normal(item.word) for one in self.line[j + 1 : j + 3] for item in one.items)
        lemmas = live_lemmas(self.line, j)
        return bool(lemmas & {"continue", "go on", "proceed", "drag on"}) or (
            "be" in lemmas and after.startswith(("under way", "underway", "ongoing", "still under"))
        )

    def _not_held(self, i: int, phrase: NounPhrase) -> bool:
        """ "held no talks", "there have been no talks", "the talks have not begun"."""
        before = self.line[i - 1] if i else None
        if isinstance(before, VerbGroup) and {s.lemma for s in before.senses} & NOT_HELD:
            return phrase.negated != before.negated
        j = i + 1
        while j < len(self.line) and self.line[j].kind in ("NP", "i"):
            j += 1
        group = self.line[j] if j < len(self.line) else None
        if not isinstance(group, VerbGroup) or (before is not None and before.kind == "i"):
            return False
        held = live_lemmas(self.line, j) & NOT_HELD
        return bool(held) and phrase.negated != group.negated

    def _negotiate(self, i: int, group: VerbGroup) -> list[Claim]:
        """ "negotiated for nine months", "was discussing with the government how to"."""
        lemmas = {sense.lemma for sense in group.senses}
        if not lemmas & {"negotiate", "discuss", "talk"} or (group.infinitive and not group.parent):
            return []
        args = verb_arguments(self.line, i, 0)
        scope = verb_scope(self.line, i, self.lexicon)
        if scope.skip or scope.modality in ("conditional", "demanded") or not (args.subjects or group.passive):
            return []
        partner = [p for p in args.at("with") if p.forces or p.places or (p.head and p.head.tag in "SP")]
        going = "ing" in group.forms and bool(group.items[:-1]) and (partner or "negotiate" in lemmas)
        length = _length(args.dates)
        dates = [d for d in args.dates if (d.earliest or d.latest) and d.relation in ("since", "on", "during")]
        if "discuss" in lemmas and not partner:
            return []
        if length is None and not going and not (dates and (partner or "negotiate" in lemmas)):
            return []
        claim = self._new(NEGOTIATE, group, group, length)
        claim.polarity, claim.modality = "denied" if scope.denied else "affirmed", scope.modality
        if dates and length is None:
            claim.when, claim.when_relation = dates[0], dates[0].relation
            claim.slots["when"] = Span(dates[0].when_start, dates[0].when_end)
        return [claim]

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
            told = [c for c in self.found if c.topic == "presence" and _within(c.span, claim.span)]
            self.found[:] = [c for c in self.found if not any(c is one for one in told)]
        return made

    def _backed(self, phrase: NounPhrase) -> list[Filler]:
        slots = self.slots
        found = slots.troops(phrase, self.sentence) or slots.mission(phrase, self.sentence)
        return [f for f in found or slots.presence(phrase, self.sentence) if f.member]


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.end and inner.start <= outer.end


def _lengthen(claim: Claim, length: QuantityMention) -> None:
    claim.quantity, claim.unit = length, length.unit
    claim.slots["quantity"] = Span(length.start, length.end)
    claim.span = Span(min(claim.span.start, length.start), max(claim.span.end, length.end))


def length_of(line: Sequence[Phrase], i: int) -> QuantityMention | None:
    """The duration before "of talks", after them in the same clause, or behind the verb that they are subject of."""
    before = line[i - 2] if i >= 2 and word_of(line[i - 1]) == "of" else None
    dates = list(arguments(line, i).dates)
    if before is not None and before.kind == "D" and isinstance(before.items[0].mention, DateMention):
        dates = [before.items[0].mention, *dates]
    j = i + 1
    while j < len(line) and line[j].kind in ("NP", "i", "c", "A"):
        j += 1
    group = line[j] if j < len(line) else None
    if isinstance(group, VerbGroup) and {s.lemma for s in group.senses} & {
        "last",
        "take",
        "continue",
        "go on",
        "drag on",
    }:
        dates += arguments(line, j).dates
    return _length(dates)


def _length(dates: Sequence[DateMention]) -> QuantityMention | None:
    for date in dates:
        units = re.fullmatch(r"P(\d+)([DWMY])", date.timex_value)
        if units:
            unit = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}[units[2]]
            n = int(units[1])
            span = (date.start, date.end, date.first, date.last, date.rule)
            return QuantityMention(*span, "duration", n, n, "exact", unit, date.end, date.end)
    return None
