"""The verb told once for several forces: "X was set up in A in 1990 and Y in B in 1999", "beat X in A and Y in B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.claims.clauses import Arguments, arguments, is_noun
from etl.claims.roles import Event
from etl.claims.verbgroups import NounPhrase, Phrase, VerbGroup

TOPICS = {"defeat", "establishment", "casualties", "detainees"}


def gapped_events(event: Event) -> Iterator[Event]:
    """The events that the end of the clause adds to this one, whose object (a passive's subject) is another force."""
    line, end = event.line, event.args.end
    while end < len(line) and line[end].kind in "c,":
        k = end + 1 if is_noun(line, end + 1) else end + 2
        if not _stands_alone(line, k):
            return
        phrase = line[k]
        assert isinstance(phrase, NounPhrase)
        inner = arguments(line, k)
        args = Arguments(event.args.subjects, [phrase], inner.after, inner.dates or event.args.dates, end=inner.end)
        yield replace(event, args=args)
        end = inner.end


def _stands_alone(line: Sequence[Phrase], k: int) -> bool:
    """Whether a named force stands at k with a place or a date behind it and no verb of its own."""
    phrase = line[k] if k < len(line) else None
    if not isinstance(phrase, NounPhrase) or not any(m.member and m.head for m in phrase.forces):
        return False
    for after in line[k + 1 :]:
        if isinstance(after, VerbGroup):
            return False
        if after.kind in ",c;.":
            break
    return k + 1 < len(line) and line[k + 1].kind in "iD"
