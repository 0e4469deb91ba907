"""Who speaks, as a phrase tells it, and the words that tell it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from etl.extract.gazetteer import NameIndex
from etl.extract.mentions import SpeakerKind
from etl.extract.sources import read_offices, read_sources
from etl.extract.tokens import Tokens
from etl.rulebook import Rulebook

Hit = tuple[int, int, str, str]  # first and last token, kind (source, office, country, adjective, capital), id

_TRANSLATE = str.maketrans("ıłŁøØđĐə", "ilLoOdDa", "’'ʼ")


@lru_cache(maxsize=100_000)
def slug(name: str) -> str:
    """Name -> id part: lower case, plain letters, hyphens.

    >>> slug("Mohammed Shi’a al-Sudani"), slug("Türkiye's foreign minister")
    ('mohammed-shia-al-sudani', 'turkiyes-foreign-minister')
    """
    plain = unicodedata.normalize("NFKD", name.translate(_TRANSLATE))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@dataclass(slots=True)
class Who:
    """One who speaks, as a phrase names him.

    `head` is the noun that a later mention would repeat ("official", "minister", "statement"); `is_definite` tells that
    the phrase points back or names the only one; `publisher` is the source member where the phrase names a publisher.
    """

    kind: SpeakerKind
    name: str
    member: str
    role: str | None = None
    organisation: str | None = None
    country: str | None = None
    head: str = ""
    is_definite: bool = False
    is_plural: bool = False
    publisher: str | None = None
    via: str | None = None
    issuers: tuple[str, ...] = field(default=())


class PhraseWords:
    """Vocabulary of source phrases and the index of names in them; built once from a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        classes = book.lexicon.classes
        self.roles = frozenset(classes.get("role_noun", ()))
        self.modifiers = frozenset(classes.get("role_modifier", ()))
        self.offices = frozenset(classes.get("office_noun", ()))
        self.institutions = frozenset(classes.get("institution_noun", ()))
        self.groups = frozenset(classes.get("group_noun", ()))
        self.short_roles = book.values.get("title_role", {})
        self.spoken = frozenset(book.values.get("report_noun", {}))
        self.national = frozenset(classes.get("national_noun", ()))
        self.documents = frozenset(classes.get("document_noun", ()))
        self.publishers = frozenset(classes.get("publisher_noun", ()))
        self.particles = frozenset(classes.get("name_particle", ()))
        self.titles = frozenset(classes.get("title_abbreviation", ()))
        self.determiners = frozenset(classes.get("phrase_determiner", ()))
        self.openers = frozenset({"but", "and", "also", "still", "even", "of"})
        self.hangers = frozenset(classes.get("phrase_hanger", ()))
        self.passed_on = frozenset(classes.get("passed_on", ()))
        self.plural_nouns = frozenset(classes.get("plural_noun", ()))
        self.with_of = frozenset(classes.get("office_with_of", ()))
        self.sources, self.known_offices = read_sources(book), read_offices(book)
        self.countries: dict[str, str] = {code: t["name"] for code, t in book.names.get("countries", {}).items()}
        self.index: NameIndex[tuple[str, str]] = NameIndex(self._entries(book))

    def _entries(self, book: Rulebook) -> list[tuple[str, tuple[str, str]]]:
        out: list[tuple[str, tuple[str, str]]] = []
        for kind, table in (("source", self.sources), ("office", self.known_offices)):
            for entry in table.values():
                out += [(name, (kind, entry.member)) for name in (entry.name, *entry.aliases)]
        for code, table in book.names.get("countries", {}).items():
            out += [(name, ("country", code)) for name in (table["name"], *table.get("aliases", ()))]
            out += [(name, ("adjective", code)) for name in (*table.get("adjectives", ()), *table.get("people", ()))]
            if table.get("capital"):
                out.append((table["capital"], ("capital", code)))
        return out

    def hits(self, tokens: Tokens, first: int, last: int) -> dict[int, Hit]:
        """Known names in some tokens: first token -> hit."""
        out: dict[int, Hit] = {}
        i = first
        while i <= last:
            found = self.index.at(tokens, i) if tokens.words[i][0].isupper() or tokens.words[i][0].islower() else None
            if found and found[1] <= last:
                kind, member = found[2][0]
                out[i] = (i, found[1], kind, member)
                i = found[1] + 1
            else:
                i += 1
        return out

    def plain(self, tokens: Tokens, start: int, end: int) -> str:
        """Words of a phrase without its determiner."""
        while start < end and tokens.words[start].lower() in self.determiners:
            start += 1
        return tokens.slice(start, end).replace("\n", " ").replace("’", "'")
