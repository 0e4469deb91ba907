"""Forces and places of one article: index hits decided by context, then patterns over the line that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from etl.errors import InputError
from etl.extract.choose import Chooser
from etl.extract.document import Document
from etl.extract.force_rules import ForceRules
from etl.extract.forces import Force, Roster
from etl.extract.gazetteer import NameIndex
from etl.extract.grammar import Found, found
from etl.extract.mentions import NameMention
from etl.extract.place_rules import PlaceRules
from etl.extract.places import Atlas, Nation, Place
from etl.extract.prefix import Prefix
from etl.extract.quantities.edges import edge
from etl.extract.reading import Hit, Reading
from etl.extract.tokens import normal
from etl.rulebook import Rule, Rulebook

MOST_PAIRS = 500_000  # of neighbouring codes whose rules are kept in memory


class Names:
    """Finder of forces and places, compiled once from a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._alphabet = book.alphabet
        self.atlas = Atlas.of(book)
        self.roster = Roster.of(book, self.atlas)
        self._index: NameIndex[Any] = NameIndex(chain(self.roster.entries(), self.atlas.entries()))
        self._chooser = Chooser(book, self.atlas)
        self._stop = book.lexicon.classes["abbreviation_stop"]
        self._small = book.lexicon.classes["name_small"]
        self._never = self._small | book.lexicon.classes["name_never"]
        self._nouns = book.lexicon.classes["place_noun_after"]
        makers = {"forces": ForceRules(book, self.roster, self.atlas), "places": PlaceRules(book, self.atlas)}
        rules = [*book.of_kind("forces"), *book.of_kind("places")]
        self._matcher = Matcher(book, [(rule, _production(makers[rule.kind], rule)) for rule in rules])

    def find(self, doc: Document) -> list[NameMention]:
        """Mentions of forces and places, sorted by start, none overlapping.

        A mention with member "" refers to something that the article names elsewhere; its rule tells what kind of
        noun it is ("forces/generic coalition", "places/generic base", "places/there").
        """
        reading = Reading(doc, self._alphabet, self._small, self._never)
        self._chooser.decide(reading, self._index.find(doc.tokens))
        names = self._read(reading)
        bound = dict(self._acronyms(reading, names))
        return self._read(self._rebound(reading, bound)) if bound else names

    def _read(self, reading: Reading) -> list[NameMention]:
        reading.draw()
        made = list(self._made(reading))
        made += [(mention, 98) for mention in _merged(reading, made)]
        made += [(self._plain(reading, hit), 99) for hit in reading.hits]
        return _apart(made)

    def _made(self, reading: Reading) -> Iterator[tuple[NameMention, int]]:
        for order, hit, rule, make in self._matcher.find(reading.line):
            for mention in _listed(make(reading, hit, rule)):
                yield mention, order

    def _plain(self, reading: Reading, hit: Hit) -> NameMention:
        """The mention that a hit makes by itself."""
        tokens, what = (hit.first, hit.last), hit.what
        if isinstance(what, Force):
            kind = "organisation" if what.kind == "organisation" else "force"
            return reading.mention(kind, what.id, what.name, tokens, f"names/{kind}")  # type: ignore[arg-type]
        if isinstance(what, Nation):
            country = self.atlas.places[f"place/{what.country}"]
            return reading.mention("place", country.id, country.name, tokens, "names/nation", head=False)
        return reading.mention("place", what.id, what.name, tokens, "names/place", self._is_head(reading, hit, what))

    def _is_head(self, reading: Reading, hit: Hit, place: Place) -> bool:
        after = hit.last + 1
        if after >= len(reading.words):
            return True
        word = reading.words[after]
        if word in ("'s", "’s") or (word in "-–" and reading.tokens.glued(hit.last)):
            return False
        last = reading.words[hit.last]
        if place.kind == "country" and last.isupper() and len(last) <= 4:
            return not word[0].isalpha() or normal(word) in self._stop
        return normal(word) not in self._nouns

    def _acronyms(self, reading: Reading, names: list[NameMention]) -> Iterator[tuple[str, NameMention]]:
        """Acronyms in brackets behind a name that no table gives them: "Northern Mission in Chad (NMC)"."""
        words = reading.words
        taken = {i for hit in reading.hits for i in range(hit.first, hit.last + 1)}
        for mention in names:
            i = mention.last + 2
            if mention.member and i + 1 < len(words) and words[i - 1] == "(" and words[i + 1] in (")", ";", ","):
                word = words[i]
                is_acronym = 2 <= len(word) <= 10 and word[:2].isupper() and i not in taken
                if is_acronym and mention.kind == "force" and word[0] in mention.name.upper():
                    yield word, mention

    def _rebound(self, reading: Reading, bound: dict[str, NameMention]) -> Reading:
        """The same reading with those acronyms as names."""
        again = Reading(reading.doc, self._alphabet, self._small, self._never, countries=reading.countries)
        taken = {hit.first for hit in reading.hits}
        extra = [
            Hit(i, i, self._force(bound[word]))
            for i, word in enumerate(reading.words)
            if word in bound and i not in taken
        ]
        again.hits = sorted([*reading.hits, *extra], key=lambda hit: hit.first)
        return again

    def _force(self, mention: NameMention) -> Force:
        return self.roster.forces.get(mention.member) or Force(mention.member, mention.name, "mission")


def _merged(reading: Reading, made: list[tuple[NameMention, int]]) -> Iterator[NameMention]:
    """ "fighters from the Zagros Brigade": people and the force they belong to as one mention of that force."""
    named = {mention.first: mention for mention, _ in made if mention.member and mention.kind == "force"}
    for mention, _ in made:
        if not mention.member and mention.rule in ("forces/generic group", "forces/generic force plural"):
            i = mention.last + 1
            owner = named.get(i + 1) or (named.get(i + 2) if reading.low(i + 1) == "the" else None)
            if owner and reading.low(i) in ("from", "of"):
                tokens = (mention.first, owner.last)
                yield reading.mention("force", owner.member, owner.name, tokens, owner.rule)


class Matcher:
    """Rules over lines, tried only where their first two codes can stand and where the line holds what they need."""

    def __init__(self, book: Rulebook, rules: list[tuple[Rule, Any]]) -> None:
        self._rules: list[tuple[int, Any, Rule, Any, Prefix]] = []
        self._needs: list[tuple[int, re.Pattern[str]]] = []
        for order, (rule, make) in enumerate(rules):
            pattern = book.compiler.compile(rule.pattern, rule.id)
            self._rules.append((order, pattern.match, rule, make, Prefix(pattern.pattern)))
            if "needs" in rule.options:
                first = edge(book.compiler.compile(rule.options["needs"], rule.id).pattern) or frozenset()
                self._needs.append((order, re.compile(f"[{re.escape(''.join(sorted(first)))}]")))
        self._by_first: dict[
            str, list[tuple[int, Any, Rule, Any, Prefix]]
        ] = {}  # this and the next: filled as lines ask
        self._by_pair: dict[str, list[tuple[int, Any, Rule, Any]]] = {}

    def find(self, line: str) -> Iterator[tuple[int, Found, Rule, Any]]:
        """Order, match, rule and production for all matches; those of one rule do not overlap."""
        by_pair, never = self._by_pair, len(line)
        done = {order: never for order, need in self._needs if not need.search(line)}
        for position, pair in enumerate(map(str.__add__, line, line[1:] + " ")):
            candidates = by_pair.get(pair)
            if candidates is None:
                candidates = self._candidates(pair)
            for order, match, rule, make in candidates:
                if position < done.get(order, 0):
                    continue
                hit = match(line, position)
                if hit and hit.end() > position:
                    done[order] = hit.end()
                    yield order, found(hit), rule, make

    def _candidates(self, pair: str) -> list[tuple[int, Any, Rule, Any]]:
        if pair[0] not in self._by_first:
            self._by_first[pair[0]] = [one for one in self._rules if one[4].first is None or pair[0] in one[4].first]
        found = [one[:4] for one in self._by_first[pair[0]] if one[4].begins(pair)]
        if len(self._by_pair) < MOST_PAIRS:
            self._by_pair[pair] = found
        return found


def _production(maker: object, rule: Rule) -> Any:
    known = sorted(name for name in vars(type(maker)) if not name.startswith("_"))
    if rule.make not in known:
        raise InputError(f"{rule.source}: {rule.id}: unknown make {rule.make!r}", f"known: {', '.join(known)}")
    return getattr(maker, rule.make)


def _listed(made: Any) -> Iterable[NameMention]:
    if made is None:
        return ()
    return (made,) if isinstance(made, NameMention) else made


def _apart(made: list[tuple[NameMention, int]]) -> list[NameMention]:
    """Names before references, leftmost and longest first; of two over the same tokens the one of the earlier rule."""
    made.sort(key=lambda one: (not one[0].member, one[0].first, -one[0].last, one[1]))
    taken = bytearray(1 + max((mention.last for mention, _ in made), default=0))
    out: list[NameMention] = []
    for mention, _ in made:
        if 1 not in taken[mention.first : mention.last + 1]:
            out.append(mention)
            taken[mention.first : mention.last + 1] = b"\x01" * (mention.last + 1 - mention.first)
    out.sort(key=lambda mention: mention.first)
    return out
