"""What somebody asks of a force: "urged X to", "demanded that X", "called for X to", "wants X out"."""

from __future__ import annotations

from dataclasses import replace

from etl.claims.frames.elsewhere import civilian_pronoun
from etl.claims.frames.filling import Filling
from etl.claims.modality.scope import live_lemmas, verb_scope
from etl.claims.model import Claim, Span
from etl.claims.reference.wheres import Filler
from etl.claims.syntax.arguments import arguments
from etl.claims.syntax.clauses import is_noun, word_of
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.subjects import subjects
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.claims.topics.appeals import appeals
from etl.extract.document import Sentence
from etl.extract.tokens import normal

ASK = "demand/someone asks something of a force"
OUT = "withdrawal/someone wants a force out"
BODIES = {"government", "parliament", "council", "lawmakers", "authorities", "leaders", "president", "minister"}
GONE = {"out", "gone", "away"}
OWN_CLAUSE = {"demand", "insist", "require", "call for", "want", "push for", "order", "request", "ask"}
TOLD = {"urge", "tell", "order", "warn", "press", "instruct", "call on", "implore", "pressure", "advise"}
# A demand that is itself about these is a claim of that topic with modality demanded.
MOVES = {"withdrawal", "reduction", "presence", "deployment", "mission_end", "relocation", "force_level", "transition"}


# What a country is asked to do or to leave off where its forces are meant.
HOSTILE = {
    "attacks", "strikes", "airstrikes", "shelling", "siege", "hostilities", "offensive", "incursion", "incursions",
    "bombardment", "bombing", "fighting", "prisoners", "captives", "hostages", "release", "truce", "guards", "raids",
}  # fmt: skip


class Demands:
    """The demands of one sentence."""

    def __init__(self, line: list[Phrase], sentence: Sentence, filling: Filling, lexicon: ClaimLexicon) -> None:
        self.line, self.sentence, self.filling, self.lexicon = line, sentence, filling, lexicon
        self.slots = filling.slots
        self.acts: dict[int, int] = {}  # demand (by id) -> end of the verb that says what is asked

    def claims(self) -> list[Claim]:
        """Demands on forces and on nations, each verb of asking once."""
        made: list[Claim] = []
        for i, group in enumerate(self.line):
            if isinstance(group, VerbGroup) and group.senses:
                lemmas = {lemma for lemma in live_lemmas(self.line, i) if self._asks(lemma)}
                if lemmas:
                    made += self._out(i) if "want" in lemmas else []
                    made += self._asked(i, group, lemmas)
        for one in appeals(self.line, self.lexicon):
            made += [self._claim(f, one.index, one.act, False) for who in one.who for f in self._forces(who)]
        return made

    def _asks(self, lemma: str) -> bool:
        return any(frame.topic == "demand" for frame in self.lexicon.verb_frames.get(lemma, ()))

    def _asked(self, i: int, group: VerbGroup, lemmas: set[str]) -> list[Claim]:
        scope = verb_scope(self.line, i, self.lexicon)
        if scope.skip or scope.modality == "conditional":
            return []
        start = i + 1 + max((len(lemma.split()) - 1 for lemma in lemmas), default=0)
        if group.passive or self._headline(i, group, lemmas):
            who, act = subjects(self.line, i), self._act(i + 1)
        else:
            who, act = self._addressees(start, bool(lemmas & OWN_CLAUSE))
        if act is None or not who:
            return []
        forces = [f for phrase in who for f in self._forces(phrase)] or self._content(who, act)
        return [self._claim(force, i, act, scope.denied) for force in forces]

    def _headline(self, i: int, group: VerbGroup, lemmas: set[str]) -> bool:
        """ "M23 urged to halt offensive": a participle without its auxiliary."""
        then = self.line[i + 1] if i + 1 < len(self.line) else None
        plain = len(group.items) == 1 and "part" in group.forms and bool(lemmas & TOLD)
        return plain and isinstance(then, VerbGroup) and then.infinitive

    def _act(self, k: int) -> int | None:
        """Index of the infinitive that says what is asked."""
        while k < len(self.line) and (self.line[k].kind in "ADg," or word_of(self.line[k]) in ("by", "upon", "on")):
            k += 2 if word_of(self.line[k]) == "by" and is_noun(self.line, k + 1) else 1
        group = self.line[k] if k < len(self.line) else None
        return k if (isinstance(group, VerbGroup) and group.infinitive) or _unlisted(self.line, k) else None

    def _addressees(self, k: int, own_clause: bool) -> tuple[list[NounPhrase], int | None]:
        """Whom the verb of asking addresses, and the verb of what is asked."""
        while k < len(self.line) and self.line[k].kind in "AD":
            k += 1
        if k < len(self.line) and self.line[k].kind in "Ti":
            if self.line[k].kind == "i" and word_of(self.line[k]) not in ("on", "upon", "to", "for", "of", "with"):
                return [], None  # "asked about the base"
            k += 1
        who: list[NounPhrase] = []
        start, placed = k, False
        while k < len(self.line):
            phrase = self.line[k]
            if isinstance(phrase, NounPhrase):
                joined = self.line[k - 1].kind == "c" and placed
                placed = word_of(self.line[k - 1]) == "in" or joined
                if not placed and not _apposed(self.line, start, k):
                    who.append(phrase)
            elif who and _unlisted(self.line, k):
                return who, k
            elif (
                who
                and word_of(phrase) == "against"
                and isinstance(self.line[min(k + 1, len(self.line) - 1)], VerbGroup)
            ):
                return who, k + 1  # "called on him against rushing"
            elif isinstance(phrase, VerbGroup):
                asked = phrase.infinitive or (own_clause and _subjunctive(phrase))
                return (who, k) if asked and who else ([], None)
            elif phrase.kind not in "c,ADg" and word_of(phrase) not in ("of", "in", "and", "as", "as well as"):
                return [], None
            k += 1
        return [], None

    def _addressed(self, k: int) -> bool:
        """ "the government of Niger", and not "residents of Sanaa": whether the name behind "of" is asked too."""
        if k < 2 or word_of(self.line[k - 1]) != "of":
            return True
        outer = self.line[k - 2]
        head = normal(outer.head.word) if isinstance(outer, NounPhrase) and outer.head else ""
        bodies = BODIES | self.lexicon.classes["clause_ruler"] | self.lexicon.classes["clause_people"]
        return head in bodies or bool(getattr(outer, "forces", ())) or bool(getattr(self.line[k], "forces", ()))

    def _forces(self, phrase: NounPhrase) -> list[Filler]:
        found = self.slots.troops(phrase, self.sentence) or self.slots.mission(phrase, self.sentence)
        if not found and self._martial():
            found = [replace(f, how="nation/seat") for f in self.slots.nation(phrase, self.sentence)]
        civil = civilian_pronoun(phrase, self.line, self.lexicon)
        return [f for f in found if f.member and not civil and not f.how.startswith("reference/number")]

    def _martial(self) -> bool:
        """Whether the sentence speaks of forces at all: a country is asked for many other things."""
        words = {normal(item.word) for phrase in self.line for item in phrase.items}
        military = self.lexicon.classes["clause_military"] | HOSTILE
        return not words.isdisjoint(military) or any(isinstance(p, NounPhrase) and p.forces for p in self.line)

    def _content(self, who: list[NounPhrase], act: int) -> list[Filler]:
        """The force that the asked thing is about ("urged the Council to slow down the pullout of ATMIS")."""
        if any(one.forces for one in who):
            return []  # a force was asked, if one that is not known
        if not any(one.head and (one.head.tag in "SPC" or normal(one.head.word) in BODIES) for one in who):
            return []
        for phrase in self.line[act + 1 :]:
            if phrase.kind in ',;?."rb':
                break
            if isinstance(phrase, NounPhrase):
                named = [m for m in phrase.forces if m.member]
                if named:
                    return [Filler(named[0].member, phrase, named[0].start, named[0].end, "demand/content")]
                known = [f for f in self.slots.troops(phrase, self.sentence) if f.member] if phrase.forces else []
                if known:
                    return known[:1]
                told = phrase.trigger or phrase.forces
                last = self.filling.discourse.last_claim(self.sentence) if told else None
                if last:  # "to slow down the pullout"
                    start = self.filling.doc.tokens.starts[phrase.first]
                    return [Filler(last, phrase, start, self.filling.doc.tokens.ends[phrase.last], "reference/affair")]
        return []

    def _claim(self, force: Filler, i: int, act: int, denied: bool) -> Claim:
        tokens = self.filling.doc.tokens
        start = min(tokens.starts[self.line[i].first], force.start)
        claim = Claim(
            "demand", ASK, Span(start, max(tokens.ends[self.line[act].last], force.end)), self.sentence.number
        )
        claim.force, claim.modality = force.member, "demanded"
        claim.polarity = "denied" if denied else "affirmed"
        self.acts[id(claim)] = tokens.ends[self.line[act].last]
        claim.trace = [ASK, *([force.how] if force.how else [])]
        claim.slots["force"] = Span(force.start, force.end)
        return claim

    def _out(self, i: int) -> list[Claim]:
        """ "It wants all French troops out of Chad by 31 January"."""
        k = i + 1
        if not is_noun(self.line, k):
            return []
        phrase = self.line[k]
        assert isinstance(phrase, NounPhrase)
        then = k + 1
        while then < len(self.line) and isinstance(self.line[then], VerbGroup):
            then += 1
        gone = then < len(self.line) and normal(self.line[then].items[0].word) in GONE
        gone = gone or normal(phrase.items[-1].word) in GONE
        scope = verb_scope(self.line, i, self.lexicon)
        forces = [f for f in self.slots.troops(phrase, self.sentence) if f.member]
        if not gone or scope.skip or not forces:
            return []
        args = arguments(self.line, k)
        places = [
            f for word in ("of", "from", "out of") for p in args.at(word) for f in self.slots.places(p, self.sentence)
        ]
        dates = [d for d in args.dates if d.earliest or d.latest]
        claim = self._claim(forces[0], i, k, scope.denied)
        claim.topic, claim.rule, claim.trace = "withdrawal", OUT, [OUT]
        if places:
            claim.place, claim.slots["place"] = places[0].member, Span(places[0].start, places[0].end)
        else:
            claim.place = self.filling.discourse.implied_place(claim.force, self.sentence)
        if dates:
            claim.when, claim.when_relation = dates[0], dates[0].relation
            claim.slots["when"] = Span(dates[0].when_start, dates[0].when_end)
        return [claim]


def weighed(found: list[Claim], demands: Demands) -> list[Claim]:
    """A demand to leave, stay or send is that claim; a demand to back, hold or declare something stays the demand."""
    made = demands.claims()
    moves = [claim for claim in found if claim.modality == "demanded" and claim.topic in MOVES]
    all_moves = [claim for claim in found if claim.topic in MOVES]
    kept = [claim for claim in made if claim.topic != "demand" or not _asks_move(claim, all_moves, demands.acts)]
    if moves:
        found = [claim for claim in found if claim.topic != "demand"]
    if any(claim.topic == "demand" for claim in kept):
        own = {id(claim) for claim in moves if not any(claim.span.start > end for end in demands.acts.values())}
        found = [c for c in found if c.topic == "demand" or c.modality != "demanded" or id(c) in own]
    return found + kept


def _asks_move(claim: Claim, moves: list[Claim], acts: dict[int, int]) -> bool:
    """Whether the verb asked for is a move itself ("to leave"), not one in its complement ("to declare that")."""
    end = acts.get(id(claim), 0)
    return any(move.span.start < end <= move.span.end for move in moves)


def _unlisted(line: list[Phrase], k: int) -> bool:
    """ "to renounce violence": "to" before a verb that no rule lists, read as the start of a noun phrase."""
    if k + 1 >= len(line) or word_of(line[k]) != "to" or line[k].kind != "i":
        return False
    word = line[k + 1].items[0]
    return word.tag == "a" and word.word.islower() and is_noun(line, k + 1)


def _subjunctive(group: VerbGroup) -> bool:
    """ "that they leave", "that they be freed", "that they should go"; no past tells of what was done."""
    told = "past" in group.forms and "base" not in group.forms
    return bool(group.modals or group.forms & {"base", "part"}) and (not told or group.passive or bool(group.modals))


def _apposed(line: list[Phrase], start: int, k: int) -> bool:
    """ "asked Washington, its ally, to": behind a comma, and no "and" makes a list of it."""
    after = next((n for n in range(k, len(line)) if isinstance(line[n], VerbGroup)), len(line))
    joined = any(phrase.kind == "c" for phrase in line[start:after])
    return not joined and any(phrase.kind == "," for phrase in line[start:k])
