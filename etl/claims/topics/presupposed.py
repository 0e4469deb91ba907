"""What a clause or a noun says in passing: nothing new in "as the mission ends", a stay in "its continued presence"."""

from __future__ import annotations

from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.tokens import normal

GOING_ON = {"continued", "continuing", "ongoing", "lingering", "prolonged", "persistent"}


def presupposed(line: list[Phrase], i: int) -> bool:
    """Whether the verb stands in a clause of time or reason ("as the mission concludes"), which asserts nothing new."""
    for k in range(i - 1, -1, -1):
        phrase = line[k]
        if phrase.kind == "b":
            contrast = k > 0 and line[k - 1].kind == "," and normal(phrase.items[0].word) == "while"
            contrast = contrast or (k > 0 and isinstance(line[k - 1], VerbGroup))  # "the militia known as X keeps"
            return not contrast and normal(phrase.items[0].word) in ("as", "when", "once", "while", "because")
        if phrase.kind in "T;.,r" or isinstance(phrase, VerbGroup):
            return False
    return False


def goes_on(phrase: NounPhrase) -> bool:
    """ "The continued presence of troops" says that they are there."""
    return phrase.trigger == "presence" and not GOING_ON.isdisjoint(normal(item.word) for item in phrase.items)
