"""What is held, and by whom: "large parts of X", "900 square miles of X"; "in the hands of", "takes control of"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.claims.frames.slots import Slots
from etl.claims.modality.scope import Scope, verb_scope
from etl.claims.model import Claim, Span
from etl.claims.reference.wheres import Filler
from etl.claims.syntax.arguments import arguments
from etl.claims.syntax.clauses import is_noun, word_of
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.subjects import subjects
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.document import Sentence
from etl.extract.mentions import DateMention
from etl.extract.tokens import normal

GRIP = "control/in the hands of"
LOSS = "control/force loses a place"
TERRITORY = "territory"
# Words that lead from a part to the whole it lies in ("islands in Lake Chad", "all but one of the towns").
PART_OF = {"of", "in", "on", "around", "along", "inside", "across", "near", "but"}
WHOLE = {"all", "most", "much", "one", "some", "both", "many", "several", "none", "more", "two", "half", "every"}
# Ground that is held even where the text does not say where it lies ("93 settlements").
UNNAMED = {"towns", "villages", "settlements", "hills", "islands", "capitals", "districts", "provinces", "cities",
           "airports", "crossings", "neighbourhoods", "territory", "territories", "strongholds", "areas"}  # fmt: skip
# One of these with "the" goes back to a place of the sentences before.
REFERRED = {"town", "city", "village", "port", "capital", "province", "region", "district", "island", "base", "airport",
            "enclave", "territory", "area", "camp", "settlement", "state", "country", "peninsula"}  # fmt: skip
AREA = {"square kilometres", "square miles", "hectares", "acres", "km2", "kilometres", "miles", "percent"}
GRIPS = {"control", "hands", "charge", "possession", "occupation", "grip", "rule", "command"}
HAVING = {"have", "take", "keep", "hold", "gain", "regain", "win", "retain", "maintain", "seize", "assume",
          "establish", "claim", "wrest", "consolidate", "tighten", "secure", "exercise", "extend"}  # fmt: skip
LOSING = {"lose", "cede", "relinquish", "surrender"}
COMING = {"be", "remain", "stay", "come", "fall", "pass", "bring", "lie", "live"}


def territory(line: Sequence[Phrase], phrase: NounPhrase, sentence: Sentence, slots: Slots) -> list[Filler]:
    """Places that a noun phrase names as held, also behind a part of them; one without member where none is named."""
    site = phrase.head is not None and phrase.head.tag == "B"  # "the army's last base in X"
    if phrase.head is None or (phrase.forces and not site):
        return []
    at = next((n for n, one in enumerate(line) if one is phrase), None)
    part = _is_part(phrase, slots.lexicon)
    if phrase.head.tag == "p" and normal(phrase.head.word) == "it":
        return _it(phrase, sentence, slots)
    found = slots.territory(phrase, sentence) if not part or phrase.places else []
    named = [filler for filler in found if filler.member]
    if named or at is None:
        return named
    opens = normal(slots.discourse.doc.tokens.words[phrase.first])
    if opens in ("the", "that", "this") and normal(phrase.head.word) in REFERRED:
        referred = slots.places(phrase, sentence)
        if referred and not (at + 2 < len(line) and word_of(line[at + 1]) in PART_OF and is_noun(line, at + 2)):
            return referred
    if not part:
        return [f for f in slots.places(phrase, sentence) if f.how != "reference/place" or not _is_site(phrase)]
    leads = PART_OF if _is_ground(phrase, slots.lexicon) else {"of", "but"}  # "captured two in X" holds no X
    while at + 2 < len(line) and word_of(line[at + 1]) in leads and is_noun(line, at + 2):
        inner = line[at + 2]
        assert isinstance(inner, NounPhrase)
        if word_of(inner) == "countries":  # "large areas of both countries"
            break
        behind = slots.places(inner, sentence) or [f for f in slots.territory(inner, sentence) if f.member]
        if behind:
            return behind
        at += 2
    listed = _listed(line, at, sentence, slots)
    if listed:
        return listed
    start, end = slots.discourse.doc.tokens.starts[phrase.first], slots.discourse.doc.tokens.ends[phrase.last]
    last = line[at]
    unnamed = {word_of(last)} | ({normal(last.head.word)} if isinstance(last, NounPhrase) and last.head else set())
    return [Filler(None, phrase, start, end, TERRITORY)] if unnamed & UNNAMED else []


def _it(phrase: NounPhrase, sentence: Sentence, slots: Slots) -> list[Filler]:
    """ "seized X in June and lost it in July": the place named before in the sentence."""
    member = slots.discourse.place_before(sentence, phrase.first) or slots.discourse.held_before(sentence)
    tokens = slots.discourse.doc.tokens
    start, end = tokens.starts[phrase.first], tokens.ends[phrase.last]
    return [Filler(member, phrase, start, end, "reference/it")] if member else []


def _is_site(phrase: NounPhrase) -> bool:
    return phrase.head is not None and phrase.head.tag == "B"


def _listed(line: Sequence[Phrase], at: int, sentence: Sentence, slots: Slots) -> list[Filler]:
    """ "wide areas in the east: X province, Y and part of Z": the places behind the colon."""
    colon = next((n for n in range(at, len(line)) if line[n].items[0].word == ":"), None)
    if colon is None or any(isinstance(one, VerbGroup) for one in line[at:]):
        return []
    found = []
    for phrase in line[colon + 1 :]:
        if isinstance(phrase, NounPhrase):
            found += [f for f in slots.places(phrase, sentence) if f.member and not f.how]
    return found


def ground(
    line: Sequence[Phrase], phrases: Sequence[NounPhrase], sentence: Sentence, slots: Slots, countries: bool
) -> list[Filler]:
    """What the phrases name as held; `countries`: also a whole country ("holds Iran responsible" holds none)."""
    found = []
    for phrase in phrases:
        for filler in territory(line, phrase, sentence, slots):
            whole = filler.member is not None and slots.members.country_of(filler.member) == filler.member
            if countries or not whole or _is_part(phrase, slots.lexicon):
                found.append(filler)
    if any(filler.member for filler in found):  # "captured Vuhledar and Selydove": beside a known town an unknown one
        held = {id(filler.phrase) for filler in found}
        found += [f for phrase in phrases if id(phrase) not in held for f in slots.unknown_place(phrase)]
    return found


def _is_part(phrase: NounPhrase, lexicon: ClaimLexicon) -> bool:
    head = phrase.head
    if head is None:
        return False
    quantity = phrase.quantity
    if quantity is not None and (quantity.kind in ("fraction", "percent") or quantity.unit in AREA):
        return True
    return _is_ground(phrase, lexicon) or normal(head.word) in WHOLE


def _is_ground(phrase: NounPhrase, lexicon: ClaimLexicon) -> bool:
    word = normal(phrase.head.word) if phrase.head else ""
    quantity = phrase.quantity
    counted = quantity is not None and (quantity.kind in ("fraction", "percent") or quantity.unit in AREA)
    return word in lexicon.classes["clause_territory"] or counted


class Holdings:
    """Control said with a noun, in one sentence of an article."""

    def __init__(self, line: list[Phrase], sentence: Sentence, slots: Slots, lexicon: ClaimLexicon) -> None:
        self.line, self.sentence, self.slots, self.lexicon = line, sentence, slots, lexicon

    def claims(self) -> list[Claim]:
        """ "is in control of X", "took full control of X", "X is in the hands of", "X fell under rebel control"."""
        made: list[Claim] = []
        for n, phrase in enumerate(self.line):
            if isinstance(phrase, NounPhrase) and phrase.head and normal(phrase.head.word) in GRIPS:
                made += self._grip(n, phrase)
        return made

    def _grip(self, n: int, phrase: NounPhrase) -> list[Claim]:
        before = self.line[n - 1] if n else None
        if isinstance(before, VerbGroup):
            lemmas = {sense.lemma for sense in before.senses}
            if not lemmas & (HAVING | LOSING):
                return []
            return self._make(n - 1, n, self._actors(subjects(self.line, n - 1)), self._ground(n), lemmas & LOSING)
        at = self._verb_before(n - 1)
        if before is None or at is None or word_of(before) not in ("in", "under", "to", "into"):
            return []
        who = subjects(self.line, at)
        holders = self._holders(n, phrase)
        if holders:
            ground = [f for one in who for f in territory(self.line, self._outermost(one), self.sentence, self.slots)]
            return self._make(at, n, holders, ground, set())
        if word_of(before) == "in" and normal(phrase.head.word if phrase.head else "") in (
            "control",
            "charge",
            "command",
        ):
            return self._make(at, n, self._actors(who), self._ground(n), set())
        return []

    def _outermost(self, phrase: NounPhrase) -> NounPhrase:
        """The part before "of": "a third of Iraq" where the verb's subject is read as Iraq."""
        at = next((n for n, one in enumerate(self.line) if one is phrase), 0)
        while at >= 2 and word_of(self.line[at - 1]) == "of" and is_noun(self.line, at - 2):
            at -= 2
        outer = self.line[at]
        return outer if isinstance(outer, NounPhrase) else phrase

    def _verb_before(self, n: int) -> int | None:
        while n >= 0 and self.line[n].kind in "iAD":
            n -= 1
        group = self.line[n] if n >= 0 else None
        if isinstance(group, VerbGroup) and {sense.lemma for sense in group.senses} & COMING:
            return n
        return None

    def _actors(self, phrases: list[NounPhrase]) -> list[Filler]:
        found = [f for p in phrases for f in self.slots.troops(p, self.sentence)]
        return found or [f for p in phrases for f in self.slots.nation(p, self.sentence)]

    def _holders(self, n: int, phrase: NounPhrase) -> list[Filler]:
        """Whose hands: the force in the phrase ("Houthi control"), or behind its "of"."""
        tokens = self.slots.discourse.doc.tokens
        named = [Filler(m.member, phrase, m.start, m.end) for m in phrase.forces if m.member]
        if named:
            return named
        for mention in phrase.places:
            force = self.slots.members.national_force(mention.member) if mention.member else None
            if force and not mention.head:
                return [Filler(force, phrase, mention.start, tokens.ends[phrase.last], "nation/modifier")]
        if n + 2 < len(self.line) and word_of(self.line[n + 1]) == "of" and is_noun(self.line, n + 2):
            inner = self.line[n + 2]
            assert isinstance(inner, NounPhrase)
            return self.slots.troops(inner, self.sentence)
        return []

    def _ground(self, n: int) -> list[Filler]:
        args = arguments(self.line, n)
        behind = [*args.at("of"), *args.at("over")]
        return [
            f
            for one in behind
            for f in territory(self.line, one, self.sentence, self.slots) or self.slots.unknown_place(one)
        ]

    def _make(self, verb: int, n: int, holders: list[Filler], ground: list[Filler], losing: set[str]) -> list[Claim]:
        scope = verb_scope(self.line, verb, self.lexicon)
        if scope.skip or unasserted(self.line, verb, scope):
            return []
        dates = [d for d in arguments(self.line, n).dates if d.earliest or d.latest] or self._fronted(verb)
        when = dates[0] if dates else None
        named = [holder for holder in holders if holder.member]
        return [self._claim(holder, place, scope, losing, when) for holder in named for place in ground]

    def _fronted(self, verb: int) -> list[DateMention]:
        from etl.claims.syntax.dates import fronted_dates

        return [d for d in fronted_dates(self.line, verb) if d.earliest or d.latest]

    def _claim(self, holder: Filler, place: Filler, scope: Scope, losing: set[str], when: DateMention | None) -> Claim:
        span = Span(min(holder.start, place.start), max(holder.end, place.end))
        claim = Claim("control", GRIP, span, self.sentence.number, force=holder.member, place=place.member)
        claim.trace += [GRIP, *(how for how in (holder.how, place.how) if how)]
        claim.polarity = "denied" if scope.denied != bool(losing) else "affirmed"
        claim.modality = scope.modality
        claim.slots["force"] = Span(holder.start, holder.end)
        if place.member:
            claim.slots["place"] = Span(place.start, place.end)
        if when is not None:
            claim.when, claim.when_relation = when, when.relation
            claim.slots["when"] = Span(when.when_start, when.when_end)
            claim.trace.append(when.rule)
        return claim


ACHIEVING = {"manage", "succeed", "help", "go", "continue", "begin", "start", "do", "be", "finish", "keep", "claim",
             "say", "believe", "report", "think", "know", "allege", "appear", "seem", "happen", "prove"}  # fmt: skip


def unasserted(line: Sequence[Phrase], i: int, scope: Scope) -> bool:
    """A bare purpose ("an offensive to retake X", "trying to seize X"): the text does not say that it came about."""
    group = line[i]
    if not isinstance(group, VerbGroup) or not group.infinitive or scope.modality != "asserted" or scope.denied:
        return False
    governor = group.parent
    if any(phrase.kind == "o" for phrase in line[max(0, i - 2) : i]):  # "did much to defeat"
        return False
    if governor is None:
        governor = next((p for p in reversed(line[max(0, i - 3) : i]) if isinstance(p, VerbGroup)), None)
    return governor is None or not {sense.lemma.split()[0] for sense in governor.senses} & ACHIEVING


def winners(claims: list[Claim], behind: Sequence[NounPhrase], sentence: Sentence, slots: Slots) -> list[Claim]:
    """ "lost X to the rebels": what one has lost the other holds."""
    lost = [c for c in claims if c.topic == "control" and c.rule == LOSS and c.polarity == "denied" and c.place]
    gained = [f for phrase in behind for f in slots.troops(phrase, sentence) if f.member] if lost else []
    made = []
    for claim in lost:
        for force in gained[:1]:
            other = replace(claim, force=force.member, polarity="affirmed", rule=GRIP, trace=[*claim.trace, GRIP])
            other.slots = {**claim.slots, "force": Span(force.start, force.end)}
            other.span = Span(min(claim.span.start, force.start), max(claim.span.end, force.end))
            made.append(other)
    return made


def held_once(found: list[Claim]) -> list[Claim]:
    """One claim of control for one force, place and day, however often the sentence's words make it."""
    kept: list[Claim] = []
    for claim in found:
        same = [c for c in kept if c.topic == claim.topic == "control" and _key(c) == _key(claim)]
        twin = next((c for c in same if c.when is None or claim.when is None or c.when is claim.when), None)
        if twin is None:
            kept.append(claim)
        elif twin.when is None and claim.when is not None:
            kept[kept.index(twin)] = claim
    return kept


def _key(claim: Claim) -> tuple[str | None, str | None, str]:
    return claim.force, claim.place, claim.polarity
