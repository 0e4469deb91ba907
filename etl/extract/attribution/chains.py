"""Through which publisher words reached the article, and the chain that leads from the speaker outward."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from etl.extract.attribution.cast import Cast
from etl.extract.attribution.lookup import Spoken
from etl.extract.attribution.page import Relation
from etl.extract.attribution.phrases import Phrases
from etl.extract.attribution.who import Who
from etl.extract.document import Document, Sentence
from etl.extract.mentions import Attribution, Link
from etl.rulebook import Rulebook

_PASSING = frozenset({"by", "in", "on"})  # between a participle and who passed it on: "carried *by*"


class Chains:
    """Finds the publishers of what somebody says; built once from a rulebook."""

    def __init__(self, book: Rulebook, phrases: Phrases) -> None:
        self._phrases = phrases
        self._occasions = frozenset(book.lexicon.classes.get("spoken_to", ()))
        self._passed_on = phrases.passed_on
        words = self._occasions | self._passed_on
        self._linking = words | {word.capitalize() for word in words}

    def links(self, doc: Document) -> list[int]:
        """The tokens that tell of an interview, or of words that another passed on; in order."""
        words = doc.tokens.words
        return [] if self._linking.isdisjoint(words) else [i for i, word in enumerate(words) if word in self._linking]

    def is_own(self, doc: Document, publisher: str) -> bool:
        """Whether a source member is the article's own outlet."""
        if not doc.outlet:
            return False
        entry = self._phrases.sources.get(publisher)
        names = {entry.name, *entry.aliases} if entry else {publisher}
        outlet = doc.outlet.casefold()
        return any(outlet == name or outlet.startswith(name + " ") for name in map(str.casefold, names))

    def of(self, doc: Document, relation: Relation, who: Who, cast: Cast) -> tuple[str | None, tuple[Link, ...]]:
        """The publisher cited (a source member) and the links from the speaker outward.

        Args:
            cast: the article's speakers, for publishers that a phrase only points back to.
        """
        tokens = doc.tokens
        cue = tokens.slice(*relation.cue)
        span = (tokens.starts[relation.cue[0]], tokens.ends[relation.cue[1]])
        if who.publisher:
            if self.is_own(doc, who.publisher):
                return None, (Link("outlet", who.member, cue, *span),)
            return who.publisher, (Link("agency", who.publisher, cue, *span),)
        links = (
            [Link("document" if who.kind == "document" else "speaker", who.member, cue, *span)] if who.member else []
        )
        via = who.via
        if via:
            links.append(Link("agency", via, cue, *span))
        for heard in (relation.hearer, relation.by):
            found = cast.cited(*heard) if heard else None
            if heard and found and not self.is_own(doc, found):
                via = found
                links.append(Link("agency", via, tokens.slice(*heard), tokens.starts[heard[0]], tokens.ends[heard[1]]))
        if via is None:
            via = self._told(doc, relation) or (self._linked(doc, relation, cast.links) if cast.links else None)
            if via:
                links.append(Link("agency", via, cue, *span))
        return via, tuple(links)

    def _told(self, doc: Document, relation: Relation) -> str | None:
        """ "confirmed *to X* that ...", "said *on broadcaster X*": the publisher right behind the cue."""
        to = relation.cue[1] + 1
        if to + 1 >= len(doc.tokens.words) or doc.tokens.words[to] not in ("to", "on"):
            return None
        return self._publisher(doc, to + 1, to + 3, to + 3)

    def _linked(self, doc: Document, relation: Relation, links: list[int]) -> str | None:
        """ "in an interview with X", "speaking to X", "in a statement carried by X", outside the content."""
        sentence = doc.sentences[relation.sentence - 1]
        words = doc.tokens.words
        for i in links[bisect_left(links, sentence.first) : bisect_left(links, sentence.last)]:
            low = words[i].lower()
            is_passed = low in self._passed_on and words[i + 1].lower() in _PASSING
            is_with = low in self._occasions and words[i + 1] == "with"
            inside = not is_with and any(a <= i <= b for a, b in relation.content)
            if (is_passed or low in self._occasions) and not inside:
                first = i + 2 if is_passed else max(sentence.first, i - 3)
                via = self._near(doc, sentence, first, i)
                if via:
                    return via
        return None

    def _near(self, doc: Document, sentence: Sentence, first: int, at: int) -> str | None:
        words, found, behind = doc.tokens.words, None, 0
        for start, hit in self._phrases.hits(doc.tokens, first, min(at + 8, sentence.last)).items():
            is_near = all(word[0] not in ",.;" for word in words[min(at + 1, hit[1] + 1) : max(at, start)])
            if hit[2] == "source" and is_near and not self.is_own(doc, hit[3]):
                if found is not None and start != behind:
                    break
                found, behind = hit[3], hit[1] + 1
        return found  # the last of "the state news agency SANA"

    def _publisher(self, doc: Document, first: int, last: int, latest: int) -> str | None:
        """The publisher whose name begins among tokens first..latest."""
        hits = self._phrases.hits(doc.tokens, first, min(last + 4, len(doc.tokens.words) - 1))
        for start, hit in hits.items():
            if hit[2] == "source" and start <= latest and not self.is_own(doc, hit[3]):
                return hit[3]
        return None


def nested(found: list[Attribution]) -> list[Attribution]:
    """ "X said ..., according to Reuters": the publisher outside is the one through which the inside came."""
    outer = [one for one in found if one.kind == "outlet" and one.via]
    around = Spoken(outer)
    return [_inside(one, around.near(*one.cue)) for one in found] if outer else found


def _inside(one: Attribution, outer: Iterable[Attribution]) -> Attribution:
    if one.via is not None or one.kind == "outlet":
        return one
    for around in outer:
        if any(a <= one.cue[0] and one.cue[1] <= b for a, b in around.content):
            return replace(one, via=around.via, links=(*one.links, *around.links))
    return one
