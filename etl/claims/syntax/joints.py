"""Where a clause goes on behind a comma or a conjunction, and where another one starts: lists, appositions, asides."""

from __future__ import annotations

from collections.abc import Sequence

from etl.claims.syntax.clauses import closes, is_finite, is_noun, is_verb, reduced, word_of
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup

BESIDE = {"alongside", "with", "besides", "plus", "against"}


def another_force(line: Sequence[Phrase], j: int) -> bool:
    """ "set up in A in 1990 and Y in B": behind "and" a force with a place or a date of its own."""
    phrase = line[j + 1] if line[j].kind == "c" and j + 2 < len(line) else None
    named = isinstance(phrase, NounPhrase) and any(m.member and m.head for m in phrase.forces)
    return named and line[j + 2].kind in "iD"


def apposition_end(line: Sequence[Phrase], j: int) -> int:
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


def starts_clause(line: Sequence[Phrase], j: int) -> bool:
    """A noun phrase with a finite verb of its own right after it (and no comma list in between)."""
    k = _behind_count(line, j + 1)
    while k < len(line) and (line[k].kind in "AD" or (line[k].kind in "ic" and is_noun(line, k + 1))):
        k += 2 if line[k].kind in "ic" else 1
    group = line[k] if k < len(line) else None
    if not isinstance(group, VerbGroup) or not group.finite or line[j - 1].kind not in 'c,"b;':
        return False
    return not reduced(line, k) or closes(line, k)


def _behind_count(line: Sequence[Phrase], k: int) -> int:
    """Index behind a number between commas at k, k for none ("the rest, about 400, will stay")."""
    aside = line[k + 1] if k + 2 < len(line) and line[k].kind == line[k + 2].kind == "," else None
    counts = isinstance(aside, NounPhrase) and aside.head is not None and aside.head.tag == "Q"
    return k + 3 if counts else k


def ends_at(line: Sequence[Phrase], j: int) -> bool:
    """Whether the conjunction or comma at j opens another clause."""
    k = j + 1
    while k < len(line) and line[k].kind in "cA,":
        k += 1
    if k >= len(line):
        return True
    if line[k].kind in "iD":
        return word_of(line[k]) == "with"
    if is_noun(line, k):
        if counts_anew(line, k):
            return not _same_object(line, j)
        return starts_clause(line, k) or (line[j].kind == "," and not _list_goes_on(line, k))
    return True


def counts_anew(line: Sequence[Phrase], k: int) -> bool:
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
