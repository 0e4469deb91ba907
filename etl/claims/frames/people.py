"""Who was hit or is held: troops, and those whom only this makes members of a force (leaders, prisoners, "his men")."""

from __future__ import annotations

from dataclasses import replace

from etl.claims.frames.slots import NOBODYS, Slots
from etl.claims.reference.wheres import POSSESSIVES, Filler, distinct
from etl.claims.syntax.verbgroups import NounPhrase
from etl.extract.document import Sentence
from etl.extract.tokens import normal

# Those of a state where the text names no other: "six soldiers were killed" in an article on one country.
STATE_PEOPLE = {
    "soldiers", "soldier", "troops", "servicemen", "serviceman", "gendarmes", "gendarme", "army", "commandos",
    "officers", "conscripts", "paratroopers", "marines", "troop", "personnel", "troopers", "jawans", "policemen",
}  # fmt: skip
FATE = {"dead", "wounded", "injured", "missing", "prisoner", "captive", "hostage"}
GANGS = {"gangs", "warlords", "cartels", "militias", "militia"}
AT_HOME = "reference/the country's own"


def fighters(slots: Slots, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
    """Members of a force that can be killed, wounded or held: the force, [] where the phrase speaks of others.

    Args:
        phrase: "Russian prisoners of war", "two Hamas leaders", "20 of its men", "soldiers".
    """
    if _is_captive(slots, phrase):
        return _captive(slots, phrase)
    found = _others(slots, phrase, sentence) or _from_land(slots, phrase) or _of_a_land(slots, phrase, sentence)
    if any(filler.member for filler in found):
        return found
    word = _who(phrase)
    classes = slots.lexicon.classes
    start, end = slots.discourse.doc.tokens.starts[phrase.first], slots.discourse.doc.tokens.ends[phrase.last]
    named = [m for m in phrase.forces if m.member]
    if named and word in classes["clause_cadre"]:
        return [Filler(m.member, phrase, m.start, m.end, "force/member of it") for m in distinct(named)]
    if word in ("men", "women", "members") and {normal(item.word) for item in phrase.items} & POSSESSIVES:
        member = slots.discourse.force("their men", sentence, phrase.first)
        return [Filler(member, phrase, start, end, "reference/pronoun")] if member else found
    if word in STATE_PEOPLE and not phrase.places and (found or phrase.quantity):
        return _of_the_country(slots, phrase, found, (start, end))
    return _nobodys(phrase, found, (start, end)) if word in classes["clause_hostile"] else found


def _is_captive(slots: Slots, phrase: NounPhrase) -> bool:
    word = normal(phrase.head.word) if phrase.head else ""
    unit = phrase.quantity.unit if phrase.quantity else ""
    return bool({word, unit} & slots.lexicon.classes["clause_captive"])


def _captive(slots: Slots, phrase: NounPhrase) -> list[Filler]:
    """Prisoners: of the force or the nation before the noun, or nobody's."""
    named = [m for m in phrase.forces if m.member]
    if named:
        return [Filler(m.member, phrase, m.start, m.end, "force/member of it") for m in distinct(named)]
    tokens = slots.discourse.doc.tokens
    nobodys = _nobodys(phrase, [], (tokens.starts[phrase.first], tokens.ends[phrase.last]))
    return slots.nation_of_modifiers(phrase) or nobodys


def holders(slots: Slots, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
    """Who holds ground: troops, or people under arms of no force that the text names ("gangs control the port")."""
    found = slots.troops(phrase, sentence)
    word = normal(phrase.head.word) if phrase.head else ""
    if any(f.member for f in found) or word not in slots.lexicon.classes["clause_hostile"] | GANGS:
        return found
    tokens = slots.discourse.doc.tokens
    return [Filler(None, phrase, tokens.starts[phrase.first], tokens.ends[phrase.last], NOBODYS)]


def _who(phrase: NounPhrase) -> str:
    """The word for the people: the head, or what is counted before their fate ("eleven soldiers dead")."""
    word = normal(phrase.head.word) if phrase.head else ""
    return phrase.quantity.unit if word in FATE and phrase.quantity and phrase.quantity.unit else word


def is_bare(phrase: NounPhrase) -> bool:
    """Whether the phrase is a number alone ("and 29 were injured")."""
    quantity = phrase.quantity
    return quantity is not None and phrase.head is not None and quantity is phrase.head.mention and not quantity.unit


def _nobodys(phrase: NounPhrase, found: list[Filler], span: tuple[int, int]) -> list[Filler]:
    """ "14 attackers", "31 captives": under arms, and of no force that the text names."""
    civil = phrase.quantity is None or phrase.quantity.unit in ("hostages", "hostage")
    return found if civil else [Filler(None, phrase, *span, NOBODYS)]


def _others(slots: Slots, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
    """ "four other soldiers", "23 others": of the force that was hit before."""
    words = {normal(item.word) for item in phrase.items}
    if not words & {"other", "others", "another"} or any(m.member for m in phrase.forces) or phrase.places:
        return []
    topics = ("casualties", "detainees")
    last = next((force for topic in topics if (force := slots.discourse.last_claim(sentence, topic))), None)
    start, end = slots.discourse.doc.tokens.starts[phrase.first], slots.discourse.doc.tokens.ends[phrase.last]
    return [Filler(last, phrase, start, end, "reference/others")] if last else []


def _of_a_land(slots: Slots, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
    """Troops as they are read anywhere; those of a unit that no table knows are the country's own."""
    if phrase.head is not None and (phrase.head.tag == "R" or is_bare(phrase)):
        last = slots.discourse.last_claim(sentence, "casualties")  # "23 others wounded" counts on
        start, end = slots.discourse.doc.tokens.starts[phrase.first], slots.discourse.doc.tokens.ends[phrase.last]
        return [Filler(last, phrase, start, end, "reference/number")] if last else []
    found = slots.troops(phrase, sentence)
    unit = [f for f in found if f.how.startswith("reference/") and (f.member or "").startswith("force/unknown/")]
    word = _who(phrase)
    if not unit or word not in STATE_PEOPLE or "militia" in str(unit[0].member) or "rebel" in str(unit[0].member):
        return found
    return _of_the_country(slots, phrase, found, (found[0].start, found[0].end))


def _from_land(slots: Slots, phrase: NounPhrase) -> list[Filler]:
    """ "49 soldiers from Ivory Coast": whose they are stands behind "from"."""
    doc = slots.discourse.doc
    words, at = doc.tokens.words, phrase.last + 1
    if phrase.head is None or phrase.head.tag not in "FGQ" or any(m.member for m in phrase.forces) or phrase.places:
        return []
    if at + 1 >= len(words) or words[at] != "from":
        return []
    at += 2 if words[at + 1] == "the" else 1
    place = next((m for m in doc.names if m.kind == "place" and m.first == at and m.head), None)
    force = slots.members.national_force(place.member) if place and place.member else None
    if place is None or force is None or slots.members.country_of(place.member) != place.member:
        return []
    return [Filler(force, phrase, place.start, place.end, "nation/from")]


def army(slots: Slots, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
    """A force that can be beaten: its fighters, or what the text calls its whole ("the group's caliphate")."""
    found = [filler for filler in fighters(slots, phrase, sentence) if filler.member]
    word = normal(phrase.head.word) if phrase.head else ""
    if found or word not in slots.lexicon.classes["clause_following"]:
        return found
    return [Filler(m.member, phrase, m.start, m.end, "force/its whole") for m in phrase.forces if m.member]


def operation(slots: Slots, phrase: NounPhrase, _: Sentence) -> list[Filler]:
    """A mission or operation under its own name, or "the mission" that the article speaks of."""
    found = slots.named(phrase, _) or slots.mission(phrase, _)
    kinds = {"mission", "coalition"}
    return [f for f in found if f.member and slots.kind(f.member) in kinds]


def captives(slots: Slots, phrase: NounPhrase, sentence: Sentence) -> list[Filler]:
    """Prisoners of war and detainees of a named force or nation."""
    if not _is_captive(slots, phrase):
        return []
    return [filler for filler in fighters(slots, phrase, sentence) if filler.member]


def _of_the_country(slots: Slots, phrase: NounPhrase, found: list[Filler], span: tuple[int, int]) -> list[Filler]:
    """The forces of the country that the article is at home in."""
    home = slots.discourse.home
    force = slots.members.national_force(home) if home else None
    if force is None:
        return found
    if found:
        return [replace(filler, member=force, how=AT_HOME) for filler in found]
    return [Filler(force, phrase, *span, AT_HOME)]
