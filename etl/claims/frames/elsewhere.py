"""What looks like an act of forces and is not: ministers who leave, treaties that are left, talks on fish."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from etl.claims.syntax.clauses import is_noun, word_of
from etl.claims.syntax.groups import head_word, is_collective, is_figure
from etl.claims.syntax.lexicon import ClaimLexicon, Frame
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.tokens import normal

if TYPE_CHECKING:
    from etl.claims.frames.roles import Event
    from etl.claims.frames.slots import Slots
    from etl.claims.reference.wheres import Filler

STANDS_FOR_TROOPS = frozenset("pRQFGMNZ")
SIZES = {
    "size",
    "strength",
    "scale",
    "scope",
    "bulk",
    "rest",
    "remainder",
    "last",
    "half",
    "share",
    "footprint",
    "pace",
}
CLOSING = {"close", "shut", "close down", "shut down"}
PUBLIC = {"airport", "airports", "border", "borders", "crossing", "crossings", "port", "ports", "embassy", "road"}
UNDER_ARMS = {"military", "international", "armed", "multinational", "peacekeeping", "combat"}
SOURCES = ("from", "out of")


def has_actor_of_its_own(event: Event) -> bool:
    """Whether the verb names who acts or what is moved, and that is no force ("the photographer left Iraq")."""
    group = event.line[event.index]
    if not isinstance(group, VerbGroup) or ("ing" in group.forms and not group.finite):
        return False  # "these steps include evacuating the sites"
    return any(not _may_be_force(phrase) for phrase in event.args.subjects)


def _may_be_force(phrase: NounPhrase) -> bool:
    if phrase.head is None or phrase.forces or phrase.trigger:
        return True
    if phrase.head.tag == "Q" or phrase.quantity is not None:
        return phrase.quantity is not None and (phrase.head.tag == "Q" and not phrase.quantity.unit)
    return phrase.head.tag in STANDS_FOR_TROOPS or is_collective(phrase) or is_figure(phrase)


def is_an_agencys(force: Filler, event: Event, slots: Slots) -> bool:
    """Whether a mission read off "its operations" is of the name that is the subject ("Oxfam shut its camps")."""
    if force.how != "reference/mission" or not {"its", "their"} & {normal(one.word) for one in force.phrase.items}:
        return False
    return any(
        one.head is not None and one.head.tag == "C" and not one.forces and not slots.nation(one, event.sentence)
        for one in event.args.subjects
    )


def closes_to_all(event: Event) -> bool:
    """Whether what closes is everybody's ("the airport was closed for two days")."""
    group = event.line[event.index]
    shut = isinstance(group, VerbGroup) and not CLOSING.isdisjoint(sense.lemma for sense in group.senses)
    return shut and any(head_word(one) in PUBLIC for one in event.args.objects)


def is_new(force: Filler, frame: Frame, slots: Slots) -> bool:
    """Whether what is formed is not told to be under arms ("formed a coalition") and goes back to no force named."""
    words = slots.discourse.doc.tokens.slice(force.phrase.first, force.phrase.last)
    new = frame.topic == "establishment" and words.startswith(("a ", "an ")) and words.islower()
    return new and UNDER_ARMS.isdisjoint(words.split())


def of_a_thing(event: Event) -> bool:
    """Whether the verb's object is a plain noun or a name, neither troops nor a number, size or part of them."""
    return bool(event.args.objects) and all(
        one.head is not None
        and one.head.tag in "aC"
        and not (one.forces or one.quantity or is_collective(one) or is_figure(one))
        and normal(one.head.word) not in SIZES
        for one in event.args.objects
    )


def civilians_do_it(event: Event, lexicon: ClaimLexicon) -> bool:
    """Whether civilians stand as its subject, or are told to do it ("told its citizens to leave Lebanon")."""
    group = event.line[event.index]
    if not isinstance(group, VerbGroup):
        return False
    doers = list(event.args.subjects) if not group.infinitive else []
    before = event.line[event.index - 1] if event.index else None
    if group.infinitive and isinstance(before, NounPhrase):
        doers = [before]
    return any(is_civil(phrase, event.line, lexicon) for phrase in doers)


def civilian_pronoun(phrase: NounPhrase, line: Sequence[Phrase], lexicon: ClaimLexicon) -> bool:
    """Whether the phrase is "they" or "them" and stands for civilians."""
    return phrase.head is not None and phrase.head.tag == "p" and is_civil(phrase, line, lexicon)


def is_civil(phrase: NounPhrase, line: Sequence[Phrase], lexicon: ClaimLexicon) -> bool:
    """Whether the phrase names civilians, or is a pronoun that does."""
    civil = lexicon.classes["clause_civilian"]
    if phrase.head is None or phrase.forces:
        return False
    if normal(phrase.head.word) not in ("they", "them"):
        return normal(phrase.head.word) in civil
    for before in reversed(line[: _index(line, phrase)]):  # the last people named in the sentence before the pronoun
        if isinstance(before, NounPhrase) and before.head is not None:
            if before.forces or before.head.tag in "GF":
                return False
            if normal(before.head.word) in civil:
                return True
    return False


def _index(line: Sequence[Phrase], phrase: NounPhrase) -> int:
    return next((n for n, one in enumerate(line) if one is phrase), 0)


BONDS = {
    "agreement", "accord", "treaty", "pact", "convention", "deal", "summit", "conference", "council", "court", "union",
    "bloc", "framework", "protocol", "league", "championship", "tournament", "cup",
}  # fmt: skip


def leaves_something_else(event: Event) -> bool:
    """Whether what is left is said and is no place ("withdrew from the treaty")."""
    if any(phrase.head is not None and normal(phrase.head.word) in BONDS for phrase in event.args.objects):
        return True  # "leaving the Paris climate agreement"
    behind = [phrase for preposition in SOURCES for phrase in event.args.at(preposition)]
    return bool(behind) and not any(phrase.places or (phrase.head and phrase.head.tag in "BP") for phrase in behind)


def are_civil_talks(line: Sequence[Phrase], lexicon: ClaimLexicon) -> bool:
    """Whether the talks of the sentence are called, are on, or are held by what has nothing to do with forces.

    Where the sentence names a force, what it says besides its talks and what they are about does not count.
    """
    civil = lexicon.classes["clause_civil_talks"]
    armed = any(isinstance(phrase, NounPhrase) and phrase.forces for phrase in line)
    return any(
        normal(item.word) in civil
        for i, phrase in enumerate(line)
        if isinstance(phrase, (NounPhrase, VerbGroup)) and (not armed or _about_talks(line, i, lexicon))
        for item in phrase.items
        if item.mention is None
    )


def _about_talks(line: Sequence[Phrase], i: int, lexicon: ClaimLexicon) -> bool:
    """Whether the phrase at i names talks, or stands behind a preposition right after them."""
    talks = lexicon.classes["clause_talks"]
    if is_noun(line, i) and word_of(line[i]) in talks:
        return True
    behind = i >= 2 and word_of(line[i - 1]) in ("on", "about", "over", "between", "with")
    return behind and is_noun(line, i - 2) and word_of(line[i - 2]) in talks
