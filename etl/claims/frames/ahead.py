"""Months and days without a year, by the verb that they belong to: "will pass to the army in December" is ahead."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from etl.claims.frames.roles import Event
from etl.claims.syntax.verbgroups import VerbGroup
from etl.extract.mentions import DateMention
from etl.extract.tokens import normal

FUTURE = {"will", "won't", "shall", "they'll", "we'll", "it'll", "is to"}
OWN_YEAR = re.compile(r"\d{4}|\b(?:last|past|ago|this|since|previous)\b", re.IGNORECASE)


def looks_ahead(event: Event) -> bool:
    """Whether the verb of the event is in the future tense or under "is likely", "are set", "is due"."""
    group = event.line[event.index]
    if not isinstance(group, VerbGroup):
        return False
    verbs = [group]
    while verbs[-1].parent is not None and len(verbs) < 4:
        verbs.append(verbs[-1].parent)
    if FUTURE.intersection(modal for verb in verbs for modal in verb.modals):
        return True
    above = verbs[1:]
    present = any(normal(item.word) in ("is", "are", "'re", "'s") for verb in above for item in verb.items)
    return present and any(verb.adjective or verb.passive for verb in above)


def ahead(date: DateMention, event: Event, reference: datetime.date | None, words: str) -> DateMention:
    """The date a year later, where it has no year of its own, lies behind the reference date and its verb looks ahead.

    Args:
        words: the date as it stands in the text.
    """
    if reference is None or date.earliest is None or date.latest is None or date.latest >= reference:
        return date
    if date.relation not in ("on", "during", "by") or OWN_YEAR.search(words) or not looks_ahead(event):
        return date
    if (reference - date.earliest).days > 366:
        return date
    return replace(date, earliest=_next_year(date.earliest), latest=_next_year(date.latest))


def _next_year(day: datetime.date) -> datetime.date:
    return day.replace(year=day.year + 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)
