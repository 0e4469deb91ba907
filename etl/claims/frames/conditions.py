"""What must hold of a filled frame before it is a claim: the names that frames list under `required` and `needs`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from etl.claims.frames.backing import anybody
from etl.claims.frames.elsewhere import leaves_something_else
from etl.claims.frames.holding import TERRITORY
from etl.claims.frames.roles import Event
from etl.claims.frames.slots import NOBODYS, Slots
from etl.claims.frames.succession import has_outcome, is_bond, is_duty, succeeds
from etl.claims.model import Claim
from etl.claims.reference.wheres import Filler
from etl.claims.syntax.clauses import word_of
from etl.claims.syntax.groups import direct, hanging, points_there, stands_alone
from etl.claims.syntax.lexicon import Frame
from etl.claims.syntax.verbgroups import Phrase
from etl.extract.places import DIRECTIONS
from etl.extract.tokens import normal

# Topics in which somebody has, sends or takes away troops of his own.
OWNED = {"withdrawal", "force_level", "presence", "deployment", "reduction", "relocation"}
# Topics that stand without a force.
OPEN = {"negotiation", "announcement"}
# What a verb behind it only aims at, or speaks of.
AIMED = {"about", "of", "for", "at", "to", "on", "in", "towards", "toward", "against", "without"}
AIMS = {"goal", "aim", "mission", "objective", "purpose", "task", "priority", "idea", "job", "intention", "strategy"}
# Topics in which a country may act at home.
AT_HOME = {"demand", "announcement", "support", "casualties", "control"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that a frame would make; `position` says where its force was read ("object:troops")."""

    frame: Frame
    event: Event
    claim: Claim
    force: Filler
    place: Filler | None
    position: str


def complete(one: Candidate, slots: Slots) -> bool:
    """Whether the candidate has what its frame requires, one of what it needs, and a force that is read rightly."""
    if not all(CONDITIONS[name](one, slots) for name in one.frame.required):
        return False
    if one.frame.needs and not any(CONDITIONS[name](one, slots) for name in one.frame.needs):
        return False
    if one.claim.force is None and one.frame.topic not in OPEN and NOBODYS not in one.claim.trace:
        return False
    return _referred_rightly(one, slots) and _acts_abroad(one, slots)


def _referred_rightly(one: Candidate, slots: Slots) -> bool:
    """Refuses a reference to a nation's troops in that nation, and "troop levels in Y" after a claim on X."""
    claim, how = one.claim, one.force.how
    if not how.startswith("reference/") or one.frame.topic not in OWNED or not claim.place:
        return True
    home = slots.members.nation_of(claim.force or "")
    country = slots.members.country_of(claim.place)
    if home is not None and home == country:
        return False
    sized = how in ("reference/number", "reference/presence") and "place" in claim.slots
    if not sized or one.frame.topic not in ("force_level", "reduction"):
        return True
    return slots.discourse.counted_in(claim.force, country)


def _acts_abroad(one: Candidate, slots: Slots) -> bool:
    """A country that acts stands for its forces only where something happens in another country."""
    if not one.position.endswith(":nation") or one.frame.topic in AT_HOME:
        return True
    if leaves_something_else(one.event) or (one.claim.place or "").startswith("place/unknown/"):
        return False  # "withdraws from the treaty", "will leave the World Health Organization"
    country = slots.members.country_of(one.claim.place) if one.claim.place else None
    return country is not None and country != slots.members.nation_of(one.claim.force or "")


def _cued(one: Candidate) -> bool:
    """Whether a cue word of the frame stands with the trigger or in its object ("official", "formally")."""
    i = one.event.index
    phrases = [*one.event.line[max(0, i - 1) : i + 2], *one.event.args.objects]
    return any(normal(item.word) in one.frame.cues for phrase in phrases for item in phrase.items)


def begins_something(event: Event) -> bool:
    """Whether another verb follows: "the mission began to leave" tells of the leaving."""
    after = event.line[event.index + 1] if event.index + 1 < len(event.line) else None
    return after is not None and after.kind in ("VG", "NP")


def _somewhere(one: Candidate, slots: Slots, *positions: str) -> bool:
    return any(slots.is_somewhere(phrase) for position in positions for phrase in one.event.args.at(position))


def _trigger(one: Candidate) -> Phrase:
    return one.event.line[one.event.index]


def _does(one: Candidate, *lemmas: str) -> bool:
    return any(sense.lemma in lemmas for sense in getattr(_trigger(one), "senses", ()))


def _goes_somewhere(one: Candidate, slots: Slots) -> bool:
    """ "40 marines will go to Mali": where to is said, and it is not home."""
    home = slots.members.nation_of(one.claim.force or "")
    behind = [phrase for position in ("to", "into") for phrase in one.event.args.at(position)]
    places = [f.member for phrase in behind for f in slots.places(phrase, one.event.sentence)]
    return any(slots.members.country_of(place or "") != home for place in places)


def _to_one_side(one: Candidate) -> bool:
    """ "north of the river" right behind the verb or its object."""
    i, line = one.event.index, one.event.line
    near = range(i + 1, min(i + 4, len(line) - 1))
    return any(normal(line[n].items[-1].word) in DIRECTIONS and line[n + 1].items[0].word == "of" for n in near)


def _from_abroad(one: Candidate, slots: Slots) -> bool:
    """Whether troops are carried on from where they stood, not sent out from their own country."""
    home = slots.members.nation_of(one.claim.force or "")
    places = (slots.members.country_of(place or "") for place in (one.claim.place, one.claim.place_to))
    origin, target = places
    return origin != home or target == home


def _is_done(one: Candidate) -> bool:
    """Whether it has happened or has its day; "our goal is to defeat X", "he spoke about defeating X" tell of aims."""
    if one.claim.when is not None:
        return True
    if _is_aim(one):
        return False
    if one.claim.modality != "asserted":  # "could be beaten" is said of the group, "the goal is to beat it" is not
        group = one.event.line[one.event.index]
        return bool(getattr(group, "modals", ())) and bool(getattr(group, "passive", False))
    before = one.event.line[one.event.index - 1] if one.event.index else None
    return one.event.is_finite or before is None or word_of(before) not in AIMED


def _is_aim(one: Candidate) -> bool:
    """ "the mission is to destroy X", "first, defeat X": a purpose or a word of command."""
    forms: frozenset[str] = getattr(one.event.line[one.event.index], "forms", frozenset())
    who = one.event.args.subjects
    commanded = forms == {"base"} and not who and not getattr(one.event.line[one.event.index], "modals", ())
    return commanded or any(phrase.head and normal(phrase.head.word) in AIMS for phrase in who)


def _is_something(one: Candidate) -> bool:
    """ "will remain the largest power in the region": what the subject is, not where it stays."""
    return any(
        normal(phrase.items[0].word) in ("the", "a", "an") and phrase.quantity is None
        for phrase in one.event.args.objects
    )


def _is_stative(one: Candidate) -> bool:
    """ "are deployed in" is a state; "deployed 300 soldiers in", "were deployed there in May" are acts."""
    group = _trigger(one)
    if _does(one, "station", "base"):  # "will station 160 troops there" sends them
        return one.event.scope.modality == "asserted" or bool(getattr(group, "passive", False))
    if not _does(one, "deploy", "post"):
        return True
    dated = one.claim.when is not None and one.claim.when_relation in ("on", "during")
    passive = bool(getattr(group, "passive", False)) or hanging(one.event.line, one.event.index)
    return passive and not dated and one.event.scope.modality == "asserted" and not one.event.scope.denied


def _of_a_nation(one: Candidate, slots: Slots) -> bool:
    """Whether the troops are a country's, by who has them: "aid groups have 300 guards" may be anybody's."""
    return one.force.how == "nation/owner" and slots.members.nation_of(one.claim.force or "") is not None


def _nations(one: Candidate, slots: Slots) -> list[Filler]:
    """The countries that act."""
    return [filler for phrase in one.event.args.subjects for filler in slots.nation(phrase, one.event.sentence)]


def _fallen(one: Candidate) -> bool:
    """ "The remains of slain soldiers were airlifted": the dead and the wounded are no troops that leave."""
    line, phrase = one.event.line, one.force.phrase
    at = next((n for n, each in enumerate(line) if each is phrase), 0)
    near = [item for each in line[max(0, at - 3) : at + 1] for item in each.items]
    return not FALLEN.isdisjoint(normal(item.word) for item in near)


FALLEN = {"remains", "bodies", "body", "coffins", "slain", "dead", "wounded", "injured", "fallen", "killed"}


def _posted(one: Candidate) -> bool:
    """ "would remain deployed": at their posts, wherever these are."""
    line, after = one.event.line, one.event.index + 1
    return after < len(line) and normal(line[after].items[-1].word) in POSTED


POSTED = {"deployed", "stationed", "posted", "garrisoned", "embedded"}
CONDITIONS: dict[str, Callable[[Candidate, Slots], bool]] = {
    "place": lambda one, _: one.claim.place is not None and "place" in one.claim.slots,
    "territory": lambda one, _: "place" in one.claim.slots or TERRITORY in one.claim.trace,
    "place_to": lambda one, _: one.claim.place_to is not None,
    "when": lambda one, _: one.claim.when is not None,
    "quantity": lambda one, _: one.claim.quantity is not None,
    "denied": lambda one, _: one.claim.polarity == "denied",
    "demanded": lambda one, _: one.claim.modality == "demanded",
    "theme": lambda one, _: one.position.endswith(":troops") and one.claim.force is not None,
    "duration": lambda one, _: any(date.timex_type == "DURATION" for date in one.event.args.dates),
    "outcome": lambda one, _: has_outcome(one),
    "done": lambda one, _: _is_done(one),
    "there to stay": lambda one, _: not _is_something(one),
    "sent": lambda one, _: not _is_stative(one),
    "told": lambda one, _: one.event.is_finite and not one.force.how.startswith("reference/"),
    "armed": lambda one, _: one.force.how != "nation/people" and not _fallen(one),
    "posted": lambda one, _: _posted(one),
    "finite": lambda one, _: one.event.is_finite,
    "uncounted": lambda one, _: one.claim.quantity is None and not hanging(one.event.line, one.event.index),
    "passive": lambda one, _: bool(getattr(one.event.line[one.event.index], "passive", False)),
    "kept": lambda one, slots: not (one.force.how == "" and slots.discourse.is_armed_group(one.force.member)),
    "perfect": lambda one, _: any(item.tag == "h" for item in _trigger(one).items[:-1]),
    "there": lambda one, _: points_there(one.event.line, one.event.index),
    "somewhere": lambda one, slots: _somewhere(one, slots, "in"),
    "whither": lambda one, slots: _somewhere(one, slots, "to", "into"),
    "alone": lambda one, _: stands_alone(one.event.args, one.event.line, one.event.index),
    "alone there": lambda one, _: not one.event.args.objects and not begins_something(one.event),
    "direct": lambda one, _: direct(one.event.line, one.event.index, one.place.phrase if one.place else None),
    "away": lambda one, slots: one.claim.place != slots.members.nation_of(one.claim.force or ""),
    "objectless": lambda one, _: not one.event.args.objects or bool(getattr(_trigger(one), "passive", False)),
    "elsewhere": lambda one, slots: not slots.members.is_within(one.claim.place_to or "", one.claim.place or ""),
    "from abroad": _from_abroad,
    "force said": lambda one, _: one.force.how not in ("nation/actor", "reference/context", "reference/affair"),
    "worth telling": lambda one, _: (
        bool(one.claim.quantity or one.claim.when) or not hanging(one.event.line, one.event.index)
    ),
    "successor": lambda one, slots: succeeds(one, slots),
    "duty": lambda one, slots: is_duty(one, slots),
    "leaving": lambda one, slots: not _goes_somewhere(one, slots),
    "housed": lambda one, slots: one.claim.place is not None or not _of_a_nation(one, slots),
    "stative": lambda one, _: _is_stative(one),
    "serving": lambda one, _: one.claim.place is not None and _does(one, "serve"),
    "aside": lambda one, _: _to_one_side(one),
    "abroad or placed": lambda one, slots: bool(one.claim.place or not slots.members.nation_of(one.claim.force or "")),
    "under arms": lambda one, _: one.claim.unit != "members",  # "ECOWAS has 15 members"
    "by many": lambda one, slots: len(_nations(one, slots)) != 1,
    "sequel": lambda one, slots: slots.discourse.last_topic(one.event.sentence, one.frame.topic),
    "bond": lambda one, slots: any(is_bond(phrase, slots) for phrase in one.event.args.objects),
    "cue": lambda one, _: _cued(one),
    "actor": lambda one, _: anybody(one.event.line, one.event.index),
}
