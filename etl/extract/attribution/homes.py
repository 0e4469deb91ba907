"""Whose army "the army" is: the country of institutions that a phrase names without it."""

from __future__ import annotations

from dataclasses import replace

from etl.extract.attribution.phrases import Phrases
from etl.extract.attribution.who import Who, slug
from etl.extract.document import Document

_ARMED = frozenset({"army", "military", "navy", "command", "headquarters", "staff"})
_LEAD = 2  # how often the country most named must be named for each time of the next


class Homes:
    """Countries of the institutions of one article; what is asked for once is kept."""

    def __init__(self, doc: Document, phrases: Phrases) -> None:
        self._doc, self._phrases = doc, phrases
        self._owned: dict[str, list[tuple[int, str, str]]] | None = None
        self._home: str | None = None
        self._is_shared = False  # whether forces of another country are named
        self._groups: list[tuple[int, str, str]] | None = None

    def settle(self, who: Who, first: int) -> Who:
        """The same institution with its country, where the article tells which; tokens before `first` count.

        An earlier mention with a country ("Chad's army ... the army") decides; else the country that the places of the
        article lie in, where one is named at least twice as often as the next. Two countries decide nothing.
        """
        if who.kind != "organisation" or who.country or who.is_plural:
            return who
        if who.is_definite and who.head in self._phrases.groups and who.name.islower():
            return self._group(who, first)
        if who.head not in self._phrases.national:
            return who
        if self._owned is None:
            self._read()
        owned = {(code, kind) for at, code, kind in (self._owned or {}).get(who.head, ()) if at < first}
        if not owned:
            return self._named(who, self._at_home(who.head), "")
        countries, kinds = {code for code, _ in owned}, {kind for _, kind in owned}
        if len(countries) > 1:
            return who
        return self._named(who, next(iter(countries)), next(iter(kinds)) if len(kinds) == 1 else "")

    def _group(self, who: Who, first: int) -> Who:
        """ "the mission", "the rebel group": the one force without a nation that was named before."""
        if self._groups is None:
            self._groups = self._named_groups()
        before = [one for one in self._groups if one[0] < first]
        if len(before) != 1:
            return who
        return replace(who, name=before[0][2], member=f"speaker/{before[0][1]}")

    def _named_groups(self) -> list[tuple[int, str, str]]:
        """Forces without a nation: first token of the first mention, id part, name."""
        found: dict[str, tuple[int, str, str]] = {}
        for name in self._doc.names:
            part = name.member.partition("/")[2]
            if name.kind == "force" and name.head and len(part) > 2 and "/" not in part:
                found.setdefault(part, (name.first, part, name.name))
        return list(found.values())

    def _named(self, who: Who, country: str | None, kind: str) -> Who:
        """The institution of a country; `kind` is what an earlier mention called it ("defense" of a ministry)."""
        if country is None:
            return who
        name = who.member.removeprefix("speaker/")
        parts = (country, *([kind] if kind and name == who.head else []), name)
        return replace(who, country=country, member="speaker/" + "-".join(parts))

    def _at_home(self, head: str) -> str | None:
        return None if head in _ARMED and self._is_shared else self._home

    def _read(self) -> None:
        """Note institutions with their countries ("*Chad's army*", "the *Chadian army*"), and count the places."""
        self._owned, counts, words = {}, dict[str, int](), self._doc.tokens.words
        for name in self._doc.names:
            code = name.member.split("/")[1] if "/" in name.member else ""
            if len(code) != 2:
                continue
            if name.kind == "place":
                counts[code] = counts.get(code, 0) + 1
            for i in range(name.first, min(name.last + 4, len(words))):
                if words[i].lower() in self._phrases.national:
                    kind = slug(" ".join(w for w in words[name.last + 1 : i] if w[0].isalpha()).lower())
                    self._owned.setdefault(words[i].lower(), []).append((i, code, kind.replace("defence", "defense")))
                    break
                if i > name.last and not (words[i][0].isalpha() or words[i] in ("'s", "’s")):
                    break
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if ranked and (len(ranked) == 1 or ranked[0][1] >= _LEAD * ranked[1][1]):
            self._home = ranked[0][0]
        forces = (name.member.partition("/")[2] for name in self._doc.names if name.kind == "force")
        self._is_shared = any(len(code) == 2 and code != self._home for code in forces)
