"""Who stands behind a force or against it: verbs and nouns of support, also for its mandate, presence or work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.claims.modality.eventscope import event_verb
from etl.claims.modality.scope import live_lemmas, verb_scope
from etl.claims.syntax.arguments import arguments
from etl.claims.syntax.clauses import is_noun, word_of
from etl.claims.syntax.groups import head_word
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.subjects import subjects
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup

FOR = {"support", "back", "endorse", "welcome", "favour", "favor", "champion", "stand by", "stand behind"}
AGAINST = {"oppose", "reject", "object to", "resist", "protest", "protest against", "denounce", "condemn"}
# What belongs to a force: to be for it is to be for the force. To be for its withdrawal is another claim.
ITS = {
    "mandate", "renewal", "extension", "presence", "work", "role", "effort", "efforts", "fight", "stay", "creation",
    "offensive", "struggle", "cause", "continuation", "mission", "stationing",
}  # fmt: skip
BACKERS = {"support", "backing", "aid", "assistance", "sponsorship", "funding"}
OPPOSITION = {"opposition", "objection", "objections", "resistance"}
GIVE = {"confirm", "affirm", "signal", "underline", "restate", "stress", "announce",
        "continue", "maintain", "reaffirm", "reiterate", "offer", "provide", "give", "pledge", "promise",
        "express", "voice", "declare", "increase", "extend", "renew", "step up", "keep", "lend", "send"}  # fmt: skip
GET = {"have", "enjoy", "receive", "win", "get", "gain", "secure", "draw"}
STOP = {"end", "stop", "cut", "cut off", "withdraw", "halt", "suspend", "cease", "drop", "discontinue", "freeze",
        "deny", "reject", "rule out", "refuse", "lose", "withhold", "abandon", "pull"}  # fmt: skip
LASTS = {"be", "remain", "continue", "come", "grow", "increase", "persist"}


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance towards the forces of `towards`: its words from `first` to `last`, how firmly, and against or for."""

    first: Phrase
    last: Phrase
    towards: list[NounPhrase]
    modality: str
    against: bool
    outright: bool  # the phrases name the force itself, not what belongs to it


def stances(line: Sequence[Phrase], lexicon: ClaimLexicon) -> list[Stance]:
    """The stances of one sentence that no frame reads."""
    found: list[Stance] = []
    for i, phrase in enumerate(line):
        if isinstance(phrase, VerbGroup):
            found += _verb(line, i, lexicon)
        elif isinstance(phrase, NounPhrase) and head_word(phrase) in BACKERS | OPPOSITION:
            found += _noun(line, i, phrase, lexicon)
    return found


def _verb(line: Sequence[Phrase], i: int, lexicon: ClaimLexicon) -> list[Stance]:
    """ "supports the renewal of the mandate of X", "opposes the presence of X", "is against X"."""
    group = line[i]
    assert isinstance(group, VerbGroup)
    lemmas = live_lemmas(line, i)
    against, side = bool(lemmas & AGAINST), _side(line, i)
    if not (lemmas & FOR or against or side) or (not group.finite and group.parent is None) or group.passive:
        return []
    scope = verb_scope(line, i, lexicon)
    if scope.skip or not anybody(line, i):
        return []
    if side:
        args = arguments(line, i)
        towards = [p for word in (("of",) if side != "against" else ("against",)) for p in args.at(word)]
        against = side == "against"
    else:
        towards = [
            one
            for one in arguments(line, i, _particles(line, i)).objects
            if head_word(one) in ITS or (against and one.forces)
        ]
    if not towards:
        return []
    behind = [p for one in towards if head_word(one) in ITS for p in _of(line, one)]
    last = (behind or towards)[-1]
    return [Stance(group, last, behind or towards, scope.modality, scope.denied != against, not behind)]


def anybody(line: Sequence[Phrase], i: int) -> bool:
    """Whether it is somebody who acts: no relative clause on people without a name ("those who reject them")."""
    if not i or line[i - 1].kind != "r":
        return True
    before = next((one for one in reversed(line[: i - 1]) if isinstance(one, NounPhrase)), None)
    named = before is not None and before.head is not None and before.head.tag in "CSPF"
    return named or (before is not None and bool(before.places or before.forces))


def accused(line: Sequence[Phrase], i: int) -> bool:
    """ "accuses X of backing Y", "was accused of arming Y": what somebody says that X does."""
    if i < 2 or word_of(line[i - 1]) != "of":
        return False
    verb = next((one for one in reversed(line[: i - 1]) if isinstance(one, VerbGroup)), None)
    return verb is not None and any(sense.lemma in ("accuse", "suspect") for sense in verb.senses)


def _particles(line: Sequence[Phrase], i: int) -> int:
    return 1 if i + 1 < len(line) and word_of(line[i + 1]) in ("to", "by", "behind", "against") else 0


def _side(line: Sequence[Phrase], i: int) -> str:
    """ "is against X", "was in favour of X"."""
    group = line[i]
    words = [normal_of(phrase) for phrase in line[i + 1 : i + 4]]
    if not isinstance(group, VerbGroup) or not any(sense.lemma.split()[0] == "be" for sense in group.senses):
        return ""
    if words[:1] == ["against"]:
        return "against"
    return "for" if words in (["in", "favour", "of"], ["in", "favor", "of"], ["in", "support", "of"]) else ""


def normal_of(phrase: Phrase) -> str:
    """The words of a phrase, normalised and joined."""
    return word_of(phrase) if len(phrase.items) == 1 else ""


def _of(line: Sequence[Phrase], phrase: NounPhrase) -> list[NounPhrase]:
    """The noun phrases behind "of" and "for" that end the chain of this one ("the renewal of the mandate of X")."""
    at = next(n for n, one in enumerate(line) if one is phrase)
    while at + 2 < len(line) and word_of(line[at + 1]) in ("of", "for") and is_noun(line, at + 2):
        at += 2
    last = line[at]
    return [last] if last is not phrase and isinstance(last, NounPhrase) else []


def _noun(line: Sequence[Phrase], i: int, phrase: NounPhrase, lexicon: ClaimLexicon) -> list[Stance]:
    """ "ended its support for X", "X has the backing of", "support for X remains"."""
    group = line[i - 1] if i else None
    opposed = head_word(phrase) in OPPOSITION
    args = arguments(line, i)
    given = [one for word in ("for", "of", "to") for one in args.at(word)]
    if not isinstance(group, VerbGroup):
        return _subject(line, i, [one for word in ("for", "to") for one in args.at(word)], opposed, lexicon)
    lemmas = live_lemmas(line, i - 1)
    scope = verb_scope(line, i - 1, lexicon)
    if scope.skip or scope.modality == "demanded" or not lemmas & (GIVE | GET | STOP):
        return []
    if lemmas & GET and not args.at("for") and not opposed:
        given = subjects(line, i - 1)
    denied = (scope.denied != bool(lemmas & STOP)) != (opposed != phrase.negated)
    return [Stance(group, phrase, given, scope.modality, denied, True)]


def _subject(
    line: Sequence[Phrase], i: int, given: list[NounPhrase], opposed: bool, lexicon: ClaimLexicon
) -> list[Stance]:
    """ "Support for X has come from", "Iran's support for X ended"."""
    verb = event_verb(line, i)
    group = line[verb] if verb is not None else None
    if verb is None or not isinstance(group, VerbGroup) or not given:
        return []
    lemmas = live_lemmas(line, verb)
    told = group.passive and bool(lemmas & GIVE)
    if not told and not lemmas & (LASTS | STOP) and not {s.lemma for s in group.senses} & {"be"}:
        return []
    scope = verb_scope(line, verb, lexicon)
    if scope.skip:
        return []
    return [Stance(line[i], group, given, scope.modality, (scope.denied != bool(lemmas & STOP)) != opposed, True)]
