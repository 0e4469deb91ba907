"""Whether the particles that a verb needs stand behind it or behind its object: "pull out", "bring them to a close"."""

from __future__ import annotations

from etl.claims.reference.wheres import POSSESSIVES
from etl.claims.syntax.lexicon import Sense
from etl.claims.syntax.verbgroups import NounPhrase, Phrase
from etl.extract.tokens import normal


def particles_of(line: list[Phrase], i: int, sense: Sense) -> int | None:
    """How many phrases after the verb are its particles; None where they are missing.

    A particle may follow the object ("pull its troops out"): then none is skipped.
    """
    wanted = list(sense.particles)
    if not wanted:
        return 0
    taken = 0
    for phrase in line[i + 1 : i + 1 + len(wanted)]:
        words = _words(phrase)
        if words[:1] == wanted[:1] and len(words) == 1:
            wanted.pop(0)
            taken += 1
    if not wanted:
        return taken
    return 0 if _after_object(line, i + 1, wanted) else None


def _words(phrase: Phrase) -> list[str]:
    """The words but for articles; "its place" is a thing of its own, unlike "the place"."""
    return [normal(item.word) for item in phrase.items if item.tag != "d" or normal(item.word) in POSSESSIVES]


def _after_object(line: list[Phrase], j: int, wanted: list[str]) -> bool:
    """Whether the particle stands behind the object ("bring its men in Gao down"); "in Gao" itself is none."""
    while j + 1 < len(line) and isinstance(line[j], NounPhrase):
        if len(wanted) > 1 and [word for one in line[j + 1 : j + 3] for word in _words(one)] == wanted:
            return True  # "bring the mission to a close"
        if [normal(item.word) for item in line[j + 1].items] == wanted:
            return line[j + 1].kind != "i" or wanted[0] == "out" or not isinstance(_at(line, j + 2), NounPhrase)
        if line[j + 1].kind != "i":
            return False
        j += 2
    return False


def _at(line: list[Phrase], j: int) -> Phrase | None:
    return line[j] if j < len(line) else None
