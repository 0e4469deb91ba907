"""Clauses: the kinds of phrase in a line, what ends a clause, which verb is a participle; the record of arguments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.mentions import DateMention
from etl.extract.tokens import normal

BREAKS = set("bfwTr;?.")
INTRANSITIVE = {"arrive", "come", "go", "remain", "stay", "depart", "say"}  # their past form hangs on no noun
NAMING = {"call", "name", "dub", "codename"}
PUTS = {"say", "think", "believe", "insist"}  # verbs that take no object but a clause
LOCATIVE = {
    "in",
    "at",
    "inside",
    "across",
    "within",
    "near",
    "around",
    "throughout",
    "on",
    "along",
    "over",
    "outside",
    "off",
}


@dataclass
class Arguments:
    """Noun phrases by position; `dates` in order; `end` is the index of the first phrase that is not the clause's."""

    subjects: list[NounPhrase] = field(default_factory=list)
    objects: list[NounPhrase] = field(default_factory=list)
    after: dict[str, list[NounPhrase]] = field(default_factory=dict)
    dates: list[DateMention] = field(default_factory=list)
    ends: list[DateMention] = field(default_factory=list)  # those behind "to": "runs to 31 December"
    end: int = 0

    def at(self, position: str) -> list[NounPhrase]:
        """The noun phrases at a position; "in" stands for every locative preposition."""
        if position == "subject":
            return self.subjects
        if position == "object":
            return self.objects
        if position == "in":
            return [phrase for word, found in self.after.items() if word in LOCATIVE for phrase in found]
        return self.after.get(position, [])


def word_of(phrase: Phrase) -> str:
    """The normalised last word of a phrase."""
    return normal(phrase.items[-1].word)


def is_noun(line: Sequence[Phrase], i: int) -> bool:
    """Whether there is a phrase at i and it is a noun phrase."""
    return 0 <= i < len(line) and isinstance(line[i], NounPhrase)


def is_verb(line: Sequence[Phrase], i: int) -> bool:
    """Whether there is a phrase at i and it is a verb group."""
    return 0 <= i < len(line) and isinstance(line[i], VerbGroup)


def is_finite(line: Sequence[Phrase], i: int) -> bool:
    """Whether the phrase at i is a verb group with a finite verb."""
    group = line[i]
    return isinstance(group, VerbGroup) and group.finite


def reduced(line: Sequence[Phrase], i: int) -> bool:
    """Whether the verb group is a participle that hangs on the noun phrase before it ("a coalition formed in 2014")."""
    group = line[i]
    if not isinstance(group, VerbGroup) or "part" not in group.forms or len(group.items) > 1 + len(group.adverbs):
        return False
    if any(sense.lemma in INTRANSITIVE for sense in group.senses):
        return False
    before = line[i - 1].kind if i else ""
    if before != "NP" and not (before == "," and is_noun(line, i - 2)):
        return False
    if "past" not in group.forms:
        return True
    return not _takes_object(line, i) and (_another_verb(line, i) or _by_force(line, i))


def _by_force(line: Sequence[Phrase], i: int) -> bool:
    """ "66 soldiers held by villagers", "a town captured on Friday by the rebels": who does it stands behind "by"."""
    j = i + 1
    while j < len(line) and line[j].kind in "DA":
        j += 1
    return j < len(line) and line[j].kind == "i" and word_of(line[j]) == "by" and is_noun(line, j + 1)


def _takes_object(line: Sequence[Phrase], i: int) -> bool:
    group = line[i]
    names = isinstance(group, VerbGroup) and any(sense.lemma in NAMING for sense in group.senses)
    return is_noun(line, i + 1) and not names  # "a mission called X on 1 January"


def _another_verb(line: Sequence[Phrase], i: int) -> bool:
    """A finite verb stands elsewhere in the same clause, so this form need not be it."""
    own = (p for p in reversed(line[:i]) if not (isinstance(p, VerbGroup) and p.infinitive))
    before = next((p for p in own if p.kind == "VG" or p.kind in BREAKS), None)
    if isinstance(before, VerbGroup) and any(sense.lemma in PUTS for sense in before.senses):
        before = None  # "said the first 200 landed": what is said is a clause of its own
    rest = range(i + 1, len(line))
    stop = (n for n in rest if line[n].kind == "VG" or line[n].kind in BREAKS or _opens_clause(line[n]))
    after = next((line[n] for n in stop if not _reports(line, n)), None)
    return any(isinstance(group, VerbGroup) and group.finite for group in (before, after))


def _reports(line: Sequence[Phrase], n: int) -> bool:
    """ "..., the army said" at the end is the reporter's verb."""
    return is_verb(line, n) and closes(line, n) and is_noun(line, n - 1) and n > 1 and line[n - 2].kind in ',"'


def _opens_clause(phrase: Phrase) -> bool:
    return phrase.kind == "i" and word_of(phrase) in ("after", "before", "since", "until")


def closes(line: Sequence[Phrase], k: int) -> bool:
    """A plain verb at the end is no participle: "..., the army said"."""
    return k + 1 >= len(line) or line[k + 1].kind in '.";'
