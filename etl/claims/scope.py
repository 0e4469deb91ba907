"""How firmly: polarity and modality of a verb or of an event named by a noun, from the words that govern it.

The scale is FactBank's (Saurí and Pustejovsky 2009) folded to the six modalities of the claim view. Where several
apply, the weakest commitment to the fact wins: "may agree to leave" is possible, not planned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.claims.clauses import is_finite, is_noun
from etl.claims.lexicon import ClaimLexicon
from etl.claims.subjects import coordinated
from etl.claims.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.tokens import normal

STRENGTH = ("asserted", "planned", "expected", "demanded", "possible", "conditional")
CONDITIONS = {"contingent", "subject", "conditional", "conditioned", "depending", "provided", "unless"}


@dataclass
class Scope:
    """Polarity and modality; `skip` where the clause asserts nothing (a question, "whether")."""

    modality: str = "asserted"
    denied: bool = False
    skip: bool = False

    def weaken(self, modality: str) -> None:
        """Take a weaker modality; "unlikely" and "refused" deny as well."""
        if modality in ("unlikely", "refused"):
            self.denied = not self.denied
            modality = "expected" if modality == "unlikely" else "asserted"
        if STRENGTH.index(modality) > STRENGTH.index(self.modality):
            self.modality = modality


def verb_scope(line: Sequence[Phrase], i: int, lexicon: ClaimLexicon) -> Scope:
    """Scope of the verb group at i: its own auxiliaries, then all that governs it."""
    scope = Scope()
    group = line[i]
    assert isinstance(group, VerbGroup)
    _own(group, scope, lexicon)
    _shared(line, i, scope, lexicon)
    _governors(line, i, scope, lexicon)
    _conditions(line, i, scope, lexicon)
    return scope


def _shared(line: Sequence[Phrase], i: int, scope: Scope, lexicon: ClaimLexicon) -> None:
    """ "will leave A and cut B": a bare verb behind "and" shares the auxiliaries before; "or" the negation too."""
    group = line[i]
    assert isinstance(group, VerbGroup)
    if i < 2 or line[i - 1].kind != "c" or group.modals or any(item.tag in "mxho" for item in group.items):
        return
    before = next((n for n in range(i - 2, -1, -1) if isinstance(line[n], VerbGroup)), None)
    if before is None or any(line[n].kind in ";?.T" for n in range(before, i)):
        return
    if "base" not in group.forms and "part" not in group.forms:
        return
    other = line[before]
    assert isinstance(other, VerbGroup)
    if not other.modals and not other.infinitive and "base" not in other.forms:
        return
    model = verb_scope(line, before, lexicon)
    scope.weaken(model.modality)
    if word_is(line[i - 1], "or", "nor"):
        scope.denied = scope.denied != model.denied


def _own(group: VerbGroup, scope: Scope, lexicon: ClaimLexicon) -> None:
    for modal in group.modals:
        scope.weaken({"is to": "planned", "must": "demanded"}.get(modal) or lexicon.modals.get(modal, "planned"))
    for adverb in group.adverbs:
        if adverb in lexicon.firmness:
            scope.weaken(lexicon.firmness[adverb])
        if adverb in ("never", "hardly", "no longer"):
            scope.denied = not scope.denied
    if group.negated:
        scope.denied = not scope.denied


def _governors(line: Sequence[Phrase], i: int, scope: Scope, lexicon: ClaimLexicon) -> None:
    for _ in range(6):
        group = line[i]
        assert isinstance(group, VerbGroup)
        j = _governor(line, i, lexicon, scope)
        if j is None:
            return
        _apply(line, j, scope, lexicon)
        i = j


def live_lemmas(line: Sequence[Phrase], i: int) -> set[str]:
    """Lemmas of the verb group at i whose particles, if they need any, stand after it."""
    group = line[i]
    assert isinstance(group, VerbGroup)
    after = [normal(item.word) for phrase in line[i + 1 : i + 5] for item in phrase.items if item.tag != "d"]
    live = {sense.lemma for sense in group.senses if _has_run(after, sense.particles)}
    return {lemma for lemma in live if not any(other != lemma and other.startswith(lemma + " ") for other in live)}


def _has_run(words: list[str], particles: tuple[str, ...]) -> bool:
    if not particles:
        return True
    return words[: len(particles)] == list(particles) or particles[0] in words[1:5]


def _apply(line: Sequence[Phrase], j: int, scope: Scope, lexicon: ClaimLexicon) -> None:
    governor = line[j]
    assert isinstance(governor, VerbGroup)
    word = governor.adjective or normal(governor.items[-1].word)
    lemmas = live_lemmas(line, j)
    if word in lexicon.control_adjectives:
        scope.weaken(lexicon.control_adjectives[word])
    elif lemmas & lexicon.refusing:
        scope.denied = not scope.denied
    else:
        for lemma in sorted(lemmas & lexicon.control.keys()):
            scope.weaken(lexicon.control[lemma])
    _own(governor, scope, lexicon)


def _governor(line: Sequence[Phrase], i: int, lexicon: ClaimLexicon, scope: Scope) -> int | None:
    """Index of the verb group whose complement the verb group at i heads; control nouns on the way are applied."""
    group = line[i]
    assert isinstance(group, VerbGroup)
    if group.parent is not None:
        return i - 1
    j = i - 1
    while j >= 0 and line[j].kind in "ADi" and (group.infinitive or "ing" in group.forms):
        j -= 1
    if j < i - 1 and _governs_over_particles(line, j, i):
        return j
    if not is_noun(line, j):
        return _that_governor(line, i, lexicon)
    phrase = line[j]
    assert isinstance(phrase, NounPhrase)
    head = normal(phrase.head.word) if phrase.head else ""
    if (
        group.infinitive or (line[i - 1].kind == "i" and word_is(line[i - 1], "of", "for"))
    ) and head in lexicon.control_nouns:
        scope.weaken(lexicon.control_nouns[head])
        if phrase.negated:
            scope.denied, scope.modality = not scope.denied, "asserted"
        start = coordinated(line, j)[1]
        before = start - 1
        if before >= 0 and isinstance(line[before], VerbGroup):
            return before if _negating(line[before], lexicon) else None
        return None
    if not group.finite or "base" in group.forms or group.infinitive:
        start = coordinated(line, j)[1]
        before = start - 1
        if before >= 0 and isinstance(line[before], VerbGroup) and (group.infinitive or _bare(group)):
            return before
        if (
            before >= 0
            and line[before].kind == "i"
            and before
            and isinstance(line[before - 1], VerbGroup)
            and group.infinitive
        ):
            return before - 1
    return _that_governor(line, i, lexicon)


def _governs_over_particles(line: Sequence[Phrase], j: int, i: int) -> bool:
    """ "ruled out withdrawing", "stopped short of leaving": only particles of the verb stand in between."""
    group = line[j] if j >= 0 else None
    if not isinstance(group, VerbGroup):
        return False
    between = tuple(normal(item.word) for phrase in line[j + 1 : i] for item in phrase.items)
    return any(sense.particles == between for sense in group.senses)


def word_is(phrase: Phrase, *words: str) -> bool:
    """Whether the phrase's last word is one of these."""
    return normal(phrase.items[-1].word) in words


def _bare(group: VerbGroup) -> bool:
    return len(group.items) == 1 and "base" in group.forms


def _negating(phrase: Phrase, lexicon: ClaimLexicon) -> bool:
    if not isinstance(phrase, VerbGroup):
        return False
    return phrase.negated or bool({sense.lemma for sense in phrase.senses if not sense.particles} & lexicon.refusing)


def _that_governor(line: Sequence[Phrase], i: int, lexicon: ClaimLexicon) -> int | None:
    """A control or denying verb with a that-clause: "denied that troops would leave", "agreed that it ends"."""
    j = i - 1
    while j >= 0 and line[j].kind not in "Tbfw;?.r":
        j -= 1
    if j < 1 or line[j].kind != "T":
        return None
    j -= is_noun(line, j - 1) and word_is(line[j - 1], *HEARSAY)  # "denied reports that"
    verb = line[j - 1] if j else None
    if not isinstance(verb, VerbGroup):
        return None
    lemmas = {sense.lemma for sense in verb.senses}
    wished = verb.infinitive  # "urged them to declare that it is over": what governs the declaring governs this too
    return j - 1 if wished or lemmas & (lexicon.refusing | THAT_VERBS) else None


HEARSAY = (
    "reports", "report", "rumours", "rumors", "claims", "claim", "allegations", "suggestions", "speculation",
    "accusations", "assertions", "idea", "notion",
)  # fmt: skip
# Verbs whose that-clause is agreed, wanted, expected or drawn as a conclusion, not merely told.
THAT_VERBS = {
    "agree", "decide", "expect", "anticipate", "demand", "insist", "hope", "plan", "foresee", "envisage", "order",
    "direct", "require", "want", "propose", "ask", "request", "recommend", "intend", "pledge", "promise", "vow",
    "mean", "entail", "imply", "ensure", "predict", "urge", "provide", "stipulate",
}  # fmt: skip


def _conditions(line: Sequence[Phrase], i: int, scope: Scope, lexicon: ClaimLexicon) -> None:
    for j in range(i - 1, -1, -1):
        kind = line[j].kind
        if kind == "w" or (kind == "f" and _asks(line, j)):
            scope.skip = True
            return
        if kind == "f":
            if not _closed(line, j, i):
                scope.weaken("conditional")
            return
        if kind == "r" and word_is(line[j], "how", "why", "what"):
            scope.skip = True
            return
        if kind in ";?.":
            break
    for j, phrase in enumerate(line[i + 1 :], i + 1):
        if phrase.kind in ";?.w" or is_finite(line, j) or (phrase.kind == "f" and _asks(line, j)):
            break
        if phrase.kind == "f" or ((phrase.kind != "NP" or len(phrase.items) == 1) and _sets_condition(line, j)):
            scope.weaken("conditional")


def _sets_condition(line: Sequence[Phrase], j: int) -> bool:
    """ "subject to", "contingent on", "unless": no contingent of soldiers."""
    word = normal(line[j].items[0].word)
    follows = normal(line[j + 1].items[0].word) if j + 1 < len(line) else ""
    return word in CONDITIONS and (word in ("unless", "provided") or follows in ("to", "on", "upon", "that"))


def _asks(line: Sequence[Phrase], j: int) -> bool:
    return j > 0 and isinstance(line[j - 1], VerbGroup)


def _closed(line: Sequence[Phrase], j: int, i: int) -> bool:
    """A condition that a comma closed before the verb still governs the main clause; "even if" does not."""
    return j > 0 and normal(line[j - 1].items[-1].word) == "even"
