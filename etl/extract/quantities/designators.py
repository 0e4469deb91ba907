"""Numbers that name and do not count: F-16, Boeing 737, 1.2.3, 555-1234, a year, the figure of a list."""

from __future__ import annotations

from etl.extract.quantities.cores import Core
from etl.extract.quantities.nouns import Counted
from etl.extract.tokens import Tokens, normal
from etl.rulebook import Rulebook

YEARS = range(1900, 2100)


class Designators:
    """Says of a number whether it is part of a name, a version, a list's numbering or a year."""

    def __init__(self, book: Rulebook) -> None:
        code = book.compiler.charset
        self._not_names = frozenset(code("noun_stop") + code("count_filler"))
        self._year_lead = book.lexicon.classes["year_lead"]
        self._determiner = frozenset(("the", "their", "its", "his", "her", "our", "'s", "’s"))

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
        more = last + 2 < len(words) and tokens.glued(last + 1) and words[last + 2][0].isdigit()
        return after in "-‑/.:" and more

    def runs_on(self, tokens: Tokens, last: int, noun: Counted) -> bool:
        """Whether letters that are neither unit nor noun touch the number's end: 150px."""
        if last + 1 >= len(tokens.words) or not tokens.glued(last) or noun.first == last + 1:
            return False
        return tokens.words[last][-1].isdigit() and tokens.words[last + 1][0].isalpha()

    def numbering(self, tokens: Tokens, core: Core) -> bool:
        """ "1." or "2)" where a line begins, "(3)" anywhere."""
        words, i = tokens.words, core.first
        if core.first != core.last or len(words[i]) > 2 or not words[i].isdigit() or i + 1 >= len(words):
            return False
        starts_line = i == 0 or words[i - 1][0] == "\n"
        return (starts_line and words[i + 1] in ".)" and tokens.glued(i)) or (
            words[i + 1] == ")" and i > 0 and words[i - 1] == "(" and len(words[i]) == 1
        )

    def name(self, tokens: Tokens, code: str, core: Core, noun: Counted) -> bool:
        """A figure behind a capitalised word names ("Boeing 737"), unless people are counted behind it.

        The first word of a sentence is capitalised anyway, so function words do not count as names.
        """
        words, i = tokens.words, core.first
        if not i or core.first != core.last or "," in words[i] or noun.group == "people":
            return False
        word = words[i - 1]
        figure_or_title = words[i][0].isdigit() or words[i][0].isupper()
        if not word[0].isalpha() or not figure_or_title:
            return False
        if word[0].isupper():
            return code[i - 1] not in self._not_names and not (words[i][0].isalpha() and noun.unit)
        return False

    def modifier(self, tokens: Tokens, code: str, core: Core, noun: Counted) -> bool:
        """ "their 737 replacement": a figure between determiner and singular noun is a name of a kind."""
        words, i, after = tokens.words, core.first, core.last + 1
        if noun.unit or core.first != core.last or not words[i].isdigit() or not i or after >= len(words):
            return False
        if normal(words[i - 1]) not in self._determiner:
            return False
        word = words[after]
        return word[0].islower() and code[after] not in self._not_names and not word.endswith(("ed", "ing", "ly"))

    def year(self, tokens: Tokens, core: Core, noun: Counted) -> bool:
        """Four figures of our time without a comma, not followed by what they could count or led in as a year."""
        word = tokens.words[core.first]
        if core.first != core.last or len(word) != 4 or not word.isdigit() or int(word) not in YEARS:
            return False
        if not noun.unit:
            return True
        return core.first > 0 and normal(tokens.words[core.first - 1]) in self._year_lead
