"""Whose troops they are where the noun does not say, or names the country that they are in: "its Mali contingent"."""

from __future__ import annotations

from dataclasses import replace

from etl.claims.frames.roles import Event
from etl.claims.frames.slots import Slots
from etl.claims.reference.missions import is_possessor
from etl.claims.reference.wheres import Filler
from etl.claims.syntax.phrases import SAYING
from etl.claims.syntax.verbgroups import NounPhrase, VerbGroup
from etl.extract.mentions import NameMention
from etl.extract.tokens import normal


def owners(event: Event, slots: Slots) -> list[Filler]:
    """Who has, keeps or sends the troops: the subject; two countries joined by "and" have two forces."""
    found: list[Filler] = []
    for phrase in event.args.subjects:
        nation = slots.nation(phrase, event.sentence) or slots.rulers(phrase)
        for owner in nation or slots.troops(phrase, event.sentence):
            it = normal(phrase.items[-1].word) == "it"
            if owner.member and (it or not owner.how.startswith("reference/pronoun")):
                found.append(owner)
        if not found and phrase.head is not None and phrase.head.tag == "p":
            found += _teller(event, phrase, slots)
    return found if all(owner.how.startswith("nation/") for owner in found) else found[:1]


def _teller(event: Event, pronoun: NounPhrase, slots: Slots) -> list[Filler]:
    """ "The Kenyan government said on Monday that it would send": the one who says it of himself."""
    who = told_by(event, pronoun)
    found = (slots.nation(who, event.sentence) or slots.rulers(who)) if who is not None else []
    return [replace(one, how="nation/teller") for one in found if one.member]


def told_by(event: Event, pronoun: NounPhrase) -> NounPhrase | None:
    """The subject of the verb of saying whose clause the pronoun opens."""
    at = next((n for n, one in enumerate(event.line) if one is pronoun), 0)
    verb = next((n for n in range(at - 1, 0, -1) if isinstance(event.line[n], VerbGroup)), 0)
    group, who = event.line[verb], event.line[verb - 1]
    if not isinstance(group, VerbGroup) or not isinstance(who, NounPhrase):
        return None
    return who if any(sense.lemma in SAYING for sense in group.senses) else None


def own_name(mention: NameMention, slots: Slots) -> bool:
    """Whether a place is called by its own name, not by an adjective."""
    row = slots.members.place(mention.member) if mention.member else None
    return row is not None and slots.discourse.doc.text[mention.start : mention.end] == row["name"]


def named_abroad(phrase: NounPhrase, slots: Slots) -> list[tuple[str | None, int, int]]:
    """Countries whose own name, not their adjective, stands before a noun ("the Mali contingent"): member and span."""
    found: list[tuple[str | None, int, int]]
    if phrase.head is not None and phrase.head.tag in "#Q":
        return []  # "has 300, Spain 150": so many of Spain's
    found = [(m.member, m.start, m.end) for m in phrase.places if own_name(m, slots) and not is_possessor(phrase, m)]
    for mention in phrase.forces:
        nation = slots.members.nation_of(mention.member or "")
        row = slots.members.place(nation) if nation else None
        name = f"{row['name']} " if row else ""
        if name and slots.discourse.doc.text.startswith(name, mention.start):
            found.append((nation, mention.start, mention.start + len(name) - 1))
    return found


def abroad(force: Filler, event: Event, slots: Slots) -> list[Filler]:
    """ "Germany will trim its Mali contingent": the forces of the country that acts, not of the one before the noun."""
    if event.noun or force.phrase not in event.args.objects or not named_abroad(force.phrase, slots):
        return [force]
    others = [one for one in owners(event, slots) if one.member != force.member]
    return [replace(one, phrase=force.phrase, how="nation/owner") for one in others] or [force]
