"""What a source phrase says of the one it names: name, role, organisation, country, kind."""

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


class Phrases:
    """Reads source phrases; built once from a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        classes = book.lexicon.classes
        self.roles = frozenset(classes.get("role_noun", ()))
        self.modifiers = frozenset(classes.get("role_modifier", ()))
        self.offices = frozenset(classes.get("office_noun", ()))
        self.institutions = frozenset(classes.get("institution_noun", ()))
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

    # ------------------------------------------------------------------------------------------------------

    def read(self, tokens: Tokens, first: int, last: int) -> Who | None:
        """Who the phrase tokens[first:last + 1] names; None where it is a pronoun or names nobody."""
        words = tokens.words
        first, last = self._strip(words, first, last)
        if first > last:
            return None
        end = self._core_end(words, first, last)
        definite = words[first].lower() in ("the", "this", "that", "these", "those", "his", "her", "its", "their")
        plural_det = words[first].lower() in ("some", "several", "two", "three", "many", "both", "these", "those")
        start = first + (words[first].lower() in self.determiners and first < end)
        hits = self.hits(tokens, first, last)
        who = self._core(tokens, start, end, first, last, hits)
        if who and who.kind in ("office", "anonymous") and not who.is_plural and "," in words[end + 1 : last]:
            who = self._named_behind(tokens, words.index(",", end + 1) + 1, last, who) or who
        if who and end < last and who.publisher is None:
            passed = next((h for h in hits.values() if h[2] == "source" and h[0] > end), None)
            if passed and any(words[i].lower() in self.passed_on for i in range(end + 1, passed[0])):
                who.via = passed[3]
        if who:
            who.is_definite = who.is_definite or definite
            who.is_plural = who.is_plural or plural_det
        return who

    def _named_behind(self, tokens: Tokens, first: int, last: int, office: Who) -> Who | None:
        """ "the prime minister, *Jane Doe*,": the name behind the office."""
        end = self._core_end(tokens.words, first, last)
        if end <= first or not all(
            w[0].isupper() or w in self.particles or w in "-'’." for w in tokens.words[first : end + 1]
        ):
            return None
        who = self.read(tokens, first, end)
        if who is None or who.kind != "named":
            return None
        who.role, who.organisation, who.country = office.role, office.organisation, office.country or who.country
        return who

    def _strip(self, words: list[str], first: int, last: int) -> tuple[int, int]:
        while first <= last and not words[first][0].isalnum():
            first += 1
        while last >= first and not words[last][0].isalnum() and words[last] not in (")",):
            last -= 1
        while (
            first < last
            and (
                words[first].lower() in self.openers
                or (words[first + 1].lower() == "of" and words[first].lower() in self.determiners)
            )
            and words[first + 1][0] != "\n"
        ):
            first += 1
        return first, last

    def _core_end(self, words: list[str], first: int, last: int) -> int:
        """Last token of the phrase without what is hung on: prepositional phrases, relative clauses, appositions."""
        for i in range(first + 1, last + 1):
            word = words[i]
            if word in (",", "(", "who", "which", "whose", "—", "–", "[") or (
                word.lower() in self.hangers and words[i - 1] != "-"
            ):
                if word == "of" and words[i - 1].lower() in self.with_of and _goes_on(words, i, last):
                    continue
                return i - 1
        return last

    def _core(self, tokens: Tokens, start: int, end: int, first: int, last: int, hits: dict[int, Hit]) -> Who | None:
        words = tokens.words
        low = [word.lower() for word in words[start : end + 1]]
        hit_ends = {hit[1]: hit for hit in hits.values()}
        country = next((hit[3] for hit in hits.values() if hit[2] in ("country", "adjective", "capital")), None)
        final = hit_ends.get(end)
        publisher = self._publisher(words, start, end, hits)
        if publisher:
            return publisher
        if final and final[0] <= start + 1 and "and" not in low and final[2] in ("office", "country", "capital"):
            return self._institution(final)
        if "and" in low:
            joint = self._joint(hits, start, end)
            if joint:
                return joint
        head = self._head(low)
        if low[head] in self.documents and words[start + head][0].islower():
            return self._document(tokens, start, start + head, end, last, hits)
        person = self._person(tokens, start, end, last, hits, country)
        if person:
            return person
        return self._common(tokens, start, start + head, end, last, hits, country)

    def _joint(self, hits: dict[int, Hit], start: int, end: int) -> Who | None:
        """ "the United States and Iraq", "Washington and Baghdad", "the US and Iraqi governments"."""
        codes = [
            hit[3] for hit in hits.values() if start <= hit[0] <= end and hit[2] in ("country", "capital", "adjective")
        ]
        if len(set(codes)) < 2 or len(codes) != len([h for h in hits.values() if h[0] <= end]):
            return None
        name = " and ".join(self.countries[code] for code in dict.fromkeys(codes))
        return Who(
            "organisation",
            name,
            "speaker/" + "-".join(sorted(set(codes))),
            is_plural=True,
            issuers=tuple(sorted(set(codes))),
        )

    def _head(self, low: list[str]) -> int:
        """Index of the head noun: the last one that is a role, an institution or a document; else the last word."""
        for i in range(len(low) - 1, -1, -1):
            if low[i] in self.roles or low[i] in self.institutions or low[i] in self.documents:
                return i
        return len(low) - 1

    def _publisher(self, words: list[str], start: int, end: int, hits: dict[int, Hit]) -> Who | None:
        """ "Reuters", "the X newspaper", "a Reuters report", "the daily X"."""
        for hit in hits.values():
            if hit[2] != "source" or not start - 1 <= hit[0] <= end:
                continue
            rest = [w.lower() for w in words[hit[1] + 1 : end + 1]]
            if all(word in self.publishers or word in self.documents or word in ("'s", "’s", "own") for word in rest):
                entry = self.sources[hit[3]]
                return Who(
                    "outlet",
                    entry.name,
                    "speaker/" + hit[3].rpartition("/")[2],
                    country=entry.country,
                    publisher=hit[3],
                )
        caps = [i for i in range(start, end + 1) if words[i][0].isupper()]
        kinds = [i for i in range(start, end + 1) if words[i].lower() in self.publishers and words[i][0].islower()]
        if caps and kinds and not hits.keys() - set(range(start)) and (kinds[-1] == end or kinds[0] < caps[0]):
            name = " ".join(words[caps[0] : caps[-1] + 1]).replace(" - ", "-")
            return Who("outlet", name, "speaker/" + slug(name), publisher="source/unknown/" + slug(name))
        return None

    def _institution(self, hit: Hit) -> Who:
        if hit[2] == "office":
            entry = self.known_offices[hit[3]]
            return Who("organisation", entry.name, entry.member, country=entry.country)
        name = self.countries[hit[3]]
        return Who("organisation", name, "speaker/" + hit[3], country=hit[3])

    def _document(self, tokens: Tokens, start: int, head: int, end: int, last: int, hits: dict[int, Hit]) -> Who:
        words = tokens.words
        by = head + 1 if head < last and words[head + 1].lower() in ("by", "from", "between", "of", "in") else None
        for hit in hits.values():
            if by is not None and hit[0] > by and hit[2] == "source":
                entry = self.sources[hit[3]]
                return Who(
                    "outlet",
                    entry.name,
                    "speaker/" + hit[3].rpartition("/")[2],
                    country=entry.country,
                    publisher=hit[3],
                )
        name = self._plain(tokens, start, head)
        issuers = tuple(sorted({hit[3].rpartition("/")[2] for hit in hits.values() if hit[2] != "source"}))
        parts = [*issuers, slug(name)] if by is not None or not issuers else [slug(name)]
        return Who(
            "document",
            name,
            "speaker/" + "-".join(parts),
            head=words[head].lower(),
            issuers=issuers,
            country=issuers[0] if len(issuers) == 1 and len(issuers[0]) == 2 else None,
        )

    def _person(
        self, tokens: Tokens, start: int, end: int, last: int, hits: dict[int, Hit], country: str | None
    ) -> Who | None:
        """A name in capitals, with the role before or after it."""
        words = tokens.words
        i = end
        covered = {
            k
            for hit in hits.values()
            if hit[2] in ("office", "country", "adjective", "source", "capital")
            for k in range(hit[0], hit[1] + 1)
        }
        while i >= start and self._in_name(words, i, start) and i not in covered:
            i -= 1
        name_first = i + 1
        if i > start and words[i] == "of" and end - name_first >= 1:
            name_first += 1  # "Secretary of State Jane Doe"
        while name_first <= end and (
            (words[name_first].lower() in self.particles and words[name_first].islower())
            or words[name_first] in "-’'"
            or words[name_first].lower() in self.titles
            or words[name_first] == "."
        ):
            if (
                words[name_first].lower() in ("al", "el", "bin", "ibn", "abu", "van", "von", "de")
                and words[name_first].islower()
            ):
                break
            name_first += 1
        if name_first > end or not any(words[k][0].isupper() for k in range(name_first, end + 1)):
            return None
        name = tokens.slice(name_first, end).replace("’", "'").replace("\n", " ")
        if self._is_institution(words, name_first, end, start):
            return self._named_institution(tokens, start, end, country)
        role, organisation = self._role(tokens, start, name_first - 1, hits)
        if role is None and end + 1 < last and words[end + 1] == ",":
            role, organisation, country = self._apposition(tokens, end + 2, last, hits, country)
        return Who("named", name, "speaker/" + slug(name), role, organisation, country, head="person")

    def _in_name(self, words: list[str], i: int, start: int) -> bool:
        word = words[i]
        low = word.lower()
        if word[0].isupper():
            return low not in self.roles or (len(words) > i + 1 and False)
        return low in self.particles or (word in "-’'." and i > start)

    def _is_institution(self, words: list[str], first: int, end: int, start: int) -> bool:
        if any(words[k].lower() in self.institutions for k in range(first, end + 1)) and first < end:
            return True
        if first == end and len(words[end]) > 1 and words[end].isupper():
            return True
        return (
            first == start and start > 0 and words[start - 1].lower() == "the" and words[end].lower() not in self.roles
        )

    def _named_institution(self, tokens: Tokens, start: int, end: int, country: str | None) -> Who:
        name = self._plain(tokens, start, end)
        return Who("organisation", name, "speaker/" + slug(name), country=country)

    def _role(self, tokens: Tokens, start: int, end: int, hits: dict[int, Hit]) -> tuple[str | None, str | None]:
        """Role words and organisation in the tokens before a name."""
        words = tokens.words
        heads = [i for i in range(start, end + 1) if words[i].lower() in self.roles]
        if not heads:
            return None, None
        first = heads[-1]
        while first > start and (
            words[first - 1].lower() in self.modifiers
            or words[first - 1].lower() in self.roles
            or words[first - 1] == "-"
            or (words[first - 1].isalpha() and words[first - 1].islower() and words[first - 1] not in self.determiners)
        ):
            first -= 1
        organisation = None
        for hit in hits.values():
            if hit[2] in ("office", "source") and start <= hit[0] and hit[1] <= end:
                organisation = (self.known_offices.get(hit[3]) or self.sources[hit[3]]).name
                first = max(first, hit[1] + 1)
        while end > first and (words[end].lower() in self.titles or words[end] == "."):
            end -= 1
        role = tokens.slice(first, end).lower() if first <= end else None
        if (
            organisation is None
            and first > start
            and words[first - 1][0].isupper()
            and (first - 1) not in {h[1] for h in hits.values()}
        ):
            organisation = words[first - 1]
        return role, organisation

    def _apposition(
        self, tokens: Tokens, first: int, last: int, hits: dict[int, Hit], country: str | None
    ) -> tuple[str | None, str | None, str | None]:
        words = tokens.words
        heads = [i for i in range(first, last + 1) if words[i].lower() in self.roles]
        if not heads:
            return None, None, country
        begin = heads[0]
        while begin > first and (words[begin - 1].lower() in self.modifiers or words[begin - 1].lower() in self.roles):
            begin -= 1
        organisation = next(
            (self.known_offices[h[3]].name for h in hits.values() if h[2] == "office" and h[0] >= first), None
        )
        country = next((h[3] for h in hits.values() if h[2] in ("country", "adjective") and h[0] >= first), country)
        return tokens.slice(begin, heads[0]).lower(), organisation, country

    def _common(
        self, tokens: Tokens, start: int, head: int, end: int, last: int, hits: dict[int, Hit], country: str | None
    ) -> Who | None:
        """A phrase without a name: an office, somebody unnamed, an institution."""
        words = tokens.words
        noun = words[head].lower()
        owner = next((h for h in hits.values() if start <= h[0] and h[1] < head), None)
        if noun in self.roles:
            name = self._plain(tokens, start, head)
            organisation, home = self._owner(hits, start, last)
            country = country or home
            has_genitive = any(words[i] in ("'s", "’s") for i in range(start, head))
            definite = has_genitive or (start > 0 and words[start - 1].lower() == "the")
            plural = noun in self.plural_nouns or (noun.endswith("s") and noun not in self.offices)
            office = (
                noun in self.offices
                and not plural
                and (
                    words[head][0].isupper()
                    or definite
                    or noun.startswith("spokes")
                    or bool(owner and owner[2] == "office")
                )
            )
            parts = [p for p in (country or "", self._slug_rest(words, start, head, hits)) if p]
            if organisation and office and not (owner and owner[2] == "office"):
                parts.insert(1 if country else 0, slug(organisation))
            member = "speaker/" + "-".join(dict.fromkeys(parts))
            kind: SpeakerKind = "office" if office else "anonymous"
            return Who(
                kind,
                name,
                member,
                self._role_words(words, start, head, hits),
                organisation,
                country,
                noun,
                definite,
                plural,
            )
        if noun in self.institutions:
            name = self._plain(tokens, start, head)
            parts = [p for p in (country or "", self._slug_rest(words, start, head, hits)) if p]
            return Who("organisation", name, "speaker/" + "-".join(dict.fromkeys(parts)), country=country, head=noun)
        if owner and owner[2] == "force":
            return None
        name = self._plain(tokens, start, end)
        return (
            Who("anonymous", name, "speaker/" + slug(name), country=country, head=noun, is_plural=noun.endswith("s"))
            if slug(name)
            else None
        )

    def _owner(self, hits: dict[int, Hit], start: int, last: int) -> tuple[str | None, str | None]:
        """Name and country of the organisation that a role belongs to."""
        for hit in hits.values():
            if start <= hit[0] and hit[2] in ("office", "source"):
                entry = self.known_offices.get(hit[3]) or self.sources[hit[3]]
                return entry.name, entry.country
        return None, None

    def _slug_rest(self, words: list[str], start: int, head: int, hits: dict[int, Hit]) -> str:
        covered = {k for h in hits.values() if h[2] in ("country", "adjective") for k in range(h[0], h[1] + 1)}
        rest = [w for k, w in enumerate(words[start : head + 1], start) if k not in covered and w not in ("'s", "’s")]
        return slug(" ".join(rest).replace("defence", "defense").replace("Defence", "Defense"))

    def _role_words(self, words: list[str], start: int, head: int, hits: dict[int, Hit]) -> str:
        covered = {k for h in hits.values() for k in range(h[0], h[1] + 1)}
        return " ".join(
            w.lower()
            for k, w in enumerate(words[start : head + 1], start)
            if k not in covered and w not in ("'s", "’s", "-")
        )

    def _plain(self, tokens: Tokens, start: int, end: int) -> str:
        while start < end and tokens.words[start].lower() in self.determiners:
            start += 1
        return tokens.slice(start, end).replace("\n", " ").replace("’", "'")


def _goes_on(words: list[str], of: int, last: int) -> bool:
    """Whether "of" belongs to the name: "Secretary of State", "Ministry of the Interior", not "chief of the party"."""
    if of + 1 > last:
        return False
    is_office = words[of - 1].lower() in ("ministry", "department")
    return words[of - 1][0].isupper() and (words[of + 1][0].isupper() or (is_office and words[of + 1] == "the"))
