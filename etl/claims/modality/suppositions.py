"""Clauses that the text asks, imagines or makes depend on something, and so does not assert as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from etl.claims.syntax.clauses import is_finite, is_noun
from etl.claims.syntax.verbgroups import Phrase, VerbGroup
from etl.extract.tokens import normal

SKIP, CONDITIONAL = "skip", "conditional"
# "subject to", "contingent on": words that make a condition with the preposition behind them; some stand without one.
CONDITIONS = {"contingent", "subject", "conditional", "conditioned", "depending", "dependent", "provided", "unless",
              "pending"}  # fmt: skip
ALONE = {"unless", "provided", "pending"}
# The same in several words; the last word opens the clause or the phrase.
RUNS = (
    ("as", "long", "as"), ("so", "long", "as"), ("on", "condition", "that"), ("in", "case", "of"),
    ("in", "the", "event", "of"), ("in", "the", "event", "that"), ("on", "the", "condition", "that"),
)  # fmt: skip
EMBEDDED = {"how", "why", "what"}
UNKNOWN = {"unclear", "unknown", "uncertain", "clear", "certain", "known", "sure"}
ASKING = {"ask", "know", "decide", "wonder", "disclose", "specify", "clarify", "determine", "debate", "discuss", "say",
          "reveal", "announce", "detail", "tell"}  # fmt: skip
IMAGINED = {"imagine", "suppose", "picture", "assume", "pretend"}


def supposition(line: Sequence[Phrase], i: int, ahead: bool) -> str:
    """What the clause of the verb group at i stands under: "" (nothing), "conditional", or "skip" (not asserted).

    Args:
        ahead: whether the verb speaks of what is or is to come: nothing that stands behind it ("if one believes them",
            "only after") is a condition of what came about.
    """
    if normal(line[0].items[0].word) in IMAGINED:
        return SKIP
    for j in range(i - 1, -1, -1):
        if line[j].kind in ";?.":
            break
        found = _question(line, j, i) or _condition(line, j, i) or _inversion(line, j)
        if found:
            return found
    return _inversion(line, i) or _behind(line, i, ahead)


def _question(line: Sequence[Phrase], j: int, i: int) -> str:
    """ "whether", "asked if", "did not say when": what follows is asked, unless a comma closed it at the front."""
    kind = line[j].kind
    if kind not in ("w", "f", "r", "b"):
        return ""
    word = _word(line, j)
    asked = kind == "w" or (kind == "f" and (_asks(line, j) or (j > 0 and _word(line, j - 1) == "what")))
    if kind == "r" and word in EMBEDDED:
        asked = True
    if kind == "b" and word in ("when", "where") and _unknown(line, j):
        asked = True
    return SKIP if asked and not _answered(line, j, i) else ""


def _answered(line: Sequence[Phrase], j: int, i: int) -> bool:
    """ "Asked whether X would leave, he said that ...": the question stands in front, and this is the answer."""
    fronted = all(not is_finite(line, k) or _word(line, k) == "asked" for k in range(j)) and any(
        normal(item.word) in ("asked", "asking") for phrase in line[:j] for item in phrase.items
    )
    return fronted and any(phrase.kind == "," for phrase in line[j:i])


def _unknown(line: Sequence[Phrase], j: int) -> bool:
    if not j:
        return False
    before = line[j - 1]
    if isinstance(before, VerbGroup):
        lemmas = {sense.lemma for sense in before.senses}
        return bool(lemmas & ASKING) and (before.negated or not before.finite or "say" not in lemmas)
    return normal(before.items[-1].word) in UNKNOWN


def _asks(line: Sequence[Phrase], j: int) -> bool:
    """ "asked if", "remains to be seen if", "unclear if"; "leave if" and "unless" make conditions."""
    before = line[j - 1] if j else None
    asked = isinstance(before, VerbGroup) and bool({sense.lemma for sense in before.senses} & (ASKING | {"see"}))
    return _word(line, j) == "if" and (asked or _word(line, j - 1) in UNKNOWN)


def _condition(line: Sequence[Phrase], j: int, i: int) -> str:
    """A condition before the verb at i: one that a comma closed governs the main clause, "even if" does not.

    What the condition itself supposes is not said to be.
    """
    if line[j].kind == "f" or _ends_run(line, j):
        if not any(phrase.kind == "," for phrase in line[j:i]):
            return SKIP
        return "" if j and _word(line, j - 1) == "even" else CONDITIONAL
    if (not j or line[j - 1].kind in ',;"c') and _sets_condition(line, j):
        return CONDITIONAL
    return ""


def _inversion(line: Sequence[Phrase], j: int) -> str:
    """ "Had they stayed", "Should they leave", "Were they to leave": a condition by word order."""
    if len(line[j].items) > 1 or line[j].kind not in ("VG", "m", "h", "x"):
        return ""
    word = normal(line[j].items[0].word)
    opens = not j or line[j - 1].kind in ',;"'
    if word not in ("had", "should", "were") or not opens:
        return ""
    group = next((phrase for phrase in line[j + 1 : j + 5] if isinstance(phrase, VerbGroup)), None)
    if not is_noun(line, j + 1) or group is None:
        return ""
    fits = group.infinitive if word == "were" else "part" in group.forms if word == "had" else "base" in group.forms
    return "" if not fits else SKIP if word == "had" else CONDITIONAL


def _behind(line: Sequence[Phrase], i: int, ahead: bool) -> str:
    for j in range(i + 1, len(line)):
        phrase = line[j]
        if phrase.kind in ";?.w" or is_finite(line, j) or (phrase.kind == "f" and _asks(line, j)):
            return ""
        if ahead and (phrase.kind == "f" or _ends_run(line, j)):
            return CONDITIONAL
        if (phrase.kind != "NP" or len(phrase.items) == 1) and _sets_condition(line, j):
            return CONDITIONAL
        if ahead and _word(line, j) == "only" and j + 1 < len(line) and _word(line, j + 1) in ("after", "once", "when"):
            return CONDITIONAL
    return ""


def _sets_condition(line: Sequence[Phrase], j: int) -> bool:
    """ "subject to", "contingent on", "unless": no contingent of soldiers."""
    word = normal(line[j].items[0].word)
    if word not in CONDITIONS or line[j].items[0].mention is not None:  # "the Mali contingent to 1,000"
        return False
    return word in ALONE or _word(line, j + 1, first=True) in ("to", "on", "upon", "that")


def _ends_run(line: Sequence[Phrase], j: int) -> bool:
    """Whether the phrase at j is the last word of one of the runs ("as long as")."""
    if _word(line, j) not in ("as", "that", "of"):
        return False
    if j + 1 < len(line) and _word(line, j + 1, first=True) in ("it", "necessary", "needed", "required", "possible"):
        return False  # "as long as it takes"
    words = [normal(item.word) for phrase in line[max(0, j - 3) : j + 1] for item in phrase.items]
    return any(tuple(words[-len(run) :]) == run for run in RUNS)


def _word(line: Sequence[Phrase], j: int, first: bool = False) -> str:
    """The normalised last (or first) word of the phrase at j, "" beyond the line."""
    return normal(line[j].items[0 if first else -1].word) if 0 <= j < len(line) else ""
