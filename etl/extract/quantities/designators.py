"""Numbers that name and do not count: F-16, Boeing 737, 1.2.3, 555-1234, a year, the figure of a list."""

from __future__ import annotations

from etl.extract.quantities.cores import Core
from etl.extract.quantities.nouns import Counted
from etl.extract.tokens import Tokens, normal
from etl.rulebook import Rulebook

NATIONAL = ("ish", "an", "ese", "i", "ch", "sh", "dic")  # endings of adjectives of nationality
YEARS = range(1900, 2100)
OLD_YEARS = range(1500, 2100)


class Designators:
    """Says of a number whether it is part of a name, a version, a list's numbering or a year."""

    def __init__(self, book: Rulebook) -> None:
        code = book.compiler.charset
        self._not_names = frozenset(code("noun_stop") + code("count_filler"))
        self._verbs = frozenset(code("headline_verb"))
        self._year_lead = book.lexicon.classes["year_lead"]
        self._pointing = frozenset(("the", "these", "those"))
        self._whose = frozenset(("their", "its", "his", "her", "our", "'s", "’s"))
        self._before_names = self._whose | {"the", "a", "new", "first", "last", "latest", "old"}

    def glued(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether letters, a hyphen or a full stop tie the number to something else: T-72, A330-300, 10.4.1, #5."""
        words = tokens.words
        if first and tokens.glued(first - 1):
            before = words[first - 1]
            if before in "#№+_/" or (before in "'’‘" and len(words[first]) == 2) or before[-1].isalnum():
                return True
            if before in "-‑–.," and first > 1 and tokens.glued(first - 2) and words[first - 2][-1].isalnum():
                return True
        if not tokens.glued(last) or last + 1 >= len(words):
            return False
        after = words[last + 1]
        more = last + 2 < len(words) and tokens.glued(last + 1) and words[last + 2][0].isdecimal()
        return after in "-‑/.:+" and more

    def runs_on(self, tokens: Tokens, last: int, noun: Counted) -> bool:
        """Whether letters that are neither unit nor noun touch the number's end: 150px."""
        if last + 1 >= len(tokens.words) or not tokens.glued(last) or noun.first == last + 1:
            return False
        return tokens.words[last][-1].isdecimal() and tokens.words[last + 1][0].isalpha()

    def numbering(self, tokens: Tokens, core: Core) -> bool:
        """ "1." or "2)" where a line begins, "(3)" anywhere."""
        words, i = tokens.words, core.first
        if core.first != core.last or len(words[i]) > 2 or not words[i].isdecimal() or i + 1 >= len(words):
            return False
        starts_line = i == 0 or words[i - 1][0] == "\n"
        return (starts_line and words[i + 1] in ".)" and tokens.glued(i)) or (
            words[i + 1] == ")" and i > 0 and words[i - 1] == "(" and len(words[i]) == 1
        )

    def name(self, tokens: Tokens, code: str, core: Core, noun: Counted) -> bool:
        """A figure behind a capitalised word names ("Boeing 737"), unless people are counted behind it.

        So does a capitalised number word between a small word and a name ("the Five Eyes"). Function words and the
        verbs of headlines are capitalised without being names.
        """
        words, i = tokens.words, core.first
        if not i or core.first != core.last or "," in words[i] or noun.group == "people":
            return False
        word, number = words[i - 1], words[i]
        if not word[0].isalpha() or not (number[0].isdecimal() or number[0].isupper()):
            return False
        if number[0].isupper() and not word[0].isupper():
            return i + 1 < len(words) and words[i + 1][0].isupper()
        if not word[0].isupper() or code[i - 1] in self._not_names:
            return False
        return not (noun.unit and (number[0].isalpha() or code[i - 1] in self._verbs))

    def model(self, tokens: Tokens, core: Core) -> bool:
        """ "The 737-800 range": two figures with a hyphen behind an article that count nothing are a model's name."""
        words, i = tokens.words, core.first
        dashed = core.last == i + 2 and words[i + 1] in "-‑–" and tokens.glued(i)
        return bool(i) and dashed and normal(words[i - 1]) in self._before_names

    def pronoun(self, tokens: Tokens, core: Core, noun: Counted) -> bool:
        """ "The two will meet": a number word behind an article that counts nothing named."""
        words, i = tokens.words, core.first
        return bool(i and not noun.unit and words[core.last].isalpha() and normal(words[i - 1]) in self._pointing)

    def modifier(self, tokens: Tokens, code: str, core: Core, noun: Counted) -> bool:
        """ "Their 737 replacement", "a new 787 Dreamliner": a plain figure before a singular noun names a kind.

        Nationalities may follow an elliptic number ("the 300 Spanish there"), verbs in -ed a number of people.
        """
        words, i, after = tokens.words, core.first, core.last + 1
        if noun.unit or core.first != core.last or not words[i].isdecimal() or not i or after >= len(words):
            return False
        word, before = words[after], normal(words[i - 1])
        if word[0].isupper():
            return before in self._before_names and not word.isupper() and not word.endswith(NATIONAL)
        if before not in self._whose or not word[0].isalpha():
            return False
        return code[after] not in self._not_names and not word.endswith(("ed", "ing", "ly"))

    def year(self, tokens: Tokens, core: Core, noun: Counted) -> bool:
        """Four figures of our time without a comma, not followed by what they could count or led in as a year."""
        word = tokens.words[core.first]
        if core.first != core.last or len(word) != 4 or not word.isdecimal() or int(word) not in OLD_YEARS:
            return False
        if not noun.unit and int(word) in YEARS:
            return True
        return core.first > 0 and normal(tokens.words[core.first - 1]) in self._year_lead
