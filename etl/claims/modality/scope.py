"""How firmly: polarity and modality of a verb or of an event named by a noun, from the words that govern it.

The scale is FactBank's (Saurí and Pustejovsky 2009) folded to the six modalities of the claim view. Where several
apply, the weakest commitment to the fact wins: "may agree to leave" is possible, not planned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.claims.modality.governing import brings_about, controls, decided, dropped, head_of, undecided, word_is
from etl.claims.modality.hearsay import credence, that_governor
from etl.claims.modality.suppositions import supposition
from etl.claims.syntax.clauses import is_noun
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.subjects import coordinated, held
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.tokens import normal

STRENGTH = ("asserted", "planned", "expected", "demanded", "possible", "conditional")


# Not to do these leaves it open.
EXCLUDING = {"rule out", "exclude"}
# Verbs of asking that say what one means to do oneself where no one is asked: "wants to send", "seeks to leave".
OWN_WISH = {"want", "seek", "wish", "desire", "propose", "offer"}


BARE = ("NP", "i", "D", "c", ",", ";")  # what stands before the verb in a headline without another
# Who acts, of whom "no" and "neither" may be said.
ACTORS = {"one", "nobody", "none", "neither", "country", "countries", "side", "sides", "party", "parties", "government",
          "governments", "state", "states", "nation", "member", "members", "ally", "allies", "official"}  # fmt: skip


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
    _is_an_option(line, i, scope, lexicon)
    _governors(line, i, scope, lexicon)
    if group.infinitive and i and scope == Scope() and all(phrase.kind in BARE for phrase in line[:i]):
        scope.weaken("planned")  # a headline: "Germany to trim its force"
    _take(scope, credence(line, i, lexicon))
    scope.skip = scope.skip or _unreal(line, i)
    ahead = scope.modality != "asserted" or not is_past(group)
    _take(scope, supposition(line, i, ahead))
    if _in_place_of(line, i) or _nobody_does(line, i):
        scope.denied = not scope.denied
    return scope


def _unreal(line: Sequence[Phrase], i: int) -> bool:
    """ "would have taken the city": what did not come about, unless it would have by a day to come."""
    group = line[i]
    assert isinstance(group, VerbGroup)
    if group.modals != ["would"] or not any(normal(item.word) == "have" for item in group.items[1:-1]):
        return False
    dates = [phrase.items[0].mention for phrase in line[i + 1 : i + 6] if phrase.kind == "D"]
    return not any(getattr(date, "relation", "") in ("by", "before", "until") for date in dates)


def _nobody_does(line: Sequence[Phrase], i: int) -> bool:
    """ "Neither country has sent", "none of the members supports": no actor; "no troops" are said of the troops."""
    group = line[i]
    if not isinstance(group, VerbGroup) or not group.finite or group.passive:
        return False
    at = i - 3 if i > 2 and line[i - 2].kind == "i" and word_is(line[i - 2], "of") else i - 1
    who = line[at] if at >= 0 else None
    neither = at > 1 and line[at - 1].kind == "NP" and word_is(line[at - 1], "neither")
    if not isinstance(who, NounPhrase) or who.forces or who.head is None:
        return False
    return (who.negated or neither) and (who.head.tag in "PSC" or head_of(who) in ACTORS)


def is_past(group: VerbGroup) -> bool:
    """Whether the verb group tells of what came about: a past form, or a perfect without a modal."""
    helped = any(normal(item.word) in ("had", "has", "have", "was", "were", "did", "been") for item in group.items)
    return not group.modals and (helped or ("past" in group.forms and "base" not in group.forms and group.finite))


def _take(scope: Scope, how: str) -> None:
    """Take up what else is said of the clause: "", "skip", "denied" or a modality."""
    if how == "skip":
        scope.skip = True
    elif how == "denied":
        scope.denied = not scope.denied
    elif how:
        scope.weaken(how)


def _in_place_of(line: Sequence[Phrase], i: int) -> bool:
    """ "far from leaving", "instead of leaving", "without leaving": what did not happen."""
    group = line[i]
    if not isinstance(group, VerbGroup) or "ing" not in group.forms or group.finite or not i or line[i - 1].kind != "i":
        return False
    words = [normal(item.word) for phrase in line[max(0, i - 2) : i] for item in phrase.items]
    return words[-1:] == ["without"] or tuple(words[-2:]) in (("far", "from"), ("instead", "of"))


def _is_an_option(line: Sequence[Phrase], i: int, scope: Scope, lexicon: ClaimLexicon) -> None:
    """ "One option under review was to move the troops": what it is called says how firmly it is put."""
    group = line[i]
    assert isinstance(group, VerbGroup)
    j = i - 1
    while j > 1 and line[j - 1].kind == "i" and is_noun(line, j - 2):
        j -= 2
    subject = line[j] if j >= 0 else None
    if "is to" in group.modals and isinstance(subject, NounPhrase) and subject.head is not None:
        scope.weaken(lexicon.control_nouns.get(normal(subject.head.word), "asserted"))


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
        _apply(line, j, scope, lexicon, chained=j == i - 1)
        i = j


def live_lemmas(line: Sequence[Phrase], i: int) -> frozenset[str]:
    """Lemmas of the verb group at i whose particles, if they need any, stand after it."""
    group = line[i]
    assert isinstance(group, VerbGroup)
    if group.live is None:  # asked for again and again while the sentence is read
        group.live = frozenset(_live_lemmas(line, i, group))
    return group.live


def _live_lemmas(line: Sequence[Phrase], i: int, group: VerbGroup) -> set[str]:
    behind = [(phrase, item) for phrase in line[i + 1 : i + 5] for item in phrase.items if item.tag != "d"]
    after = [normal(item.word) for phrase, item in behind if item.tag != "t" or not isinstance(phrase, VerbGroup)]
    live = {sense.lemma for sense in group.senses if _has_run(after, sense.particles)}
    return {lemma for lemma in live if not any(other != lemma and other.startswith(lemma + " ") for other in live)}


CLOSE = {"to", "on", "upon", "for", "of", "with", "from", "by", "against"}  # particles that stand right behind the verb


def _has_run(words: list[str], particles: tuple[str, ...]) -> bool:
    if not particles:
        return True
    apart = particles[0] not in CLOSE and particles[0] in words[1:5]  # "pull its troops out"
    return words[: len(particles)] == list(particles) or apart


def _apply(line: Sequence[Phrase], j: int, scope: Scope, lexicon: ClaimLexicon, chained: bool) -> None:
    """What the verb group at j does to the one that it governs; `chained` where that follows at once."""
    governor = line[j]
    assert isinstance(governor, VerbGroup)
    before = scope.modality
    word = governor.adjective or normal(governor.items[-1].word)
    lemmas = live_lemmas(line, j)
    if word in lexicon.control_adjectives:
        scope.weaken(lexicon.control_adjectives[word])
    elif lemmas & EXCLUDING and governor.negated:
        scope.weaken("possible")  # "does not rule out sending"
        scope.denied = not scope.denied
    elif lemmas & lexicon.refusing:
        scope.denied = not scope.denied
    elif "give" in lemmas and not chained:
        scope.weaken("demanded")  # "gave the rebels two days to leave"
    else:
        for lemma in sorted(lemmas & lexicon.control.keys()):
            wish = lemma in OWN_WISH and chained and not governor.passive
            scope.weaken("planned" if wish else lexicon.control[lemma])
    _own(governor, scope, lexicon)
    if governor.negated and scope.modality == "planned" and before == "asserted" and word != "going":
        scope.modality = before  # "has not decided to leave" is no plan


def _governor(line: Sequence[Phrase], i: int, lexicon: ClaimLexicon, scope: Scope) -> int | None:
    """Index of the verb group whose complement the verb group at i heads; control nouns on the way are applied."""
    group = line[i]
    assert isinstance(group, VerbGroup)
    if group.parent is not None:
        return i - 1
    j = i - 1
    while j >= 0 and line[j].kind in "ADi" and (group.infinitive or "ing" in group.forms):
        j -= 1
    for k in (j, j - 1):
        if k < i - 1 and _governs_over_particles(line, k, i):
            return k
    if not is_noun(line, j):
        made = decided(line, j, lexicon) if "ing" in group.forms or group.infinitive else None
        return _control_noun(line, made, i, scope, lexicon) if made is not None else that_governor(line, i, lexicon)
    top, start = held(line, j)
    of = line[i - 1].kind == "i" and word_is(line[i - 1], "of", "for", "on", "about", "over")
    if group.infinitive or of or ("ing" in group.forms and not group.finite):
        asked = start - 2 if start > 1 and word_is(line[start - 1], "for", "by", "from") else top  # "a call for X to"
        noun = next((n for n in range(j, min(asked, top) - 1, -1) if controls(line, n, lexicon)), None)
        if noun is not None:
            return _control_noun(line, noun, i, scope, lexicon)
    before = start - 1
    if before >= 0 and brings_about(line, before, i):
        return before
    if before >= 0 and (group.infinitive or _bare(group)):
        if isinstance(line[before], VerbGroup):
            return before
        if line[before].kind == "i" and before and isinstance(line[before - 1], VerbGroup) and group.infinitive:
            return before - 1
    return that_governor(line, i, lexicon)


def _control_noun(line: Sequence[Phrase], n: int, i: int, scope: Scope, lexicon: ClaimLexicon) -> int | None:
    """ "a plan to leave", "the refusal to leave", "shelved plans to leave": the noun at n governs the verb at i."""
    phrase = line[n]
    assert isinstance(phrase, NounPhrase)
    group = line[i]
    if head_of(phrase) in lexicon.classes["clause_talks"]:
        if not getattr(group, "infinitive", False):
            scope.skip = True  # "talks on ending the mission"
        elif n == 0 or not (isinstance(line[n - 1], VerbGroup) or word_is(line[n - 1], "in")):
            scope.weaken("planned")  # a headline: "talks to open on Monday"
            return None
    scope.weaken(lexicon.control_nouns.get(head_of(phrase), scope.modality))
    scope.skip = scope.skip or undecided(line, n, i)
    if phrase.negated or dropped(line, n, i, lexicon):
        scope.denied, scope.modality = not scope.denied, "asserted"
    before = coordinated(line, n)[1] - 1
    if before >= 0 and isinstance(line[before], VerbGroup) and _negating(line[before], lexicon):
        scope.modality = "asserted" if scope.modality in ("planned", "demanded") else scope.modality
        return before
    return None


def _governs_over_particles(line: Sequence[Phrase], j: int, i: int) -> bool:
    """ "ruled out withdrawing", "stopped short of leaving": only particles of the verb stand in between."""
    group = line[j] if j >= 0 else None
    if not isinstance(group, VerbGroup):
        return False
    between = tuple(normal(item.word) for phrase in line[j + 1 : i] if phrase.kind not in "DA" for item in phrase.items)
    return any(sense.particles == between for sense in group.senses)


def _bare(group: VerbGroup) -> bool:
    return len(group.items) == 1 and "base" in group.forms


def _negating(phrase: Phrase, lexicon: ClaimLexicon) -> bool:
    if not isinstance(phrase, VerbGroup):
        return False
    return phrase.negated or bool({sense.lemma for sense in phrase.senses if not sense.particles} & lexicon.refusing)
