"""Sentences to items: each mention one item, every other token one, with the tag of what it can be in a clause."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from etl.claims.syntax.itemwords import name_actors, so_far
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.verbnoun import DEGREES, Site, is_verb
from etl.claims.syntax.wordtags import noun_tag, tag_of
from etl.extract.document import Document, Sentence
from etl.extract.mentions import DateMention, NameMention, QuantityMention
from etl.extract.places import DIRECTIONS
from etl.extract.tokens import normal
from etl.page.rules import page_rules

# Two words that are one, with its tag: a negation, or an adverb that may stand within a verb ("will in fact be back").
PAIRS = {("no", "longer"): "g"} | dict.fromkeys(
    (
        ("in", "fact"), ("of", "course"), ("at", "last"), ("at", "first"), ("in", "effect"), ("in", "part"),
        ("in", "turn"), ("by", "contrast"), ("for", "good"), ("in", "principle"), ("in", "practice"),
        ("in", "theory"), ("in", "full"),
    ),
    "A",
)  # fmt: skip
ACTORS = {"person", "office", "anonymous", "document", "organisation", "source"}
SCARE_QUOTED = 6  # items that a quotation within a clause holds at most
Value = NameMention | QuantityMention | DateMention


@dataclass(slots=True)
class Item:
    """One token or one mention; `tag` is a character of the tag table in claims.syntax.lexicon."""

    tag: str
    first: int
    last: int
    word: str
    offset: int
    mention: NameMention | QuantityMention | DateMention | None = None
    opening: str = ""  # the first word of a mention of several


def items_of(doc: Document, sentence: Sentence, lexicon: ClaimLexicon, starts: dict[int, Value]) -> list[Item]:
    """The items of one sentence, in order, each word decided as verb or noun.

    `starts` maps a first token to the mention that starts there.
    """
    words = doc.tokens.words
    items: list[Item] = []
    counted_until = -1
    i = sentence.first
    while i <= sentence.last:
        found = starts.get(i)
        if isinstance(found, QuantityMention):
            counted_until = found.noun_start
        if found and found.last <= sentence.last:
            items += _of_mention(found, i, doc)
            i = found.last + 1
        else:
            last = _compound(doc, starts, i, sentence.last)
            word = words[i] if last == i else "".join(words[i : last + 1])
            tag = tag_of(word, lexicon) if last == i or normal(word) in lexicon.nouns else "a"
            word = word if tag != "a" else words[last]  # "a pull-out" is looked up whole, "two-phase" by its last word
            pair = PAIRS.get((words[i], words[i + 1])) if i < sentence.last else None
            if pair:
                tag, last, word = pair, i + 1, words[i + 1]
            if tag in "VW" and doc.tokens.starts[i] < counted_until:
                tag = "e"  # a participle between a number and what it counts: "9,000 captured fighters"
            elif tag in "VW" and i > sentence.first and words[i - 1].endswith("-") and doc.tokens.glued(i - 1):
                tag = "e"  # "Iran-backed"
            elif tag == "W" and doc.tokens.starts[i] == counted_until:
                tag = noun_tag(words[i], lexicon)  # what the number counts: "five hilltop posts"
            elif tag == "i" and doc.tokens.starts[i] < counted_until:
                tag = "a"  # "hundreds of troops"
            items.append(Item(tag, i, last, word, doc.tokens.starts[i]))
            i = last + 1
    items = _without_scare_quotes(doc, _without_stops(doc, _one_noun(items)))
    _settle(items, lexicon)
    name_actors(items)
    return items


def _without_stops(doc: Document, items: list[Item]) -> list[Item]:
    """The items without the full stops of abbreviations and initials: "Maj. A. Berg" is one name."""
    stops = [n for n in range(1, len(items) - 1) if items[n].tag == "."]
    short = {n for n in stops if doc.tokens.glued(items[n].first - 1) and _shortened(items[n - 1].word)}
    return [item for n, item in enumerate(items) if n not in short] if short else items


def _shortened(word: str) -> bool:
    rules = page_rules()
    low = word.lower()
    return (len(word) == 1 and word.isupper()) or low in rules.never or low in rules.perhaps or low in rules.months


def _without_scare_quotes(doc: Document, items: list[Item]) -> list[Item]:
    """The items without the marks around a few quoted words of the clause: 'Russian "peacekeepers" left'."""
    marks = [n for n, item in enumerate(items) if item.tag == '"']
    dropped: set[int] = set()
    for a, b in pairwise(marks):
        opens = (
            a not in dropped and doc.tokens.glued(items[a].last) and (not a or not doc.tokens.glued(items[a].first - 1))
        )
        inside = items[a + 1 : b]
        if opens and 0 < len(inside) <= SCARE_QUOTED and not any(item.tag in ",;.?" for item in inside):
            dropped |= {a, b}
    return [item for n, item in enumerate(items) if n not in dropped] if dropped else items


def _of_mention(found: Value, i: int, doc: Document) -> list[Item]:
    """The item of a mention; a "that" at its front may be a conjunction ("says that foreign forces left")."""
    words = doc.tokens.words
    split = words[i] == "that" and i < found.last and isinstance(found, NameMention)
    front = [Item("d", i, i, words[i], found.start)] if split else []
    start = doc.tokens.starts[i + 1] if split else found.start
    first = i + split
    return [*front, Item(_mention_tag(found), first, found.last, words[found.last], start, found, words[first])]


def _one_noun(items: list[Item]) -> list[Item]:
    """ "prisoners of war" is one noun."""
    out: list[Item] = []
    for item in items:
        if item.word == "war" and len(out) > 1 and out[-1].word == "of" and out[-2].word in ("prisoners", "prisoner"):
            out.pop()
            out[-1].last, out[-1].tag = item.last, "a"
        else:
            out.append(item)
    return out


def _compound(doc: Document, starts: dict[int, Value], i: int, end: int) -> int:
    """Last token of a hyphenated compound that begins at i ("two-phase"), i itself for a plain word."""
    tokens = doc.tokens
    while i + 2 <= end and tokens.words[i + 1] == "-" and tokens.glued(i) and tokens.glued(i + 1):
        if i + 2 in starts or not tokens.words[i + 2][0].isalnum():
            break
        i += 2
    return i


def _mention_tag(mention: DateMention | QuantityMention | NameMention) -> str:
    if isinstance(mention, DateMention):
        return "D"
    if isinstance(mention, QuantityMention):
        return "Q"
    if mention.kind in ACTORS:
        return "S"
    if mention.kind == "force":
        return "F" if mention.head else "j"
    return "P" if mention.head else "j"


def _settle(items: list[Item], lexicon: ClaimLexicon) -> None:
    """Decide for each word that can be verb or noun ("leave", "exit", "plans", "cuts") which it is here."""
    for n, item in enumerate(items):
        before = items[n - 1].tag if n else "^"
        after = items[n + 1].tag if n + 1 < len(items) else "$"
        if item.tag == "'" and before == "p":
            item.tag = "x"
        elif item.tag == "b" and item.word == "but" and before == "d" and normal(items[n - 1].word) == "all":
            item.tag = "d"  # "all but one of the towns"
        elif item.tag == "b" and (before in {"yet": "hxgm", "once": "FPCSaG"}.get(item.word, "") or so_far(items, n)):
            item.tag = "A"
        elif item.tag == "i" and item.word.lower() == "at" and n + 1 < len(items):
            if items[n + 1].word in ("least", "most"):
                item.tag = items[n + 1].tag = "d"
        elif item.tag == "d":
            item.tag = _determiner(normal(item.word), before, after)
        elif item.tag == "a":
            item.tag = _plain_word(items, n, before)
        elif item.tag == "p" and normal(item.word) in ("this", "those") and after in "aCGMNBZFPjQe#":
            item.tag = "d"
        elif item.tag == "V" and after in "aCGMNBZFPjQe#W" and _attributive(items, n, before, lexicon):
            item.tag = "e"  # "the besieged town", "Russia's captured soldiers", "heavily armed rebels"
        elif item.tag in "We":
            item.tag = _verb_or_noun(items, n, before, after, lexicon)


def _verb_or_noun(items: list[Item], n: int, before: str, after: str, lexicon: ClaimLexicon) -> str:
    """V where the word at n, which can be a verb, is one here; else the tag of its noun or adjective."""
    item = items[n]
    if item.tag == "e":  # in -ed, and no rule lists it: "was absorbed into", "the contingent watched as"
        return "V" if _after_auxiliary(items, n) or _after_actor(items, n, before, after) else "e"
    return "V" if is_verb(_site(items, n, after), lexicon) else noun_tag(item.word, lexicon)


def _participle(word: str, lexicon: ClaimLexicon) -> bool:
    return any("part" in sense.forms for sense in lexicon.verbs[normal(word)])


def _attributive(items: list[Item], n: int, before: str, lexicon: ClaimLexicon) -> bool:
    """Whether the participle at n, with a noun behind it, stands behind a determiner or a word of degree."""
    degree = before == "A" and normal(items[n - 1].word) in DEGREES
    behind = items[n + 1].word if n + 1 < len(items) else ""
    senses = lexicon.verbs[normal(items[n].word)]
    lacking = all(sense.particles and sense.particles[0] != behind for sense in senses)  # "and allied fighters"
    return (degree or before in "dn'" or (lacking and before in "c,")) and _participle(items[n].word, lexicon)


def _modal_before(items: list[Item], n: int) -> bool:
    return n > 0 and (items[n - 1].tag == "m" or (items[n - 1].tag == "g" and n > 1 and items[n - 2].tag == "m"))


def _plain_word(items: list[Item], n: int, before: str) -> str:
    """What a word that no table holds is at n: an adverb of direction, a verb behind a modal, else a noun."""
    if before in "FGQB" and normal(items[n].word) in DIRECTIONS and n + 1 < len(items) and items[n + 1].word == "of":
        return "A"  # "moved its fighters north of the river"
    return "V" if items[n].word.isalpha() and _modal_before(items, n) else "a"  # "should respect the law"


def _after_auxiliary(items: list[Item], n: int) -> bool:
    while n > 0 and items[n - 1].tag in "Ag":
        n -= 1
    return n > 0 and items[n - 1].tag in "xh"


def _after_actor(items: list[Item], n: int, before: str, after: str) -> bool:
    """Whether the unknown word in -ed at n follows a force or a place, and what follows it is no noun of its own."""
    plain = items[n].word.isalpha() and items[n].word.islower()
    return plain and before in "FGRP" and after in "iDbTAtdpQ$."


def _site(items: list[Item], n: int, after: str) -> Site:
    """The neighbourhood of the item at n; a bracket before it is stepped over."""
    k = n - 1
    if k >= 0 and items[k].tag == ")":
        while k > 0 and items[k].tag != "(":
            k -= 1
        k -= 1
    if k < 0:
        return Site(items[n].word, "^", "", "", after)
    earlier = "".join(items[j].tag for j in (k - 1, k - 2) if j >= 0)
    return Site(items[n].word, items[k].tag, earlier, normal(items[k].word), after)


def _determiner(word: str, before: str, after: str) -> str:
    """The tag of a determiner; "have both left", "they each have" have an adverb."""
    if word in ("both", "all", "each") and (
        (before in "hxm" and after in "VWA") or (before in "PFSGC" and after in "Vhxmo")
    ):
        return "A"
    if word == "remaining" and before == "x":
        return "V"
    return _that(before, after) if word == "that" else "d"


def _that(before: str, after: str) -> str:
    """ "that" as conjunction (T), as relative pronoun (r) or as determiner (d), by its neighbours."""
    behind_noun = before in "aCePFSp" and after in "dpFPSCnQjAG#"
    if before in "VDA,Zkc" or (before in "dA" and after == "p") or (before == "c" and after in "dpFPSC") or behind_noun:
        return "T"
    return "r" if after in "mxhoVW" else "d"
