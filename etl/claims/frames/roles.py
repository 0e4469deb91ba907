"""Events: a trigger in its sentence with its arguments, by deep position."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from etl.claims.modality.eventscope import event_verb
from etl.claims.modality.scope import Scope
from etl.claims.syntax.arguments import arguments
from etl.claims.syntax.clauses import LOCATIVE, Arguments, is_finite, reduced, word_of
from etl.claims.syntax.dates import beside_dates, fronted_dates
from etl.claims.syntax.groups import fronted_places
from etl.claims.syntax.subjects import coordinated, fronted, subjects
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.document import Sentence
from etl.extract.mentions import DateMention
from etl.extract.tokens import normal


@dataclass
class Event:
    """A trigger in its sentence: where it stands, its arguments, and how firmly it is put."""

    index: int
    args: Arguments
    scope_of: Callable[[], Scope]
    line: Sequence[Phrase]
    sentence: Sentence
    noun: bool = False
    tense_present: bool = False
    is_finite: bool = True

    @cached_property
    def scope(self) -> Scope:
        """How firmly it is put; most events are given up before that is asked."""
        return self.scope_of()

    @property
    def moves_troops(self) -> bool:
        """Whether the verb's object is troops by its head."""
        return any(phrase.head is not None and phrase.head.tag in "FG" for phrase in self.args.objects)

    @property
    def counts(self) -> bool:
        """Whether a number stands with one of its arguments."""
        return any(phrase.quantity is not None for phrase in (*self.args.objects, *self.args.subjects))


def verb_arguments(line: Sequence[Phrase], i: int, particles: int, takes_only_objects: bool = False) -> Arguments:
    """Arguments of the verb group at i, by deep position: a passive's subject is its object.

    Args:
        particles: how many phrases after i belong to the verb ("pull out").
        takes_only_objects: no frame of the verb looks at its subject, so a past form without an object is a participle
            ("the coalition formed in 2014").
    """
    group = line[i]
    assert isinstance(group, VerbGroup)
    found = arguments(line, i, particles)
    if takes_only_objects and not found.objects and _hangs(line, i):
        found.objects = coordinated(line, i - 1)[0]
        return found
    _from_complement(line, i, found)
    who = subjects(line, i)
    if group.passive or reduced(line, i) or fronted(line, i):
        agents = found.after.get("by", [])
        found.objects, found.subjects = _apposed_to(line, i) or who or found.objects, agents
    else:
        found.subjects = who
    behind = list(found.at("in"))
    _attached(line, who, i, found)
    if not found.objects and not group.passive:
        found.objects = _asked_for(line, i, who)
    if not found.dates and i and line[i - 1].kind == "," and "ing" in group.forms and not group.finite:
        main = next((n for n in range(i - 1, -1, -1) if is_finite(line, n)), None)
        found.dates = arguments(line, main).dates if main is not None else []  # "left on Monday, ending a mission"
    if _has_twin(line, i):
        _share(found, arguments(line, i + 2))
    opening = fronted_places(line, i)
    if not found.at("in"):
        found.after.setdefault("in", []).extend(opening)
    found.after["where"] = found.at("in") if group.passive else behind or opening
    if not found.dates:
        found.dates = _own(line, i, beside_dates(line, i)) or _own(line, i, fronted_dates(line, i, of_main=True))
    return found


def _apposed_to(line: Sequence[Phrase], i: int) -> list[NounPhrase]:
    """The named force that "an alliance formed in 2017" stands beside: "JNIM, an alliance formed in 2017"."""
    if i < 3 or line[i - 2].kind != "," or not reduced(line, i):
        return []
    noun, named = line[i - 1], line[i - 3]
    if not isinstance(noun, NounPhrase) or not isinstance(named, NounPhrase) or noun.quantity is not None:
        return []
    own = any(m.member for m in noun.forces)
    return [named] if not own and any(m.member and m.head for m in named.forces) else []


def _has_twin(line: Sequence[Phrase], i: int) -> bool:
    """ "were killed or wounded in X": a second participle shares what stands behind it."""
    group, twin = line[i], line[i + 2] if i + 2 < len(line) else None
    if (
        line[min(i + 1, len(line) - 1)].kind != "c"
        or not isinstance(group, VerbGroup)
        or not isinstance(twin, VerbGroup)
    ):
        return False
    return len(twin.items) == 1 and bool(group.forms & twin.forms)


def _share(found: Arguments, other: Arguments) -> None:
    """Gives a verb without them the objects, places and dates of the verb joined to it."""
    found.objects = found.objects or other.objects
    found.dates = found.dates or other.dates
    for preposition, phrases in other.after.items():
        found.after.setdefault(preposition, phrases)


def _asked_for(line: Sequence[Phrase], i: int, who: list[NounPhrase]) -> list[NounPhrase]:
    """The object that a relative pronoun stands for: "1,000 soldiers whom Kenya will send"."""
    k = next((n for n, phrase in enumerate(line[:i]) if who and phrase is who[0]), 0)
    if k < 2 or line[k - 1].kind != "r" or normal(line[k - 1].items[-1].word) not in ("whom", "that", "which"):
        return []
    before = line[k - 2]
    if before.kind == "," and k >= 3:  # "A and B, which the army recaptured in June"
        named = coordinated(line, k - 3)[0] if isinstance(line[k - 3], NounPhrase) else []
        return [phrase for phrase in named if phrase.places]
    return [before] if isinstance(before, NounPhrase) and (before.quantity is not None or before.places) else []


def _own(line: Sequence[Phrase], i: int, dates: list[DateMention]) -> list[DateMention]:
    """Dates before the verb that are its own; the day of "On Monday X ordered its troops to leave" is the order's."""
    group = line[i]
    assert isinstance(group, VerbGroup)
    governed = group.infinitive and not (group.parent is not None and group.parent.adjective)
    return [date for date in dates if date.relation not in ("on", "during")] if governed else dates


def _hangs(line: Sequence[Phrase], i: int) -> bool:
    group = line[i]
    assert isinstance(group, VerbGroup)
    return "part" in group.forms and len(group.items) == 1 and i > 0 and line[i - 1].kind == "NP"


def _from_complement(line: Sequence[Phrase], i: int, found: Arguments) -> None:
    """Dates and places behind the verb that completes this one ("continue supporting operations until 2026")."""
    last = i
    while last + 1 < len(line) and getattr(line[last + 1], "parent", None) is line[last]:
        last += 1
    if last > i:
        inner = arguments(line, last)
        found.dates = found.dates or inner.dates
        for preposition, phrases in inner.after.items():
            found.after.setdefault(preposition, []).extend(phrases)


def _attached(line: Sequence[Phrase], who: list[NounPhrase], i: int, found: Arguments) -> None:
    """Prepositional phrases between a subject and its verb ("US troops in Niger will leave")."""
    if not who:
        return
    start = next((n for n, phrase in enumerate(line) if phrase is who[-1]), i)
    if start + 1 < i and line[start + 1].kind == "," and isinstance(line[start + 2], NounPhrase):
        start += 2  # an apposition: "the force, a mission in X, was set up"
    aside = next((n for n in range(start + 1, i) if line[n].kind == ","), i)
    end = next((n for n in range(aside, i) if isinstance(line[n], VerbGroup)), i)  # what hangs on it is another's
    inner = arguments(line[:end], start)
    head = who[-1].head
    thing = head is not None and head.tag in "aC" and not (who[-1].forces or who[-1].quantity)
    for preposition, phrases in inner.after.items():
        if preposition == "from" and thing:
            continue  # "images from Dakar led him to send troops"
        if preposition != "by":
            found.after.setdefault(preposition, []).extend(phrases)
        if preposition in LOCATIVE:
            found.after.setdefault("beside", []).extend(phrases)


# Verbs whose day is that of the word given, not of the event: "the dispatch was approved on Monday".
DECIDING = {
    "approve", "announce", "order", "agree", "reject", "sign", "discuss", "propose", "confirm", "reveal", "decide",
    "debate", "demand", "cancel", "rule out", "authorise", "authorize", "endorse", "seal", "report", "call for",
}  # fmt: skip


def _of_decision(line: Sequence[Phrase], j: int, date: DateMention) -> bool:
    group = line[j]
    decided = isinstance(group, VerbGroup) and bool({sense.lemma for sense in group.senses} & DECIDING)
    return decided and date.relation in ("on", "during")


def of_announcing(event: Event, date: DateMention, reference: datetime.date | None) -> bool:
    """ "announced the pullout in May": a time that is past is that of the announcement."""
    verb = event.line[event.index - 1] if event.index else None
    told = isinstance(verb, VerbGroup) and bool({sense.lemma for sense in verb.senses} & DECIDING)
    past = date.latest is not None and reference is not None and date.latest < reference
    return told and past and date.relation == "during" and event.scope.modality == "planned"


# "has no plans for a presence", "made the decision on withdrawal": whose plan it is does it.
OWN_PLANS = {"plan", "plans", "decision", "intention", "intentions", "commitment", "timetable", "roadmap", "schedule"}


def _owner_verb(line: Sequence[Phrase], i: int) -> int | None:
    """The verb whose subject does what the noun at i names: the one before it, or before plans for it."""
    j = i - 1
    while j >= 1 and line[j].kind == "i" and isinstance(line[j - 1], NounPhrase) and word_of(line[j - 1]) in OWN_PLANS:
        j -= 2
    return j if j >= 0 and isinstance(line[j], VerbGroup) else None


def noun_arguments(line: Sequence[Phrase], i: int) -> Arguments:
    """Arguments of an event noun: "of" gives its object, what stands before it in its phrase its subject."""
    phrase = line[i]
    assert isinstance(phrase, NounPhrase)
    found = arguments(line, i)
    found.objects = []
    found.subjects = [phrase]
    owner = _owner_verb(line, i)
    if owner is not None:
        found.after["agent"] = subjects(line, owner)
    verb = event_verb(line, i)
    if verb is None and i + 1 < len(line) and isinstance(line[i + 1], VerbGroup):
        verb = i + 1  # "ordered the withdrawal to be completed by December"
    if verb is not None and "agent" not in found.after:
        found.after["agent"] = arguments(line, verb).at("by")  # "was announced by the Ukrainian command"
    if not found.dates and verb is not None:
        last = verb
        while last + 1 < len(line) and isinstance(line[last + 1], VerbGroup):
            last += 1
        found.dates = [date for date in arguments(line, last).dates if not _of_decision(line, last, date)]
    if not found.dates and i >= 2 and word_of(line[i - 1]) in ("since", "after") and line[i - 2].kind == "D":
        mention = line[i - 2].items[0].mention  # "a decade since the formation of the force"
        found.dates = [mention] if isinstance(mention, DateMention) else []
    if not found.dates:
        found.dates = fronted_dates(line, i)
    return found
