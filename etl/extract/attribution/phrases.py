"""What a source phrase says of the one it names: kind, name, role, organisation, country."""

from __future__ import annotations

from etl.extract.attribution.persons import Persons
from etl.extract.attribution.who import Hit, PhraseWords, Who, slug
from etl.extract.tokens import Tokens
from etl.rulebook import Rulebook

_ABROAD = frozenset(
    f"{noun}{s}"
    for noun in ("diplomat", "analyst", "expert", "correspondent", "researcher", "ambassador")
    for s in ("", "s")
)
_AIRED = frozenset({"radio", "television", "tv", "newspaper", "daily", "weekly", "broadcaster"})
_SEATED = frozenset({"government", "junta", "authorities", "administration", "regime", "leadership"})


class Phrases(PhraseWords):
    """Reads source phrases; built once from a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        super().__init__(book)
        self._persons = Persons(self)

    def read(self, tokens: Tokens, first: int, last: int) -> Who | None:
        """Who the phrase tokens[first:last + 1] names; None where it is a pronoun or names nobody."""
        words = tokens.words
        is_one = words[first].lower() == "one"  # "one of his aides, Jane Doe"
        first, last = self._strip(words, first, last)
        if first > last:
            return None
        hits = self.hits(tokens, first, last)
        end = self._core_end(words, first, last)
        for hit in hits.values():
            if hit[0] <= end < hit[1] and hit[2] in ("office", "source"):
                end = self._core_end(words, hit[1], last)  # "Institute *for the Study of War*"
        definite = words[first].lower() in ("the", "this", "that", "these", "those", "his", "her", "its", "their")
        plural_det = words[first].lower() in ("some", "several", "two", "three", "many", "both", "these", "those")
        start = first + (words[first].lower() in self.determiners and first < end)
        who = self._core(tokens, start, end, first, last, hits)
        if (
            who
            and who.kind in ("office", "anonymous")
            and (is_one or not who.is_plural)
            and "," in words[end + 1 : last]
        ):
            who = self._named_behind(tokens, words.index(",", end + 1) + 1, last, who) or who
        if who and who.kind in ("office", "anonymous") and not who.is_plural and end < last:
            who = self._called(tokens, end + 1, last, who) or who
        if who and who.kind == "anonymous" and who.head in self.spoken and words[end + 1 : end + 2] == ["by"]:
            who = self.read(tokens, end + 2, last) or who  # "a warning *by Jane Doe*"
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
        words = tokens.words
        first += words[first] == "the"
        end = self._core_end(words, first, last)
        if (
            end < first
            or (end == first and not words[first].isupper())
            or not all(
                words[i][0].isupper() or words[i] in self.particles or words[i] in "-'’." or words[i - 1] == "-"
                for i in range(first, end + 1)
            )
        ):
            return None
        who = self.read(tokens, first, end)
        if who and who.kind == "organisation" and office.kind == "anonymous":
            return who  # "the group's armed wing, *the HPG*,"
        if who is None or who.kind != "named":
            return None
        who.role, who.organisation, who.country = office.role, office.organisation, office.country or who.country
        return who

    def _called(self, tokens: Tokens, first: int, last: int, office: Who) -> Who | None:
        """ "an officer *who goes by the name Jane Doe*", "a soldier identified as John Roe"."""
        words = tokens.words
        for i in range(first + 1, last):
            is_called = words[i] == "named" or (words[i] == "name" and words[i - 1] in ("the", "by"))
            if is_called or (words[i] == "as" and words[i - 1] in ("identified", "known")):
                at = i + 1 + (words[i + 1] == "of")
                if at <= last and words[at][0].isupper():
                    return self._named_behind(tokens, at, last, office)
        return None

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
        is_abroad = low[-1] in _ABROAD  # "a Western diplomat in Bamako"
        near = (hit for hit in hits.values() if hit[1] <= end or not is_abroad)
        country = next((hit[3] for hit in near if hit[2] in ("country", "adjective", "capital")), None)
        final = hit_ends.get(end)
        publisher = self._publisher(words, start, end, hits)
        if publisher:
            return publisher
        seat = hits.get(end + 2) if end + 2 <= last and words[end + 1] == "in" else None
        if seat and seat[2] in ("capital", "country") and low[-1] in _SEATED:
            name = f"{' '.join(words[start : end + 1])} in {' '.join(words[seat[0] : seat[1] + 1])}"
            return Who("organisation", name, f"speaker/{seat[3]}-{slug(low[-1])}", country=seat[3])
        if final and final[0] <= start + 1 and "and" not in low and final[2] in ("office", "country", "capital"):
            return self._institution(final)
        if "and" in low:
            joint = (
                self._joint(hits, start, end)
                if low[-1] not in self.roles and self._is_bare(words, start, end, hits)
                else None
            )
            joint = joint or self._two(tokens, start, end)
            if joint:
                return joint
        if low[0] == "office" and low[1:2] == ["of"]:
            name = self.plain(tokens, start, end)
            return Who("organisation", name, "speaker/" + slug(name), country=country, head="office")
        head = self._head(low)
        if low[head] in self.documents and words[start + head][0].islower():
            return self._document(tokens, start, start + head, end, last, hits)
        person = self._persons.person(tokens, start, end, last, hits, country)
        if person:
            return person
        return self._persons.common(tokens, start, start + head, end, last, hits, country)

    def _is_bare(self, words: list[str], start: int, end: int, hits: dict[int, Hit]) -> bool:
        """Whether nothing but known names, their links and an institution stands in the phrase."""
        known = {k for hit in hits.values() for k in range(hit[0], hit[1] + 1)}
        return not any(k not in known and words[k][0].isupper() for k in range(start, end + 1))

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

    def _two(self, tokens: Tokens, start: int, end: int) -> Who | None:
        """ "Jan Vos and Eva Roth": two persons with full names speak together."""
        links = [i for i in range(start + 2, end - 1) if tokens.words[i] == "and"]
        if len(links) != 1:
            return None
        pair = [self.read(tokens, start, links[0] - 1), self.read(tokens, links[0] + 1, end)]
        names = [one.name for one in pair if one and one.kind == "named" and " " in one.name]
        if len(names) < 2:
            return None
        return Who("named", " and ".join(names), "speaker/" + slug(" and ".join(names)), is_plural=True)

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
            rest = [words[i].lower() for i in range(hit[1] + 1, end + 1) if i not in hits or hits[i][2] != "adjective"]
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
        if caps and kinds and hits and kinds[-1] == end and words[end] in _AIRED and hits.keys() <= {start}:
            name = " ".join(words[start : end + 1])  # "Israeli army radio"
            return Who("outlet", name, "speaker/" + slug(name), publisher="source/unknown/" + slug(name))
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
        name = self.plain(tokens, start, head)
        by_whom = [hit for hit in hits.values() if hit[2] != "source" and words[hit[0] - 1] != "to"]
        issuers = tuple(sorted({hit[3].rpartition("/")[2] for hit in by_whom}))
        parts = [*issuers, slug(name)] if by is not None or not issuers else [slug(name)]
        return Who(
            "document",
            name,
            "speaker/" + "-".join(parts),
            head=words[head].lower(),
            issuers=issuers,
            country=issuers[0] if len(issuers) == 1 and len(issuers[0]) == 2 else None,
        )


def _goes_on(words: list[str], of: int, last: int) -> bool:
    """Whether "of" belongs to the name: "Secretary of State", "Ministry of the Interior", not "chief of the party"."""
    if of + 1 > last:
        return False
    if words[of - 1] == "office":
        return words[of + 1][0].isupper()
    is_office = words[of - 1].lower() in ("ministry", "department")
    return words[of - 1][0].isupper() and (words[of + 1][0].isupper() or (is_office and words[of + 1] == "the"))
