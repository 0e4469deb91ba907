"""Numbers that go back to a count of the sentences before: "In 2019 it had been 2,000", "officials speak of 900"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.claims.frames.filling import Filling
from etl.claims.modality.scope import verb_scope
from etl.claims.model import Claim, Span
from etl.claims.syntax.arguments import arguments
from etl.claims.syntax.clauses import Arguments
from etl.claims.syntax.dates import beside_dates, fronted_dates
from etl.claims.syntax.groups import head_word
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.subjects import subjects
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.document import Sentence
from etl.extract.mentions import QuantityMention
from etl.extract.tokens import normal

RULE = "{topic}/number told again"
COUNTS = {"force_level", "deployment", "presence", "reduction", "withdrawal", "casualties", "detainees"}
TOLD_AGAIN = {"casualties", "detainees"}  # the rest are counts of those who are there
# "it peaked at 2,210", "there were 1,700 before", "that was 300 more than in May"
AMOUNTING = {"be", "stand", "peak", "reach", "number", "total", "rise", "fall", "drop", "grow", "amount", "exceed"}
# "officials speak of 2,500", "the bulletin boasted of twenty", "the army puts it at 30"
TELLING = {"speak": "of", "talk": "of", "boast": "of", "tell": "of", "put": "at", "estimate": "at"}
STANDING_IN = {"it", "this", "that", "they"}


class Echoes:
    """Numbers without a noun in one sentence, which no claim uses yet."""

    def __init__(
        self, line: list[Phrase], sentence: Sentence, found: Sequence[Claim], filling: Filling, lexicon: ClaimLexicon
    ) -> None:
        self.line, self.sentence, self.filling, self.lexicon = line, sentence, filling, lexicon
        self.used = {claim.quantity.first for claim in found if claim.quantity}
        self.model = None if found else filling.discourse.last_count(sentence, COUNTS)

    def claims(self) -> list[Claim]:
        """One claim a number, on the force, place and topic of the last count in the window."""
        return [self._claim(n, *one) for n in range(len(self.line)) for one in self._told(n)] if self.model else []

    def _told(self, n: int) -> Iterator[tuple[QuantityMention, Arguments, bool]]:
        """The number that the verb at n tells with its arguments, and whether it is somebody's word for the same."""
        group = self.line[n]
        if not isinstance(group, VerbGroup) or group.infinitive:
            return
        lemmas = {sense.lemma for sense in group.senses}
        args = arguments(self.line, n)
        telling = next((TELLING[lemma] for lemma in lemmas if lemma in TELLING), "")
        if telling and not self._of_others(args):
            behind = args.at(telling)
        elif lemmas & AMOUNTING and self._stands_in(n):
            behind = [*args.objects, *args.at("at"), *args.at("to")]
            telling = ""
        else:
            return
        for phrase in behind[:1]:
            quantity = self._bare(phrase)
            if quantity is not None:
                yield quantity, args, bool(telling)

    def _of_others(self, args: Arguments) -> bool:
        """Whether what is put at a number is something of its own: "put the cost at 900"."""
        return any(head_word(phrase) not in STANDING_IN | {"them", "these", "those"} for phrase in args.objects)

    def _stands_in(self, n: int) -> bool:
        """ "there were", "it had been": nothing of its own is the subject."""
        if normal(self.line[n].items[0].word) == "there":
            return True
        who = subjects(self.line, n)
        return bool(who) and all(head_word(phrase) in STANDING_IN for phrase in who)

    def _bare(self, phrase: NounPhrase) -> QuantityMention | None:
        quantity = phrase.quantity
        if quantity is None or quantity.unit or phrase.head is None or phrase.head.mention is not quantity:
            return None
        big = max(quantity.low or 0, quantity.high or 0) >= 10
        return quantity if big and quantity.kind == "bare" and quantity.first not in self.used else None

    def _claim(self, n: int, quantity: QuantityMention, args: Arguments, told: bool) -> Claim:
        assert self.model is not None
        force, place, topic = self.model
        topic = topic if told or topic in TOLD_AGAIN else "force_level"
        rule = RULE.format(topic=topic)
        tokens, phrase = self.filling.doc.tokens, self.line[n]
        span = Span(min(tokens.starts[phrase.first], quantity.start), quantity.end)
        claim = Claim(topic, rule, span, self.sentence.number, force=force, place=place)
        claim.trace = [rule, "reference/number", quantity.rule]
        scope = verb_scope(self.line, n, self.lexicon)
        claim.polarity, claim.modality = "denied" if scope.denied else "affirmed", scope.modality
        claim.quantity, claim.slots = quantity, {"quantity": Span(quantity.start, quantity.end)}
        dates = [] if told else [*args.dates, *beside_dates(self.line, n), *fronted_dates(self.line, n)]
        dates = [date for date in dates if date.earliest or date.latest]
        if dates:
            claim.when, claim.when_relation = dates[0], dates[0].relation
            claim.slots["when"] = Span(dates[0].when_start, dates[0].when_end)
            claim.trace.append(dates[0].rule)
        return claim
