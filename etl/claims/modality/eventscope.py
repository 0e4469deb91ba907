"""How firmly an event is put that a noun names: "announced the withdrawal", "a withdrawal was ruled out"."""

from __future__ import annotations

from collections.abc import Sequence

from etl.claims.modality.governing import dropped, head_of
from etl.claims.modality.hearsay import HEARSAY, TELLING, TOLD
from etl.claims.modality.scope import EXCLUDING, Scope, live_lemmas, verb_scope
from etl.claims.syntax.clauses import is_finite, is_noun, word_of
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.subjects import coordinated
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.tokens import normal

# Prepositions of time and setting: what stands behind them is no news.
IN_TIME = {"since", "after", "before", "during", "amid", "following"}


def noun_scope(line: Sequence[Phrase], i: int, lexicon: ClaimLexicon) -> Scope | None:
    """Scope of an event that the noun phrase at i names; None for a bare mention that nothing asserts.

    "The withdrawal will be completed", "announced the withdrawal", "ruled out a withdrawal", "is not a withdrawal".
    """
    phrase = line[i]
    assert isinstance(phrase, NounPhrase)
    scope = _as_subject(line, i, lexicon) or _as_object(line, i, lexicon)
    if scope is None:
        return None
    if phrase.negated:
        scope.denied = not scope.denied
    return scope


def _as_subject(line: Sequence[Phrase], i: int, lexicon: ClaimLexicon) -> Scope | None:
    j = event_verb(line, i)
    return event_scope(line, j, lexicon) if j is not None else None


def event_verb(line: Sequence[Phrase], i: int) -> int | None:
    """Index of the finite verb whose subject the event noun at i is, in the clause or in ", which is set for May"."""
    relative = _relative_verb(line, i)
    if relative is not None:
        return relative
    before = line[i - 1] if i else None
    told = isinstance(before, VerbGroup) and bool({sense.lemma for sense in before.senses} & TELLING)
    if before is not None and (before.kind == "i" or (isinstance(before, VerbGroup) and not told)):
        return None
    j = i + 1
    while j < len(line) and line[j].kind not in 'bfwTr;?."' and not is_finite(line, j):
        if told and line[j].kind == ",":
            return None  # "announced the withdrawal, and"
        j += 1
    return j if j < len(line) and is_finite(line, j) else None


def _relative_verb(line: Sequence[Phrase], i: int) -> int | None:
    """The verb of a relative clause that closes the phrase: "the withdrawal from X, which begins in May"."""
    for j in range(i + 1, min(i + 9, len(line) - 1)):
        if line[j].kind == "r":
            which = line[j - 1].kind == "," and normal(line[j].items[-1].word) == "which"
            return j + 1 if which and is_finite(line, j + 1) else None
        if line[j].kind not in ("NP", "i", ",", "D") and (not isinstance(line[j], VerbGroup) or is_finite(line, j)):
            return None
    return None


def event_scope(line: Sequence[Phrase], j: int, lexicon: ClaimLexicon) -> Scope | None:
    """Scope from a chain of verbs that says whether an event takes place ("is expected to be completed")."""
    last = j
    while last + 1 < len(line) and isinstance(line[last + 1], VerbGroup) and line[last + 1].parent is line[last]:  # type: ignore[attr-defined]
        last += 1
    group = line[last]
    assert isinstance(group, VerbGroup)
    lemmas = live_lemmas(line, last)
    known = sorted(lemmas & lexicon.event.keys())
    refused = group.passive and bool(lemmas & lexicon.refusing)
    stand = _standing(line, last)
    if not known and not group.adjective and not refused and not stand:
        return None
    scope = verb_scope(line, last, lexicon)
    if stand == "denied" or refused:
        open_still = refused and scope.denied and bool(lemmas & EXCLUDING)  # "cannot be ruled out"
        scope.denied = not scope.denied
        scope.weaken("possible" if open_still else scope.modality)
    elif stand:
        scope.weaken(stand)
    elif known:
        told = lexicon.event[known[0]]
        scope.weaken("asserted" if scope.denied and told == "planned" else told)  # "was never approved"
    adjective = group.adjective or _late_adjective(line, last)
    if adjective in lexicon.control_adjectives:
        scope.weaken(lexicon.control_adjectives[adjective])
    return scope


def _late_adjective(line: Sequence[Phrase], j: int) -> str:
    """ "is not, in our view, probable": the adjective behind an aside."""
    if j + 1 >= len(line) or line[j + 1].kind != ",":
        return ""
    for phrase in line[j + 2 : j + 8]:
        if phrase.kind == "k":
            return normal(phrase.items[0].word)
        if isinstance(phrase, VerbGroup) or phrase.kind in ";.?":
            return ""
    return ""


def _standing(line: Sequence[Phrase], j: int) -> str:
    """What "be" with a phrase behind it says of an event: "is out of the question", "is on the table"."""
    group = line[j]
    if not isinstance(group, VerbGroup) or not {sense.lemma for sense in group.senses} & {"be", "remain", "stay"}:
        return ""
    words = " ".join(normal(item.word) for phrase in line[j + 1 : j + 5] for item in phrase.items)
    return next((how for start, how in STANDING.items() if words.startswith(start)), "")


# Phrases behind "be" that say whether an event will take place; "not on the table" turns them round.
STANDING = {
    "out of the question": "denied", "off the table": "denied", "off the agenda": "denied", "false": "denied",
    "on the table": "possible", "on the cards": "possible", "on the agenda": "possible",
    "under consideration": "possible", "under discussion": "possible", "under review": "possible",
    "under study": "possible", "being considered": "possible", "an option": "possible", "a possibility": "possible",
    "in doubt": "possible", "in the works": "planned", "in preparation": "planned", "overdue": "demanded",
}  # fmt: skip


def _chain(line: Sequence[Phrase], i: int) -> tuple[list[NounPhrase], int]:
    """The nouns on which the one at i hangs, nearest first, and the index before them all."""
    j = coordinated(line, i)[1] - 1
    j -= j > 0 and line[j].kind == '"'  # was no "withdrawal"
    nouns: list[NounPhrase] = []
    while j >= 1 and line[j].kind == "i" and is_noun(line, j - 1):
        inner = line[j - 1]
        assert isinstance(inner, NounPhrase)
        nouns.append(inner)
        j = coordinated(line, j - 1)[1] - 1
    return nouns, j


def only_about(line: Sequence[Phrase], i: int, lexicon: ClaimLexicon) -> bool:
    """Whether the event at i is only what something else is about: "began talks on the withdrawal on 15 May"."""
    heads = {head_of(noun) for noun in _chain(line, i)[0]}
    return bool(heads & (lexicon.classes["clause_talks"] | SUBJECT_MATTER))


def _as_object(line: Sequence[Phrase], i: int, lexicon: ClaimLexicon) -> Scope | None:
    nouns, j = _chain(line, i)
    if j >= 1 and line[j].kind == "i" and isinstance(line[j - 1], VerbGroup):
        j -= 1
    if only_about(line, i, lexicon):
        return None
    if j < 0 or not isinstance(line[j], VerbGroup):
        if nouns and j >= 0 and line[j].kind == "i" and word_of(line[j]) in IN_TIME:
            return None  # "since the signing of the agreement on a withdrawal"
        scope = _from_nouns(nouns, lexicon)
        if nouns and not isinstance(line[max(j, 0)], VerbGroup) and dropped(line, _at(line, nouns[-1]), i, lexicon):
            told = head_of(nouns[-1]) in HEARSAY  # "rumours of a withdrawal were denied"
            scope = Scope(denied=True) if scope or told else scope
        return scope
    if j == 0 and getattr(line[j], "infinitive", False):
        return None  # "To announce its end would be a success"
    lemmas = live_lemmas(line, j)
    scope = _from_nouns(nouns, lexicon)
    if not lemmas & (lexicon.refusing | lexicon.event.keys() | lexicon.control.keys()):
        return scope
    outer = verb_scope(line, j, lexicon)
    scope = scope or Scope()
    if outer.denied and lemmas & TOLD:
        scope.skip = True  # "has not confirmed the withdrawal"
        return scope
    scope.weaken(outer.modality)
    scope.denied, scope.skip = scope.denied != outer.denied, outer.skip
    if lemmas & lexicon.refusing:
        scope.weaken("possible" if outer.denied and lemmas & EXCLUDING else scope.modality)
        scope.denied = not scope.denied
    else:
        for lemma in sorted(lemmas & lexicon.event.keys())[:1]:
            scope.weaken(lexicon.event[lemma])
        for lemma in sorted(lemmas & lexicon.control.keys() - lexicon.event.keys())[:1]:
            scope.weaken(lexicon.control[lemma])
    return scope


# What is only about an event: it asserts nothing of it.
SUBJECT_MATTER = {
    "debate", "debates", "dispute", "news", "question", "questions", "statement", "speech", "book", "film", "article",
    "word", "words", "comment", "details", "detail", "information", "confirmation", "response", "announcement",
    "vote", "referendum", "criticism", "anger", "protests", "protest", "conference", "meeting", "summit", "row",
}  # fmt: skip


def _at(line: Sequence[Phrase], phrase: Phrase) -> int:
    return next(n for n, one in enumerate(line) if one is phrase)


def _from_nouns(nouns: list[NounPhrase], lexicon: ClaimLexicon) -> Scope | None:
    scope = None
    for phrase in nouns:
        head = normal(phrase.head.word) if phrase.head else ""
        if head in lexicon.control_nouns:
            scope = scope or Scope()
            scope.weaken(lexicon.control_nouns[head])
            if phrase.negated:
                scope.denied, scope.modality = not scope.denied, "asserted"
    return scope
