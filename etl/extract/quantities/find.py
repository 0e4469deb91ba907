"""One pass over an article's codes: at each number the core rule, then what qualifies it, then what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, cast

from etl.extract.document import Document
from etl.extract.mentions import QuantityMention
from etl.extract.numbers import Numbers
from etl.extract.quantities.cores import Core, Cores
from etl.extract.quantities.designators import Designators
from etl.extract.quantities.joint import Joint
from etl.extract.quantities.nouns import NOTHING, Counted, Nouns
from etl.extract.quantities.values import Value, qualified
from etl.extract.tokens import Tokens, normal
from etl.rulebook import Rule, Rulebook

Kind = Literal["count", "money", "percent", "fraction", "measure", "age", "duration", "ordinal", "score", "bare"]

# The kinds that `etl find` shows as quantities. Durations belong to the date finder; ordinals and scores say no amount.
SPAN_KINDS = frozenset(("count", "money", "percent", "fraction", "measure", "age", "bare"))
ARMED = ("people", "formation", "materiel")
BEFORE_REACH = 8  # tokens of the longest qualifier before a number, with filler


@dataclass(slots=True)
class _Draft:
    """A quantity while it is put together: `first`..`last` is the span, `past` the last token that is used up."""

    first: int
    last: int
    past: int
    value: Value
    kind: Kind
    unit: str
    noun: Counted
    rule: str


class Quantities:
    """Finds quantities; build once from a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        rules = book.of_kind("quantities")
        numbers = Numbers(book)
        self._nouns = Nouns(book)
        self._cores = Cores(book, [rule for rule in rules if rule.make not in ("before", "after", "unit")], numbers)
        self._before = Joint(book, [_with_filler(rule) for rule in rules if rule.make == "before"], at_end=True)
        self._after = Joint(book, [rule for rule in rules if rule.make == "after"])
        self._unit = Joint(book, [rule for rule in rules if rule.make == "unit"])
        self._units = {
            word: unit
            for name in ("currency_name", "currency_sign", "measure", "counted_time")
            for word, unit in book.values[name].items()
        }
        self._designators = Designators(book)
        self._country = frozenset(book.compiler.charset("currency_country"))
        self._sign = frozenset(book.compiler.charset("currency_sign"))
        self._holders = book.lexicon.classes["formation_holder"]
        classes = (
            "number",
            "ordinal_number",
            "count_digit",
            "count_teen",
            "count_ten",
            "magnitude",
            "count_hundred",
            "currency_sign",
            "currency_code",
            "count_start",
        )
        starts = "".join(book.compiler.charset(name) for name in classes)
        self._starts = re.compile(f"[{re.escape(starts)}]")
        self._date = book.alphabet.chunks["date"]

    def find(self, doc: Document) -> list[QuantityMention]:
        """All quantities of an article outside its date mentions, in order of their start."""
        code = self._without_dates(doc)
        drafts = list(self._drafts(doc.tokens, code))
        return [_mention(doc.tokens, draft) for draft in self._share_nouns(doc.tokens, code, drafts)]

    def _without_dates(self, doc: Document) -> str:
        """The code string with one character for every token of a date mention, which no rule here knows."""
        if not doc.dates:
            return doc.code
        code = list(doc.code)
        for date in doc.dates:
            code[date.first : date.last + 1] = self._date * (date.last + 1 - date.first)
        return "".join(code)

    def _drafts(self, tokens: Tokens, code: str) -> Iterator[_Draft]:
        position = 0
        for start in self._starts.finditer(code):
            i = start.start()
            if i < position:
                continue
            core = self._cores.at(tokens, code, i)
            if core is None:
                continue
            position = core.last + 1
            draft = self._draft(tokens, code, core)
            if draft:
                position = max(position, draft.past + 1)
                yield draft

    def _draft(self, tokens: Tokens, code: str, core: Core) -> _Draft | None:
        if core.make in ("nothing", "score", "fraction", "ordinal", "age"):
            return self._uncounted(tokens, code, core)
        draft = _Draft(core.first, core.last, core.last, core.value, "bare", "", NOTHING, core.rule)
        if core.money:
            draft.kind, draft.unit = "money", core.money
            self._take_country(tokens, code, draft)
        if self._designators.glued(tokens, draft.first, core.last) or self._designators.numbering(tokens, core):
            return None
        self._take_after(code, draft)
        self._take_unit(tokens, code, draft)
        is_qualified = self._take_before(tokens, code, draft)
        if draft.kind == "bare":
            self._take_noun(tokens, code, core, draft)
        return draft if self._holds(tokens, code, core, draft, is_qualified) else None

    def _uncounted(self, tokens: Tokens, code: str, core: Core) -> _Draft | None:
        if core.make == "nothing":
            return None
        kind = cast(Kind, core.make)
        unit = "years" if kind == "age" else ""
        draft = _Draft(core.first, core.last, core.last, core.value, kind, unit, NOTHING, core.rule)
        if kind == "fraction":
            self._take_before(tokens, code, draft)
        return draft

    def _take_country(self, tokens: Tokens, code: str, draft: _Draft) -> None:
        """The letters before a currency sign: US$, A$; one letter alone has to touch ("a $5 toll")."""
        i = draft.first - 1
        if i >= 0 and code[i] in self._country and code[draft.first] in self._sign:
            word = tokens.words[i]
            if word[0].isupper() and (len(word) > 1 or tokens.glued(i)):
                draft.first = i

    def _take_before(self, tokens: Tokens, code: str, draft: _Draft) -> bool:
        hit = self._before.ending(code, draft.first, BEFORE_REACH)
        if hit is None:
            return False
        options = hit.rule.options
        if hit.first == hit.last and self._is_place(tokens, hit.first, draft):
            return False
        if not options.get("outside"):
            draft.first = hit.first
        if "kind" in options:
            draft.kind, draft.unit = options["kind"], options.get("unit", "")
        if "qualifier" in options:
            draft.value = qualified(draft.value, options["qualifier"], options.get("strict", False))
        return True

    def _is_place(self, tokens: Tokens, i: int, draft: _Draft) -> bool:
        """ "Under two commanders", "over three bases": before a small count such a preposition means a place."""
        if tokens.words[i].lower() not in ("over", "under", "above", "below"):
            return False
        return draft.kind in ("bare", "count") and draft.value.high is not None and draft.value.high < 10

    def _take_after(self, code: str, draft: _Draft) -> None:
        hit = self._after.match(code, draft.last + 1)
        if hit:
            draft.last = draft.past = hit.last
            draft.value = qualified(draft.value, hit.rule.options["qualifier"], False)

    def _take_unit(self, tokens: Tokens, code: str, draft: _Draft) -> None:
        """A unit that makes the number money, a measure, an age ...; `outside` units stay out of the span."""
        hit = self._unit.match(code, draft.last + 1)
        if hit is None:
            return
        options = hit.rule.options
        draft.past = hit.last
        first, last = hit.groups.get("word", (hit.last, hit.last))
        draft.kind = options["kind"]
        draft.unit = options.get("unit") or self._units[normal(tokens.slice(first, last))]
        if draft.unit == "members" and draft.first and normal(tokens.words[draft.first - 1]) in self._holders:
            draft.unit = "personnel"
        if draft.kind == "percent":  # a share, no count
            draft.value = Value(None, None, draft.value.qualifier)
        if options.get("outside"):
            draft.noun = Counted(draft.unit, "other", first, last)
        else:
            draft.last = hit.last

    def _take_noun(self, tokens: Tokens, code: str, core: Core, draft: _Draft) -> None:
        last = draft.last
        if last + 1 < len(code) and tokens.words[last + 1] in "-‑" and tokens.glued(last):
            noun = self._nouns.at(tokens, last + 2)
            if noun.group not in ARMED and noun.unit != "countries":
                noun, draft.kind = NOTHING, "ordinal"
        else:
            noun = self._nouns.behind(tokens, code, last, plural=core.number != 1)
        if not noun.unit:
            noun = self._holder(tokens, draft.first)
        if noun.unit:
            draft.kind, draft.unit, draft.noun = "count", noun.unit, noun
            self._take_behind_noun(tokens, code, draft)
        if noun.group in ARMED and core.number is not None and _has_point_for_thousands(tokens.words[core.first]):
            low = int(core.number * 1000)
            draft.value = qualified(Value(low, low, "exact"), draft.value.qualifier, False)

    def _take_behind_noun(self, tokens: Tokens, code: str, draft: _Draft) -> None:
        """ "5,000 troops or more", "300 troops at most.": qualifiers behind the noun, "at" ones before a pause only."""
        behind = draft.noun.last + 1
        if behind >= len(code) or behind <= draft.last + 1 or tokens.words[behind] not in ("or", "at"):
            return
        hit = self._after.match(code, behind)
        if hit is None:
            return
        after = tokens.words[hit.last + 1 : hit.last + 2]
        if tokens.words[hit.first] == "or" or not after or not after[0][0].isalnum():
            draft.past = hit.last
            draft.value = qualified(draft.value, hit.rule.options["qualifier"], False)

    def _holder(self, tokens: Tokens, first: int) -> Counted:
        """ "A brigade of 4,800": the formation in front holds what is counted, people in arms."""
        if first < 2 or tokens.words[first - 1] != "of" or normal(tokens.words[first - 2]) not in self._holders:
            return NOTHING
        return Counted("personnel", "people", first - 2, first - 2)

    def _holds(self, tokens: Tokens, code: str, core: Core, draft: _Draft, is_qualified: bool) -> bool:
        """Whether the number counts or measures at all."""
        if draft.kind == "ordinal" or self._designators.runs_on(tokens, draft.past, draft.noun):
            return False
        if core.make == "range" and draft.kind == "bare" and self._designators.model(tokens, core):
            return False
        if core.make in ("vague", "range"):
            return True
        if core.make == "article":
            return draft.noun.group == "formation"
        if core.make in ("few", "named"):
            return draft.noun.group in ARMED or (core.make == "named" and draft.noun.group == "thing")
        if normal(tokens.slice(core.first, core.last)) == "one":
            return self._is_one(tokens, draft)
        if draft.kind not in ("bare", "count"):
            return True
        after = draft.past + 1
        if draft.kind == "bare" and normal(tokens.words[core.first]) == "zero" and after < len(code):
            return not tokens.words[after][0].islower() or self._nouns.stops(code[after])  # not "zero tolerance"
        if is_qualified:
            return draft.kind == "count" or not self._designators.year(tokens, core, draft.noun)
        return not (
            self._designators.year(tokens, core, draft.noun)
            or self._designators.pronoun(tokens, core, draft.noun)
            or self._designators.name(tokens, code, core, draft.noun)
            or self._designators.modifier(tokens, code, core, draft.noun)
        )

    def _is_one(self, tokens: Tokens, draft: _Draft) -> bool:
        """ "One" counts soldiers, brigades and tanks; "one of the bases" and "at one point" count nothing."""
        if draft.first and normal(tokens.words[draft.first - 1]) == "not":
            return False
        if tokens.words[draft.past + 1 : draft.past + 2] == ["of"]:
            return draft.noun.group == "people"
        return draft.noun.group in ARMED or draft.kind in ("money", "percent") or draft.unit == "kilometres"

    def _share_nouns(self, tokens: Tokens, code: str, drafts: list[_Draft]) -> list[_Draft]:
        """Numbers without a noun of their own count what the number behind them counts, or are left alone."""
        kept = drafts[-1:]
        for left in reversed(drafts[:-1]):
            right = kept[-1]
            if left.kind == "bare" and right.kind == "count":
                if right.past == right.first and self._names_model(tokens, code, left, right):
                    kept.pop()
                    left.kind, left.unit, left.noun = "count", right.unit, right.noun
                elif self._shares(tokens, code, left, right):
                    left.kind, left.unit, left.noun = "count", right.unit, right.noun
            kept.append(left)
        return kept[::-1]

    def _names_model(self, tokens: Tokens, code: str, left: _Draft, right: _Draft) -> bool:
        """ "Five new 737 aircraft": a figure inside the noun phrase of another number names a model."""
        if not tokens.words[right.first].isdecimal() or not 1 <= right.first - left.past - 1 <= 3:
            return False
        return self._nouns.only_modifiers(tokens, code, left.past + 1, right.first)

    def _shares(self, tokens: Tokens, code: str, left: _Draft, right: _Draft) -> bool:
        """ "12,000 uniformed and 2,000 civilian staff", "from 4,500 to 2,500 troops", "300 of the 900 fighters"."""
        link = right.first - 1
        if self._nouns.start(tokens, code, left.past) == right.first and tokens.words[left.past + 1] == "of":
            return True
        if right.noun.group not in ARMED:
            return False
        if tokens.words[link] == "to":
            return link == left.past + 1 and left.first > 0 and tokens.words[left.first - 1].lower() == "from"
        if tokens.words[link] not in ("and", "or") or not 2 <= link - left.past <= 5:
            return False
        return self._nouns.only_modifiers(tokens, code, left.past + 1, link)


def _has_point_for_thousands(word: str) -> bool:
    """ "4.800 soldiers" in English from outlets that write thousands with a point: people do not come in parts."""
    whole, point, rest = word.partition(".")
    return bool(point) and len(rest) == 3 and len(whole) <= 3 and whole != "0"


def _with_filler(rule: Rule) -> Rule:
    return replace(rule, pattern=f"({rule.pattern}) {{count_filler}}?")


def _mention(tokens: Tokens, draft: _Draft) -> QuantityMention:
    start, end = tokens.starts[draft.first], tokens.ends[draft.last]
    noun_start, noun_end = end, end
    if draft.noun.first >= 0:
        noun_start, noun_end = tokens.starts[draft.noun.first], tokens.ends[draft.noun.last]
    return QuantityMention(
        start=start,
        end=end,
        first=draft.first,
        last=draft.last,
        rule=draft.rule,
        kind=draft.kind,
        low=draft.value.low,
        high=draft.value.high,
        qualifier=draft.value.qualifier,
        unit=draft.unit,
        noun_start=noun_start,
        noun_end=noun_end,
    )
