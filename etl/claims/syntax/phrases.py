"""Sentences to phrases: noun phrases, verb groups, prepositions and the marks between them.

A shallow parse in the manner of FASTUS (Hobbs et al. 1997): mentions and function words become items, items become
phrases by what may stand next to what. No full syntax: clauses are read off the phrases' order.
"""

from __future__ import annotations

from etl.claims.syntax.items import Item, Value, items_of
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup, VerbReader, verb_follows
from etl.extract.document import Document, Sentence
from etl.extract.mentions import NameMention, QuantityMention
from etl.extract.tokens import normal

NOUNLIKE = "dn#QFPjSCaeyMNGBZRp-"


def phrases(doc: Document, sentence: Sentence, lexicon: ClaimLexicon, starts: dict[int, Value]) -> list[Phrase]:
    """The phrases of one sentence, in order; `starts` maps a first token to the mention that starts there."""
    return without_asides(_group(items_of(doc, sentence, lexicon, starts), lexicon))


def without_asides(line: list[Phrase]) -> list[Phrase]:
    """The line without ", he said," and its like: who says it is another stage's, and the clause goes on behind it."""
    out: list[Phrase] = []
    i = 0
    while i < len(line):
        end = _aside(line, i)
        if end:
            i = end
            continue
        out.append(line[i])
        i += 1
    return out


def _aside(line: list[Phrase], i: int) -> int:
    """Index behind an aside that opens with the comma at i, keeping its closing comma; 0 for none."""
    if line[i].kind != "," or i + 3 >= len(line) or not isinstance(line[i + 1], NounPhrase):
        return 0
    verb = line[i + 2]
    if not isinstance(verb, VerbGroup):
        return _according(line, i)
    lemmas = {sense.lemma for sense in verb.senses}
    if lemmas.isdisjoint(ASIDE):
        return 0
    end = i + 3
    if "tell" in lemmas and end < len(line) and isinstance(line[end], NounPhrase):
        end += 1
    while end < len(line) and (line[end].kind in "DA" or _hangs(line, end)):
        end += 1
    if end + 1 < len(line) and line[end].kind == "," and line[end + 1].kind == "T":
        return end + 1  # "foresees, X reported, that ...": the clause is the verb's before the aside
    return end if end < len(line) and line[end].kind == "," else 0


def _according(line: list[Phrase], i: int) -> int:
    """Index behind ", according to the ministry in Seoul", at its comma or at the sentence's end; else 0."""
    if normal(line[i + 1].items[-1].word) != "according" or line[i + 2].kind != "i":
        return 0
    end = i + 4
    while end < len(line) and _hangs(line, end):
        end += 1
    return end if end >= len(line) or line[end].kind in ",." else 0


def _hangs(line: list[Phrase], k: int) -> bool:
    """Whether a preposition with its noun stands at k, or the noun behind one."""
    behind = isinstance(line[k], NounPhrase) and line[k - 1].kind == "i"
    return behind or (line[k].kind == "i" and k + 1 < len(line) and isinstance(line[k + 1], NounPhrase))


SAYING = {"say", "add", "report", "explain", "note", "write", "tell", "announce", "state", "claim", "believe"}
ASIDE = SAYING | {
    "insist", "confirm", "warn", "recall", "stress", "argue", "admit", "acknowledge", "complain", "tell", "suggest",
    "indicate", "estimate",
}  # fmt: skip


def _group(items: list[Item], lexicon: ClaimLexicon) -> list[Phrase]:
    out: list[Phrase] = []
    i = 0
    while i < len(items):
        tag = items[i].tag
        if tag in "mxhogVkt" or (tag == "A" and verb_follows(items, i)):
            i = _verb_group(items, i, out, lexicon)
        elif tag == "D":
            out.append(Phrase("D", items[i].first, items[i].last, [items[i]]))
            i += 1
        elif tag in NOUNLIKE:
            i = _noun_phrase(items, i, out, lexicon)
        else:
            out.append(Phrase(tag, items[i].first, items[i].last, [items[i]]))
            i += 1
    return out


def _verb_group(items: list[Item], i: int, out: list[Phrase], lexicon: ClaimLexicon) -> int:
    """Read one verb with what stands before it; "to" that no verb follows is a preposition."""
    reader = VerbReader(items, i, lexicon)
    end = reader.read()
    if end is None:
        return _no_verb(reader, out)
    _append_verb(reader.close(end), out)
    return end + 1


def _append_verb(group: VerbGroup, out: list[Phrase]) -> None:
    previous = out[-1] if out else None
    if isinstance(previous, VerbGroup) and (group.infinitive or "ing" in group.forms):
        group.parent = previous
    elif isinstance(previous, VerbGroup) and previous.passive and "part" in group.forms and len(group.items) == 1:
        group.parent, group.passive = previous, True  # "was declared defeated"
    out.append(group)


def _no_verb(reader: VerbReader, out: list[Phrase]) -> int:
    """Auxiliaries without a verb: "be" and "have" are the verb; "to" is a preposition; the rest stands alone."""
    items, start, stop = reader.items, reader.start, reader.i
    main = next((n for n in range(stop - 1, start - 1, -1) if items[n].tag in "xh"), None)
    loose = items[start : max(stop, start + 1)]
    if main is not None:
        group = reader.group
        group.negated = group.negated or any(item.tag == "g" for item in loose)
        group.finite = True
        _append_verb(reader.close(main), out)
        loose = [item for item in items[main + 1 : stop] if item.tag in "tA"]
    out.extend(Phrase("i" if item.tag == "t" else item.tag, item.first, item.last, [item]) for item in loose)
    return max(stop, start + 1)


def _noun_phrase(items: list[Item], i: int, out: list[Phrase], lexicon: ClaimLexicon) -> int:
    start = i
    while i < len(items):
        tag = items[i].tag
        if tag == "'" and i > start and i + 1 < len(items):
            i += 1
            continue
        if tag == "A" and i > start and (_modifies_next(items, i) or _particle_of(items, i, lexicon)):
            i += 1
            continue
        if (
            tag not in NOUNLIKE
            or (i > start and tag in "pn")
            or (i > start and tag == "Q" and items[i - 1].tag in "aZMNBGF" and _hedged(items[i]))
            or (i > start and tag == "d" and _opens_another(items, i))
        ):
            break
        if tag == "p":
            i += 1
            break
        if i > start and items[i].word in ("there", "here"):
            break
        if i > start and tag == "-" and (i + 1 >= len(items) or items[i + 1].first != items[i].last + 1):
            break
        i += 1
    out.append(noun_phrase(items[start:i], lexicon))
    return i


def _hedged(item: Item) -> bool:
    """ "In the end | some 10,000": a number with a word of its own before it opens a phrase."""
    return isinstance(item.mention, QuantityMention) and item.mention.qualifier != "exact"


def _modifies_next(items: list[Item], i: int) -> bool:
    return i + 1 < len(items) and items[i + 1].tag in "aejFGQ#ZMNB"


def _particle_of(items: list[Item], i: int, lexicon: ClaimLexicon) -> bool:
    """ "the scaling down of the mission"."""
    word = normal(items[i - 1].word)
    return (word, normal(items[i].word)) in lexicon.nouns.get(word, ())


def _opens_another(items: list[Item], i: int) -> bool:
    """Whether the determiner at i opens a noun phrase of its own; "more" in "600 more police officers" does not."""
    if items[i - 1].tag in "dn" or items[i - 1].word == "of":
        return False
    counted = items[i - 1].tag in "Q#" and normal(items[i].word) in ("more", "other", "such")
    return not (counted and i + 1 < len(items) and items[i + 1].tag in "aCGFje")


def noun_phrase(items: list[Item], lexicon: ClaimLexicon) -> NounPhrase:
    """A noun phrase over these items, with what it names."""
    phrase = NounPhrase("NP", items[0].first, items[-1].last, items)
    for item in items:
        mention = item.mention
        if isinstance(mention, QuantityMention):
            phrase.quantity = phrase.quantity or mention
        elif isinstance(mention, NameMention):
            if mention.kind == "force":
                phrase.forces.append(mention)
            elif mention.kind == "place":
                phrase.places.append(mention)
        elif item.tag == "n":
            phrase.negated = True
    heads = [item for item in items if item.tag not in "d'A-"]
    phrase.head = heads[-1] if heads else items[-1]
    phrase.trigger = _trigger_noun(items, lexicon)
    return phrase


def _trigger_noun(items: list[Item], lexicon: ClaimLexicon) -> str:
    for n in range(len(items) - 1, -1, -1):
        for noun in lexicon.nouns.get(normal(items[n].word), ()):
            if tuple(normal(item.word) for item in items[n : n + len(noun)]) == noun and items[n].mention is None:
                return " ".join(noun)
        if items[n].tag in "FPS'":
            break
    return ""
