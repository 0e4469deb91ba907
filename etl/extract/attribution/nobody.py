"""Words before a verb of saying that name nobody who speaks."""

from __future__ import annotations

from etl.extract.attribution.clauses import Subject
from etl.extract.attribution.page import Page


def names_nobody(page: Page, source: Subject) -> bool:
    """Whether the words before the verb only compare ("less *than Kyiv* claims") or count ("one *after another*").

    Clauses that stand for a thing ("*what they think* will be known") name nobody either.
    """
    words = page.words
    if words[source.first].lower() in ("what", "whatever", "how", "why", "whether"):
        return True
    if source.first == source.last and words[source.first].lower() in ("this", "that", "a", "an", "the"):
        return True
    if [word.lower() for word in words[source.first : source.last + 1]] == ["no", "longer"]:
        return True
    if source.first == source.last and words[source.first] == "another" and words[source.first - 1] == "after":
        return True
    behind = next((i + 1 for i in range(source.first, source.last) if words[i] == "than"), None)
    return behind is not None and not words[behind][0].isdigit()


def hides(page: Page, after: int) -> bool:
    """Whether somebody only asks to stay unnamed ("asked *not to be identified*"); `after` is behind the verb."""
    words = page.words[after : after + 4]
    return words[:1] == ["not"] and "be" in words and words[-1] in ("named", "identified", "quoted", "cited")
