"""Terms that run from the day of a decision: "decided last August to close the mission within twelve months"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from etl.claims.frames.roles import DECIDING
from etl.claims.model import Claim, Span
from etl.claims.syntax.verbgroups import Phrase, VerbGroup
from etl.extract.dates.calendar import shift
from etl.extract.mentions import DateMention

RULE = "when/from the day of a decision"
GRANTED = "when/a term that is given"
BINDING = DECIDING | {"vote", "tell", "give", "oblige", "pledge", "promise", "undertake", "vow", "set", "sign", "adopt"}


def run_from_decision(line: Sequence[Phrase], found: Sequence[Claim], reference: date | None) -> None:
    """Move the terms that were counted from the article's day to the day on which the sentence says it was decided."""
    terms = [claim for claim in found if claim.when and _is_term(claim.when, reference)]
    decided = _decided(line, reference) if terms and reference else None
    if decided is None or decided.earliest is None or decided.latest is None:
        return
    for claim in terms:
        assert claim.when is not None
        count, unit = _length(claim.when)
        latest = shift(decided.latest, count, unit)
        claim.when = replace(claim.when, earliest=decided.earliest, latest=latest)
        claim.trace.append(RULE)


def grant(line: Sequence[Phrase], found: Sequence[Claim], reference: date | None, starts: Sequence[int]) -> None:
    """Date the demands to which a term was given: "gave French troops a month to leave".

    Args:
        starts: where each token of the article starts.
    """
    for n, phrase in enumerate(line[:-1]):
        mention = phrase.items[0].mention if phrase.kind == "D" else None
        then = line[n + 1]
        if reference is None or not isinstance(mention, DateMention) or not getattr(then, "infinitive", False):
            continue
        count, unit = _length(mention)
        verb = next((one for one in reversed(line[:n]) if isinstance(one, VerbGroup)), None)
        if not count or verb is None or not {sense.lemma for sense in verb.senses} & {"give", "grant", "allow"}:
            continue
        for claim in found:
            if claim.when is None and claim.modality == "demanded" and claim.span.end > starts[then.first]:
                claim.when = replace(mention, relation="by", earliest=reference, latest=shift(reference, count, unit))
                claim.when_relation = "by"
                claim.slots["when"] = Span(mention.when_start, mention.when_end)
                claim.trace.append(GRANTED)


def _is_term(when: DateMention, reference: date | None) -> bool:
    counted = when.timex_type == "DURATION" and when.relation == "by" and when.earliest == reference
    return counted and _length(when)[0] > 0


def _length(when: DateMention) -> tuple[int, str]:
    """Number and unit of "P12M"; 0 where it is not one plain length."""
    plain = re.fullmatch(r"P(\d+)([DWMY])", when.timex_value)
    return (int(plain[1]), plain[2]) if plain else (0, "")


def _decided(line: Sequence[Phrase], reference: date | None) -> DateMention | None:
    """The past day that a verb of deciding has: behind it before the next verb, or at the head of its clause."""
    for n, phrase in enumerate(line):
        mention = phrase.items[0].mention if phrase.kind == "D" else None
        if not isinstance(mention, DateMention) or mention.relation not in ("on", "during"):
            continue
        if mention.latest is None or reference is None or mention.latest > reference:
            continue
        before = next((one for one in reversed(line[:n]) if isinstance(one, VerbGroup)), None)
        after = next((one for one in line[n:] if isinstance(one, VerbGroup)), None)
        verb = before or after
        if verb is not None and {sense.lemma for sense in verb.senses} & BINDING:
            return mention
    return None
