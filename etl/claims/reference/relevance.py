"""Is an article about forces at all, and how surely? What it may then claim depends on that.

Sport, markets, films and storms speak of troops, forces and retreats too. An article is surely about forces where
words of war and mentions of forces are thick in it; elsewhere only what names troops outright counts ("Germany has 250
soldiers in Jordan" in a report on a visit), and neither countries that act nor pronouns stand for forces.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from etl.claims.model import Claim
from etl.extract.document import Document
from etl.extract.tokens import normal
from etl.rulebook import Rulebook

if TYPE_CHECKING:
    from etl.resolve import Members

# Mentions of forces and words of war, less twice the words of another trade, among a hundred tokens: in an article that
# names a force of the vocabulary, and in one that does not.
THICK_WITH_NAME, THICK = 3.5, 5.0
# Missions and armed groups are named in reports of war and hardly elsewhere: so many mentions one such name is worth.
TELLING, WEIGHT = {"mission", "coalition", "armed_group"}, 3
# Ways in which a force is read where the text names no troops.
INDIRECT = frozenset((
    "nation/actor", "nation/people", "nation/seat", "nation/government", "reference/context", "reference/number",
    "reference/pronoun", "reference/we", "reference/definite", "reference/troops", "reference/mission",
    "reference/presence", "reference/remainder", "reference/affair",
    "reference/the country's own",
))  # fmt: skip
# Who can only be counted under arms ("300 paratroopers").
ARMED = {
    "troops", "soldiers", "peacekeepers", "fighters", "militants", "paratroopers", "mercenaries", "marines",
    "service members", "gendarmes", "insurgents", "jihadists", "commandos", "militiamen", "airmen", "combatants",
    "legionnaires", "prisoners of war",
}  # fmt: skip


class About(IntEnum):
    """How surely an article is about forces."""

    NOTHING = 0
    SOMETHING_ELSE = 1
    IN_PASSING = 2
    SURELY = 3


class Relevance:
    """The words that tell, compiled once a process."""

    def __init__(self, book: Rulebook, members: Members) -> None:
        self.telling = {one.id for one in members.roster.forces.values() if one.kind in TELLING}
        self.military = {normal(word) for word in book.lexicon.classes["clause_military"]}
        self.elsewhere = {normal(word) for word in book.lexicon.classes["clause_elsewhere"]}

    def of(self, doc: Document) -> About:
        """How surely this article is about forces."""
        forces: list[str | None] = [m.member for m in doc.names if m.kind == "force"]
        forces += [None for m in doc.quantities if m.kind == "count" and m.unit in ARMED]
        military, elsewhere = self._counts(doc) if forces else (0, 0)
        telling = len(self.telling.intersection(forces))
        thickness = military + len(forces) + (WEIGHT - 1) * telling
        score = thickness - 2 * elsewhere
        if not forces:
            return About.NOTHING
        if (score < 2 and elsewhere) or 2 * score < thickness:
            return About.SOMETHING_ELSE
        known = any(member and not member.startswith("force/unknown/") for member in forces)
        thick = THICK_WITH_NAME if known else THICK
        surely = score >= 2 and 100 * score >= thick * len(doc.tokens.words)
        return About.SURELY if surely else About.IN_PASSING

    def _counts(self, doc: Document) -> tuple[int, int]:
        """Words of war and words of another trade."""
        military = elsewhere = 0
        for word, times in Counter(doc.tokens.words).items():
            key = normal(word)
            military += times * (key in self.military)
            elsewhere += times * (key in self.elsewhere)
        return military, elsewhere


def outright(doc: Document, claims: Sequence[Claim], about: About) -> list[Claim]:
    """The claims that name troops outright, and those that refer to a force of such a claim.

    Among the news of another trade "troops" or "soldiers" must be said: a legion or 50 personnel may be anybody's.
    """
    sure = {
        claim.force
        for claim in claims
        if claim.force
        and not INDIRECT.intersection(claim.trace)
        and (about is About.IN_PASSING or _says_armed(doc, claim))
    }
    return [claim for claim in claims if claim.force in sure]


def _says_armed(doc: Document, claim: Claim) -> bool:
    words = doc.text[claim.span.start : claim.span.end].split()
    return claim.unit in ARMED or any(normal(word) in ARMED or normal(word) == "forces" for word in words)
