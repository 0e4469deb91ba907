"""Reporting verbs in all their forms, from the lemmas of the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from etl.extract.mentions import Stance
from etl.rulebook import Rulebook

Frame = Literal["say", "that", "clause", "tell", "ask", "judge", "hold", "show"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb (or an adjective behind "be"): what it takes and how its subject stands to what is reported.

    `frame` names what follows the verb (see vocab/reporting.toml); `is_noun` tells that some of its forms are
    as often nouns ("reports", "claim"); `particles` are words that belong to it ("call for").
    """

    lemma: str
    frame: Frame
    stance: Stance
    is_noun: bool
    particles: frozenset[str]
    is_adjective: bool = False


def inflect(lemma: str) -> tuple[str, str, str, str]:
    """Present third person, past, participle and -ing form of a regular verb.

    >>> inflect("note")
    ('notes', 'noted', 'noted', 'noting')
    >>> inflect("deny")
    ('denies', 'denied', 'denied', 'denying')
    """
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return third, lemma + "d", lemma + "d", lemma[:-1] + "ing"
    past = lemma + ("d" if lemma.endswith("e") else "ed")
    return third, past, past, lemma + "ing"


def verb_forms(book: Rulebook) -> dict[str, tuple[str, Verb]]:
    """Every form of every reporting verb -> tag of the form (past, pres, base, ing) and the verb.

    Adjectives that tell what somebody thinks ("confident that") have the tag noun_base and nothing else.
    Forms that are nouns as often get the tags noun_pres and noun_base. Where two lemmas share a form, the first one in
    the alphabet's order keeps it.
    """
    irregular = book.values.get("irregular_verb", {})
    particles = book.values.get("report_particle", {})
    follow = frozenset(book.values.get("report_adjective_particle", {}))
    follow = frozenset(book.values.get("report_adjective_particle", {}))
    out: dict[str, tuple[str, Verb]] = {}
    for lemma, value in sorted(book.values.get("report_verb", {}).items()):
        frame, stance, *noun = value.split()
        verb = Verb(lemma, frame, stance, bool(noun), frozenset(particles.get(lemma, "").split()))
        third, past, participle, ing = irregular[lemma].split() if lemma in irregular else inflect(lemma)
        prefix = "noun_" if noun else ""
        for form, tag in (
            (past, "past"), (participle, "past"), (third, prefix + "pres"), (lemma, prefix + "base"), (ing, "ing"),
        ):  # fmt: skip
            out.setdefault(form, (tag, verb))
    for word, stance in book.values.get("report_adjective", {}).items():
        out.setdefault(word, ("noun_base", Verb(word, "hold", stance, True, follow, True)))
    return out
