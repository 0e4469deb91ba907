"""Noun phrases that stand for troops by what hangs on them: "a second group of 600", "the number of US troops"."""

from __future__ import annotations

from collections.abc import Sequence

from etl.claims.syntax.clauses import LOCATIVE, Arguments, word_of
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.tokens import normal

# A part or gathering of people, who are named behind "of".
COLLECTIVE = {
    "group", "groups", "team", "teams", "batch", "batches", "wave", "waves", "party", "contingent", "contingents",
    "unit", "units", "force", "total", "handful", "vanguard", "convoy", "detachment", "tranche", "body", "rotation",
    "element", "elements", "members", "couple", "company", "battalion", "brigade", "garrison", "majority", "bulk",
    "rest", "remainder", "column", "columns", "cadre", "remnants", "rebellion", "insurgency", "cells", "uprising",
}  # fmt: skip
PIECES = {"part", "parts", "area", "areas", "north", "south", "east", "west", "centre", "outskirts", "swathes", "most"}
# Nouns that stand for how many there are.
FIGURE = {
    "contribution",
    "number",
    "numbers",
    "figure",
    "strength",
    "total",
    "size",
    "headcount",
    "level",
    "levels",
    "count",
    "manpower",
}


def head_word(phrase: NounPhrase) -> str:
    """The normalised head of a noun phrase, "" where it has none."""
    return normal(phrase.head.word) if phrase.head else ""


def is_collective(phrase: NounPhrase) -> bool:
    """Whether the phrase names a part or a gathering ("a first batch")."""
    return head_word(phrase) in COLLECTIVE and phrase.quantity is None


def is_figure(phrase: NounPhrase) -> bool:
    """Whether the phrase speaks of how many there are ("the number", "its strength")."""
    return head_word(phrase) in FIGURE and phrase.quantity is None


def stands_alone(args: Arguments, line: Sequence[Phrase], i: int) -> bool:
    """Whether the verb at i has nothing behind it but dates and adverbs ("KFOR is staying")."""
    return not args.objects and not any(args.after.values()) and (i + 1 >= len(line) or line[i + 1].kind in '.,;c"DAb')


def hanging(line: Sequence[Phrase], i: int) -> bool:
    """Whether the verb at i is a bare participle behind its noun ("advisers stationed in Iraq"), which says nothing."""
    group = line[i]
    bare = isinstance(group, VerbGroup) and len(group.items) == 1 and "part" in group.forms
    return bare and not (i + 1 < len(line) and isinstance(line[i + 1], NounPhrase))


def none_of(line: Sequence[Phrase], phrase: NounPhrase) -> bool:
    """ "no troops", "not a single soldier", "none of its soldiers"."""
    at = next((n for n, one in enumerate(line) if one is phrase), 0)
    before = normal(line[at - 1].items[-1].word) if at else ""
    partly = at > 1 and before == "of" and normal(line[at - 2].items[-1].word) == "none"
    not_one = at > 2 and before == "of" and [normal(p.items[-1].word) for p in line[at - 3 : at - 1]] == ["not", "one"]
    return phrase.negated or before in ("not", "no", "none") or partly or not_one


def points_there(line: Sequence[Phrase], i: int) -> bool:
    """Whether "there", "here" or "in place" stands right behind the verb at i or its object."""
    for j in range(i + 1, min(i + 5, len(line))):
        if line[j].kind in ("A", "NP") and word_of(line[j]) in ("there", "here"):
            return True
        if line[j].kind == "i" and j + 1 < len(line) and (word_of(line[j]), word_of(line[j + 1])) == ("in", "place"):
            return True
        if line[j].kind not in ("A", "NP", "D"):
            return False
    return False


def direct(line: Sequence[Phrase], i: int, place: NounPhrase | None) -> bool:
    """Whether the place is the first thing that is said of where ("are in Niger", not "are in talks in Niger")."""
    if place is None:
        return False
    for j in range(i + 1, len(line)):
        phrase = line[j]
        if phrase is place:
            return True
        if isinstance(phrase, VerbGroup) or phrase.kind in ",;.bT":
            return False
        if phrase.kind == "i" and j + 1 < len(line):
            at = j + 3 if word_of(line[j + 1]) in PIECES and j + 3 < len(line) else j + 1
            while line[at] is not place and at + 2 < len(line) and line[at + 1].kind in "c," and _is_noun(line[at + 2]):
                at += 2  # "are in Niger and Mali"
            return line[at] is place and word_of(phrase) in LOCATIVE
    return False


def _is_noun(phrase: Phrase) -> bool:
    return isinstance(phrase, NounPhrase)


def fronted_places(line: Sequence[Phrase], i: int) -> list[NounPhrase]:
    """Noun phrases of place that open the clause of the verb at i: "In Lithuania, there are", "Gyumri, where they"."""
    start = i
    while start > 0 and line[start - 1].kind not in 'bfwTr;?."':
        start -= 1
    if start and word_of(line[start - 1]) == "where":
        before = [p for p in line[max(0, start - 3) : start - 1] if isinstance(p, NounPhrase)]
        return before[-1:]
    found: list[NounPhrase] = []
    for j in range(start, i - 1):
        one, two = line[j], line[j + 1]
        if one.kind == "i" and isinstance(two, NounPhrase) and word_of(one) in LOCATIVE:
            found.append(two)
        elif (not isinstance(one, NounPhrase) and one.kind not in "D,Ai") or (
            isinstance(one, NounPhrase) and (j == start or line[j - 1].kind != "i")
        ):
            break
    return found
