"""What phrases are: noun phrases, verb groups, dates and single items; and how a verb group is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.claims.syntax.items import Item
from etl.claims.syntax.lexicon import ClaimLexicon, Sense
from etl.extract.mentions import NameMention, QuantityMention
from etl.extract.tokens import normal


@dataclass(slots=True)
class Phrase:
    """A noun phrase (NP), a verb group (VG), a date (D), or one item under its own tag."""

    kind: str
    first: int
    last: int
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class NounPhrase(Phrase):
    """Items of one noun phrase; `head` is its last noun-like item."""

    forces: list[NameMention] = field(default_factory=list)
    places: list[NameMention] = field(default_factory=list)
    quantity: QuantityMention | None = None
    head: Item | None = None
    trigger: str = ""  # the noun trigger that is its head ("withdrawal")
    negated: bool = False  # "no withdrawal"

    def opening(self) -> str:
        """The normalised first word ("the" of "the remaining contingents", which may all be one mention)."""
        return normal(self.items[0].opening or self.items[0].word)


@dataclass(slots=True)
class VerbGroup(Phrase):
    """One verb with its auxiliaries; `parent` is the verb group right before it in a chain ("plans to withdraw")."""

    senses: list[Sense] = field(default_factory=list)
    forms: frozenset[str] = frozenset()
    passive: bool = False
    infinitive: bool = False
    finite: bool = False
    negated: bool = False
    modals: list[str] = field(default_factory=list)
    adverbs: list[str] = field(default_factory=list)
    parent: VerbGroup | None = None
    live: frozenset[str] | None = None  # what claims.modality.scope.live_lemmas found for it
    adjective: str = ""  # "likely", "set": a control adjective as head


NOW = {"now", "currently", "presently"}  # adverbs that are dates as well


class VerbReader:
    """Reads auxiliaries, negation and adverbs up to one verb, or to a control adjective ("is likely", "are set").

    `read` gives the index of the item that is the verb, None where there is none; `i` then is where reading stopped.
    """

    def __init__(self, items: list[Item], start: int, lexicon: ClaimLexicon) -> None:
        self.items, self.start, self.i, self.lexicon = items, start, start, lexicon
        self.group = VerbGroup("VG", items[start].first, items[start].last)
        self.auxiliary = ""

    def read(self) -> int | None:
        """Index of the verb's item; None where only auxiliaries stand."""
        while self.i < len(self.items):
            step = self._step(self.items[self.i].tag, normal(self.items[self.i].word))
            if step != "go":
                return self.i if step == "close" else None
            self.i += 1
        return None

    def _step(self, tag: str, key: str) -> str:
        if tag in "mxho":
            return self._auxiliary(tag, key)
        if tag == "g":
            self.group.negated = True
            return "go"
        if tag == "A" or (tag == "k" and key in self.lexicon.firmness and self._next() not in ("", "t")):
            self.group.adverbs.append(key)
            return "go"
        if (key == "long" or (tag == "D" and key in NOW)) and self.auxiliary and verb_follows(self.items, self.i + 1):
            return "go"  # "has long been backed", "are now left"
        if tag == '"' and self.auxiliary == "x" and verb_follows(self.items, self.i + 1):
            return "go"  # was "technically defeated"
        if tag == "t":
            return self._to()
        if tag == "V":
            self.group.passive = self.auxiliary == "x" and self._has_form(key, "part")
            self.group.finite = not self.auxiliary and not self._has_form(key, "ing")
            return "close"
        if self.auxiliary == "x" and (tag == "k" or (key == "about" and self._next() == "t")):
            self.group.adjective = key
            return "close"
        return "stop"

    def _auxiliary(self, tag: str, key: str) -> str:
        if self.auxiliary in ("x", "h", "o") and tag in "mo":
            return "stop"
        if key.endswith("n't") or key == "cannot":
            self.group.negated = True
        if tag == "m":
            self.group.modals.append(key)
        if tag == "x" and self.auxiliary == "t" and not verb_follows(self.items, self.i + 1) and self._next() != "k":
            return "close"
        self.auxiliary = tag
        return "go"

    def _to(self) -> str:
        yet = "yet" in self.group.adverbs
        if (self.auxiliary == "h" or (self.auxiliary == "x" and yet)) and verb_follows(self.items, self.i + 1):
            # "has yet to leave", "have to leave", "is yet to leave"
            self.group.negated = self.group.negated or yet
            self.group.modals += [] if yet else ["must"]
        elif self.auxiliary == "x" and verb_follows(self.items, self.i + 1):
            self.group.modals.append("is to")
        elif self.auxiliary == "m" and self.group.modals[-1:] == ["ought"]:
            return "go"
        elif self.auxiliary:
            return "stop"
        self.group.infinitive = not self.auxiliary
        self.auxiliary = "m" if self.auxiliary else "t"  # "is to cut" is no passive
        return "go"

    def _next(self) -> str:
        return self.items[self.i + 1].tag if self.i + 1 < len(self.items) else ""

    def _has_form(self, key: str, form: str) -> bool:
        return any(form in sense.forms for sense in self.lexicon.verbs.get(key, ()))

    def close(self, end: int) -> VerbGroup:
        """The verb group whose verb is the item at `end`."""
        group, item = self.group, self.items[end]
        key = normal(item.word).removesuffix("n't")
        if item.tag == "x":
            key = "be"
        elif item.tag == "h" and key not in self.lexicon.verbs:
            key = "have"
        group.items, group.last = self.items[self.start : end + 1], item.last
        group.senses = [] if group.adjective else self.lexicon.verbs.get(key, [])
        group.forms = frozenset().union(*(sense.forms for sense in group.senses))
        if not group.senses and not group.adjective and key.endswith("ed"):
            group.forms = frozenset(("past", "part"))  # a verb that no rule lists
            group.passive = self.auxiliary == "x"
        opening = next((one for one in group.items if one.tag not in "Ak"), group.items[0])
        if normal(opening.word) in ("being", "having") and not group.modals:
            group.finite, group.forms = False, group.forms | {"ing"}
            return group
        helped = any(one.tag in "mxho" for one in group.items[:-1])
        group.finite = group.finite or bool(group.modals) or helped or (item.tag in "xh" and not group.infinitive)
        return group


def verb_follows(items: list[Item], i: int) -> bool:
    """Whether only adverbs and negation stand between i and a verb or an auxiliary."""
    while i < len(items) and items[i].tag in "Ag":
        i += 1
    return i < len(items) and items[i].tag in "Vmxho"
