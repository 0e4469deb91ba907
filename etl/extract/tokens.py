"""Text to tokens: the units that every rule matches on.

A token is a word (with an inner apostrophe where it is a contraction), a possessive "'s", a number with its
separators, an initialism with its full stops, a clock time, a numeric date, or one mark of punctuation. A run of
line breaks is one token, so that no pattern reaches over a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

TOKEN = re.compile(
    r"""
      [^\W\d_]{2,}+(?!\w|['’]|\.\w)           # most words: none of the forms below
    | \d{4}-\d{1,2}-\d{1,2}(?![\d-])          # 2024-09-27
    | \d{1,4}/\d{1,2}/\d{1,4}(?![\d/])        # 9/27/2024
    | \d{1,2}[:.]\d{2}(?::\d{2})?(?=\s?(?i:[ap]\.?m)\b)   # 9.30 pm
    | \d{1,2}:\d{2}(?::\d{2})?                # 18:00
    | \d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?      # 12,500
    | \d+(?:\.\d+)?(?i:st|nd|rd|th|s)\b       # 27th, 1990s
    | \d+(?:\.\d+)?                           # 900, 1.5
    | (?:[^\W\d_]\.){2,}                      # U.S.
    | [^\W_]+\.(?i:com|org|net|az|ru|ua|ge|ir|iq|info|tv|news|uk|de|fr)\b(?!\.)   # News.Az
    | [^\W\d_]+['’](?i:t|re|ve|ll|d|m)\b       # won't
    | ['’](?i:s)\b                             # Iraq|'s
    | [^\W_]+                                 # words
    | \n+
    | [^\s]
    """,
    re.VERBOSE,  # ignoring case throughout would cost a quarter more
)


@dataclass(slots=True)
class Tokens:
    """Tokens of one text, column-wise; index i runs over all four lists alike.

    Attributes:
        text: the text that was cut; Unicode code points.
        starts, ends: half-open spans in `text`.
        words: the characters as they stand.
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]

    def __len__(self) -> int:
        return len(self.words)

    def slice(self, first: int, last: int) -> str:
        """The text from token `first` up to and including token `last`."""
        return self.text[self.starts[first] : self.ends[last]]

    def at(self, offset: int) -> int:
        """Index of the first token that ends after `offset` (len(self) where none does)."""
        from bisect import bisect_right

        return bisect_right(self.ends, offset)

    def glued(self, i: int) -> bool:
        """Whether no space stands between token i and token i + 1."""
        return i + 1 < len(self.words) and self.ends[i] == self.starts[i + 1]


def tokenize(text: str) -> Tokens:
    """Cut text into tokens; every character but white space belongs to exactly one.

    >>> tokenize("The U.S. won't keep 2,500 in Iraq's bases.").words
    ['The', 'U.S.', "won't", 'keep', '2,500', 'in', 'Iraq', "'s", 'bases', '.']
    >>> tokenize("News.Az reports from Iraq.").words
    ['News.Az', 'reports', 'from', 'Iraq', '.']
    >>> tokenize("by mid-2025 (10-year mark)").words
    ['by', 'mid', '-', '2025', '(', '10', '-', 'year', 'mark', ')']
    """
    starts, ends, words = [], [], []
    for match in TOKEN.finditer(text):
        starts.append(match.start())
        ends.append(match.end())
        words.append(match.group())
    return Tokens(text, starts, ends, words)


@lru_cache(maxsize=200_000)
def normal(word: str) -> str:
    """The form under which vocabularies know a word: lower case, straight apostrophe, no initialism dots.

    >>> normal("U.S."), normal("Won’t"), normal("km")
    ('us.', "won't", 'km')
    """
    word = word.lower().replace("’", "'")
    if "." in word and not word[0].isdigit() and len(word) > 1:
        return word.replace(".", "") + "."
    return word
