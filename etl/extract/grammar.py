"""Patterns over tokens: the one matching engine of the project.

Every token becomes one character of a code string: a word of the rules' vocabulary has a character of its own (another
one where it is capitalised), every other token the character of its shape. A pattern over words and word classes then
is a regular expression over that short string, and runs several times faster than one over the text. Chunks that an
earlier stage found take part as single characters too, which makes the stages a cascade (Hobbs et al., FASTUS, 1997).

A pattern is written with spaces between its elements:

    word            that word, in any case           "." or ","   punctuation, quoted
    {class}         a word of a vocabulary class, or a named part (a pattern of its own)
    {class:name}    the same, kept under a name      {class.cap} only where it is capitalised (.low: where it is not)
    {^class other}  one token that is none of these  {any} any token within the paragraph
    ( a | b )       alternatives                     ? * + {2,3} after an element: how often
    (name: a b)     a group kept under a name        =( a ) !( a )  followed by, not followed by
                                                     <=( a ) <!( a ) the same for the one token before
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from etl.errors import InputError
from etl.extract.tokens import Tokens, normal, tokenize

SHAPES = (
    "n12", "n24", "n31", "n59", "n99", "n999", "year", "nbig", "comma", "decimal", "nth", "ns", "iso", "slash", "clock",
    "cap", "caps", "low", "initials", "punct", "newline",
)  # fmt: skip
SHAPE_CLASSES: dict[str, tuple[str, ...]] = {
    "month_number": ("n12",),
    "hour_number": ("n12", "n24"),
    "day": ("n12", "n24", "n31"),
    "small": ("n12", "n24", "n31", "n59", "n99"),
    "int": ("n12", "n24", "n31", "n59", "n99", "n999", "year", "nbig"),
    "number": ("n12", "n24", "n31", "n59", "n99", "n999", "year", "nbig", "comma", "decimal"),
    "year": ("year",),
    "two_digits": ("n12", "n24", "n31", "n59", "n99"),
    "decimal_number": ("decimal",),
    "comma_number": ("comma",),
    "ordinal_number": ("nth",),
    "decade_number": ("ns",),
    "iso_date": ("iso",),
    "slash_date": ("slash",),
    "clock": ("clock",),
    "initials": ("initials",),
    "newline": ("newline",),
}
WORD_CLASSES = {
    "word",
    "cap",
    "low",
    "caps",
}  # classes over words by case; vocabulary words belong to them too
_ELEMENT = re.compile(
    r"""\s*(?:
      (?P<count>\{\d*,?\d*\})
    | \{(?P<negated>\^)?(?P<name>[@\w. ]+)(?::(?P<as>\w+))?\}
    | (?P<look><=|<!|=|!)\(
    | \((?P<group>\w+):
    | (?P<mark>[()|?*+])
    | "(?P<quoted>[^"]+)"
    | (?P<word>[^\s(){}|?*+"]+)
    )""",
    re.VERBOSE,
)


def shape(word: str) -> str:
    """The shape class of a token that no vocabulary knows.

    >>> [shape(w) for w in ["7", "27", "2025", "2,500", "1.5", "27th", "1990s", "2024-09-27", "Erbil", "SDF", "x", "."]]
    ['n12', 'n31', 'year', 'comma', 'decimal', 'nth', 'ns', 'iso', 'cap', 'caps', 'low', 'punct']
    """
    first = word[0]
    if first.isdecimal():
        return _number_shape(word)
    if first.isalpha():
        if "." in word:
            return "initials"
        if first.islower():
            return "low"
        return "caps" if len(word) > 1 and word.isupper() else "cap"
    return "newline" if first == "\n" else "punct"


def _number_shape(word: str) -> str:
    if word.isdecimal():
        if len(word) > 4:  # also keeps int() away from numerals that are longer than it accepts
            return "nbig"
        value = int(word)
        for limit, name in ((12, "n12"), (24, "n24"), (31, "n31"), (59, "n59"), (99, "n99"), (999, "n999")):
            if value <= limit and len(word) <= 3:
                return name
        return "year" if len(word) == 4 and 1000 <= value <= 2999 else "nbig"
    for mark, name in (("-", "iso"), ("/", "slash"), (":", "clock"), (",", "comma")):
        if mark in word:
            return name
    if word[-1] in "sS":
        return "ns"
    return "decimal" if word[-1].isdigit() else "nth"


class Alphabet:
    """Which character stands for which token.

    Built once from all words of all rules; `encode` then costs one dictionary look-up a token. A word has two
    characters, for its lower-case and its capitalised form; shapes and chunk kinds have one.
    """

    def __init__(self, words: Iterable[str], chunks: Iterable[str] = ()) -> None:
        self._next = 0x100
        self.shapes = {name: self._take() for name in SHAPES}
        self.chunks = {name: self._take() for name in sorted(set(chunks))}
        self.low: dict[str, str] = {}
        self.capital: dict[str, str] = {}
        ordered = list(dict.fromkeys(normal(word) for word in words))
        self.low.update({word: self._take() for word in ordered})
        self.capital.update({word: self._take() for word in ordered})
        self._seen = _Seen(self)

    def _take(self) -> str:
        self._next += 1
        if self._next == 0xD800:
            raise InputError("the rules hold more words than the alphabet has room for (27,000)", "split the rules")
        return chr(self._next)

    def code(self, word: str) -> str:
        """The character of one token as it stands in the text."""
        return self._seen[word]

    def encode(self, tokens: Tokens) -> str:
        """One character a token, in order."""
        return "".join(map(self._seen.__getitem__, tokens.words))


class _Seen(dict[str, str]):
    """Token as it stands in a text -> its character; filled as texts ask."""

    def __init__(self, alphabet: Alphabet) -> None:
        self._alphabet = alphabet

    def __missing__(self, word: str) -> str:
        table = self._alphabet.capital if word[0].isupper() else self._alphabet.low
        code = table.get(normal(word)) or self._alphabet.shapes[shape(word)]
        if len(self) < 500_000:
            self[word] = code
        return code


@dataclass
class Lexicon:
    """Vocabulary classes (class -> words, several tokens allowed) and named parts (name -> pattern)."""

    classes: dict[str, set[str]] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)

    def words(self) -> Iterator[str]:
        """Every single token that a class or a part names, for the alphabet."""
        for words in self.classes.values():
            for word in words:
                yield from pieces(word)
        for pattern in self.parts.values():
            yield from literals(pattern)


@cache
def pieces(phrase: str) -> tuple[str, ...]:
    """The tokens of a vocabulary entry: "at-least" gives "at", "-", "least"."""
    return tuple(tokenize(phrase).words)


def literals(pattern: str) -> Iterator[str]:
    """Every word that a pattern spells out."""
    for element in _ELEMENT.finditer(pattern):
        spelt = element["quoted"] or element["word"]
        if spelt:
            yield from pieces(spelt)


def ranges(codes: str) -> str:
    """Codes as the inside of a set, neighbours as ranges: large sets compile many times faster so.

    >>> ranges("xacbd")
    'a-dx'
    """
    out: list[list[int]] = []
    for point in sorted({ord(code) for code in codes}):
        if out and out[-1][1] == point - 1:
            out[-1][1] = point
        else:
            out.append([point, point])
    return "".join(chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in out)


class Compiler:
    """Patterns to regular expressions over an alphabet."""

    def __init__(self, alphabet: Alphabet, lexicon: Lexicon) -> None:
        self.alphabet = alphabet
        self.lexicon = lexicon
        self._sets: dict[str, str] = {}

    def compile(self, pattern: str, where: str = "pattern") -> re.Pattern[str]:
        """A regular expression over code strings.

        Raises:
            InputError: the pattern names an unknown class or its brackets do not match; the message names `where`.
        """
        self._names: dict[str, int] = {}
        source = self._translate(pattern, where, depth=0)
        try:
            return re.compile(source, re.DOTALL)
        except re.error as error:
            raise InputError(
                f"{where}: pattern {pattern!r} cannot be read: {error}", "check brackets and counts"
            ) from error

    def _translate(self, pattern: str, where: str, depth: int) -> str:
        if depth > 12:
            raise InputError(f"{where}: parts refer to each other in a circle: {pattern!r}")
        out: list[str] = []
        position = 0
        pattern = pattern.strip()
        while position < len(pattern):
            element = _ELEMENT.match(pattern, position)
            if not element:
                raise InputError(f"{where}: cannot read {pattern[position:]!r} in {pattern!r}")
            position = element.end()
            out.append(self._element(element, where, depth))
        return "".join(out)

    def _element(self, element: re.Match[str], where: str, depth: int) -> str:
        if element["name"]:
            body = self._reference(element["name"], bool(element["negated"]), where, depth)
            return f"(?P<{self._unique(element['as'])}>{body})" if element["as"] else body
        if element["look"]:
            return {"=": "(?=", "!": "(?!", "<=": "(?<=", "<!": "(?<!"}[element["look"]]
        if element["group"]:
            return f"(?P<{self._unique(element['group'])}>"
        if element["mark"]:
            return "(?:" if element["mark"] == "(" else element["mark"]
        if element["count"]:
            return element["count"]
        return self._phrase(element["quoted"] or element["word"])

    def _unique(self, name: str) -> str:
        self._names[name] = self._names.get(name, 0) + 1
        return f"{name}__{self._names[name]}"

    def _phrase(self, phrase: str, case: str = "") -> str:
        parts = [f"[{re.escape(self._word(piece, case))}]" for piece in pieces(phrase)]
        return parts[0] if len(parts) == 1 else f"(?:{''.join(parts)})"

    def _word(self, word: str, case: str) -> str:
        key = normal(word)
        if key not in self.alphabet.low:
            return self.alphabet.code(word)
        low, capital = self.alphabet.low[key], self.alphabet.capital[key]
        return {"cap": capital, "low": low}.get(case, low + capital)

    def _reference(self, name: str, negated: bool, where: str, depth: int) -> str:
        if negated:
            barred = "".join(self.charset(part, where) for part in name.split())
            return f"[^{ranges(barred + self.alphabet.shapes['newline'])}]"
        name, _, case = name.partition(".")
        if name in self.lexicon.parts:
            return f"(?:{self._translate(self.lexicon.parts[name], where, depth + 1)})"
        if name == "any":
            return f"[^{self.alphabet.shapes['newline']}]"
        single = f"[{ranges(self.charset(name, where, case))}]"
        longer = [word for word in self.lexicon.classes.get(name, ()) if len(pieces(word)) > 1]
        if not longer:
            return single
        longer.sort(key=lambda word: (-len(pieces(word)), word))
        alternatives = [self._phrase(word, case) for word in longer]
        if single != "[]":
            alternatives.append(single)

        return f"(?:{'|'.join(alternatives)})"

    def charset(self, name: str, where: str = "pattern", case: str = "") -> str:
        """All characters of a class of single tokens (the one-token words, for a vocabulary class)."""
        key = f"{name}.{case}"
        if key not in self._sets:
            self._sets[key] = "".join(sorted(set(self._members(name, where, case))))
        return self._sets[key]

    def _members(self, name: str, where: str, case: str) -> Iterator[str]:
        alphabet = self.alphabet
        if name.startswith("@"):
            if name[1:] not in alphabet.chunks:
                raise InputError(f"{where}: unknown chunk {name!r}", f"known: {', '.join(alphabet.chunks)}")
            yield alphabet.chunks[name[1:]]
        elif name in WORD_CLASSES:
            wanted = {"word": ("cap", "caps", "low", "initials"), "cap": ("cap", "caps", "initials")}.get(name, (name,))
            yield from (alphabet.shapes[one] for one in wanted)
            if name in ("word", "cap"):
                yield from (code for word, code in alphabet.capital.items() if word[0].isalpha())
            if name in ("word", "low"):
                yield from (code for word, code in alphabet.low.items() if word[0].isalpha())
        elif name in self.lexicon.classes:
            for word in self.lexicon.classes[name]:
                if len(pieces(word)) == 1:
                    yield from self._word(word, case)
        elif name in SHAPE_CLASSES:
            yield from (alphabet.shapes[one] for one in SHAPE_CLASSES[name])
            yield from self._spelt_numbers(set(SHAPE_CLASSES[name]))
        elif name == "punct":
            yield alphabet.shapes["punct"]
            yield from (code for word, code in alphabet.low.items() if shape(word) == "punct")
        else:
            raise InputError(
                f"{where}: unknown class or part {{{name}}}", "see etl/rules/vocab for the classes there are"
            )

    def _spelt_numbers(self, shapes: set[str]) -> Iterator[str]:
        """Numbers that some pattern spells out have characters of their own but keep their shape's classes."""
        for word, code in self.alphabet.low.items():
            if shape(word) in shapes:
                yield code


@dataclass(frozen=True, slots=True)
class Found:
    """One match of a pattern: tokens `first` to `last` (inclusive) and its named groups as token ranges."""

    first: int
    last: int
    groups: Mapping[str, tuple[int, int]]


def matches(pattern: re.Pattern[str], code: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
    """Non-overlapping matches from left to right in code[start:end]; empty ones are passed over."""
    for match in pattern.finditer(code, start, len(code) if end is None else end):
        if match.end() > match.start():
            yield found(match)


def found(match: re.Match[str]) -> Found:
    """A `re` match over codes as token ranges; numbered group names fold into one."""
    groups: dict[str, tuple[int, int]] = {}
    for name in match.re.groupindex:
        first, end = match.span(name)
        if first >= 0 and end > first:
            groups.setdefault(name.rpartition("__")[0], (first, end - 1))
    return Found(match.start(), match.end() - 1, groups)
