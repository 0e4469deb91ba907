"""Talks: when they start, how long they last, that they go on, that there are none.

Which verbs say so is data (topics/negotiation.toml); here the talks are found as what the verb is about, be they its
subject, its object or what the clause hangs on. No claim names a force: who negotiates is said in too many ways.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.claims.frames.elsewhere import are_civil_talks
from etl.claims.frames.roles import verb_arguments
from etl.claims.modality.scope import Scope, is_past, live_lemmas, verb_scope
from etl.claims.model import Claim, Span
from etl.claims.syntax.arguments import arguments
from etl.claims.syntax.clauses import Arguments, word_of
from etl.claims.syntax.verbgroups import NounPhrase, VerbGroup
from etl.claims.topics.lengths import day, length
from etl.claims.topics.talks import Talks
from etl.extract.mentions import DateMention, QuantityMention
from etl.extract.tokens import normal

START, LAST, HOLD, NEGOTIATE = (
    "negotiation/talks start",
    "negotiation/talks last",
    "negotiation/parties hold talks",
    "negotiation/parties negotiate",
)
NOUN, ABSENT, GOING = "negotiation/talks over a time", "negotiation/no talks", "negotiation/talks go on"
ONGOING = {"ongoing", "continuing", "current", "underway"}
UNDER_WAY = ("under way", "underway", "ongoing", "in progress", "still under")
ONWARD = {"continue", "go on", "drag on", "proceed", "carry on"}
MEET = {"sit", "sit down", "meet", "gather", "convene"}


class Negotiations(Talks):
    """The talks of one sentence."""

    def claims(self) -> list[Claim]:
        """One claim for each verb or noun that says when or how long; nothing where the talks are on other things."""
        nouns = [i for i in range(len(self.line)) if self.are_talks(i)]
        if not nouns and not self.may_tell():
            return []
        if nouns:
            self.filling.discourse.talked = self.sentence.number
        if are_civil_talks(self.line, self.lexicon):
            return []
        made: list[Claim] = []
        for i, phrase in enumerate(self.line):
            if isinstance(phrase, VerbGroup):
                made += self._verb(i, phrase)
        for i in nouns:
            made += self._noun(i, made)
        return made

    # verbs -------------------------------------------------------------------------------------------------------

    def _verb(self, i: int, group: VerbGroup) -> list[Claim]:
        lemmas = live_lemmas(self.line, i)
        rules = {frame.id for lemma in lemmas for frame in self.lexicon.verb_frames.get(lemma, ())}
        if not rules & {START, LAST, HOLD, NEGOTIATE} and "be" not in lemmas:
            return []
        scope = verb_scope(self.line, i, self.lexicon)
        if scope.skip:
            return []
        subject = self.subject(i)
        if subject is not None and (rules & {START, LAST} or (HOLD in rules and group.passive)):
            return self._held(i, group, scope, subject, START if rules & {START, HOLD} else LAST)
        if subject is not None and "be" in lemmas and self._after(i).startswith(UNDER_WAY):
            return self._held(i, group, scope, subject, GOING)
        at = self.object(i) if HOLD in rules and not group.passive else None
        if at is not None:
            return self._held(i, group, scope, at, HOLD)
        return self._negotiate(i, group, scope) if NEGOTIATE in rules else []

    def _held(self, i: int, group: VerbGroup, scope: Scope, talks: int, rule: str) -> list[Claim]:
        noun = self.line[talks]
        none = isinstance(noun, NounPhrase) and (noun.negated or "neither" in noun.items[0].word.lower())
        args = self._arguments(i)
        when, length = day(args.dates), self._length(args.dates, rule == START) or self.length_of(talks)
        denied = scope.denied != none
        if rule == LAST and live_lemmas(self.line, i) & ONWARD:
            rule = GOING
        if when is None and length is None and not denied and rule != GOING:
            return []
        claim = self._new(rule, min(i, talks), max(i, talks))
        claim.polarity, claim.modality = "denied" if denied else "affirmed", self._modality(scope, group, when)
        if length is not None and not denied:
            self._lengthen(claim, length)
        if when is not None:
            self._date(claim, when)
        self._venue(claim, args, arguments(self.line, talks))
        return [claim]

    def _arguments(self, i: int) -> Arguments:
        last = i
        while last + 1 < len(self.line) and getattr(self.line[last + 1], "parent", None) is self.line[last]:
            last += 1
        args = verb_arguments(self.line, i, 0)
        for date in arguments(self.line, last).dates:
            if date not in args.dates:
                args.dates = [*args.dates, date]
        return args

    def _negotiate(self, i: int, group: VerbGroup, scope: Scope) -> list[Claim]:
        """ "negotiated for nine months", "was discussing with the government how to", "took a year to negotiate"."""
        lemmas = {sense.lemma for sense in group.senses}
        term = self._term(i, group)
        if group.infinitive and not group.parent and term is None and self._sitting(i, group) is None:
            return []
        args = verb_arguments(self.line, i, 0)
        if term is None and not (args.subjects or group.passive):
            return []
        about = [*args.subjects, *(p for found in args.after.values() for p in found)]
        if not self.lexicon.classes["clause_civil_talks"].isdisjoint(normal(x.word) for p in about for x in p.items):
            return []
        partner = [p for p in args.at("with") if p.forces or p.places or (p.head and p.head.tag in "SP")]
        going = "ing" in group.forms and bool(group.items[:-1]) and (partner or "negotiate" in lemmas)
        length, when = self._length(args.dates) or term, day(args.dates) or self._sitting(i, group)
        if "discuss" in lemmas and not partner:
            return []
        if not (length or going or scope.denied or (when and (partner or "negotiate" in lemmas))):
            return []
        claim = self._new(NEGOTIATE, i, i)
        claim.polarity, claim.modality = "denied" if scope.denied else "affirmed", scope.modality
        if length is not None:
            self._lengthen(claim, length)
        elif when is not None:
            self._date(claim, when)
        return [claim]

    def _term(self, i: int, group: VerbGroup) -> QuantityMention | None:
        """ "It took the two sides 10 months to negotiate": the length before the infinitive."""
        if not group.infinitive or i < 2 or self.line[i - 1].kind != "D":
            return None
        verb = next((p for p in reversed(self.line[:i]) if isinstance(p, VerbGroup)), None)
        took = verb is not None and any(sense.lemma in ("take", "need", "spend") for sense in verb.senses)
        mention = self.line[i - 1].items[0].mention
        return self._length([mention]) if took and isinstance(mention, DateMention) else None

    def _sitting(self, i: int, group: VerbGroup) -> DateMention | None:
        """ "They sat down on Monday to negotiate": the day of the meeting."""
        k = next((k for k in range(i - 1, -1, -1) if isinstance(self.line[k], VerbGroup)), None)
        if k is None or not group.infinitive or not {s.lemma for s in self.line[k].senses} & MEET:  # type: ignore[attr-defined]
            return None
        return day(arguments(self.line, k).dates)

    def _noun(self, i: int, made: list[Claim]) -> list[Claim]:
        """ "after nine months of talks", "held no talks", "ongoing talks", where no verb has told of them."""
        phrase = self.line[i]
        assert isinstance(phrase, NounPhrase)
        tokens = self.filling.doc.tokens
        start, end = tokens.starts[phrase.first], tokens.ends[phrase.last]
        if any(claim.span.start <= start and end <= claim.span.end for claim in made):
            return []
        length = self.length_of(i) or self._length(arguments(self.line, i).dates)
        going = any(normal(item.word) in ONGOING for item in phrase.items) or self._in_talks(i)
        quoted = i > 1 and self.line[i - 1].kind == '"'
        absent = phrase.negated and i > 0 and isinstance(self.line[i - 1 - quoted], VerbGroup)
        if length is None and not going and not absent:
            return []
        claim = self._new(ABSENT if absent else NOUN if length else GOING, i, i)
        when = day(arguments(self.line, i).dates)
        if absent:
            claim.polarity = "denied"
        elif length is not None:
            self._lengthen(claim, length)
        elif when is not None and when.relation == "since":
            self._date(claim, when)
        self._venue(claim, arguments(self.line, i))
        return [claim]

    def _in_talks(self, i: int) -> bool:
        """ "they remain in discussions with"."""
        before = self.line[i - 2] if i >= 2 and word_of(self.line[i - 1]) == "in" else None
        if not isinstance(before, VerbGroup) or before.negated:
            return False
        return bool({sense.lemma for sense in before.senses} & {"remain", "be", "engage", "stay"})

    def _after(self, i: int) -> str:
        return " ".join(normal(item.word) for one in self.line[i + 1 : i + 4] for item in one.items)

    def _modality(self, scope: Scope, group: VerbGroup, when: DateMention | None) -> str:
        reference = self.filling.doc.reference
        ahead = when is not None and reference is not None and when.earliest is not None and when.earliest > reference
        return "planned" if scope.modality == "asserted" and ahead and not is_past(group) else scope.modality

    def _new(self, rule: str, first: int, last: int) -> Claim:
        tokens = self.filling.doc.tokens
        span = Span(tokens.starts[self.line[first].first], tokens.ends[self.line[last].last])
        return Claim("negotiation", rule, span, self.sentence.number, trace=[rule])

    def _venue(self, claim: Claim, *where: Arguments) -> None:
        """Where the talks are held: "opened in Istanbul", "talks in Qatar"."""
        for args in where:
            for phrase in args.at("in"):
                for place in self.filling.slots.places(phrase, self.sentence):
                    if place.member and not place.how:
                        claim.place, claim.slots["place"] = place.member, Span(place.start, place.end)
                        return

    def _lengthen(self, claim: Claim, length: QuantityMention) -> None:
        claim.quantity, claim.unit = length, length.unit
        claim.slots["quantity"] = Span(length.start, length.end)
        claim.span = Span(min(claim.span.start, length.start), max(claim.span.end, length.end))

    def _date(self, claim: Claim, when: DateMention) -> None:
        claim.when, claim.when_relation = when, when.relation
        claim.slots["when"] = Span(when.when_start, when.when_end)
        claim.span = Span(min(claim.span.start, when.when_start), max(claim.span.end, when.when_end))
        claim.trace.append(when.rule)

    def length_of(self, i: int) -> QuantityMention | None:
        """The duration before "of talks", or right before them ("ten-month talks")."""
        line = self.line
        before = line[i - 2] if i >= 2 and word_of(line[i - 1]) == "of" else line[i - 1] if i else None
        mention = before.items[0].mention if before is not None and before.kind == "D" else None
        return self._length([mention]) if isinstance(mention, DateMention) else None

    def _length(self, dates: Sequence[DateMention], outright: bool = False) -> QuantityMention | None:
        return length(dates, self.filling.doc.text, outright)
