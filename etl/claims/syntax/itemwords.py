"""Words that their neighbours decide: a country's short name that acts, two words that are one adverb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.extract.tokens import normal

if TYPE_CHECKING:
    from etl.claims.syntax.items import Item

# Participles that hang on a country without a hyphen ("US backed rebels").
HANGING = {"backed", "led", "trained", "supported", "funded", "armed", "brokered", "made", "built", "owned", "based",
           "allied", "mediated", "sponsored", "designated", "occupied", "imposed", "controlled"}  # fmt: skip


def name_actors(items: list[Item]) -> None:
    """Read "US" before a verb as the country that acts ("The US reached a deal"), not as an adjective."""
    for n in range(1, len(items)):
        if items[n - 1].tag == "j" and items[n].tag in "Vmxho" and _acts(items, n):
            items[n - 1].tag = "P"


def _acts(items: list[Item], n: int) -> bool:
    """Whether a country's short name before the verb at n is its subject, not an adjective."""
    mention, after = items[n - 1].mention, items[n + 1].tag if n + 1 < len(items) else "$"
    hangs = normal(items[n].word) in HANGING and after in "aCFGMZe"
    return mention is not None and mention.rule == "names/place" and not hangs and items[n].word.islower()


def so_far(items: list[Item], n: int) -> bool:
    """Whether "so far", one adverb, begins at n."""
    return items[n].word in ("so", "So") and n + 1 < len(items) and items[n + 1].word == "far"
