"""Which words may belong to a name, and whether two names or two roles may be of one person."""

from __future__ import annotations

from etl.extract.attribution.phrases import Phrases
from etl.extract.attribution.who import slug


def is_name_part(word: str, phrases: Phrases) -> bool:
    """Whether a word may stand inside a name."""
    return word[0].isupper() or word in phrases.particles or word in "-'’"


def may_name(word: str, phrases: Phrases) -> bool:
    """Whether a word may stand in a name with its title."""
    low = word.lower()
    return (
        word[0].isupper()
        or low in phrases.particles
        or low in phrases.roles
        or low in phrases.modifiers
        or word in "-'’."
    )


def is_surname(short: str, full: str) -> bool:
    """Whether a short name ends a full one.

    >>> is_surname("Sudani", "Mohammed Shia al-Sudani"), is_surname("al-Sudani", "Mohammed Shia al-Sudani")
    (True, True)
    >>> is_surname("Ali", "Mohammed Alim")
    False
    """
    a, b = slug(short), slug(full)
    for prefix in ("al-", "el-"):
        a = a.removeprefix(prefix)
    return a != b and b.endswith("-" + a)


TITLES = {"premier": "minister", "pm": "minister"}
_SAME = {"premier": {"prime", "minister"}, "pm": {"prime", "minister"}, "defence": {"defense"}}


def same_role(a: set[str], b: set[str]) -> bool:
    """Whether one set of role words holds the other ("president" and "us president")."""
    for short, full in _SAME.items():
        a = a - {short} | full if short in a else a
        b = b - {short} | full if short in b else b
    return bool(a and b) and (a <= b or b <= a)
