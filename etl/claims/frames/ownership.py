"""Whose troops they are where the phrase itself names no nation: by "of", by origin, or by who has or sends them."""

from __future__ import annotations

from dataclasses import replace

from etl.claims.frames.conditions import OWNED
from etl.claims.frames.owners import owners, told_by
from etl.claims.frames.roles import Event
from etl.claims.frames.slots import Slots
from etl.claims.reference.wheres import Filler
from etl.claims.syntax.clauses import word_of
from etl.claims.syntax.groups import head_word
from etl.claims.syntax.lexicon import Frame
from etl.claims.syntax.verbgroups import NounPhrase

GOVERNMENTS = {"government", "administration", "cabinet", "ministry", "parliament"}
DEFINITE = {"the", "its", "their", "his", "our", "these", "those", "all", "remaining", "this"}


def owned(frame: Frame, force: Filler, event: Event, position: str, slots: Slots) -> list[Filler]:
    """Troops without a nation belong to the country that has, keeps, sends or withdraws them.

    Bare numbers of troops that somebody else sends or has ("aid groups have 300 guards") are nobody's we know.
    """
    if not force.how.startswith("reference/"):
        return [force]
    origin = _origin(force, event, slots) if position == "subject" and not event.noun else None
    if origin is not None:
        return [origin]
    inner = behind_of(event, force.phrase)
    if inner is not None:
        for owner in slots.troops(inner, event.sentence) or slots.nation(inner, event.sentence):
            if owner.member and not owner.how.startswith("reference/"):
                return [replace(owner, phrase=force.phrase, how="force/of phrase")]
        if len(inner.items) == 1 and inner.items[0].tag == "a" and not inner.forces and not inner.places:
            return [replace(force, member=None)]  # "the forces of progress"
    if frame.topic in OWNED and position in ("object", "of") and event.args.subjects and not event.noun:
        known = owners(event, slots)
        if known:
            return [replace(owner, phrase=force.phrase, how="nation/owner") for owner in known]
        if any(head_word(phrase) in GOVERNMENTS for phrase in event.args.subjects):
            return [replace(force, member=None)]  # "the federal government will cut its forces": of which country?
        strange = force.phrase.opening() in ("its", "their") and all(
            _civil(told_by(event, who) or who, slots) for who in event.args.subjects
        )
        if strange or (force.phrase.opening() not in DEFINITE and event.is_finite):
            return [replace(force, member=None)]
    return [force]


def _origin(force: Filler, event: Event, slots: Slots) -> Filler | None:
    """ "Peacekeepers from Fiji": the country that they come from."""
    at = next((n for n, one in enumerate(event.line) if one is force.phrase), len(event.line))
    if at + 2 >= len(event.line) or word_of(event.line[at + 1]) != "from":
        return None
    inner = event.line[at + 2]
    found = slots.nation(inner, event.sentence) if isinstance(inner, NounPhrase) else []
    return replace(found[0], phrase=force.phrase, how="nation/origin") if found else None


def _civil(phrase: NounPhrase, slots: Slots) -> bool:
    """Whether a subject is neither armed nor rules ("her campaign moved its troops from Iowa to Nevada")."""
    classes = slots.lexicon.classes
    known = classes["clause_ruler"] | classes["clause_military"] | classes["clause_territory"]
    civil = phrase.head is not None and phrase.head.tag in "aM" and not phrase.forces
    return civil and head_word(phrase) not in known


def behind_of(event: Event, phrase: NounPhrase) -> NounPhrase | None:
    """The noun phrase that an "of" right after this one brings."""
    at = next((n for n, one in enumerate(event.line) if one is phrase), None)
    if at is None or at + 2 >= len(event.line):
        return None
    joint = word_of(event.line[at + 1])
    if joint != "of" and not (joint == "for" and head_word(phrase) == "mandate"):
        return None
    inner = event.line[at + 2]
    return inner if isinstance(inner, NounPhrase) else None
