"""What a word can be in a clause, by itself: from the tables of the lexicon, else by its shape."""

from __future__ import annotations

from etl.claims.syntax.lexicon import ClaimLexicon
from etl.extract.tokens import normal


def tag_of(word: str, lexicon: ClaimLexicon) -> str:
    """The tag of a word by itself, before its neighbours have a say."""
    known = lexicon.seen.get(word)
    if known is None:
        known = lexicon.seen[word] = _first_tag(word, lexicon)
    return known


def noun_tag(word: str, lexicon: ClaimLexicon) -> str:
    """The tag of a word that is no verb where it stands."""
    key = normal(word)
    return lexicon.tags.get(key) or ("Z" if key in lexicon.nouns else "a")


def _first_tag(word: str, lexicon: ClaimLexicon) -> str:
    key = normal(word)
    tag = lexicon.tags.get(key)
    if tag == "m" and word in ("May", "Might", "Will"):
        tag = None
    if tag and not (tag in "GMNBk" and key in lexicon.verbs):
        return tag
    if key in lexicon.verbs:
        return {"G": "W", "M": "W", "N": "W", "B": "W"}.get(tag or "", "V" if _verb_only(key, lexicon) else "W")
    if key in lexicon.nouns:
        return "Z"
    return _shape_tag(word, key)


def _verb_only(key: str, lexicon: ClaimLexicon) -> bool:
    """Past, third-person and irregular forms that are no nouns as well."""
    return key not in lexicon.nouns and not any({"base", "s", "ing"} & sense.forms for sense in lexicon.verbs[key])


def _shape_tag(word: str, key: str) -> str:
    first = word[0]
    if first.isdigit():
        return "#"
    if first.isalpha():
        if first.isupper():
            return "C"
        if key.endswith("ly") and len(key) > 4:
            return "A"
        return "e" if key.endswith("ed") and len(key) > 4 else "y" if key.endswith("ing") and len(key) > 5 else "a"
    if word in ("'s", "’s", "'", "’"):
        return "'"
    if first in '"“”„«»':
        return '"'
    return {"–": ";", "—": ";", ";": ";", ":": ";", "?": "?", "!": ";", ".": "."}.get(first, first)
