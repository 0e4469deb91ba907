"""Who makes each claim: the attribution whose content holds it, and statements for attributed words that hold none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from etl.claims.model import Claim, Link, Span
from etl.extract.document import Document
from etl.extract.mentions import Attribution, DateMention

if TYPE_CHECKING:
    from etl.extract.attribution import Spoken
    from etl.resolve import Members

STATEMENT = "statement/attributed words"
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def attach(doc: Document, claims: list[Claim], attributions: Sequence[Attribution], members: Members) -> list[Claim]:
    """Claims with speaker, via, speech, said, origin and chain; statements added; in order of span and topic."""
    from etl.extract.attribution import Spoken

    spoken = Spoken(attributions)
    used: set[int] = set()
    for claim in claims:
        attribution = spoken.at(claim.span.start, claim.span.end) or _asker(claim, spoken)
        if attribution is None:
            continue
        used.add(id(attribution))
        _voice(doc, claim, attribution)
    unused = (a for a in attributions if id(a) not in used and not a.negated and _speech(a))
    claims = [*claims, *(_statement(doc, attribution) for attribution in unused)]
    for claim in claims:
        claim.chain.append(Link("outlet", None))  # whoever said it, the article's outlet passed it on
    return sorted(claims, key=lambda c: (c.span.start, c.span.end, c.topic, c.force or "", c.place or ""))


def _asker(claim: Claim, spoken: Spoken) -> Attribution | None:
    """Who asks, where the words of a demand hold the asking itself: "*X has asked Y to stay*"."""
    if claim.topic != "demand":
        return None
    start, end = claim.span.start, claim.span.end
    near = spoken.near(start, end)
    asking = (one for one in near if one.stance == "demand" and one.speaker and one.speech != "narrated")
    return next((one for one in asking if start <= one.cue[0] and one.cue[1] <= end), None)


def _speech(attribution: Attribution) -> bool:
    return attribution.speech in ("direct", "indirect") and bool(attribution.content) and bool(attribution.speaker)


def _voice(doc: Document, claim: Claim, attribution: Attribution) -> None:
    claim.speaker, claim.via, claim.speech = attribution.speaker or None, attribution.via, attribution.speech
    if attribution.said is not None:
        claim.said = _day(doc, doc.dates[attribution.said])
    claim.origin = claim.speaker
    claim.chain = [Link(link.kind, link.member, link.cue, Span(link.start, link.end)) for link in attribution.links]
    claim.trace.append(attribution.rule)
    claim.slots["cue"] = Span(attribution.cue[0], attribution.cue[1])
    if attribution.source is not None:
        claim.slots["speaker"] = Span(attribution.source[0], attribution.source[1])


def _day(doc: Document, said: DateMention) -> date | None:
    """The day of speech: one day, and none to come; a date without its year and a weekday are the last such."""
    day = said.earliest if said.earliest == said.latest else None
    if day is None or doc.reference is None or day <= doc.reference:
        return day
    words = doc.text[said.start : said.end]
    if words.lower() in _WEEKDAYS:
        day -= timedelta(days=7)
    elif re.search(r"\d", words) and not re.search(r"\d{4}", words) and (day.month, day.day) != (2, 29):
        day = day.replace(year=day.year - 1)
    return day if day <= doc.reference else None


def _statement(doc: Document, attribution: Attribution) -> Claim:
    start, end = attribution.content[0][0], attribution.content[0][1]
    at = bisect_right(doc.sentences, start, key=lambda one: one.start) - 1
    sentence = doc.sentences[at].number if at >= 0 and start < doc.sentences[at].end else 1
    claim = Claim(topic="statement", rule=STATEMENT, span=Span(start, end), sentence=sentence, trace=[STATEMENT])
    _voice(doc, claim, attribution)
    return claim
