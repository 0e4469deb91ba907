"""Killed, wounded and captured that no frame reaches: a part of the number, the dead, lives lost, a second number."""

from __future__ import annotations

from copy import copy

from etl.claims.frames.filling import Filling
from etl.claims.frames.once import BESIDE, TOPICS
from etl.claims.frames.people import FATE, fighters
from etl.claims.frames.roles import verb_arguments
from etl.claims.frames.slots import NOBODYS
from etl.claims.modality.scope import Scope, verb_scope
from etl.claims.model import Claim, Span
from etl.claims.reference.wheres import Filler
from etl.claims.syntax.arguments import arguments
from etl.claims.syntax.clauses import is_noun, word_of
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.subjects import subjects
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.document import Sentence
from etl.extract.mentions import QuantityMention
from etl.extract.tokens import normal

PART = "{topic}/part of a number"
DEAD = "casualties/left dead"
LIVES = "casualties/lives lost"
SECOND = "casualties/second number"
CUSTODY = {"custody", "detention", "captivity", "prison", "prisons", "jail", "jails", "cells"}
HELD = "detainees/in custody"
TAKEN = "detainees/taken prisoner"
PRISONER = {"prisoner", "captive", "hostage", "prisoners", "captives", "hostages"}
TAKING = {"take", "hold", "make", "keep"}


class Losses:
    """What one sentence says of losses beside its frames."""

    def __init__(
        self, line: list[Phrase], sentence: Sentence, found: list[Claim], filling: Filling, lexicon: ClaimLexicon
    ) -> None:
        self.line, self.sentence, self.found = line, sentence, found
        self.filling, self.slots, self.lexicon = filling, filling.slots, lexicon
        self.used = {c.quantity.first for c in found if c.quantity and c.topic not in BESIDE}

    def claims(self) -> list[Claim]:
        """Claims of the sentence; numbers that a claim already uses are left alone."""
        made: list[Claim] = []
        verbs = {n: topic for n, phrase in enumerate(self.line) if (topic := self._topic(phrase))}
        for n, phrase in enumerate(self.line):
            if not isinstance(phrase, NounPhrase):
                continue
            made += self._lives(n, phrase)
            if phrase.quantity is None or phrase.quantity.first in self.used:
                continue
            part = self._part(n, phrase, verbs) if verbs else []
            made += part or self._custody(n, phrase) or self._taken(n, phrase) or self._dead(n, phrase)
            if not part and verbs:
                made += self._second(n, phrase, verbs, made)
        return made

    def _men(self, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
        return fighters(self.slots, phrase, sentence)

    def _topic(self, phrase: Phrase) -> str:
        if not isinstance(phrase, VerbGroup):
            return ""
        frames = [f for s in phrase.senses for f in self.lexicon.verb_frames.get(s.lemma, ()) if not s.particles]
        topics = {frame.topic for frame in frames}
        return next(iter(topics & TOPICS), "") if not topics - TOPICS - {"defeat", "control"} else ""

    def _part(self, n: int, phrase: NounPhrase, verbs: dict[int, str]) -> list[Claim]:
        """ "43 were killed, 15 of them Thai soldiers", "..., including 15 Thai soldiers"."""
        quantity = phrase.quantity
        whose = phrase
        if self._pronoun_behind(n) and word_of(self.line[n + 2]) == "whom" and is_noun(self.line, n - 2):
            before = self.line[n - 2]  # "the troops, four of whom are held"
            whose = before if isinstance(before, NounPhrase) else phrase
        elif self._pronoun_behind(n):
            k = n + 3
            if k < len(self.line) and isinstance(self.line[k], VerbGroup):
                k += 1
            inner = self.line[k] if k < len(self.line) else None
            if not isinstance(inner, NounPhrase):
                return self._part_there(n, quantity)
            whose = inner
        elif not self._introduced(n):
            return []
        forces = [f for f in self._men(whose, self.sentence) if f.member and not f.how.startswith("reference/p")]
        if not forces or quantity is None or (quantity.low is None and quantity.high is None):
            return []
        verb = min(verbs, key=lambda at: (at > n, abs(at - n)))
        unit = self._unit(whose)
        return [self._claim(PART.format(topic=verbs[verb]), verbs[verb], f, quantity, verb, unit) for f in forces[:1]]

    def _part_there(self, n: int, quantity: QuantityMention | None) -> list[Claim]:
        """ "29 soldiers lost their lives abroad, 27 of them in Afghanistan"."""
        model = next((c for c in reversed(self.found) if c.topic in TOPICS and c.quantity), None)
        places = [f for one in arguments(self.line, n + 2).at("in") for f in self.slots.places(one, self.sentence)]
        if quantity is None or model is None or not places or self.line[n + 3].kind != "i":
            return []
        claim = copy(model)
        claim.rule = PART.format(topic=model.topic)
        claim.trace, claim.slots, claim.quantity = [*model.trace, claim.rule], dict(model.slots), quantity
        claim.place, claim.slots["place"] = places[0].member, Span(places[0].start, places[0].end)
        claim.slots["quantity"] = Span(quantity.start, quantity.end)
        claim.span = Span(quantity.start, places[0].end)
        return [claim]

    def _unit(self, phrase: NounPhrase) -> str:
        if phrase.quantity is not None and phrase.quantity.unit:
            return phrase.quantity.unit
        word = normal(phrase.items[-1].word)
        return word if word in self.lexicon.classes["clause_people"] else ""

    def _pronoun_behind(self, n: int) -> bool:
        line = self.line
        return n + 2 < len(line) and word_of(line[n + 1]) == "of" and word_of(line[n + 2]) in ("them", "whom", "these")

    def _introduced(self, n: int) -> bool:
        while n >= 2 and self.line[n - 1].kind == "c" and is_noun(self.line, n - 2):
            n -= 2
        before = self.line[n - 1] if n else None
        if before is None:
            return False
        return word_of(before) == "including" or (
            word_of(before) in ("them", "whom") and n >= 2 and word_of(self.line[n - 2]) == "among"
        )

    def _dead(self, n: int, phrase: NounPhrase) -> list[Claim]:
        """ "left 20 soldiers dead", "six soldiers were reported dead"."""
        at = n + 1
        verb = n - 1 if n and isinstance(self.line[n - 1], VerbGroup) else None
        while at < len(self.line) and isinstance(self.line[at], VerbGroup):
            verb, at = at, at + 1
        own = any(normal(item.word) in FATE for item in phrase.items[-1:])
        own = own and word_of(phrase) not in PRISONER
        then = at < len(self.line) and is_noun(self.line, at) and normal(self.line[at].items[0].word) in FATE - PRISONER
        quantity = self.slots.count(phrase)
        if quantity is None or not (own or then) or (verb is None and n):
            return []
        forces = [f for f in self._men(phrase, self.sentence) if f.member]
        return [self._claim(DEAD, "casualties", f, quantity, verb, quantity.unit) for f in forces[:1]]

    def _custody(self, n: int, phrase: NounPhrase) -> list[Claim]:
        """ "some 200 soldiers are in custody in X", "remain in Russian captivity", "sit in Saudi jails"."""
        verb = n + 3 if is_noun(self.line, n + 2) and word_of(self.line[n + 1]) == "of" else n + 1
        while verb + 1 < len(self.line) and (self.line[verb].kind in "A," or self.line[verb + 1].kind == "VG"):
            verb += 1
        if verb + 2 >= len(self.line) or not isinstance(self.line[verb], VerbGroup) or self.line[verb + 1].kind != "i":
            return []
        where, quantity = self.line[verb + 2], self.slots.count(phrase)
        words = {normal(item.word) for item in where.items}
        held = isinstance(where, NounPhrase) and bool(where.forces or where.places or words & {"its", "their"})
        handed = "hands" in words and held
        if quantity is None or not (words & CUSTODY or handed) or word_of(self.line[verb + 1]) not in ("in", "inside"):
            return []
        owner = self.line[n + 2] if verb > n + 2 and self.line[n + 1].kind == "i" else None
        whose = self.filling.slots.named(owner, self.sentence) if isinstance(owner, NounPhrase) else []
        forces = [f for f in whose or self._men(phrase, self.sentence) if f.member or f.how == NOBODYS]
        made = [self._claim(HELD, "detainees", f, quantity, verb, quantity.unit) for f in forces]
        if isinstance(where, NounPhrase):
            self._hold(made, where)
        return made

    def _hold(self, made: list[Claim], where: NounPhrase) -> None:
        """ "in Russian captivity", "in the jails of X": whose prison it is says where."""
        lands = [m for m in where.places if m.member]
        for claim in made if len(lands) == 1 else ():
            if claim.place is None:
                claim.place, claim.slots["place"] = lands[0].member, Span(lands[0].start, lands[0].end)

    def _taken(self, n: int, phrase: NounPhrase) -> list[Claim]:
        """ "took 200 soldiers prisoner", "30 soldiers were taken hostage"."""
        before = self.line[n - 1] if n else None
        after = self.line[n + 1 : n + 3]
        quantity = self.slots.count(phrase)
        own = isinstance(before, VerbGroup) and word_of(phrase) in PRISONER
        passive = len(after) == 2 and isinstance(after[0], VerbGroup) and word_of(after[1]) in PRISONER
        group = before if own else after[0] if passive else None
        if quantity is None or not isinstance(group, VerbGroup) or not {s.lemma for s in group.senses} & TAKING:
            return []
        forces = [f for f in self._men(phrase, self.sentence) if f.member]
        verb = n - 1 if own else n + 1
        return [self._claim(TAKEN, "detainees", f, quantity, verb, quantity.unit) for f in forces[:1]]

    def _lives(self, n: int, phrase: NounPhrase) -> list[Claim]:
        """ "claimed the lives of 29 soldiers", "seven mercenaries lost their lives"."""
        if phrase.head is None or normal(phrase.head.word) not in ("lives", "life") or not n:
            return []
        if not isinstance(self.line[n - 1], VerbGroup):
            return []
        if n + 2 < len(self.line) and word_of(self.line[n + 1]) == "of":
            who = [self.line[n + 2]]
        else:
            who = list(subjects(self.line, n - 1)) if "lost" in word_of(self.line[n - 1]) else []
        made = []
        for one in who:
            quantity = self.slots.count(one) if isinstance(one, NounPhrase) else None
            if quantity is not None and quantity.first not in self.used and isinstance(one, NounPhrase):
                forces = [f for f in self._men(one, self.sentence) if f.member]
                made += [self._claim(LIVES, "casualties", f, quantity, n - 1, quantity.unit) for f in forces[:1]]
        return made

    def _second(self, n: int, phrase: NounPhrase, verbs: dict[int, str], made: list[Claim]) -> list[Claim]:
        """ "five soldiers were killed and ten wounded": whom the second number counts."""
        quantity = self.slots.count(phrase)
        before = [c for c in [*self.found, *made] if c.topic in TOPICS and c.quantity]
        beside = [topic for k in (n - 1, n + 1) if (topic := verbs.get(k, "")) in TOPICS]
        wounded = normal(phrase.items[-1].word) in FATE
        if quantity is None or quantity.unit or not before or not (beside or wounded):
            return []
        model = before[-1]
        if model.quantity is None or model.quantity.first > quantity.first or self._pronoun_behind(n):
            return []
        claim = copy(model)
        claim.trace, claim.slots = [*model.trace, SECOND], dict(model.slots)
        claim.quantity, claim.rule = quantity, SECOND
        claim.topic = beside[0] if beside else "casualties"
        claim.slots["quantity"] = Span(quantity.start, quantity.end)
        claim.span = Span(quantity.start, self.filling.doc.tokens.ends[self.line[min(n + 1, len(self.line) - 1)].last])
        return [claim]

    def _claim(
        self, rule: str, topic: str, force: Filler, quantity: QuantityMention, verb: int | None, unit: str
    ) -> Claim:
        scope = Scope() if verb is None else verb_scope(self.line, verb, self.lexicon)
        args = arguments(self.line, 0) if verb is None else verb_arguments(self.line, verb, 0)
        span = Span(min(force.start, quantity.start), max(force.end, quantity.end))
        claim = Claim(topic, rule, span, self.sentence.number, force=force.member, trace=[rule, quantity.rule])
        claim.trace += [force.how] if force.how else []
        claim.polarity, claim.modality = "denied" if scope.denied else "affirmed", scope.modality
        claim.quantity, claim.unit = quantity, unit or None
        claim.slots = {"force": Span(force.start, force.end), "quantity": Span(quantity.start, quantity.end)}
        places = [f for one in args.at("in") for f in self.slots.places(one, self.sentence)]
        if places:
            claim.place = places[0].member
            claim.slots["place"] = Span(places[0].start, places[0].end)
        dates = [d for d in args.dates if d.earliest or d.latest]
        if dates:
            claim.when, claim.when_relation = dates[0], dates[0].relation
            claim.slots["when"] = Span(dates[0].when_start, dates[0].when_end)
        return claim
