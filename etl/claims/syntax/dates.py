"""Which dates are a clause's own: those that open it, those before its verb, those that only date a noun."""

from __future__ import annotations

from collections.abc import Sequence

from etl.claims.syntax.clauses import BREAKS, is_finite, reduced
from etl.claims.syntax.verbgroups import NounPhrase, Phrase
from etl.extract.mentions import DateMention


def dates_what_follows(date: DateMention) -> bool:
    """ "Two years after the deal, troops are still there": the date is the deal's."""
    return date.timex_type == "DURATION" and date.relation == "on"


def dated_noun(line: Sequence[Phrase], j: int) -> bool:
    """Whether the date only says when its noun was ("died in overnight clashes", "in Friday's raid")."""
    k = j + 2 if j + 1 < len(line) and line[j + 1].kind == "'" else j + 1
    after = line[k] if k < len(line) else None
    bare = isinstance(after, NounPhrase) and not (after.forces or after.places or after.quantity)
    return bare and isinstance(after, NounPhrase) and after.items[0].tag in "aeyZM"


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
