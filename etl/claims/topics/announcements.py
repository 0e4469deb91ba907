"""Official words, made or not made: "No official statement has come from X", "X is to issue a formal statement on".

Official speech without such words ("the army said in a statement") is attribution, not a claim.
"""

from __future__ import annotations

from itertools import pairwise

from etl.claims.frames.filling import Filling
from etl.claims.frames.roles import verb_arguments
from etl.claims.frames.slots import Slots
from etl.claims.modality.scope import Scope, live_lemmas, verb_scope
from etl.claims.model import Claim, Span
from etl.claims.reference.wheres import Filler
from etl.claims.syntax.arguments import arguments
from etl.claims.syntax.clauses import Arguments, reduced
from etl.claims.syntax.groups import head_word
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.subjects import subjects
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.document import Sentence
from etl.extract.mentions import DateMention
from etl.extract.tokens import normal

SAID, SILENT = "announcement/official word", "announcement/no official word"
OFFICIAL = {"official", "formal", "public", "officially", "formally", "publicly"}
WORDS = {"comment", "confirmation", "word", "reaction", "response", "explanation", "account", "denial"}
COME = {"be", "come", "follow", "make", "issue", "release", "give", "publish", "offer", "provide", "put out", "expect",
        "schedule", "plan", "set", "appear"}  # fmt: skip
TELL = {"announce", "declare", "confirm", "notify", "unveil", "deny", "acknowledge", "comment"}
NOTHING = {"nothing", "anything"}
AHEAD = {"planned", "expected", "possible"}


class Announcements:
    """The official words of one sentence that no frame reads."""

    def __init__(
        self, line: list[Phrase], sentence: Sentence, found: list[Claim], filling: Filling, lexicon: ClaimLexicon
    ) -> None:
        self.line, self.sentence, self.found = line, sentence, found
        self.filling, self.slots, self.lexicon = filling, filling.slots, lexicon

    def claims(self) -> list[Claim]:
        """One claim for each party that has, or has not, made them; none where a frame has read them."""
        told = [claim for i, phrase in enumerate(self.line) for claim in self._tells(i, phrase)]
        if told:
            self.found[:] = [claim for claim in self.found if claim.topic != "announcement"]
            return told[:1]
        if any(claim.topic == "announcement" for claim in self.found):
            return []
        words = (self._words(i, phrase) for i, phrase in enumerate(self.line) if isinstance(phrase, NounPhrase))
        return next((made for made in words if made), [])

    def _words(self, i: int, phrase: NounPhrase) -> list[Claim]:
        """ "a formal announcement is expected next week", "the army has issued no statement"."""
        statement = head_word(phrase) in self.lexicon.classes["clause_statement"]
        official = any(normal(item.word) in OFFICIAL for item in phrase.items)
        if not statement and not (official and head_word(phrase) in WORDS):
            return []
        before, after = self._verb_before(i), self._verb_after(i)
        at = before if before is not None else after
        if at is None:
            return self._headline(i, phrase) if official and phrase.negated else []
        group = self.line[at]
        assert isinstance(group, VerbGroup)
        if reduced(self.line, at) and not phrase.negated:
            return []  # "according to a statement issued by the army"
        if not live_lemmas(self.line, at) & COME and not (group.adjective and at == after):
            return []
        scope = self._scope(at)
        denied = scope.denied != phrase.negated
        if scope.skip or not (official or denied or scope.modality in AHEAD):
            return []
        args = verb_arguments(self.line, at, 0)
        acting = args.subjects if at == before and not _there(group) else []
        who = self._makers(i, args, acting)
        if not who and (not (official and denied) or acting or args.at("by")):
            return []
        dates = [*arguments(self.line, at).dates, *args.dates]
        when = next((d for d in dates if (d.earliest or d.latest) and d.timex_type != "DURATION"), None)
        return self._claims(SILENT if denied else SAID, (i, at), who, scope.modality, denied, when)

    def _tells(self, i: int, group: Phrase) -> list[Claim]:
        """ "has announced nothing officially", "has neither confirmed nor officially denied"."""
        if not isinstance(group, VerbGroup) or not live_lemmas(self.line, i) & TELL:
            return []
        near = {normal(item.word) for phrase in self.line[max(0, i - 3) : i + 4] for item in phrase.items}
        front = normal(self.line[0].items[0].word)
        scope = verb_scope(self.line, i, self.lexicon)
        nothing = bool(near & NOTHING) and not near & {"if"}
        if not (near & OFFICIAL or front in OFFICIAL) or scope.skip or not (nothing or near & {"neither"}):
            return []
        who = [f for phrase in subjects(self.line, i) for f in self._parties(phrase)]
        return self._claims(SILENT, (i, i), who[:1], "asserted", True, None) if who else []

    def _headline(self, i: int, phrase: NounPhrase) -> list[Claim]:
        """ "No official statement from the army"."""
        who = [f for one in arguments(self.line, i).at("from") for f in self._parties(one)]
        return self._claims(SILENT, (i, i), who, "asserted", True, None) if who and not i else []

    # what the words hang on --------------------------------------------------------------------------------------

    def _verb_before(self, i: int) -> int | None:
        k = i - 1
        while k >= 0 and self.line[k].kind in "AD":
            k -= 1
        return k if k >= 0 and isinstance(self.line[k], VerbGroup) else None

    def _verb_after(self, i: int) -> int | None:
        for k in range(i + 1, len(self.line)):
            phrase = self.line[k]
            if isinstance(phrase, VerbGroup):
                while k + 1 < len(self.line) and getattr(self.line[k + 1], "parent", None) is self.line[k]:
                    k += 1
                return k
            if phrase.kind in 'bfwT;?."r':
                return None
        return None

    def _scope(self, at: int) -> Scope:
        scope = verb_scope(self.line, at, self.lexicon)
        group = self.line[at]
        assert isinstance(group, VerbGroup)
        for lemma in sorted(live_lemmas(self.line, at) & self.lexicon.control.keys()):
            scope.weaken(self.lexicon.control[lemma])
        if group.adjective in self.lexicon.control_adjectives:
            scope.weaken(self.lexicon.control_adjectives[group.adjective])
        return scope

    def _makers(self, i: int, args: Arguments, acting: list[NounPhrase]) -> list[Filler]:
        """Who makes the statement: its own possessor, "by" or "from" behind it or its verb, the subject."""
        phrase = self.line[i]
        assert isinstance(phrase, NounPhrase)
        own = arguments(self.line, i)
        behind = [one for word in ("by", "from", "of") for one in own.at(word)]
        behind += [one for word in ("by", "from") for one in args.at(word)]
        for one in [*acting, *behind, phrase]:
            found = self._parties(one)
            if found:
                return found
        return []

    def _parties(self, phrase: NounPhrase) -> list[Filler]:
        slots = self.slots
        found = slots.troops(phrase, self.sentence) or slots.mission(phrase, self.sentence)
        found = [f for f in found if f.member] or slots.nation(phrase, self.sentence)
        if not found and phrase.forces:
            found = [Filler(m.member, phrase, m.start, m.end) for m in phrase.forces if m.member]
        found = found or slots.rulers(phrase) or _possessor(phrase, slots)
        return [f for f in found if f.member][:1]

    def _claims(
        self, rule: str, at: tuple[int, int], who: list[Filler], modality: str, denied: bool, when: DateMention | None
    ) -> list[Claim]:
        tokens = self.filling.doc.tokens
        first, last = self.line[min(at)], self.line[max(at)]
        made = []
        fillers: list[Filler | None] = [*who] or [None]
        for filler in fillers:
            claim = Claim(
                "announcement", rule, Span(tokens.starts[first.first], tokens.ends[last.last]), self.sentence.number
            )
            claim.trace, claim.modality, claim.polarity = [rule], modality, "denied" if denied else "affirmed"
            if filler is not None:
                claim.force, claim.slots["force"] = filler.member, Span(filler.start, filler.end)
            if when is not None:
                claim.when, claim.when_relation = when, when.relation
                claim.slots["when"] = Span(when.when_start, when.when_end)
            made.append(claim)
        return made


def _possessor(phrase: NounPhrase, slots: Slots) -> list[Filler]:
    """ "Wagner's official announcement", "Iran's statement": whose the words are."""
    items = phrase.items
    owned = any(one.tag in "PjF" and two.tag == "'" for one, two in pairwise(items))
    return slots.nation_of_modifiers(phrase) if owned else []


def _there(group: VerbGroup) -> bool:
    """ "there has been no official word"."""
    return normal(group.items[0].word) == "there"
