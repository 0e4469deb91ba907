"""The number itself: figures, number words, ranges, vague amounts, fractions, scores."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from etl.extract.numbers import Number, Numbers
from etl.extract.quantities.joint import Hit, Joint
from etl.extract.quantities.values import Value, whole
from etl.extract.tokens import Tokens, normal
from etl.rulebook import Rule, Rulebook

TOUCHING = ("k", "m", "b", "mil")  # marks of a magnitude that mean something else apart from their figure
GAPS = (" ", "\u00a0", "\u202f", "\u2009")  # what may keep thousands apart in figures


@dataclass(frozen=True, slots=True)
class Core:
    """A number without what qualifies it. `make` is the production that read it."""

    first: int
    last: int
    value: Value
    make: str
    rule: str
    number: Number | None = None
    money: str = ""  # currency named before the number


class Cores:
    """Reads the number that starts at a token."""

    def __init__(self, book: Rulebook, rules: list[Rule], numbers: Numbers) -> None:
        self._numbers = numbers
        singles = [rule for rule in rules if rule.make not in ("range", "score", "nothing", "age")]
        self._joints = (Joint(book, rules, gated=False), Joint(book, singles, gated=False))
        self._marks = frozenset(book.values["magnitude_mark"])
        self._magnitudes = frozenset(book.values["magnitude"]) | self._marks
        self._change = book.lexicon.classes["change_lead"]
        self._currency = {**book.values["currency_sign"], **book.values["currency_code"]}
        self._make: dict[str, Callable[[Tokens, Hit], Core | None]] = {
            "number": self._number,
            "range": self._range,
            "score": self._score,
            "vague": self._vague,
            "few": self._vague,
            "named": self._vague,
            "vague_times": self._vague_times,
            "fraction": self._plain,
            "ordinal": self._plain,
            "nothing": self._plain,
            "article": self._article,
            "age": self._age,
        }

    def at(self, tokens: Tokens, code: str, i: int) -> Core | None:
        """The number that starts at token i; where a range or a score does not hold, its first number alone."""
        for number, joint in enumerate(self._joints):
            hit = joint.match(code, i)
            if hit is None and not number:
                return None
            if hit and (core := self._make[hit.rule.make](tokens, hit)):
                return core
        return None

    def _plain(self, tokens: Tokens, hit: Hit) -> Core:
        return Core(hit.first, hit.last, Value(None, None, "exact"), hit.rule.make, hit.rule.id)

    def _age(self, tokens: Tokens, hit: Hit) -> Core:
        years = int(tokens.words[hit.first])
        return Core(hit.first, hit.last, Value(years, years, "exact"), "age", hit.rule.id)

    def _article(self, tokens: Tokens, hit: Hit) -> Core:
        return Core(hit.first, hit.first, Value(1, 1, "exact"), "article", hit.rule.id, 1)

    def _vague(self, tokens: Tokens, hit: Hit) -> Core:
        options = hit.rule.options
        value = Value(options["low"], options["high"], options.get("qualifier", "vague"))
        return Core(hit.first, hit.last, value, hit.rule.make, hit.rule.id)

    def _vague_times(self, tokens: Tokens, hit: Hit) -> Core | None:
        """ "A few hundred": the words behind the quantifier say what is multiplied."""
        words = [word for word in map(normal, tokens.words[hit.first : hit.last + 1]) if word not in _QUANTIFIERS]
        scale = whole(self._numbers.value(words))
        if scale is None:
            return None
        options = hit.rule.options
        value = Value(scale * options["low"], scale * options["below"] - 1, "vague")
        return Core(hit.first, hit.last, value, "vague", hit.rule.id)

    def _number(self, tokens: Tokens, hit: Hit) -> Core | None:
        first, last = hit.groups.get("number", (hit.first, hit.last))
        last, number = self._read(tokens, first, last)
        if number is None:
            return None
        value = Value(whole(number), whole(number), "exact")
        return Core(hit.first, last, value, "number", hit.rule.id, number, self._money(tokens, hit.first, first))

    def _range(self, tokens: Tokens, hit: Hit) -> Core | None:
        """Two numbers, the lower first; "two to three thousand" lends the thousand to the two."""
        (first, low_last), (high_first, last) = hit.groups["low"], hit.groups["high"]
        low_end, low = self._read(tokens, first, low_last)
        last, high = self._read(tokens, high_first, last)
        if low is None or high is None or low_end != low_last or not _joined(tokens, low_last, high_first):
            return None
        scale = self._lent(tokens, low_last, last)
        if low < 1000 and scale and low * scale < high:
            low *= scale
        if low >= high or (high > 3 * low and self._is_change(tokens, hit.first, low_last)):
            return None
        value = Value(whole(low), whole(high), "range")
        money = self._money(tokens, hit.first, first)
        return Core(hit.first, last, value, "range", hit.rule.id, high, money)

    def _is_change(self, tokens: Tokens, first: int, low_last: int) -> bool:
        """ "Fell by 300 to 2,200": an amount, then a level."""
        return first > 0 and tokens.words[low_last + 1] == "to" and normal(tokens.words[first - 1]) in self._change

    def _score(self, tokens: Tokens, hit: Hit) -> Core | None:
        """Two small figures with a hyphen are a score where they do not rise and so cannot be a range."""
        low, high = (int(tokens.words[hit.groups[name][0]]) for name in ("low", "high"))
        if low < high and low:
            return self._range(tokens, hit)
        return Core(hit.first, hit.last, Value(None, None, "exact"), "score", hit.rule.id)

    def _read(self, tokens: Tokens, first: int, last: int) -> tuple[int, Number | None]:
        """The number's last token and value; a letter that stands for a magnitude has to touch its figure."""
        words = tokens.words
        if last > first and normal(words[last]) in TOUCHING and not tokens.glued(last - 1):
            last -= 1
        if first == last and words[first].isdecimal() and len(words[first]) > 1 and words[first][0] == "0":
            return last, None
        if first == last and words[first].isdecimal() and len(words[first]) <= 3:
            if end := _lakhs(tokens, first):
                return end, self._numbers.value(["".join(words[first : end + 1]).replace(",", "")])
            end = _groups(tokens, first)
            if end > first:
                return end, self._numbers.value(["".join(words[first : end + 1])])
        return last, self._numbers.value(words[first : last + 1])

    def _lent(self, tokens: Tokens, low_last: int, high_last: int) -> Number | None:
        high = normal(tokens.words[high_last])
        if (high in self._magnitudes or high == "hundred") and normal(tokens.words[low_last]) not in self._magnitudes:
            return self._numbers.value([high])
        return None

    def _money(self, tokens: Tokens, first: int, number: int) -> str:
        for word in tokens.words[first:number]:
            if unit := self._currency.get(normal(word)):
                return str(unit)
        return ""


_QUANTIFIERS = frozenset(("several", "few", "many", "a", "the", "couple", "of"))


def _joined(tokens: Tokens, left: int, right: int) -> bool:
    """A dash joins figures ("twenty-five" is one number) where it touches both or neither; a long one has to touch."""
    if right != left + 2 or tokens.words[left + 1].isalpha():
        return True
    figure = left if tokens.words[left][0].isdecimal() or not left else left - 1  # the k of 5k-20k stands between
    if not (tokens.words[figure][0].isdecimal() and tokens.words[right][0].isdecimal()):
        return False
    touches = tokens.glued(left), tokens.glued(left + 1)
    return touches[0] == touches[1] and (touches[0] or tokens.words[left + 1] != "—")


def _lakhs(tokens: Tokens, first: int) -> int:
    """Index of the last token of "12,00,000", grouped as in India: by two figures, the last three together; else 0."""
    end, words = first, tokens.words
    while len(words[first]) <= 2 and tokens.glued(end) and tokens.glued(end + 1) and words[end + 1] == ",":
        end += 2
        if len(words[end]) == 2 and words[end].isdecimal():
            continue
        pair, _, rest = words[end].partition(",")
        return end if len(pair) == 2 and rest[:3].isdecimal() and "," not in rest else 0
    return 0


def _groups(tokens: Tokens, first: int) -> int:
    """Index of the last token of "12 500 000": groups of three figures behind one space each."""
    end = first
    while end + 1 < len(tokens) and len(word := tokens.words[end + 1]) >= 3 and word[:3].isdecimal():
        if not (len(word) == 3 or (word[3] == "." and word[4:].isdecimal() and end > first)):
            break
        if tokens.text[tokens.ends[end] : tokens.starts[end + 1]] not in GAPS:
            break
        end += 1
    return end
