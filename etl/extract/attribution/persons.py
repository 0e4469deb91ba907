"""Persons and offices in source phrases: name, role, organisation."""

from __future__ import annotations

from etl.extract.attribution.who import Hit, PhraseWords, Who, slug
from etl.extract.mentions import SpeakerKind
from etl.extract.tokens import Tokens


class Persons:
    """Reads the part of a phrase that names a person, an office or somebody unnamed."""

    def __init__(self, words: PhraseWords) -> None:
        self._w = words

    def person(
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
            (words[name_first].lower() in self._w.particles and words[name_first].islower())
            or words[name_first] in "-’'"
            or words[name_first].lower() in self._w.titles
            or words[name_first] == "."
        ):
            if (
                words[name_first].lower() in ("al", "el", "bin", "ibn", "abu", "van", "von", "de")
                and words[name_first].islower()
            ):
                break
            name_first += 1
        titled = [k for k in range(name_first + 1, end) if words[k].lower() in self._w.short_roles]
        if titled and name_first <= titled[-1] and words[titled[-1] + 1] in (".", words[end]):
            name_first = titled[-1] + 1 + (words[titled[-1] + 1] == ".")  # "Ohio *Gov.* Jane Doe"
        if name_first > end or not any(words[k][0].isupper() for k in range(name_first, end + 1)):
            return None
        name = tokens.slice(name_first, end).replace("’", "'").replace("\n", " ")
        is_ministry = i > start and words[i] == "of" and words[i - 1].lower() in self._w.institutions
        if is_ministry or self._is_institution(words, name_first, end, start):
            return self._named_institution(tokens, start, end, hits, country)
        role, organisation = self._role(tokens, start, name_first - 1, hits)
        if role is None and end + 1 < last and words[end + 1] == ",":
            role, organisation, country = self._apposition(tokens, end + 2, last, hits, country)
        return Who("named", name, "speaker/" + slug(name), role, organisation, country, head="person")

    def _in_name(self, words: list[str], i: int, start: int) -> bool:
        word = words[i]
        low = word.lower()
        if word[0].isupper():
            return low not in self._w.roles or words[i + 1 : i + 2] == ["-"]  # "Sheikh-Ali"
        if i - 2 >= start and words[i - 1] == "-" and words[i - 2][0].isupper() and not low.endswith(("ed", "ing")):
            return len(low) < 6 and low not in self._w.roles  # "Ji-hoon"
        return low in self._w.particles or (word in "-’'." and i > start)

    def _is_institution(self, words: list[str], first: int, end: int, start: int) -> bool:
        if any(words[k].lower() in self._w.institutions for k in range(first, end + 1)) and first < end:
            return True
        if (
            first == end
            and len(words[end]) > 1
            and (words[end].isupper() or words[end].lower() in self._w.institutions)
        ):
            return words[end].isupper() or first == start
        return (
            first == start
            and start > 0
            and words[start - 1].lower() == "the"
            and words[end].lower() not in self._w.roles
        )

    def _named_institution(
        self, tokens: Tokens, start: int, end: int, hits: dict[int, Hit], country: str | None
    ) -> Who:
        name, words = self._w.plain(tokens, start, end), tokens.words
        head = next((words[i].lower() for i in range(end, start - 1, -1) if words[i].lower() in self._w.national), "")
        if not head:
            return Who("organisation", name, "speaker/" + slug(name), country=country)
        rest = _of_last(self._slug_rest(words, start, end, hits))
        parts = [p for p in (country or "", rest) if p]
        return Who("organisation", name, "speaker/" + "-".join(dict.fromkeys(parts)), country=country, head=head)

    def _role(self, tokens: Tokens, start: int, end: int, hits: dict[int, Hit]) -> tuple[str | None, str | None]:
        """Role words and organisation in the tokens before a name."""
        words = tokens.words
        heads = [i for i in range(start, end + 1) if words[i].lower() in self._w.roles]
        if not heads:
            short = (self._w.short_roles.get(words[i].lower()) for i in range(start, end + 1))
            return next((role for role in short if role), None), None
        first = heads[-1]
        while first > start and (
            words[first - 1].lower() in self._w.modifiers
            or words[first - 1].lower() in self._w.roles
            or words[first - 1] == "-"
            or (
                words[first - 1].isalpha()
                and words[first - 1].islower()
                and words[first - 1] not in self._w.determiners
            )
        ):
            first -= 1
        organisation = None
        for hit in hits.values():
            if hit[2] in ("office", "source") and start <= hit[0] and hit[1] <= end:
                organisation = (self._w.known_offices.get(hit[3]) or self._w.sources[hit[3]]).name
                first = max(first, hit[1] + 1)
        while end > first and (words[end].lower() in self._w.titles or words[end] == "."):
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
        heads = [i for i in range(first, last + 1) if words[i].lower() in self._w.roles]
        if not heads:
            return None, None, country
        begin = heads[0]
        while begin > first and (
            words[begin - 1].lower() in self._w.modifiers or words[begin - 1].lower() in self._w.roles
        ):
            begin -= 1
        organisation = next(
            (self._w.known_offices[h[3]].name for h in hits.values() if h[2] == "office" and h[0] >= first), None
        )
        country = next((h[3] for h in hits.values() if h[2] in ("country", "adjective") and h[0] >= first), country)
        return tokens.slice(begin, heads[0]).lower(), organisation, country

    def common(
        self, tokens: Tokens, start: int, head: int, end: int, last: int, hits: dict[int, Hit], country: str | None
    ) -> Who | None:
        """A phrase without a name: an office, somebody unnamed, an institution."""
        words = tokens.words
        noun = words[head].lower()
        owner = next((h for h in hits.values() if start <= h[0] and h[1] < head), None)
        if noun in self._w.roles:
            name = self._w.plain(tokens, start, head)
            organisation, home = self._owner(hits, start, last)
            country = country or home
            has_genitive = any(words[i] in ("'s", "’s") for i in range(start, head))
            before = words[start - 1].lower() if start else ""
            definite = has_genitive or before == "the"
            plural = noun in self._w.plural_nouns or (noun.endswith("s") and noun not in self._w.offices)
            office = (
                noun in self._w.offices
                and not plural
                and (
                    words[head][0].isupper()
                    or definite
                    or before not in self._w.determiners  # a headline: "army chief"
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
        if noun in self._w.institutions:
            name = self._w.plain(tokens, start, head)
            parts = [p for p in (country or "", self._slug_rest(words, start, head, hits)) if p]
            return Who("organisation", name, "speaker/" + "-".join(dict.fromkeys(parts)), country=country, head=noun)
        if owner and owner[2] == "force":
            return None
        name = self._w.plain(tokens, start, end)
        return (
            Who("anonymous", name, "speaker/" + slug(name), country=country, head=noun, is_plural=noun.endswith("s"))
            if slug(name)
            else None
        )

    def _owner(self, hits: dict[int, Hit], start: int, last: int) -> tuple[str | None, str | None]:
        """Name and country of the organisation that a role belongs to."""
        for hit in hits.values():
            if start <= hit[0] and hit[2] in ("office", "source"):
                entry = self._w.known_offices.get(hit[3]) or self._w.sources[hit[3]]
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


def _of_last(name: str) -> str:
    """One id part for both orders of an institution's name.

    >>> _of_last("ministry-of-defense"), _of_last("defense-ministry")
    ('defense-ministry', 'defense-ministry')
    """
    head, of, rest = name.partition("-of-")
    rest = rest.removeprefix("the-")
    return f"{rest}-{head}" if of and "-" not in head and rest else name
