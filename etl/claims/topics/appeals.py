"""Demands put with a noun or a term: "the call on X to cease fire", "gave X two days to lift the siege"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.claims.syntax.clauses import is_noun, word_of
from etl.claims.syntax.groups import head_word
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup

TO_WHOM = {"on", "to", "for", "upon", "that", "of", "by"}
GIVEN = {"give", "set"}
TIME = {"deadline", "ultimatum", "hours", "days", "week", "month", "notice", "order", "orders", "time"}


@dataclass(frozen=True, slots=True)
class Appeal:
    """Where the asking stands, whom it addresses, and the verb of what is asked."""

    index: int
    who: list[NounPhrase]
    act: int


def appeals(line: Sequence[Phrase], lexicon: ClaimLexicon) -> list[Appeal]:
    """The demands of one sentence that are put with a noun or with a term that is set."""
    found: list[Appeal] = []
    for i, phrase in enumerate(line):
        if isinstance(phrase, NounPhrase) and lexicon.control_nouns.get(head_word(phrase)) == "demanded":
            found += _of_noun(line, i)
        elif isinstance(phrase, VerbGroup) and {sense.lemma for sense in phrase.senses} & GIVEN:
            found += _of_term(line, i, phrase)
    return found


def _of_noun(line: Sequence[Phrase], i: int) -> list[Appeal]:
    """ "calls for the army to protect", "the demand that soldiers stop"."""
    if i + 3 >= len(line) or word_of(line[i + 1]) not in TO_WHOM or not is_noun(line, i + 2):
        return []
    who = line[i + 2]
    act = _act(line, i + 3, own_clause=line[i + 1].kind == "T")
    return [Appeal(i, [who], act)] if act is not None and isinstance(who, NounPhrase) else []


def _act(line: Sequence[Phrase], k: int, own_clause: bool) -> int | None:
    """Index of the infinitive, or of the bare verb of a that-clause, that says what is asked."""
    while k < len(line) and line[k].kind in "AD":
        k += 1
    while k + 1 < len(line) and line[k].kind == "i" and word_of(line[k]) != "to" and is_noun(line, k + 1):
        k += 2  # "troops in Gao"
    group = line[k] if k < len(line) else None
    if not isinstance(group, VerbGroup):
        return None
    return k if group.infinitive or (own_clause and "base" in group.forms) else None


def _of_term(line: Sequence[Phrase], i: int, group: VerbGroup) -> list[Appeal]:
    """ "gave the rebels 48 hours to lift the siege", "were given two days to free them"."""
    k = i + 1
    who: list[NounPhrase] = []
    if group.passive:
        if not is_noun(line, i - 1):
            return []
        before = line[i - 1]
        who = [before] if isinstance(before, NounPhrase) else []
    elif is_noun(line, k) and not _is_term(line, k):
        phrase = line[k]
        who, k = ([phrase] if isinstance(phrase, NounPhrase) else []), k + 1
    term = False
    while k < len(line) and (line[k].kind in "DiA" or _is_term(line, k)):
        term = term or line[k].kind == "D" or _is_term(line, k)
        k += 1
    act = _act(line, k, own_clause=False) if term else None
    return [Appeal(i, who, act)] if act is not None and who else []


def _is_term(line: Sequence[Phrase], k: int) -> bool:
    phrase = line[k] if k < len(line) else None
    return isinstance(phrase, NounPhrase) and head_word(phrase) in TIME
