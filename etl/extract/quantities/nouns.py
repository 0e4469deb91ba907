"""What a number counts: the head of the noun phrase behind it and its canonical unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from etl.extract.tokens import Tokens, normal, tokenize
from etl.rulebook import Rulebook

Group = Literal["people", "formation", "materiel", "thing", "other", ""]

REACH = 8  # tokens between a number and its noun; longer noun phrases are verbs misread
OTHER_REACH = 4  # the same for nouns that the vocabulary does not know


class Counted(NamedTuple):
    """A counted noun: canonical unit, what it belongs to, its tokens (inclusive). No noun: unit ""."""

    unit: str
    group: Group
    first: int
    last: int


NOTHING = Counted("", "", -1, -1)


@dataclass(frozen=True, slots=True)
class _Word:
    unit: str
    group: Group


class Nouns:
    """Finds counted nouns by look-up in the vocabulary's classes counted_people, _formation, _materiel and _thing."""

    def __init__(self, book: Rulebook) -> None:
        self._single: dict[str, _Word] = {}
        self._phrase: dict[str, list[tuple[list[str], _Word]]] = {}
        groups: tuple[Group, ...] = ("thing", "materiel", "formation", "people")
        for group in groups:
            self._learn(book.values[f"counted_{group}"], group)
        code = book.compiler.charset
        self._stop = frozenset(code("noun_stop"))
        self._and = frozenset(code("count_and"))
        self._whose = frozenset(code("count_of_whose"))
        self._number = frozenset("".join(map(code, ("number", "count_digit", "count_teen", "count_ten")))) | {
            book.alphabet.chunks["date"],
            book.alphabet.shapes["newline"],
        }
        self._half_of_name = book.lexicon.classes["national_first"]
        self._nationals = book.lexicon.classes["nationals"]
        self._participles = frozenset(code("participle_adjective"))

    def _learn(self, values: dict[str, Any], group: Group) -> None:
        for phrase, unit in values.items():
            words = [normal(word) for word in tokenize(phrase).words]
            if len(words) == 1:
                self._single[words[0]] = _Word(unit, group)
            else:
                self._phrase.setdefault(words[0], []).append((words, _Word(unit, group)))

    def stops(self, code: str) -> bool:
        """Whether a token of this code ends a noun phrase."""
        return code in self._stop

    def unit(self, word: str) -> str:
        """The canonical unit of one word, "" where the vocabulary has none."""
        known = self._single.get(normal(word))
        return known.unit if known else ""

    def at(self, tokens: Tokens, i: int) -> Counted:
        """The vocabulary's noun that starts at token i, the longest one."""
        words = tokens.words
        if i >= len(words):
            return NOTHING
        key = normal(words[i])
        for phrase, word in self._phrase.get(key, ()):
            if [normal(one) for one in words[i : i + len(phrase)]] == phrase:
                return Counted(word.unit, word.group, i, i + len(phrase) - 1)
        known = self._single.get(key)
        return Counted(known.unit, known.group, i, i) if known else NOTHING

    def behind(self, tokens: Tokens, code: str, last: int, plural: bool = True) -> Counted:
        """The noun that a number ending at token `last` counts: the first head behind adjectives and names.

        Args:
            plural: whether the number takes a plural; singular nouns then only modify ("12 fighter jets").
        """
        i = self.start(tokens, code, last)
        best = NOTHING
        for step in range(REACH):
            if i >= len(code) or (code[i] in self._number and not _in_name(tokens, i)):
                break
            known = self.at(tokens, i)
            if known.unit and self._is_head(tokens, code, known, plural):
                best, i = known, known.last + 1
                continue
            if best.unit:
                break
            if code[i] in self._stop and not self._joins(tokens, code, i, last):
                break
            kind = self._kind(tokens, code, i)
            if kind == "end":
                break
            if kind == "plural" and step < OTHER_REACH:
                best = self._unknown(tokens, i)
            i += 1
        return best

    def _is_head(self, tokens: Tokens, code: str, known: Counted, plural: bool) -> bool:
        """Plurals are heads; a singular is one behind "one", unless it only names a formation ("one brigade staff")."""
        if _is_plural(tokens.words[known.last], known):
            return True
        after = known.last + 1
        if plural or known.group != "formation" or after >= len(code):
            return not plural
        word = tokens.words[after]
        return not word[0].islower() or code[after] in self._stop or code[after] in self._participles

    def only_modifiers(self, tokens: Tokens, code: str, first: int, end: int) -> bool:
        """Whether all tokens in first..end-1 could stand before a noun."""
        return all(
            code[i] not in self._stop and code[i] not in self._number and self._kind(tokens, code, i) == "modifier"
            for i in range(first, end)
        )

    def _unknown(self, tokens: Tokens, i: int) -> Counted:
        """A plural that the vocabulary does not have; nationals and models keep their capitals."""
        word = tokens.words[i]
        if word[-2].isdecimal():
            first = i - 2 if tokens.words[i - 1] == "-" else i
            return Counted(tokens.slice(first, i), "materiel", first, i)
        if word[0].isupper() and (word.endswith("ans") or word.lower() in self._nationals):
            first = i - 1 if tokens.words[i - 1].lower() in self._half_of_name else i
            return Counted(tokens.slice(first, i), "people", first, i)
        if word[:-1].isupper():
            return Counted(word, "other", i, i)
        return Counted(word.lower(), "other", i, i)

    def start(self, tokens: Tokens, code: str, last: int) -> int:
        """First token of the noun phrase behind a number, past "of" and its determiner: "5,000 of its troops"."""
        i = last + 1
        if i < len(code) and tokens.words[i] == "of":
            i += 1
            while i < len(code) and code[i] in self._whose:
                i += 1
        return i

    def _joins(self, tokens: Tokens, code: str, i: int, last: int) -> bool:
        """Whether token i is inside the noun phrase all the same: "Spanish and Italian soldiers", "Turkish-made"."""
        if tokens.words[i - 1] == "-" and tokens.glued(i - 1):
            return True
        if code[i] not in self._and or not last + 1 < i < len(code) - 1 or code[i + 1] in self._number:
            return False
        return tokens.words[i - 1][0].isupper() == tokens.words[i + 1][0].isupper() and code[i + 1] not in self._stop

    def _kind(self, tokens: Tokens, code: str, i: int) -> Literal["end", "plural", "modifier"]:
        word = tokens.words[i]
        if word[0].isdecimal():  # of a model's name: F-16, F-16s
            return "plural" if word[-1] == "s" else "modifier"
        if not word[0].isalpha():
            inner = word == "-" and tokens.glued(i - 1) and tokens.glued(i)
            return "modifier" if inner or word in ("'s", "’s") or code[i] in self._and else "end"
        if code[i] in self._participles:
            return "modifier"
        if word[0].isupper():
            return "plural" if _is_capital_plural(tokens, i) else "modifier"
        if word.endswith("ed") and tokens.words[i - 1] != "-":
            return "end"
        if len(word) > 3 and word[-1] == "s" and word[-2] not in "sui":
            return "plural"
        return "modifier"


def _is_plural(word: str, known: Counted) -> bool:
    return word.lower() == known.unit.lower().rpartition(" ")[2] or word[-1] in "sS" or word.lower() in _IRREGULAR


_IRREGULAR = frozenset(
    (
        "men",
        "women",
        "servicemen",
        "servicewomen",
        "infantrymen",
        "policemen",
        "seamen",
        "personnel",
        "people",
        "police",
    )
)


def _is_capital_plural(tokens: Tokens, i: int) -> bool:
    """ "South Africans", "Two Phases", "APCs": a capitalised plural that no other name follows."""
    word = tokens.words[i]
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper():
        return True
    if len(word) < 5 or word[-1] != "s" or word[-2] in "su'" or word.isupper():
        return False
    after = tokens.words[i + 1] if i + 1 < len(tokens) else "."
    return not (after[0].isupper() or after[0] in "-'’")


def _in_name(tokens: Tokens, i: int) -> bool:
    """The 16 of F-16 or the 2000 of Mirage 2000 between a number and its noun."""
    if tokens.words[i - 1] == "-":
        return i > 1 and tokens.glued(i - 1) and tokens.words[i - 2][0].isupper()
    return tokens.words[i].isdecimal() and tokens.words[i - 1][0].isupper() and len(tokens.words[i - 1]) > 2
