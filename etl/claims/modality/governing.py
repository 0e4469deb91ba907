"""Nouns and verbs that govern what a clause tells of: plans, decisions, what is to be seen done."""

from __future__ import annotations

from collections.abc import Sequence

from etl.claims.modality.hearsay import EVIDENCE
from etl.claims.syntax.clauses import is_noun, reduced
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.tokens import normal


def word_is(phrase: Phrase, *words: str) -> bool:
    """Whether the phrase's last word is one of these."""
    return normal(phrase.items[-1].word) in words


def head_of(phrase: NounPhrase) -> str:
    """The normalised head of a noun phrase, "" where it has none."""
    return normal(phrase.head.word) if phrase.head else ""


def controls(line: Sequence[Phrase], n: int, lexicon: ClaimLexicon) -> bool:
    """Whether the noun at n governs what hangs on it ("a plan to leave")."""
    phrase = line[n]
    if not isinstance(phrase, NounPhrase) or phrase.head is None:
        return False
    if head_of(phrase) == "time":  # "it is time for them to leave"
        verb = line[n - 1] if n else None
        return isinstance(verb, VerbGroup) and any(sense.lemma == "be" for sense in verb.senses)
    return head_of(phrase) in lexicon.control_nouns or (phrase.negated and head_of(phrase) in EVIDENCE)


def decided(line: Sequence[Phrase], j: int, lexicon: ClaimLexicon) -> int | None:
    """ "No decision has been made on keeping them": the noun that the passive verb at j tells of."""
    verb = line[j] if j >= 0 else None
    if not isinstance(verb, VerbGroup) or not verb.passive or not is_noun(line, j - 1):
        return None
    return j - 1 if controls(line, j - 1, lexicon) else None


def brings_about(line: Sequence[Phrase], j: int, i: int) -> bool:
    """ "would see troops deployed", "wants them withdrawn": a participle that completes the verb at j."""
    verb = line[j]
    bringing = isinstance(verb, VerbGroup) and bool(
        {sense.lemma for sense in verb.senses} & {"see", "want", "need", "get"}
    )
    return bringing and reduced(line, i)


def dropped(line: Sequence[Phrase], n: int, i: int, lexicon: ClaimLexicon) -> bool:
    """Whether the plan that the noun at n names was given up ("the plan to leave was shelved")."""
    if n and (line[n - 1].kind == "i" or isinstance(line[n - 1], VerbGroup)):
        return False
    for k in range(i + 1, len(line)):
        group = line[k]
        if line[k].kind in ';?.,"bTr':
            return False
        if isinstance(group, VerbGroup) and group.finite:
            refused = bool({sense.lemma for sense in group.senses} & lexicon.refusing)
            behind = " ".join(normal(item.word) for phrase in line[k + 1 : k + 3] for item in phrase.items)
            if behind.startswith(("on hold", "off the table")):
                return not group.negated
            return group.passive and not group.modals and refused != group.negated
    return False


def undecided(line: Sequence[Phrase], n: int, i: int) -> bool:
    """ "no decision has been made on keeping them": neither so nor not so."""
    phrase = line[n]
    none = isinstance(phrase, NounPhrase) and phrase.negated and head_of(phrase) in ("decision", "decisions")
    return none and n < i - 2 and bool(getattr(line[n + 1], "passive", False))
