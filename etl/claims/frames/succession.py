"""What comes after a force: who takes its place, what it hands over, what it turns into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.claims.frames.slots import Slots
from etl.claims.syntax.verbgroups import NounPhrase
from etl.extract.tokens import normal

if TYPE_CHECKING:
    from etl.claims.frames.conditions import Candidate

# What may come after a force, beside forces, missions and bonds.
SUCCESSORS = {
    "police",
    "guards",
    "authorities",
    "administration",
    "office",
    "monitors",
    "observers",
    "militias",
    "ones",
}
CIVIL_RULE = {"civilian", "democracy", "democratic", "constitutional", "elected", "rule", "power", "republic"}


def succeeds(one: Candidate, slots: Slots) -> bool:
    """Whether what takes the place is a force, a mission or a bond between states, and another one."""
    if one.force.how == "reference/pronoun" and one.claim.force in _before(one, slots):
        return False  # "Egypt will send soldiers to replace them"
    for phrase in (phrase for position in one.frame.outcome for phrase in one.event.args.at(position)):
        if phrase is one.force.phrase or phrase.head is None:
            continue
        named: set[str | None] = {mention.member for mention in phrase.forces if mention.member}
        named |= {filler.member for filler in slots.nation(phrase, one.event.sentence)}
        if one.claim.force in named:
            return False
        if named or phrase.head.tag in "FGM":
            return True
        words = {normal(phrase.head.word), *(normal(item.word) for item in phrase.items[-1:])}
        if words & (slots.bonds | SUCCESSORS) or slots.nation_of_modifiers(phrase):
            return True
    return False


def _before(one: Candidate, slots: Slots) -> set[str | None]:
    """Forces and nations that act before the trigger in its sentence."""
    phrases = [phrase for phrase in one.event.line[: one.event.index] if isinstance(phrase, NounPhrase)]
    named = {mention.member for phrase in phrases for mention in phrase.forces}
    return named | {filler.member for phrase in phrases for filler in slots.nation(phrase, one.event.sentence)}


def is_bond(phrase: NounPhrase, slots: Slots) -> bool:
    """ "a partnership", "a training mission", "Operation Barkhane"."""
    if phrase.head is None:
        return False
    if normal(phrase.head.word) == "part":
        return True  # "will become part of the brigade"
    return normal(phrase.head.word) in slots.bonds or (phrase.head.tag == "F" and phrase.forces[-1:] != [])


def is_duty(one: Candidate, slots: Slots) -> bool:
    """Whether what passes from hand to hand is security, responsibility or tasks; or nothing is said of it."""
    told = one.event.args.objects or (one.event.args.subjects if "outcome" in one.frame.required else [])
    duty = slots.lexicon.classes["clause_duty"]
    if "outcome" not in one.frame.required and any(phrase.places for phrase in one.event.args.objects):
        return True  # "took over Macomia from the South Africans"
    return not told or any(phrase.head is not None and normal(phrase.head.word) in duty for phrase in told)


def has_outcome(one: Candidate) -> bool:
    """Whether it says what the mission turns into, and that is no form of government ("back to civilian rule")."""
    outcomes = [phrase for position in one.frame.outcome for phrase in one.event.args.at(position)]
    return any({normal(item.word) for item in phrase.items}.isdisjoint(CIVIL_RULE) for phrase in outcomes)
