"""What stands beside the triggers: demands put with "must" and "should", and dates given to "the process"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.claims.frames.filling import Filling
from etl.claims.frames.roles import verb_arguments
from etl.claims.modality.scope import verb_scope
from etl.claims.model import Claim, Span
from etl.claims.syntax.arguments import arguments
from etl.claims.syntax.clauses import word_of
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.claims.topics.demands import HOSTILE
from etl.extract.document import Sentence
from etl.extract.tokens import normal

if TYPE_CHECKING:
    from etl.resolve import Members

FORESEEN = {"be", "arrive", "begin", "start", "end", "take", "expect", "have"}
MUST = "demand/force must do something"
PROCESS = "ellipsis/date of the process"
DATED = {"withdrawal", "reduction", "relocation", "transition", "mission_end", "deployment"}


def name_apposed(line: list[Phrase], members: Members) -> None:
    """ "The EU-led force in Bosnia, EUFOR, is", "the mission known as X": the name says which force is meant."""
    for j in range(2, len(line)):
        name = line[j]
        if not isinstance(name, NounPhrase) or len(name.items) > 2 or name.head is None or name.head.tag != "F":
            continue
        row = members.force(name.forces[0].member) if name.forces and name.forces[0].member else None
        if row is None or row["kind"] not in ("mission", "coalition", "armed_group"):
            continue
        first = _apposed_to(line, j)
        phrase = line[first] if first is not None else None
        if isinstance(phrase, NounPhrase) and phrase.head is not None and phrase.head.tag in "FGM":
            known = {m.member for m in phrase.forces if m.member}
            if all(member.startswith("force/unknown/") or _national(member, members) for member in known):
                phrase.forces = list(name.forces)


def _national(member: str, members: Members) -> bool:
    row = members.force(member)
    return row is not None and row["kind"] == "national"


def _apposed_to(line: list[Phrase], j: int) -> int | None:
    """Index of the noun phrase that the name at j stands beside: behind a comma, or behind "known as"."""
    closed = j + 1 >= len(line) or line[j + 1].kind in ",.;"
    k = j - 1
    if line[k].kind in "bi" and word_of(line[k]) == "as" and isinstance(line[k - 1], VerbGroup):
        k -= 2
    elif isinstance(line[k], VerbGroup) and normal(line[k].items[-1].word) in (
        "called",
        "named",
        "dubbed",
        "codenamed",
    ):
        k -= 1
    elif not closed or line[k].kind != ",":
        return None
    k -= line[k].kind == ","
    while k > 1 and isinstance(line[k], NounPhrase) and line[k - 1].kind == "i" and isinstance(line[k - 2], NounPhrase):
        k -= 2
    return k if k >= 0 else None


def modal_demand(
    line: list[Phrase], i: int, sentence: Sentence, filling: Filling, lexicon: ClaimLexicon
) -> list[Claim]:
    """ "The militia must disband": a demand on a force that is named as the subject of a verb with must or should."""
    group = line[i]
    assert isinstance(group, VerbGroup)
    parent = {sense.lemma for sense in group.parent.senses} if group.parent else set()
    if "need" not in parent and not any(lexicon.modals.get(modal) == "demanded" for modal in group.modals):
        return []
    if {sense.lemma for sense in group.senses} & FORESEEN or (normal(group.items[0].word) == "had" and not i):
        return []  # "should arrive next week" is no demand
    args = verb_arguments(line, i, 0)
    scope = verb_scope(line, i, lexicon)
    forces = [
        f
        for phrase in args.subjects
        for f in filling.slots.troops(phrase, sentence)
        if not f.how or (f.how == "reference/pronoun" and f.member and not group.passive and "need" not in parent)
    ]
    if scope.skip or scope.modality != "demanded":
        return []
    if not forces and {sense.lemma for sense in group.senses} & LEAVE_OFF and _hostile(line, i):
        forces = [f for phrase in args.subjects for f in filling.slots.nation(phrase, sentence) if f.member]
    claims = []
    for force in forces:
        claim = Claim("demand", MUST, Span(force.start, filling.doc.tokens.ends[group.last]), sentence.number)
        claim.force, claim.modality, claim.trace = force.member, "demanded", [MUST]
        claim.polarity = "denied" if scope.denied else "affirmed"
        claim.slots["force"] = Span(force.start, force.end)
        claims.append(claim)
    return claims


# "Israel should stop firing on the posts": what a country is to leave off where its forces are meant.
LEAVE_OFF = {"stop", "halt", "cease", "end", "suspend", "lift", "release", "free"}


def _hostile(line: list[Phrase], i: int) -> bool:
    """Whether what stands behind the verb at i is an act of war, or done to a force."""
    behind = line[i + 1 : i + 7]
    words = {normal(item.word) for phrase in behind for item in phrase.items}
    return bool(words & HOSTILE) or any(isinstance(phrase, NounPhrase) and phrase.forces for phrase in behind)


def process_dates(line: list[Phrase], found: list[Claim], lexicon: ClaimLexicon) -> None:
    """ "..., and the whole process is due to be over by May": the date of the one event that has none."""
    undated = [claim for claim in found if claim.when is None and claim.topic in DATED]
    if not undated:
        return
    for i, phrase in enumerate(line):
        if not isinstance(phrase, NounPhrase) or phrase.head is None or i + 1 >= len(line):
            continue
        if normal(phrase.head.word) not in lexicon.classes["clause_process"] or not isinstance(line[i + 1], VerbGroup):
            continue
        last = i + 1
        while last + 1 < len(line) and isinstance(line[last + 1], VerbGroup):
            last += 1
        dates = [date for date in arguments(line, last).dates if date.earliest or date.latest]
        if dates:
            scope = verb_scope(line, last, lexicon)
            if scope.denied:
                continue  # "the transfer will not begin before 2025"
            for claim in undated:
                claim.when, claim.when_relation = dates[0], dates[0].relation
                claim.modality = scope.modality if scope.modality != "asserted" else claim.modality
                claim.slots["when"] = Span(dates[0].when_start, dates[0].when_end)
                claim.span = Span(claim.span.start, max(claim.span.end, dates[0].end))
                claim.trace += [dates[0].rule, PROCESS]


def followers(
    line: list[Phrase], found: list[Claim], sentence: Sentence, filling: Filling, lexicon: ClaimLexicon
) -> None:
    """ "... and the rest would follow by 2026": the event just told, of those who are left."""
    for i, phrase in enumerate(line):
        if not isinstance(phrase, VerbGroup) or not any(sense.lemma == "follow" for sense in phrase.senses):
            continue
        args = verb_arguments(line, i, 0)
        tokens = filling.doc.tokens
        before = [c for c in found if c.topic in DATED and c.span.start < tokens.starts[phrase.first]]
        who = [p for p in args.subjects if p.head is not None and (p.head.tag in "RQ" or filling.slots.count(p))]
        dates = [date for date in args.dates if date.earliest or date.latest]
        if not before or not who or args.objects or not (dates or filling.slots.count(who[0])):
            continue
        scope, model = verb_scope(line, i, lexicon), before[-1]
        end = dates[0].end if dates else tokens.ends[phrase.last]
        claim = Claim(model.topic, FOLLOW, Span(tokens.starts[who[0].first], end), sentence.number)
        claim.force, claim.place, claim.place_to = model.force, model.place, model.place_to
        claim.modality, claim.trace = scope.modality, [*model.trace, FOLLOW]
        claim.polarity = "denied" if scope.denied else "affirmed"
        if dates:
            claim.when, claim.when_relation = dates[0], dates[0].relation
            claim.slots["when"] = Span(dates[0].when_start, dates[0].when_end)
        claim.quantity = filling.slots.count(who[0])
        if claim.quantity is not None:
            claim.unit = claim.quantity.unit or None
            claim.slots["quantity"] = Span(claim.quantity.start, claim.quantity.end)
        found.append(claim)


FOLLOW = "ellipsis/the rest follow"
