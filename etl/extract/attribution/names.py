"""Names as the whole article gives them: with titles, in full, and what letters in brackets stand for."""

from __future__ import annotations

import re

from etl.extract.attribution.likeness import TITLES, is_name_part, is_surname, may_name
from etl.extract.attribution.phrases import Phrases
from etl.extract.attribution.who import Who
from etl.extract.document import Document

_BRACKETS = re.compile(r"((?:[A-Z][\w’'-]+ (?:(?:of|the|for|and|de|du|in) )*){1,7})\(([A-Z]{2,7})\)")
_SHORT = 2000  # tokens up to which the article is searched for each word that is asked for


class Names:
    """Looks names up in one article; what is asked for again is kept."""

    def __init__(self, doc: Document, phrases: Phrases) -> None:
        self._doc, self._phrases = doc, phrases
        self._places: dict[str, list[int]] = {}
        self._all: dict[str, list[int]] | None = None  # the same for all words, where the article is long
        self._read: dict[tuple[int, int], Who | None] = {}  # what phrases of titles tell
        self._spelling: dict[str, str] | None = None

    def letters(self) -> dict[str, str]:
        """Letters in brackets behind the name that they begin: "Sudanese Armed Forces (SAF)"."""
        if self._spelling is None:
            self._spelling = {}
            for match in _BRACKETS.finditer(self._doc.text):
                initials = "".join(word[0] for word in match[1].split() if word[0].isupper())
                letters = match[2]
                for cut in range(len(initials)):
                    if initials[cut:] == letters:
                        words = match[1].split()
                        upper = [i for i, word in enumerate(words) if word[0].isupper()]
                        self._spelling.setdefault(letters, " ".join(words[upper[cut] :]))
        return self._spelling

    def titled(self, head: str, before: int) -> list[Who]:
        """Persons whom the text before names with a title ("*Minister* Jane Doe")."""
        tokens, out = self._doc.tokens, []
        head = TITLES.get(head, head)
        short = next((word for word, role in self._phrases.short_roles.items() if role == head), head)
        for i in (*self._positions(head.capitalize()), *self._positions(head), *self._positions(short.capitalize())):
            end = i + (tokens.words[i + 1 : i + 2] == ["."])
            while end + 1 < before and is_name_part(tokens.words[end + 1], self._phrases):
                end += 1
            begin = i
            while begin > 0 and i - begin < 6 and may_name(tokens.words[begin - 1], self._phrases):
                begin -= 1
            who = self._reading(begin, end) if i < end < before else None
            who = who or self._named_before(i)
            if who and who.kind == "named" and who.role:
                out.append(who)
        return out

    def _named_before(self, title: int) -> Who | None:
        """ "*Jane Doe, Chad's prime minister*, left": the name before a comma, and the title behind it."""
        words = self._doc.tokens.words
        comma = next((i for i in range(title - 1, max(title - 6, 0), -1) if words[i] == ","), 0)
        if not comma or words[title + 1 : title + 2] not in ([","], ["."]):
            return None
        begin = comma
        while begin > 0 and comma - begin < 6 and is_name_part(words[begin - 1], self._phrases):
            begin -= 1
        return self._reading(begin, title) if comma - begin > 1 else None

    def _reading(self, first: int, last: int) -> Who | None:
        """What the phrase tokens[first:last + 1] tells; asked for again and again, read once."""
        if (first, last) not in self._read:
            self._read[first, last] = self._phrases.read(self._doc.tokens, first, last)
        return self._read[first, last]

    def introduced(self, who: Who) -> Who | None:
        """A fuller name elsewhere in the article that ends in this surname, where there is only one."""
        tokens = self._doc.tokens
        last_word = tokens.words[-1] if not who.name else who.name.replace("-", " ").split()[-1]
        found: dict[str, Who] = {}
        for i in self._positions(last_word):
            begin = i
            while (
                begin > 0
                and i - begin < 12
                and (
                    tokens.words[begin - 1][0].isupper()
                    or tokens.words[begin - 1] in "-'’"
                    or tokens.words[begin - 1] in self._phrases.particles
                )
            ):
                begin -= 1
            if begin == i:
                continue
            one = self._phrases.read(tokens, begin, i)
            if (
                one
                and one.kind == "named"
                and len(one.name.split()) > len(who.name.split())
                and is_surname(who.name, one.name)
            ):
                kept = found.get(one.member)
                if kept is None or (kept.role is None and one.role):
                    found[one.member] = one
        return next(iter(found.values())) if len(found) == 1 else None

    def recurs(self, who: Who) -> bool:
        """Whether the surname of a person stands at least twice in the article."""
        return len(self._positions(who.name.replace("-", " ").split()[-1])) > 1

    def _positions(self, word: str) -> list[int]:
        """Where a capitalised word, or a title, stands."""
        if not (word[:1].isupper() or word in self._phrases.offices):
            return []
        if word not in self._places:
            self._places[word] = self._scan(word)
        return self._places[word]

    def _scan(self, word: str) -> list[int]:
        if len(self._doc.tokens) > _SHORT:
            if self._all is None:
                self._all = {}
                for i, one in enumerate(self._doc.tokens.words):
                    self._all.setdefault(one, []).append(i)
            return self._all.get(word, [])
        return [i for i, one in enumerate(self._doc.tokens.words) if one == word]
