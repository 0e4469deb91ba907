"""Which words claim something: triggers, control verbs, function words, from the rules to look-up tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from etl.errors import InputError
from etl.extract.inflect import FORMS, verb_forms
from etl.extract.tokens import normal, tokenize
from etl.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Frame:
    """A topic's way of being said: its verbs and nouns, and where each slot is found.

    A slot's alternatives are (position, type) pairs in order of preference. Positions: subject, object (of a
    passive: its grammatical subject), theme (the noun phrase that gave the force), or a preposition.
    Types: see claims.frames.slots.
    """

    id: str
    topic: str
    slots: dict[str, tuple[tuple[str, str], ...]]
    required: tuple[str, ...]
    needs: tuple[str, ...]
    relations: tuple[str, ...]
    turns: dict[str, str]
    outcome: tuple[str, ...]
    object_types: tuple[str, ...]
    cues: frozenset[str]
    modality: str
    denies: bool = False  # "lost Kherson": the claim is denied by the verb itself


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a verb form: lemma, which form it is, and the particles that must follow."""

    lemma: str
    forms: frozenset[str]
    particles: tuple[str, ...]


@dataclass
class ClaimLexicon:
    """Look-up tables over normalised words.

    Attributes:
        verbs: first word of a form -> its senses, longest particle run first.
        verb_frames, noun_frames: lemma or noun -> frames that it triggers.
        control, refusing, event: lemma -> modality (refusing: a set).
    """

    tags: dict[str, str] = field(default_factory=dict)
    verbs: dict[str, list[Sense]] = field(default_factory=dict)
    nouns: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    verb_frames: dict[str, list[Frame]] = field(default_factory=dict)
    noun_frames: dict[str, list[Frame]] = field(default_factory=dict)
    control: dict[str, str] = field(default_factory=dict)
    control_adjectives: dict[str, str] = field(default_factory=dict)
    control_nouns: dict[str, str] = field(default_factory=dict)
    refusing: set[str] = field(default_factory=set)
    event: dict[str, str] = field(default_factory=dict)
    modals: dict[str, str] = field(default_factory=dict)
    firmness: dict[str, str] = field(default_factory=dict)
    seats: dict[str, str] = field(default_factory=dict)
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)  # word as it stands -> its tag, filled as texts are read


# Class -> tag character of the words that belong to it; earlier rows win.
TAGS = (
    ("clause_not", "g"), ("clause_no", "n"), ("clause_be", "x"), ("clause_have", "h"), ("clause_do", "o"),
    ("clause_modal", "m"), ("clause_to", "t"), ("clause_and", "c"), ("clause_if", "f"), ("clause_whether", "w"),
    ("clause_relative", "r"), ("clause_rest", "R"), ("clause_pronoun", "p"), ("clause_determiner", "d"),
    ("clause_preposition", "i"), ("clause_break", "b"), ("control_adjective", "k"),
    ("clause_firmness", "A"), ("clause_adverb", "A"),
    ("clause_troops", "G"), ("clause_mission", "M"), ("clause_presence", "N"), ("clause_base", "B"),
)  # fmt: skip

# Classes that are asked of a noun phrase's head, without a tag of their own.
HEADS = (
    "clause_talks",
    "clause_statement",
    "clause_territory",
    "clause_effort",
    "clause_people",
    "clause_attack",
    "clause_cadre",
    "clause_captive",
    "clause_following",
    "clause_hostile",
    "clause_military",
    "clause_affair",
    "clause_process",
    "clause_noun_too",
    "clause_compound",
    "clause_ruler",
    "clause_bond",
    "clause_duty",
    "clause_civil_talks",
    "clause_civil_mission",
    "clause_civilian",
)


def build(book: Rulebook) -> ClaimLexicon:
    """Tables for the claims stage.

    Raises:
        InputError: a frame names a slot position without a type; the message names topic and frame.
    """
    lexicon = ClaimLexicon()
    for name in (*dict(TAGS), *HEADS):
        lexicon.classes[name] = frozenset(normal(word) for word in book.lexicon.classes.get(name, ()))
    for name, tag in TAGS:
        for word in lexicon.classes[name]:
            lexicon.tags.setdefault(word, tag)
    lexicon.modals = dict(book.values.get("clause_modal", {}))
    lexicon.seats = dict(book.values.get("clause_seat", {}))
    lexicon.firmness = dict(book.values.get("clause_firmness", {}))
    lexicon.control_adjectives = dict(book.values.get("control_adjective", {}))
    lexicon.control_nouns = dict(book.values.get("control_noun", {}))
    for spec, modality in book.values.get("control_verb", {}).items():
        lexicon.control[_verb(lexicon, spec)] = modality
    for spec in sorted(book.lexicon.classes.get("refusing_verb", ())):
        lexicon.refusing.add(_verb(lexicon, spec))
    for spec, modality in book.values.get("event_verb", {}).items():
        lexicon.event[_verb(lexicon, spec)] = modality
    for spec in sorted(book.lexicon.classes.get("plain_verb", ())):
        _verb(lexicon, spec)
    for topic, table in sorted(book.topics.items()):
        for entry in table.get("frame", ()):
            _add_frame(lexicon, topic, entry)
    for senses in lexicon.verbs.values():
        senses.sort(key=lambda sense: (-len(sense.particles), sense.lemma))
    for phrases in lexicon.nouns.values():
        phrases.sort(key=lambda phrase: (-len(phrase), phrase))
    return lexicon


def _add_frame(lexicon: ClaimLexicon, topic: str, entry: dict[str, Any]) -> None:
    frame = _frame(topic, entry)
    for spec in entry.get("verbs", ()):
        _append(lexicon.verb_frames, _verb(lexicon, spec), frame)
    for noun in entry.get("nouns", ()):
        for form in (noun, _plural(noun)):
            phrase = (normal(form),) if "-" in form else tuple(normal(word) for word in tokenize(form).words)
            known = lexicon.nouns.setdefault(phrase[0], [])
            if phrase not in known:
                known.append(phrase)
            _append(lexicon.noun_frames, " ".join(phrase), frame)


def _append(table: dict[str, list[Frame]], key: str, frame: Frame) -> None:
    frames = table.setdefault(key, [])
    if frame not in frames:
        frames.append(frame)


def _frame(topic: str, entry: dict[str, Any]) -> Frame:
    slots = {}
    for slot in ("force", "place", "place_to", "quantity"):
        alternatives = tuple(tuple(item.split(":")) for item in entry.get(slot, ()))
        if any(len(item) != 2 for item in alternatives):
            raise InputError(
                f"topic {topic}, frame {entry.get('name')!r}: {slot} = {entry[slot]} is not position:type",
                'write for example "object:troops"',
            )
        slots[slot] = alternatives
    return Frame(
        id=f"{topic}/{entry['name']}",
        topic=topic,
        slots=slots,
        required=tuple(entry.get("required", ())),
        needs=tuple(entry.get("needs", ())),
        relations=tuple(entry.get("relations", ())),
        turns=dict(entry.get("turns", {})),
        outcome=tuple(entry.get("outcome", ())),
        object_types=tuple(entry.get("object_types", ())),
        cues=frozenset(entry.get("cues", ())),
        modality=entry.get("modality", ""),
        denies=bool(entry.get("denies", False)),
    )


def _verb(lexicon: ClaimLexicon, spec: str) -> str:
    forms = verb_forms(spec)
    lemma = forms["base"]
    by_form: dict[str, set[str]] = {}
    for name in FORMS:
        by_form.setdefault(forms[name], set()).add(name)
    if spec.split()[0] == "be":
        tail = lemma.removeprefix("be")
        forms_of_be = {"be": "base", "is": "s", "are": "s", "was": "past", "were": "past", "been": "part"}
        by_form = {form + tail: {name} for form, name in forms_of_be.items()}
    for form, names in by_form.items():
        first, *rest = form.split()
        sense = Sense(lemma, frozenset(names), tuple(rest))
        senses = lexicon.verbs.setdefault(first, [])
        if sense not in senses:
            senses.append(sense)
    return lemma


def _plural(noun: str) -> str:
    if noun.endswith("s"):
        return noun
    return noun + "es" if noun.endswith(("sh", "ch", "x")) else noun[:-1] + "ies" if noun.endswith("ry") else noun + "s"
