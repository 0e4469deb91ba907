"""That-clauses: who or what governs them, and whether the text says that what they tell is so.

"denied reports that", "there is no sign that", "it is not true that", "the claim that ... is false".
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.claims.syntax.clauses import is_finite, is_noun
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.subjects import before_aside
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.tokens import normal

DENIED, SKIP, POSSIBLE, PLANNED = "denied", "skip", "possible", "planned"
HEARSAY = {
    "reports", "report", "rumours", "rumors", "rumour", "rumor", "claims", "claim", "allegations", "allegation",
    "suggestions", "suggestion", "speculation", "accusations", "accusation", "assertions", "assertion", "idea",
    "notion", "talk", "news", "charge", "charges", "fear", "fears", "statement", "statements", "story", "stories",
}  # fmt: skip
# Verbs whose that-clause is agreed, wanted, expected or drawn as a conclusion, not merely told.
THAT_VERBS = {
    "agree", "decide", "expect", "anticipate", "demand", "insist", "hope", "plan", "foresee", "envisage", "order",
    "direct", "require", "want", "propose", "ask", "request", "recommend", "intend", "pledge", "promise", "vow",
    "mean", "entail", "imply", "ensure", "predict", "urge", "provide", "stipulate",
}  # fmt: skip
# "no sign that" denies; "no confirmation that" leaves it open.
EVIDENCE = {
    "information", "sign", "signs", "evidence", "indication", "indications", "proof", "hint",
    "hints", "suggestion", "question", "truth", "trace",
}  # fmt: skip
OPEN = {"confirmation", "certainty", "guarantee", "assurance", "assurances", "word"}
# Not to tell so is not to deny it.
TOLD = {"confirm", "announce", "say", "reveal", "acknowledge", "admit", "disclose", "report", "comment", "specify"}
# Verbs behind which a clause may open without "that".
TELLING = {
    "say", "add", "believe", "think", "confirm", "announce", "claim", "insist", "warn", "report", "note", "state",
    "suggest", "argue", "stress", "know", "hope", "expect", "predict", "deny", "admit", "acknowledge", "reveal",
    "write",
}  # fmt: skip
POINTS = {"suggest", "indicate", "show", "prove", "point", "hint"}
TRUE = {"true", "correct", "accurate", "case", "fact", "right", "so"}
FALSE = {
    "false", "untrue", "wrong", "incorrect", "inaccurate", "lie", "lies", "nonsense", "baseless", "unfounded", "fake",
    "groundless", "fiction", "fabrication", "fabricated", "rumour", "rumor", "propaganda", "disinformation",
    "misinformation", "invented",
}  # fmt: skip
UNSURE = {"unclear", "uncertain", "doubtful", "unknown", "unconfirmed"}
# What a text that binds provides for is planned: "the agreement says that they leave".
BINDING = {
    "agreement", "deal", "accord", "treaty", "roadmap", "plan", "resolution", "timetable", "order", "decree", "truce",
    "ceasefire", "protocol", "pact", "schedule", "mandate", "draft", "proposal", "contract", "text", "terms",
}  # fmt: skip
PROVIDES = {"say", "state", "specify", "stipulate", "provide", "foresee", "set out", "lay down", "mean"}
FEARED = {"fear", "worry", "doubt", "suspect", "speculate"}
IMAGINED = {"imagine", "suppose", "assume", "pretend", "simulate", "joke", "fantasise", "fantasize"}


def unmarked(line: Sequence[Phrase], i: int, lexicon: ClaimLexicon) -> int | None:
    """Where a clause opens without "that" behind a verb that takes one: "denied its troops had left"."""
    group = line[i]
    if not isinstance(group, VerbGroup) or not group.finite or not is_noun(line, i - 1):
        return None
    k = i - 1
    while k > 0 and line[k].kind in ("NP", "i", "c", "A"):
        k -= 1
    verb = line[k]
    if not isinstance(verb, VerbGroup) or not is_noun(line, k + 1) or verb.passive:
        return None
    lemmas = {sense.lemma for sense in verb.senses}
    return k + 1 if lemmas & (TELLING | THAT_VERBS | {"deny", "dispute", "fear", "doubt"}) else None


def opener(line: Sequence[Phrase], i: int) -> int | None:
    """Index of the "that" whose clause the verb at i is in, None where there is none."""
    j = before_aside(line, i)
    while j >= 0 and line[j].kind not in "Tbfw;?.r":
        j -= 1
    if j < 1 or line[j].kind != "T":
        return None
    if line[j - 1].kind == "c":  # "demanded that they go and that the base be closed"
        return next((k for k in range(j - 2, 0, -1) if line[k].kind == "T" and isinstance(line[k - 1], VerbGroup)), j)
    return j


def told_by(line: Sequence[Phrase], j: int) -> int:
    """Index of the phrase that a clause opened at j hangs on: "denied on Friday that", "denied flatly that"."""
    k = j - 1
    while k > 0 and line[k].kind in "DA":
        k -= 1
    return k


def that_governor(line: Sequence[Phrase], i: int, lexicon: ClaimLexicon) -> int | None:
    """A control or denying verb with a that-clause: "denied that troops would leave", "agreed that it ends"."""
    j = opener(line, i)
    if j is None:
        j = unmarked(line, i, lexicon)
        if j is None:
            return None
    j = told_by(line, j) + 1
    j -= is_noun(line, j - 1) and _last(line, j - 1) in HEARSAY  # "denied reports that"
    if j > 2 and is_noun(line, j - 1) and _last(line, j - 2) == "as":
        j -= 2  # "dismissed as false a claim that"
    verb = line[j - 1] if j else None
    if not isinstance(verb, VerbGroup):
        return None
    lemmas = {sense.lemma for sense in verb.senses}
    wished = verb.infinitive  # "urged them to declare that it is over": what governs the declaring governs this too
    known = wished or verb.adjective in lexicon.control_adjectives
    return j - 1 if known or lemmas & (lexicon.refusing | THAT_VERBS) else None


def credence(line: Sequence[Phrase], i: int, lexicon: ClaimLexicon) -> str:
    """How the that-clause of the verb at i is put: "denied", "possible", "planned", "skip" (not at all), "" (told)."""
    j = opener(line, i) or unmarked(line, i, lexicon)
    if j is None:
        return PLANNED if _present(line[i]) and _bound(line, i) else ""
    j = told_by(line, j) + 1
    before = line[j - 1]
    if isinstance(before, NounPhrase):
        return _of_noun(line, j - 1, before) or _of_subject(line, j, i, lexicon)
    if not isinstance(before, VerbGroup):
        return ""
    lemmas = {sense.lemma for sense in before.senses}
    if lemmas & PROVIDES and j >= 2 and _last(line, j - 2) in BINDING and _present(line[i]):
        return PLANNED
    if before.negated and lemmas & TOLD:
        return SKIP  # "has not confirmed that they left"
    if lemmas & POINTS and j >= 2 and _last(line, j - 2) == "nothing":
        return DENIED
    if lemmas & IMAGINED:
        return SKIP
    return POSSIBLE if lemmas & FEARED else ""


def _bound(line: Sequence[Phrase], i: int) -> bool:
    """ "The accord stipulates that A will deploy, while B withdraw": a second clause of what a text provides for."""
    j = next((n for n in range(i - 1, -1, -1) if line[n].kind in "Tbfw;?.r"), 0)
    if line[j].kind != "b" or _last(line, j) not in ("while", "whereas"):
        return False
    that = next((n for n in range(j - 1, 1, -1) if line[n].kind == "T"), 0)
    verb = line[that - 1] if that > 1 else None
    return isinstance(verb, VerbGroup) and _last(line, that - 2) in BINDING


def _present(phrase: Phrase) -> bool:
    return isinstance(phrase, VerbGroup) and bool(phrase.forms & {"base", "s"}) and not phrase.modals


def _of_noun(line: Sequence[Phrase], k: int, noun: NounPhrase) -> str:
    """ "there is no evidence that", "it is not true that", "it is false that", "it is unclear that"."""
    word = _last(line, k)
    verb = line[k - 1] if k else None
    negated = noun.negated or (isinstance(verb, VerbGroup) and verb.negated)
    if negated and word in EVIDENCE | TRUE:
        return DENIED
    if word in UNSURE or (negated and word in OPEN | {"clear", "certain", "sure"}):
        return SKIP
    return DENIED if word in FALSE and isinstance(verb, VerbGroup) and not negated else ""


def _of_subject(line: Sequence[Phrase], j: int, i: int, lexicon: ClaimLexicon) -> str:
    """ "Reports that they have left are false", "Claims that they had left were denied": the verb behind the clause."""
    if _last(line, j - 1) not in HEARSAY or (j >= 2 and isinstance(line[j - 2], VerbGroup)):
        return ""
    verb = next((k for k in range(i + 1, len(line)) if is_finite(line, k) or line[k].kind in ';?."'), len(line))
    group = line[verb] if verb < len(line) else None
    if not isinstance(group, VerbGroup):
        return ""
    refuted = bool({sense.lemma for sense in group.senses} & lexicon.refusing) and group.passive
    behind = {normal(item.word) for phrase in line[verb + 1 : verb + 4] for item in phrase.items}
    false = bool(behind & FALSE) != group.negated if behind & (FALSE | TRUE) else False
    return DENIED if refuted or false else ""


def _last(line: Sequence[Phrase], k: int) -> str:
    return normal(line[k].items[-1].word) if 0 <= k < len(line) else ""
