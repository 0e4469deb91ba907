"""Where a demand to leave is about where the host puts it: "Niger's rulers told American forces to leave"."""

from __future__ import annotations

from collections.abc import Sequence

from etl.claims.frames.filling import Filling
from etl.claims.modality.scope import live_lemmas
from etl.claims.model import Claim
from etl.claims.syntax.subjects import subjects
from etl.claims.syntax.verbgroups import Phrase, VerbGroup
from etl.extract.document import Sentence

TELLING = {"tell", "order", "demand", "give", "ask", "want", "require", "insist", "summon", "expel"}
HOST = "reference/host who tells them to leave"


def host_of_demands(line: Sequence[Phrase], found: Sequence[Claim], sentence: Sentence, filling: Filling) -> None:
    """Give a demanded withdrawal without a place the country of those who demand it, where no other is spoken of."""
    bare = [c for c in found if c.topic == "withdrawal" and c.modality == "demanded" and c.place is None and c.force]
    if not bare:
        return
    country = _host(line, sentence, filling)
    discourse, members = filling.discourse, filling.slots.members
    if country is None or discourse.focus not in (None, country):
        return
    for claim in bare:
        if members.nation_of(claim.force or "") != country:
            claim.place = country
            claim.trace.append(HOST)


def _host(line: Sequence[Phrase], sentence: Sentence, filling: Filling) -> str | None:
    """The country whose rulers tell somebody something in this sentence."""
    for i, phrase in enumerate(line):
        if not isinstance(phrase, VerbGroup) or phrase.passive or not live_lemmas(line, i) & TELLING:
            continue
        for one in subjects(line, i):
            slots = filling.slots
            for filler in slots.nation(one, sentence) or slots.rulers(one) or slots.troops(one, sentence):
                nation = slots.members.nation_of(filler.member) if filler.member else None
                if nation:
                    return nation
    return None
