"""Who does what to whom: the arguments of a verb group or of a noun that names an event.

Read off the order of phrases. The subject stands to the left and in no prepositional phrase; what follows without a
preposition is the object; the clause ends at a new finite verb with a subject of its own, at a conjunction of clauses,
a relative pronoun or a strong mark.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.claims.syntax.clauses import BREAKS, LOCATIVE, Arguments, is_noun, reduced, word_of
from etl.claims.syntax.dates import dated_noun, dates_what_follows
from etl.claims.syntax.joints import BESIDE, another_force, apposition_end, counts_anew, ends_at, starts_clause
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.mentions import DateMention
from etl.extract.places import DIRECTIONS


def arguments(line: Sequence[Phrase], i: int, skip: int = 0) -> Arguments:
    """Objects, prepositional phrases and dates to the right of the phrase at i.

    Args:
        skip: how many phrases after i are particles of its verb.
    """
    reader = _Reader(line)
    j = i + 1 + skip
    while j < len(line) and reader.take(j):
        j += 1
    reader.found.end = j
    return reader.found


class _Reader:
    """Takes phrases one by one until the clause ends; remembers the preposition that is open."""

    def __init__(self, line: Sequence[Phrase]) -> None:
        self.line = line
        self.found = Arguments()
        self.preposition = ""
        self.aside = 0  # where an apposition between commas ends
        self.among = -9  # where "among them" or "including" stands, which lists what has been counted
        self.hung = False  # whether a participle on a noun has been passed: "an accord signed in Tripoli in 2019"

    def take(self, j: int) -> bool:
        """Whether the phrase at j still belongs to the clause; it is filed if it does."""
        phrase = self.line[j]
        if j < self.aside:
            return True
        if isinstance(phrase, NounPhrase):
            return self._noun(phrase, j)
        if isinstance(phrase, VerbGroup):
            self.preposition = ""
            self.hung = _modifies(self.line, j)
            return self.hung
        if phrase.kind == "i":
            self.preposition = _preposition(self.line, j)
            self.among = j if self.preposition in ("among", "including") else self.among
        elif phrase.kind == "D":
            self._date(phrase)
            self.preposition = "in" if dated_noun(self.line, j) else ""
        elif phrase.kind in "c,":
            return self._joint(j)
        elif phrase.kind == "b" and word_of(phrase) == "as" and is_noun(self.line, j + 1):
            self.preposition = "as"
        else:
            return phrase.kind not in BREAKS
        return True

    def _noun(self, phrase: NounPhrase, j: int) -> bool:
        if self.preposition in BESIDE and is_noun(self.line, j) and counts_anew(self.line, j):
            return False
        if phrase.head is not None and phrase.head.word.lower() in ("there", "here"):
            self.found.after.setdefault(self.preposition or "in", []).append(phrase)
            return True
        if self.preposition:
            listed = self.among >= 0 and self.preposition in LOCATIVE and self.found.at("in")
            if not listed and not (self.hung and self.preposition in LOCATIVE and self.found.at("in")):
                self.found.after.setdefault(self.preposition, []).append(phrase)
        elif starts_clause(self.line, j):
            return False
        elif not self.found.objects or (self.line[j - 1].kind in "c," and self.among < j - 4):
            self.found.objects.append(phrase)
        if j + 1 < len(self.line) and self.line[j + 1].kind not in "c,":
            self.preposition = ""
        return True

    def _date(self, phrase: Phrase) -> None:
        mention = phrase.items[0].mention
        assert isinstance(mention, DateMention)
        of_participle = self.hung and mention.relation in ("on", "during", "since") and self.found.at("in")
        if self.preposition != "of" and not of_participle and not dates_what_follows(mention):  # "the lines of 27 July"
            self.found.dates.append(mention)
        if self.preposition == "to":
            self.found.ends.append(mention)
        self.preposition = ""

    def _placed(self) -> bool:
        return bool(self.found.dates) or any(phrase.places for found in self.found.after.values() for phrase in found)

    def _joint(self, j: int) -> bool:
        self.hung = self.hung and self.line[j].kind != ","
        self.aside = max(self.aside, apposition_end(self.line, j))
        if self.aside > j:
            self.preposition = ""
            return True
        if self._placed() and another_force(self.line, j):
            return False
        inside = self.line[j].kind == "c" and self.preposition and self.line[j - 1].kind != ","
        if inside and is_noun(self.line, j + 1) and not counts_anew(self.line, j + 1):
            return True  # "of personnel and equipment": the preposition governs both
        if ends_at(self.line, j):
            return False
        if self.line[j].kind == "," and not (is_noun(self.line, j + 1) and self.preposition):
            self.preposition = ""
        return True


def _preposition(line: Sequence[Phrase], j: int) -> str:
    word = word_of(line[j])
    if word == "of" and j and word_of(line[j - 1]) == "out":
        return "out of"
    if word == "of" and j and line[j - 1].kind == "A" and word_of(line[j - 1]) in DIRECTIONS:
        return "aside of"  # "positions north of the river" are not on it
    return word


def _modifies(line: Sequence[Phrase], j: int) -> bool:
    """A participle that hangs on the noun before it does not end the clause."""
    group = line[j]
    assert isinstance(group, VerbGroup)
    if reduced(line, j):
        return True
    return "ing" in group.forms and not group.finite and line[j - 1].kind == "NP" and len(group.items) == 1
