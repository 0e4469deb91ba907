"""Who does what to whom: the arguments of a verb group or of a noun that names an event.

Read off the order of phrases. The subject stands to the left and in no prepositional phrase; what follows without a
preposition is the object; the clause ends at a new finite verb with a subject of its own, at a conjunction of clauses,
a relative pronoun or a strong mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.mentions import DateMention
from etl.extract.places import DIRECTIONS
from etl.extract.tokens import normal

BREAKS = set("bfwTr;?.")
INTRANSITIVE = {"arrive", "come", "go", "remain", "stay", "depart", "say"}  # their past form hangs on no noun
NAMING = {"call", "name", "dub", "codename"}
PUTS = {"say", "think", "believe", "insist"}  # verbs that take no object but a clause
BESIDE = {"alongside", "with", "besides", "plus", "against"}
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
    return 0 <= i < len(line) and isinstance(line[i], NounPhrase)


def is_verb(line: Sequence[Phrase], i: int) -> bool:
    return 0 <= i < len(line) and isinstance(line[i], VerbGroup)


def is_finite(line: Sequence[Phrase], i: int) -> bool:
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
    return is_verb(line, n) and _closes(line, n) and is_noun(line, n - 1) and n > 1 and line[n - 2].kind in ',"'


def _opens_clause(phrase: Phrase) -> bool:
    return phrase.kind == "i" and word_of(phrase) in ("after", "before", "since", "until")


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
            self.preposition = "in" if _dated_noun(self.line, j) else ""
        elif phrase.kind in "c,":
            return self._joint(j)
        elif phrase.kind == "b" and word_of(phrase) == "as" and is_noun(self.line, j + 1):
            self.preposition = "as"
        else:
            return phrase.kind not in BREAKS
        return True

    def _noun(self, phrase: NounPhrase, j: int) -> bool:
        if self.preposition in BESIDE and is_noun(self.line, j) and _counts_anew(self.line, j):
            return False
        if phrase.head is not None and phrase.head.word.lower() in ("there", "here"):
            self.found.after.setdefault(self.preposition or "in", []).append(phrase)
            return True
        if self.preposition:
            listed = self.among >= 0 and self.preposition in LOCATIVE and self.found.at("in")
            if not listed and not (self.hung and self.preposition in LOCATIVE and self.found.at("in")):
                self.found.after.setdefault(self.preposition, []).append(phrase)
        elif _starts_clause(self.line, j):
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
        self.aside = max(self.aside, _apposition_end(self.line, j))
        if self.aside > j:
            self.preposition = ""
            return True
        if self._placed() and _another_force(self.line, j):
            return False
        inside = self.line[j].kind == "c" and self.preposition and self.line[j - 1].kind != ","
        if inside and is_noun(self.line, j + 1) and not _counts_anew(self.line, j + 1):
            return True  # "of personnel and equipment": the preposition governs both
        if _ends_at(self.line, j):
            return False
        if self.line[j].kind == "," and not (is_noun(self.line, j + 1) and self.preposition):
            self.preposition = ""
        return True


def _another_force(line: Sequence[Phrase], j: int) -> bool:
    """ "set up in A in 1990 and Y in B": behind "and" a force with a place or a date of its own."""
    phrase = line[j + 1] if line[j].kind == "c" and j + 2 < len(line) else None
    named = isinstance(phrase, NounPhrase) and any(m.member and m.head for m in phrase.forces)
    return named and line[j + 2].kind in "iD"


def dates_what_follows(date: DateMention) -> bool:
    """ "Two years after the deal, troops are still there": the date is the deal's."""
    return date.timex_type == "DURATION" and date.relation == "on"


def _dated_noun(line: Sequence[Phrase], j: int) -> bool:
    """Whether the date only says when its noun was ("died in overnight clashes", "in Friday's raid")."""
    k = j + 2 if j + 1 < len(line) and line[j + 1].kind == "'" else j + 1
    after = line[k] if k < len(line) else None
    bare = isinstance(after, NounPhrase) and not (after.forces or after.places or after.quantity)
    return bare and isinstance(after, NounPhrase) and after.items[0].tag in "aeyZM"


def _apposition_end(line: Sequence[Phrase], j: int) -> int:
    """Index of the comma that closes an apposition or relative clause opened by the one at j, 0 for none.

    "lost X, its capital, on 27 March", "at bases of the region, which is autonomous, until 2026".
    """
    if line[j].kind == "," and j + 1 < len(line) and (line[j + 1].kind == "r" or word_of(line[j + 1]) == "next"):
        return _relative_end(line, j)
    if line[j].kind != "," or not is_noun(line, j - 1) or not is_noun(line, j + 1):
        return 0
    named = line[j + 1].items[0].tag == "F" and j + 3 < len(line) and line[j + 2].kind == ","
    if named and line[j + 3].kind in "iD":
        return j + 2  # "by a political mission, UNITAMS, in January"
    wider = _wider_place(line, j)
    if wider:
        return wider
    if line[j + 1].items[0].tag != "d":
        return 0
    k = j + 2
    while k + 1 < len(line) and k < j + 5 and (is_noun(line, k) or word_of(line[k]) in ("of", "in")):
        k += 1
    closed = k + 1 < len(line) and line[k].kind == "," and line[k + 1].kind in "iD"
    return k if closed and word_of(line[k + 1]) not in BESIDE else 0


def _wider_place(line: Sequence[Phrase], j: int) -> int:
    """Index of the comma behind the place in which the one before the comma at j lies ("left Gao, Mali, on Monday")."""
    k = j
    while k + 2 < len(line) and _is_place(line, k - 1) and _is_place(line, k + 1) and line[k + 2].kind == ",":
        k += 2
    goes_on = k > j and k + 1 < len(line) and line[k + 1].kind in "iD" and word_of(line[k + 1]) not in BESIDE
    return k if goes_on else 0


def _is_place(line: Sequence[Phrase], j: int) -> bool:
    phrase = line[j]
    return isinstance(phrase, NounPhrase) and bool(phrase.places) and not (phrase.forces or phrase.quantity)


def _relative_end(line: Sequence[Phrase], j: int) -> int:
    """Index of the comma behind a relative clause of one verb, where the clause goes on behind it; else 0."""
    verbs = 0
    for k in range(j + 1, min(j + 9, len(line) - 1)):
        verbs += is_finite(line, k)
        if verbs > 1 or line[k].kind in ";?.":
            return 0
        if line[k].kind == ",":
            return k if line[k + 1].kind in "iD" and word_of(line[k + 1]) not in BESIDE else 0
    return 0


def _preposition(line: Sequence[Phrase], j: int) -> str:
    word = word_of(line[j])
    if word == "of" and j and word_of(line[j - 1]) == "out":
        return "out of"
    if word == "of" and j and line[j - 1].kind == "A" and word_of(line[j - 1]) in DIRECTIONS:
        return "aside of"  # "positions north of the river" are not on it
    return word


def _starts_clause(line: Sequence[Phrase], j: int) -> bool:
    """A noun phrase with a finite verb of its own right after it (and no comma list in between)."""
    k = _behind_count(line, j + 1)
    while k < len(line) and (line[k].kind in "AD" or (line[k].kind in "ic" and is_noun(line, k + 1))):
        k += 2 if line[k].kind in "ic" else 1
    group = line[k] if k < len(line) else None
    if not isinstance(group, VerbGroup) or not group.finite or line[j - 1].kind not in 'c,"b;':
        return False
    return not reduced(line, k) or _closes(line, k)


def _behind_count(line: Sequence[Phrase], k: int) -> int:
    """Index behind a number between commas at k, k for none ("the rest, about 400, will stay")."""
    aside = line[k + 1] if k + 2 < len(line) and line[k].kind == line[k + 2].kind == "," else None
    counts = isinstance(aside, NounPhrase) and aside.head is not None and aside.head.tag == "Q"
    return k + 3 if counts else k


def _closes(line: Sequence[Phrase], k: int) -> bool:
    """A plain verb at the end is no participle: "..., the army said"."""
    return k + 1 >= len(line) or line[k + 1].kind in '.";'


def _modifies(line: Sequence[Phrase], j: int) -> bool:
    """A participle that hangs on the noun before it does not end the clause."""
    group = line[j]
    assert isinstance(group, VerbGroup)
    if reduced(line, j):
        return True
    return "ing" in group.forms and not group.finite and line[j - 1].kind == "NP" and len(group.items) == 1


def _ends_at(line: Sequence[Phrase], j: int) -> bool:
    """Whether the conjunction or comma at j opens another clause."""
    k = j + 1
    while k < len(line) and line[k].kind in "cA,":
        k += 1
    if k >= len(line):
        return True
    if line[k].kind in "iD":
        return word_of(line[k]) == "with"
    if is_noun(line, k):
        if _counts_anew(line, k):
            return not _same_object(line, j)
        return _starts_clause(line, k) or (line[j].kind == "," and not _list_goes_on(line, k))
    return True


def _counts_anew(line: Sequence[Phrase], k: int) -> bool:
    """ "and 900 in Syria": a number of its own with a place of its own is another claim."""
    phrase = line[k]
    assert isinstance(phrase, NounPhrase)
    return phrase.quantity is not None and k + 1 < len(line) and line[k + 1].kind == "i"


def _same_object(line: Sequence[Phrase], j: int) -> bool:
    """ "sent a battery and 149 soldiers to Turkey": what the conjunction at j joins are both objects of the verb."""
    return line[j].kind == "c" and is_noun(line, j - 1) and is_verb(line, j - 2)


def _list_goes_on(line: Sequence[Phrase], k: int) -> bool:
    """After a comma, a noun phrase goes on a list only where "and" or a further comma and "and" follow."""
    while is_noun(line, k):
        k += 1
        if k < len(line) and line[k].kind == "c":
            return True
        if k >= len(line) or line[k].kind != ",":
            return False
        k += 1
        if k < len(line) and line[k].kind == "c":
            return True
    return False


def fronted_dates(line: Sequence[Phrase], i: int, of_main: bool = False) -> list[DateMention]:
    """Dates that open the clause of the verb group at i ("By September 2025, all forces will leave").

    Args:
        of_main: none for a participle on a noun, where a finite verb before it is the clause's own.
    """
    start = i
    while start > 0 and line[start - 1].kind not in BREAKS and line[start - 1].kind != '"':
        start -= 1
    if of_main and reduced(line, i) and any(is_finite(line, n) for n in range(start, i)):
        return []
    dates = []
    for n, phrase in enumerate(line[start:i], start):
        if phrase.kind == "D":
            mention = phrase.items[0].mention
            assert isinstance(mention, DateMention)
            if not (dates_what_follows(mention) and any(one.kind in ("VG", ",") for one in line[n:i])):
                dates.append(mention)
        elif phrase.kind not in "iA,c" and not (phrase.kind == "NP" and _hangs_in_front(line, start, phrase)):
            break
    return dates


def _hangs_in_front(line: Sequence[Phrase], start: int, phrase: Phrase) -> bool:
    """ "At its peak in 2011, ...": a noun phrase behind a preposition at the very front."""
    return line[start].kind == "i" and start + 1 < len(line) and line[start + 1] is phrase


def beside_dates(line: Sequence[Phrase], i: int) -> list[DateMention]:
    """Dates between subject and verb ("the force by 2026 will number", "troops next month leave")."""
    dates = []
    j = i - 1
    while j >= 0 and line[j].kind in "DiA,":
        mention = line[j].items[0].mention
        if line[j].kind == "D" and isinstance(mention, DateMention):
            dates.append(mention)
        j -= 1
    if i and line[i - 1].kind == "," and line[j + 1].kind != ",":
        return []  # the date closes a clause of its own: "the force, set up in 2015, has"
    return dates
