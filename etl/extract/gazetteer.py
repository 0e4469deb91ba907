"""Names in text: a trie over tokens that forgives spelling, yet not case.

The same name is written "N'Djamena", "N’Djamena" and "Ndjamena", "Ain al-Asad" and "Ain Al Asad", "Türkiye" and
"Turkiye", "NATO" and "Nato". Tokens are compared folded: without case, diacritics and dots, the Arabic article always
as "al"; hyphens and apostrophes within a name may be there or not. Case is then checked apart: a name that is written
with a capital needs one ("Chad" is no "chad"), an acronym needs capitals ("US" is no "us").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Generic, TypeVar

from etl.extract.tokens import Tokens, tokenize

T = TypeVar("T")

MARKS = frozenset("-‐‑–'’‘`ʼʿʻ")  # may stand between the tokens of a name, or be left out
_ARTICLE = frozenset({"al", "el", "ul"})
_ASSIMILATED = frozenset({"ad", "an", "ar", "as", "ash", "at", "az", "ed", "en", "er", "es", "et", "ez"})
_LINKS = frozenset(
    {"al", "of", "the", "and", "in", "for", "to", "on", "de", "du", "des", "da", "la", "le", "d", "against"}
)
_OPENERS = frozenset({"al", "the"})  # may stand in lower case even as a name's first word
_WORDS = frozenset({"IS", "IT", "AS", "IN", "OR", "SO", "AM", "AN", "ALL", "WHO", "AID", "CAR", "FAR"})
OTHER_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ə": "a", "’": "'"}
)
_PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*\Z")
_FIRST = re.compile(r"([^\W_]{2,})([- ])(?![sSdDmMtT]\b)")  # a word for sure: no initialism, no contraction, no number


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The form under which a token of a name is compared.

    >>> fold("Türkiye"), fold("U.S."), fold("El"), fold("Ağrı"), fold("’s")
    ('turkiye', 'us', 'al', 'agri', "'s")
    """
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.translate(OTHER_LETTERS))
        word = "".join(c for c in word if not unicodedata.combining(c))
    word = word.lower()
    if len(word) > 1 and "." in word and word[0].isalpha():
        word = word.replace(".", "")
    return "al" if word in _ARTICLE else word


def _spell(alias: str) -> tuple[list[str], list[int]]:
    """Keys of an alias, and for each what case it asks for: 0 any, 1 a capital, 2 capitals, 3 capitals or one."""
    words = alias.split() if _PLAIN.match(alias) else tokenize(alias).words
    keys, cases = [], []
    for i, word in enumerate(words):
        if word in MARKS and 0 < i < len(words) - 1:
            continue
        keys.append(_key(word, i > 0 or (i + 1 < len(words) and words[i + 1] in MARKS)))
        cases.append(_case(word, i == 0))
    return keys, cases


def _key(word: str, is_article: bool) -> str:
    """A token's key; "ez" and the like are the article within a name and before a hyphen."""
    key = fold(word)
    return "al" if is_article and key in _ASSIMILATED else key


def _case(word: str, is_first: bool) -> int:
    if not word[0].isupper() or fold(word) in (_OPENERS if is_first else _LINKS):
        return 0
    letters = word.replace(".", "")
    if len(letters) > 1 and letters.isupper():
        return 3 if len(letters) > 3 else 2
    return 1


class _Node(Generic[T]):
    """What may follow the tokens read so far, and the names that end here."""

    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] = {}
        self.ends: list[tuple[list[int], T]] = []


class _Starts(dict[str, Any]):
    """Token as written -> root node of the names that it may begin, None for most; filled as texts ask."""

    def __init__(self, owner: NameIndex[Any]) -> None:
        self.owner = owner

    def __missing__(self, word: str) -> Any:
        is_low = word[0].islower()
        node = self.owner._root(fold(word), is_low)
        if node is None and fold(word) in _ASSIMILATED:
            node = self.owner._root("al", is_low)
        if len(self) < 500_000:
            self[word] = node
        return node


class NameIndex(Generic[T]):
    """Names with a payload each, found in tokens by one dictionary look-up a token.

    Names are only split by their first word when the index is built; the trie below a first word grows when
    a text first asks for it, so that tens of thousands of names cost next to nothing to load.

    >>> index = NameIndex([("US", "us"), ("Ain al-Asad", "base"), ("NATO", "alliance")])
    >>> index.find(tokenize("Nato and U.S. men left Ain Al Asad with us."))
    [(0, 0, ['alliance']), (2, 2, ['us']), (5, 7, ['base'])]
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._raw: dict[str, list[tuple[str, T]]] = {}
        self._nodes: dict[tuple[str, bool], _Node[T] | None] = {}
        self._starts = _Starts(self)
        for alias, payload in entries:
            self._add(alias, payload)

    def _add(self, alias: str, payload: T) -> None:
        word = alias.partition(" ")[0]
        if word.isascii() and word.isalpha() and len(word) > 2:
            key = word.lower()  # as fold() does, without the call: most names begin so
        elif (first := _FIRST.match(alias)) and not alias[0].isdigit():
            key = _key(first[1], first[2] == "-")
        else:
            key = fold(alias) if _PLAIN.match(alias) else _spell(alias)[0][0]
        self._raw.setdefault(key, []).append((alias, payload))

    def _root(self, key: str, is_low: bool) -> _Node[T] | None:
        if (key, is_low) not in self._nodes:
            if key not in self._raw:
                return None
            self._nodes[key, is_low] = self._grow(self._raw[key], is_low)
        return self._nodes[key, is_low]

    @staticmethod
    def _grow(entries: list[tuple[str, T]], is_low: bool) -> _Node[T] | None:
        """The trie of these names; of those that may begin in lower case where the text does."""
        root: _Node[T] = _Node()
        for alias, payload in entries:
            keys, cases = _spell(alias)
            if is_low and cases[0]:
                continue
            node = root
            for key in keys[1:]:
                node = node.next.setdefault(key, _Node())
            node.ends.append((cases, payload))
        return root if root.next or root.ends else None

    def find(self, tokens: Tokens) -> list[tuple[int, int, list[T]]]:
        """All names, leftmost and longest, as first and last token (inclusive) and their payloads in entry order."""
        starts, free, out = self._starts, 0, []
        for i, node in enumerate(map(starts.__getitem__, tokens.words)):
            if node is not None and i >= free:
                hit = self._longest(tokens, i, node)
                if hit and self._may_open(tokens, i):
                    out.append(hit)
                    free = hit[1] + 1
        return out

    def _may_open(self, tokens: Tokens, i: int) -> bool:
        """ "ar-Raqqah" opens with the article, "at al-Asad" with a preposition: the hyphen tells."""
        key = fold(tokens.words[i])
        return key not in _ASSIMILATED or key in self._raw or tokens.words[i + 1] in MARKS

    def at(self, tokens: Tokens, first: int) -> tuple[int, int, list[T]] | None:
        """The longest name that begins at one token."""
        node = self._starts[tokens.words[first]]
        return self._longest(tokens, first, node) if node is not None else None

    def lookup(self, name: str) -> list[T]:
        """Payloads of the names that are exactly this text."""
        tokens = tokenize(name)
        hit = self.at(tokens, 0) if tokens.words else None
        return hit[2] if hit and hit[1] == len(tokens) - 1 else []

    def _longest(self, tokens: Tokens, first: int, node: _Node[T]) -> tuple[int, int, list[T]] | None:
        words, here, i, best = [first], node, first, None
        while True:
            if here.ends:
                payloads = [payload for cases, payload in here.ends if _fits(tokens, words, cases)]
                if payloads:
                    best = (first, i, payloads)
            if not here.next:
                return best
            step = _step(tokens, i, here)
            if step is None:
                return best
            i, here = step
            words.append(i)


def _step(tokens: Tokens, i: int, node: _Node[Any]) -> tuple[int, _Node[Any]] | None:
    """The next token that goes on with a name; one mark glued to both its neighbours is passed over."""
    words, after = tokens.words, i + 1
    if after < len(words) and words[after] in MARKS and tokens.glued(i) and tokens.glued(after):
        after += 1
    if after >= len(words):
        return None
    found = node.next.get(_key(words[after], True))
    return (after, found) if found else None


def _fits(tokens: Tokens, at: list[int], cases: list[int]) -> bool:
    """Whether the text has its capitals where the name asks for them."""
    words = tokens.words
    for i, case in zip(at, cases, strict=True):
        word = words[i]
        if not case:
            continue
        if not word[0].isupper():
            return False
        shouted = word.isupper()
        if case == 1 and shouted and 1 < len(word) < 4 and not shouting(tokens, i):
            return False
        if case == 2 and not shouted:
            return False
        if case >= 2 and word in _WORDS and shouting(tokens, i):
            return False
    return True


def shouting(tokens: Tokens, i: int) -> bool:
    """Whether the token stands among words in capitals (a headline), where capitals tell nothing."""
    around = [w for w in tokens.words[max(0, i - 2) : i] + tokens.words[i + 1 : i + 3] if w.isalpha() and len(w) > 1]
    return bool(around) and all(w.isupper() for w in around)
