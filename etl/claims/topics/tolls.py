"""Losses and prisoners counted with a noun: "its losses reached 61", "the number of detainees in X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.claims.frames.filling import Filling
from etl.claims.frames.once import BESIDE
from etl.claims.frames.people import fighters
from etl.claims.frames.roles import verb_arguments
from etl.claims.modality.scope import verb_scope
from etl.claims.model import Claim, Span
from etl.claims.reference.wheres import Filler
from etl.claims.syntax.arguments import arguments
from etl.claims.syntax.clauses import word_of
from etl.claims.syntax.dates import fronted_dates
from etl.claims.syntax.groups import is_figure
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.subjects import subjects
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.document import Sentence
from etl.extract.mentions import QuantityMention
from etl.extract.tokens import normal

TOLL, RECORDED, NUMBER = "casualties/toll stands at", "casualties/so many recorded", "number of those"
LOST = {"toll", "tolls", "casualties", "losses", "fatalities", "deaths", "dead", "loss"}
DEATHS = {"deaths", "dead", "casualties", "fatalities", "losses", "death", "fatality", "killed"}
AMOUNTING = {"reach", "pass", "exceed", "total", "stand", "rise", "climb", "grow", "be", "number", "put", "surpass",
             "top", "amount", "increase", "mount", "go", "estimate", "hit", "come", "run"}  # fmt: skip
RECORDING = {"record", "report", "count", "register", "confirm", "acknowledge", "admit", "suffer", "sustain", "take",
             "list", "log", "tally", "announce", "document", "incur", "concede", "have", "see", "endure", "claim",
             "disclose", "publish", "reveal", "declare", "note", "verify"}  # fmt: skip
HIT = {"kill", "killed", "wound", "wounded", "dead", "injure", "injured", "die", "slay", "fallen"}
HELD = {"capture", "detain", "imprison", "hold", "captured", "detained", "imprisoned", "jailed", "captive",
        "arrested", "surrendered", "incarcerated"}  # fmt: skip


class Tolls:
    """Counts with a noun in one sentence; numbers that a claim already uses are left alone."""

    def __init__(
        self, line: list[Phrase], sentence: Sentence, found: Sequence[Claim], filling: Filling, lexicon: ClaimLexicon
    ) -> None:
        self.line, self.sentence, self.filling, self.lexicon = line, sentence, filling, lexicon
        self.slots = filling.slots
        self.used = {c.quantity.first for c in found if c.quantity and c.topic not in BESIDE}

    def claims(self) -> list[Claim]:
        """One claim a number, the first reading that fits."""
        made: list[Claim] = []
        for n, phrase in enumerate(self.line):
            if not isinstance(phrase, NounPhrase) or phrase.head is None:
                continue
            for claim in (*self._toll(n, phrase), *self._recorded(n, phrase), *self._number(n, phrase)):
                if claim.quantity and claim.quantity.first not in self.used:
                    self.used.add(claim.quantity.first)
                    made.append(claim)
        return made

    def _toll(self, n: int, phrase: NounPhrase) -> Iterator[Claim]:
        """ "Turkish losses in X reached 61", "put its losses at 31,000 dead", "the toll among its men rose to 53"."""
        if normal(phrase.head.word if phrase.head else "") not in LOST or phrase.quantity is not None:
            return
        forces = self._losers(n, phrase)
        among = self._behind(n, "among") or self._behind(n, "of")
        unit = self.slots.unit_of(among) if among else None
        for verb, counted in self._amounts(n) if forces else ():
            yield self._claim(TOLL, "casualties", forces[0], counted, verb, n, unit or "")

    def _recorded(self, n: int, phrase: NounPhrase) -> Iterator[Claim]:
        """ "has recorded 165 deaths in X", "reported 50 dead among its servicemen"."""
        verb = n - 1
        group = self.line[verb] if n else None
        word = normal(phrase.head.word) if phrase.head else ""
        if phrase.quantity is None or (word not in DEATHS and phrase.quantity.unit not in DEATHS):
            return
        if not isinstance(group, VerbGroup) or not {sense.lemma for sense in group.senses} & RECORDING:
            return
        among = self._behind(n, "among") or self._behind(n, "in the ranks of")
        forces = self._people(among) if among else self._actors(subjects(self.line, verb))
        for force in forces[:1]:
            yield self._claim(RECORDED, "casualties", force, phrase.quantity, verb, n)

    def _number(self, n: int, phrase: NounPhrase) -> Iterator[Claim]:
        """ "the number of ISIS detainees in X stands at 5,000", "put the number of captured rebels at 31"."""
        inner = self._behind(n, "of")
        if not is_figure(phrase) or inner is None or inner.head is None:
            return
        after = self.line[n + 3] if n + 3 < len(self.line) else None
        fate = {sense.lemma for sense in after.senses} if isinstance(after, VerbGroup) else set()
        fate |= {normal(item.word) for item in inner.items}
        captive = normal(inner.head.word) in self.lexicon.classes["clause_captive"] or fate & HELD
        topic = "casualties" if fate & HIT else "detainees" if captive else ""
        forces = [f for f in fighters(self.slots, inner, self.sentence) if f.member] if topic else []
        for verb, counted in self._amounts(n) if forces else ():
            yield self._claim(f"{topic}/{NUMBER}", topic, forces[0], counted, verb, n, word_of(inner))

    def _behind(self, n: int, preposition: str) -> NounPhrase | None:
        if n + 2 >= len(self.line) or word_of(self.line[n + 1]) != preposition:
            return None
        inner = self.line[n + 2]
        return inner if isinstance(inner, NounPhrase) else None

    def _losers(self, n: int, phrase: NounPhrase) -> list[Filler]:
        """Whose losses: a force or nation before the noun, those behind "among" or "of", the subject for "its"."""
        among = self._behind(n, "among") or self._behind(n, "of")
        named = [Filler(m.member, phrase, m.start, m.end) for m in phrase.forces if m.member]
        found = named or self.slots.nation_of_modifiers(phrase) or (self._people(among) if among else [])
        if not found and normal(phrase.items[0].word) in ("its", "their") and n:
            found = self._actors(subjects(self.line, n - 1)) if isinstance(self.line[n - 1], VerbGroup) else []
        if not found and normal(phrase.items[0].word) == "the" and len(phrase.items) == 2:
            last = self.slots.discourse.last_claim(self.sentence, "casualties")
            span = (phrase.items[0].offset, self.filling.doc.tokens.ends[phrase.last])
            found = [Filler(last, phrase, *span, "reference/those hit before")] if last else []
        return [f for f in found if f.member]

    def _people(self, phrase: NounPhrase) -> list[Filler]:
        found = fighters(self.slots, phrase, self.sentence) or self.slots.nation(phrase, self.sentence)
        return [f for f in found if f.member]

    def _actors(self, who: Sequence[NounPhrase]) -> list[Filler]:
        found = [f for p in who for f in self.slots.troops(p, self.sentence) or self.slots.nation(p, self.sentence)]
        found = found or [f for p in who for f in self.slots.mission(p, self.sentence)]
        return [f for f in found if f.member]

    def _amounts(self, n: int) -> Iterator[tuple[int, QuantityMention]]:
        """The verb that says how many, and the number: behind the noun, or behind "at" where the noun is its object."""
        before = self.line[n - 1] if n else None
        if isinstance(before, VerbGroup) and {s.lemma for s in before.senses} & AMOUNTING:
            verb: int | None = n - 1
        else:
            verb = next((k for k in range(n + 1, len(self.line)) if isinstance(self.line[k], VerbGroup)), None)
        group = self.line[verb] if verb is not None else None
        if verb is None or not isinstance(group, VerbGroup) or not {s.lemma for s in group.senses} & AMOUNTING:
            return
        args = arguments(self.line, verb)
        if verb == n - 1:
            args = arguments(self.line, n)
            args.objects = []
        for one in (*args.at("at"), *args.at("to"), *args.objects):
            counted = self.slots.count(one) or (one.quantity if one.quantity and one.quantity.unit in DEATHS else None)
            if counted is not None:
                yield verb, counted
                return

    def _claim(
        self, rule: str, topic: str, force: Filler, counted: QuantityMention, verb: int, n: int, unit: str = ""
    ) -> Claim:
        scope = verb_scope(self.line, verb, self.lexicon)
        tokens = self.filling.doc.tokens
        span = Span(min(force.start, counted.start), max(force.end, counted.end, tokens.ends[self.line[n].last]))
        claim = Claim(topic, rule, span, self.sentence.number, force=force.member, trace=[rule, counted.rule])
        claim.trace += [force.how] if force.how else []
        claim.polarity, claim.modality = "denied" if scope.denied else "affirmed", scope.modality
        claim.quantity, claim.unit = counted, counted.unit or unit or None
        claim.slots = {"force": Span(force.start, force.end), "quantity": Span(counted.start, counted.end)}
        own, behind = arguments(self.line, n), verb_arguments(self.line, verb, 0)
        where = [*own.at("in"), *behind.at("in")]
        places = [f for one in where for f in self.slots.places(one, self.sentence) if f.member]
        if places:
            claim.place, claim.slots["place"] = places[0].member, Span(places[0].start, places[0].end)
        dates = [d for d in (*own.dates, *behind.dates, *fronted_dates(self.line, verb)) if d.earliest or d.latest]
        if dates:
            claim.when, claim.when_relation = dates[0], dates[0].relation
            claim.slots["when"] = Span(dates[0].when_start, dates[0].when_end)
        return claim
