"""Who acts: the subject of a verb group, read off the phrases to its left."""

from __future__ import annotations

from collections.abc import Sequence

from etl.claims.syntax.clauses import is_finite, is_noun, is_verb, reduced, word_of
from etl.claims.syntax.phrases import SAYING
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup


def subjects(line: Sequence[Phrase], i: int, depth: int = 0) -> list[NounPhrase]:
    """The subject of the verb group at i: coordinated noun phrases, [] where the text does not give one."""
    group = line[i]
    if depth > 6 or not isinstance(group, VerbGroup):
        return []
    if group.parent is not None:
        return subjects(line, i - 1, depth + 1)
    if group.infinitive:
        return _infinitive_subject(line, i, depth)
    if "ing" in group.forms and not group.finite:  # "being defeated" is passive, and its subject still the clause's
        return _participle_subject(line, i, depth)
    if fronted(line, i):
        return coordinated(line, fronted(line, i))[0]
    if reduced(line, i):
        before = i - 2 if line[i - 1].kind == "," else i - 1
        return coordinated(line, before)[0]
    return _finite_subject(line, i, depth)


def fronted(line: Sequence[Phrase], i: int) -> int:
    """ "Founded in Hebron in 1997, the mission was ...": index of the noun behind the comma, 0 for no such clause."""
    group = line[i]
    if not isinstance(group, VerbGroup) or "part" not in group.forms or len(group.items) > 1 + len(group.adverbs):
        return 0
    if any(phrase.kind not in 'A",c' for phrase in line[:i]) or is_noun(line, i + 1):
        return 0
    comma = next((n for n in range(i + 1, len(line)) if line[n].kind == ","), 0)
    behind = comma + 1
    while is_noun(line, behind + 2) and line[behind + 1].kind == "c":
        behind += 2
    stop = any(phrase.kind in ";.b" or is_finite(line, n) for n, phrase in enumerate(line[:comma]) if n > i)
    return behind if comma and is_noun(line, behind) and not stop else 0


def _infinitive_subject(line: Sequence[Phrase], i: int, depth: int) -> list[NounPhrase]:
    j = i - 1
    while j >= 0 and line[j].kind in "DA":
        j -= 1
    if not is_noun(line, j):
        verb = _verb_before(line, i)
        return subjects(line, verb, depth + 1) if verb is not None else []
    j, start = held(line, j)
    phrase = line[j]
    assert isinstance(phrase, NounPhrase)
    if start > 1 and word_of(line[start - 1]) == "by" and getattr(line[start - 2], "passive", False):
        return subjects(line, start - 2, depth + 1)  # "was told by X to stop"
    if start and line[start - 1].kind == "i" and word_of(line[start - 1]) == "for":
        return coordinated(line, j)[0]  # "called for a neutral force to be sent"
    if phrase.forces and phrase.head and phrase.head.tag in "FG":
        return coordinated(line, j)[0]
    if start and is_verb(line, start - 1) and phrase.head and phrase.head.tag in "QFPSRp":
        return coordinated(line, j)[0]
    verb = _verb_before(line, j)
    own = [phrase] if phrase.forces or phrase.places else []
    return own or (subjects(line, verb, depth + 1) if verb is not None else [])


def held(line: Sequence[Phrase], j: int) -> tuple[int, int]:
    """The noun phrase on which the one at j hangs, over prepositions ("its soldiers in Mali"); where its list starts.

    What "by" and "for" bring acts itself ("an order for troops to leave").
    """
    start = coordinated(line, j)[1]
    while (
        start > 1 and line[start - 1].kind == "i" and is_noun(line, start - 2) and word_of(line[start - 1]) not in DOERS
    ):
        j = start - 2
        start = coordinated(line, j)[1]
    return j, start


DOERS = ("by", "for", "to", "from")


def _participle_subject(line: Sequence[Phrase], i: int, depth: int) -> list[NounPhrase]:
    if is_noun(line, i - 1):
        return coordinated(line, i - 1)[0]
    verb = _verb_before(line, i)
    if verb is None:
        verb = next((j for j in range(i + 1, len(line)) if is_finite(line, j)), None)
    return subjects(line, verb, depth + 1) if verb is not None else []


def _verb_before(line: Sequence[Phrase], i: int) -> int | None:
    for j in range(i - 1, -1, -1):
        if is_finite(line, j):
            return j
        if line[j].kind in (";", "?", "."):
            return None
    return None


def coordinated(line: Sequence[Phrase], j: int) -> tuple[list[NounPhrase], int]:
    """The noun phrase at j with those joined to it on its left by "and" (then by commas too); index of the first."""
    group = [line[j]]
    joined = False
    while True:
        k = j - 1
        if k >= 1 and line[k].kind == "c":
            k -= 1
            comma = line[k].kind == ","
            k -= comma
            if not is_noun(line, k) or (comma and k and line[k - 1].kind == "i"):
                break  # ", and" behind a prepositional phrase joins clauses, not nouns
            if comma and _is_object(line, k):
                break  # "had 13,000 soldiers and police, and 311 of its members died"
            joined = True
        elif k >= 1 and joined and line[k].kind == "," and is_noun(line, k - 1) and not _fronted(line, k - 1):
            k -= 1
        else:
            break
        group.append(line[k])
        j = k
    return [phrase for phrase in reversed(group) if isinstance(phrase, NounPhrase)], j


def _is_object(line: Sequence[Phrase], k: int) -> bool:
    """Whether the noun phrase at k, or the one that it is joined to, is the object of an active verb."""
    while k >= 2 and line[k - 1].kind == "c" and is_noun(line, k - 2):
        k -= 2
    group = line[k - 1] if k else None
    return isinstance(group, VerbGroup) and is_finite(line, k - 1) and not group.passive and not _says(group)


def _says(phrase: Phrase) -> bool:
    """Whether the noun behind this verb is not its object but the subject of what is said."""
    return isinstance(phrase, VerbGroup) and any(sense.lemma in SAYING for sense in phrase.senses)


def _fronted(line: Sequence[Phrase], k: int) -> bool:
    """Whether the noun phrase at k ends a prepositional phrase that opens the clause ("In Iraq, A and B will ...")."""
    j = k - 1
    while j >= 0 and line[j].kind in ("NP", "i", "A", "D"):
        j -= 1
    return k > 0 and line[k - 1].kind == "i" and (j < 0 or line[j].kind in 'bfwT;?."')


def _finite_subject(line: Sequence[Phrase], i: int, depth: int) -> list[NounPhrase]:
    """Walk left from a finite verb over what may stand between it and its subject."""
    j = before_aside(line, i)
    while j >= 0:
        kind = line[j].kind
        if kind == "NP" and word_of(line[j]) in ("there", "here") and j < i - 1:
            pass  # "which has lost men there, ..."
        elif kind == "NP":
            found, j = _subject_at(line, j, i, depth)
            if found is not None:
                return found
            continue
        if kind == "c" or (kind == "b" and j == i - 1 and word_of(line[j]) in ("but", "yet")):
            verb = _verb_before(line, j)
            if verb is not None and not _boundary_between(line, verb, j):
                return subjects(line, verb, depth + 1)
        elif kind == "VG" and j == i - 1 and is_finite(line, j) and is_noun(line, j - 1):
            before = line[j - 2] if is_noun(line, j - 2) else None  # "migrants it hopes will return"
            return [before] if isinstance(before, NounPhrase) else []
        elif kind == "VG" and is_finite(line, j) and not reduced(line, j):
            relative = _relative_before(line, j)
            if relative is None:
                return subjects(line, j, depth + 1)
            j = relative
        elif kind == "r" or (kind == "T" and is_noun(line, j - 1)):
            return _antecedent(line, j)
        elif kind in "bfwT;?.":
            return []
        j -= 1
    return []


def before_aside(line: Sequence[Phrase], i: int) -> int:
    """Where the search for the subject of the verb at i starts: before an aside between commas, else right before i.

    "The rebels, accused by the UN of crimes since the war broke out, withdrew", "that X, whose posts burnt, be cut".
    """
    closed = i - 1
    while closed > 0 and line[closed].kind in "DA":
        closed -= 1  # "X, whose base is in Y, currently numbers"
    if closed < 0 or line[closed].kind != ",":
        return i - 1
    opened = closed
    for k in range(closed - 1, 0, -1):
        if line[k].kind in ";?.T":
            break
        if line[k].kind == "," and is_noun(line, k - 1) and _opens_aside(line, k + 1):
            opened = k
    if opened == closed or any(is_finite(line, k) for k in range(_clause_start(line, opened), opened)):
        return i - 1
    return opened - 1


BESIDES = {"among", "including", "with", "like", "unlike", "alongside", "besides", "despite", "under"}


def _opens_aside(line: Sequence[Phrase], k: int) -> bool:
    """Whether a relative clause or a bare participle starts at k."""
    group = line[k]
    if group.kind == "i" and k + 1 < len(line):
        return line[k + 1].kind == "r" or word_of(group) in BESIDES
    if not isinstance(group, VerbGroup):
        return group.kind == "r"
    bare = len(group.items) == 1 + len(group.adverbs) and not is_noun(line, k + 1)
    return bare and "part" in group.forms


def _clause_start(line: Sequence[Phrase], k: int) -> int:
    while k > 0 and line[k - 1].kind not in 'bfwT;?."':
        k -= 1
    return k


def _subject_at(line: Sequence[Phrase], j: int, i: int, depth: int) -> tuple[list[NounPhrase] | None, int]:
    """The noun phrases at j as subject; (None, where to go on) where they hang on a preposition."""
    found, start = coordinated(line, j)
    if start and line[start - 1].kind == "i" and not _date_like(line, start - 1):
        if j == i - 1 and word_of(line[start - 1]) in ("after", "before", "since", "until"):
            return found, j  # "after ISIS was defeated": the preposition opens a clause
        j = start - 2
        if is_noun(line, j) and word_of(line[start - 1]) == "of":
            outer = line[j]
            if j > 1 and line[j - 1].kind == line[i - 1].kind == "," and is_noun(line, j - 2):
                return None, j - 2  # "Sweden, the newest member of the alliance, will"
            part = isinstance(outer, NounPhrase) and outer.head is not None and outer.head.tag in "dnR#Q"
            whole = coordinated(line, j)[0]
            return ([*whole[:-1], *found] if part or word_of(outer) in PARTS else whole), j
        return None, j
    if start > 3 and word_of(line[start - 2]) == "among" and word_of(line[start - 1]) in ("them", "whom"):
        return None, start - 4  # "fighters, among them a commander, were killed"
    if start > 2 and word_of(line[start - 1]) == "as" and is_verb(line, start - 2) and is_noun(line, start - 3):
        return None, start - 3  # "the militia known as X"
    if start > 1 and line[start - 1].kind == "," and line[i - 1].kind == "," and is_noun(line, start - 2):
        return None, start - 2  # an apposition between commas
    if start and is_verb(line, start - 1) and line[i - 1].kind in "c," and not _says(line[start - 1]):
        return subjects(line, start - 1, depth + 1), j
    return found, j


# "most of the soldiers", "members of the brigade": the phrase behind "of" acts.
PARTS = {
    "last", "first", "remainder", "rest", "most", "many", "part", "half", "majority", "bulk", "members",
    "some", "all", "none", "one", "elements", "third",
}  # fmt: skip


def _relative_before(line: Sequence[Phrase], j: int) -> int | None:
    """Index of the relative pronoun that opens the clause of the verb at j."""
    for k in range(j - 1, -1, -1):
        if line[k].kind == "r" or (line[k].kind == "T" and is_noun(line, k - 1)):
            return k
        if line[k].kind in (";", "?", "."):
            return None
    return None


def _date_like(line: Sequence[Phrase], i: int) -> bool:
    return i + 1 < len(line) and line[i + 1].kind == "D"


def _boundary_between(line: Sequence[Phrase], a: int, b: int) -> bool:
    return any(phrase.kind in ";?." for phrase in line[a:b])


# Behind these stands an event of its own: "left after a raid that killed 40".
TIMES = {"after", "before", "since", "until", "during", "following", "amid", "because", "despite"}


def _antecedent(line: Sequence[Phrase], j: int) -> list[NounPhrase]:
    k = j - 1
    while k >= 0 and line[k].kind in ",ADi":
        k -= 1
    if not is_noun(line, k):
        return []
    phrase = line[k]
    assert isinstance(phrase, NounPhrase)
    hangs = k >= 2 and line[k - 1].kind == "i" and word_of(line[k - 1]) not in TIMES
    if not phrase.forces and hangs and is_noun(line, k - 2):
        outer = line[k - 2]
        assert isinstance(outer, NounPhrase)
        if outer.forces or outer.quantity:
            return [outer]
    return coordinated(line, k)[0]
