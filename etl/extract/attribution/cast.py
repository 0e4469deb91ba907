"""Who is meant: source phrases of one article as members, with what earlier phrases told of the same speaker."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import islice, takewhile

from etl.extract.attribution.homes import Homes
from etl.extract.attribution.likeness import is_surname, may_name, same_role
from etl.extract.attribution.names import Names
from etl.extract.attribution.phrases import Phrases
from etl.extract.attribution.who import Who, slug
from etl.extract.document import Document
from etl.extract.mentions import NameMention

_SINGULAR = frozenset({"he", "she", "i", "who"})
_NARRATORS = frozenset({"i", "we"})  # outside quotations, whoever writes the article
_LETTERED = frozenset({"organisation", "outlet", "named"})
_OWNERS = {"his": "he", "her": "she", "their": "they"}
_GROUP = frozenset({"they", "it", "we", "which"})


class Cast:
    """The speakers of one article, in order of appearance; later and shorter mentions refer to them.

    A mention that could mean two different speakers means neither: it keeps a member of its own, or gives None for a
    pronoun.
    """

    def __init__(self, doc: Document, phrases: Phrases) -> None:
        self._doc = doc
        self._phrases = phrases
        self._homes, self.names = Homes(doc, phrases), Names(doc, phrases)
        self._people: list[Who] = []
        self._known: dict[str, Who] = {}
        self._recent: list[Who] = []
        self._heads: dict[tuple[str, str, bool], dict[str, Who]] = {}  # those with one head noun
        self._fuller: dict[str, Who | None] = {}
        self._seen: dict[str, int] = {}  # speaker -> the sentence that named him last
        self.statement: Who | None = None  # the document that "the statement" means by now
        self.publisher: str | None = None  # the publisher cited last: "the agency"
        self.links: list[int] = []  # tokens that may tell through whom things were said

    def resolve(self, first: int, last: int, sentence: int = 0) -> Who | None:
        """The speaker that tokens first..last name; None where a pronoun could mean several or nobody.

        Args:
            sentence: number of the sentence; a pronoun at its head looks at the subject of the one before.
        """
        words = self._doc.tokens.words
        word = words[first].lower()
        word = _OWNERS.get(word, word) if first == last else ""
        if word in _NARRATORS:
            return None
        if first < last and words[last].lower() == "them" and last - first < 3:  # "one of them"
            return self._earlier("they", sentence)
        if word in _SINGULAR | _GROUP:
            subject = self._subject_before(sentence, first, word) if word in _SINGULAR or word == "it" else None
            return subject or self._earlier(word, sentence)
        who = self._phrases.read(self._doc.tokens, first, last)
        if who is None:
            return None
        who = self._spelled(who, words[last])
        who = self._homes.settle(self._refer(self._as_force(who, first, last), first), first)
        self._remember(who, sentence)
        return who

    def _spelled(self, who: Who, word: str) -> Who:
        """An organisation by its letters, where the article has told what they stand for: "the SAF"."""
        if not word.isupper() or len(word) < 2:
            return who
        name = self.names.letters().get(word)
        known = self._phrases.sources.get(who.publisher or "")
        if name is None or (known and name in (known.name, *known.aliases)) or who.kind not in _LETTERED:
            return who
        return Who("organisation", name, "speaker/" + slug(name), country=who.country, head=who.head)

    def _as_force(self, who: Who, first: int, last: int) -> Who:
        """An armed group or a coalition that speaks goes by the name under which forces are known."""
        if who.kind == "named" and who.role is None:
            whole = next((n for n in self._forces(first, last) if n.end - n.start >= len(who.name)), None)
            return replace(who, kind="organisation", name=whole.name, head="", role=None) if whole else who
        if who.kind != "organisation":
            return who
        for name in self._forces(first, last):
            slug_of = name.member.partition("/")[2]
            if len(slug_of) > 2 and "/" not in slug_of and 2 * (name.end - name.start) >= len(who.name):
                return replace(who, name=name.name, member=f"speaker/{slug_of}")
        return who

    def _forces(self, first: int, last: int) -> list[NameMention]:
        names = self._doc.names
        begin = bisect_left(names, first, key=lambda one: one.first)
        inside = takewhile(lambda one: one.first <= last, islice(names, begin, None))
        return [n for n in inside if n.kind == "force" and n.head and n.last <= last]

    def cited(self, first: int, last: int) -> str | None:
        """The publisher that tokens first..last name, or mean by "the agency", "the newspaper"."""
        who = self._phrases.read(self._doc.tokens, first, last)
        if who is None or who.publisher:
            return who.publisher if who else None
        return self.publisher if who.is_definite and who.name.lower() in self._phrases.publishers else None

    def issued(self, who: Who, words: str) -> None:
        """Note that a speaker spoke in a statement, so that "the statement" means his."""
        name = "joint statement" if "joint" in words or who.issuers else words
        if who.issuers:
            self.statement = Who(
                "document",
                name,
                "speaker/" + "-".join((*who.issuers, slug(name))),
                head="statement",
                issuers=who.issuers,
            )
        else:
            self.statement = Who(
                "document",
                words,
                who.member + "-" + slug(words),
                organisation=who.name,
                country=who.country,
                head=words.split()[-1],
            )

    # ------------------------------------------------------------------------------------------------------

    def _remember(self, who: Who, sentence: int) -> None:
        self._seen[who.member] = sentence
        self._recent.append(who)
        self._heads.setdefault((who.head, who.kind, who.is_plural), {})[who.member] = who
        if who.kind == "named" and not who.is_plural and who.member not in self._known:
            self._people.append(who)
        if who.kind == "document":
            self.statement = who
        self._known.setdefault(who.member, who)

    def _earlier(self, word: str, sentence: int) -> Who | None:
        """The last speaker whom a pronoun may mean; None where the sentence before names somebody else."""
        who = self._pronoun(word)
        if who is None:
            return self._subject_before(sentence, None, word)
        if (
            word in _SINGULAR
            and self._seen.get(who.member, sentence) < sentence - 1
            and self._others(who, sentence - 1)
        ):
            return None
        self._seen[who.member] = sentence
        return who

    def _pronoun(self, word: str) -> Who | None:
        for who in reversed(self._recent):
            if word in _SINGULAR and (who.kind in ("named", "office", "anonymous") and not who.is_plural):
                return who
            if word in _GROUP and (who.kind in ("organisation", "document", "outlet") or who.is_plural):
                return who
        return None

    def _others(self, who: Who, number: int) -> bool:
        """Whether a sentence names a person with a title who is not this one."""
        words = self._doc.tokens.words
        for one in self._doc.sentences[max(0, number - 1) : number]:
            for i in range(one.first, one.last):
                is_title = words[i].lower() in self._phrases.roles and words[i + 1][0].isupper()
                if is_title and not is_surname(words[i + 1], who.name) and words[i + 1] not in who.name.split():
                    return True
        return False

    def _subject_before(self, sentence: int, first: int | None, pronoun: str) -> Who | None:
        """The one whom the sentence before begins with, for a pronoun `first` at the head of its sentence."""
        if pronoun not in _SINGULAR and pronoun != "it":
            return None
        if sentence < 2:
            return None
        before, here = self._doc.sentences[sentence - 2], self._doc.sentences[sentence - 1]
        if first is not None and first > here.first + 1:
            return None
        words, last = self._doc.tokens.words, before.first
        if words[last].lower() in self._phrases.hangers:
            return None
        while last < before.last and may_name(words[last], self._phrases):
            last += 1
        who = self._phrases.read(self._doc.tokens, before.first, last - 1) if last > before.first else None
        if who and who.kind != "named" and words[last] == ",":
            end = next((i for i in range(last + 1, min(last + 9, before.last)) if words[i] == ","), last)
            who = self._phrases.read(self._doc.tokens, before.first, end - 1) if end > last else who
        if who is None or who.is_plural or not self._may_stand_for(who, pronoun):
            return None
        who = self._refer(who, before.first)
        if who.kind == "named" and " " not in who.name and who.member not in self._known:
            return None
        self._remember(who, sentence - 1)
        return who

    def _may_stand_for(self, who: Who, pronoun: str) -> bool:
        if pronoun == "it":
            return who.kind == "organisation" and (bool(who.head) or bool(who.country) or who.member in self._known)
        return who.kind in ("named", "office") or (who.kind == "anonymous" and who.head in self._phrases.roles)

    def _refer(self, who: Who, first: int) -> Who:
        if who.is_definite and who.name.lower() in self._phrases.publishers and not who.publisher:  # "the agency"
            return next((one for one in reversed(self._recent) if one.kind == "outlet"), who)
        if who.kind == "named":
            return self._full_name(who, first)
        if who.kind == "document" and who.is_definite and not who.issuers:
            return self._document(who)
        if who.kind == "office":
            return self._holder(who, first)
        if who.kind in ("anonymous", "organisation") and who.is_definite and who.head:
            return self._same_head(who)
        return self._known.get(who.member, who)

    def _same_head(self, who: Who) -> Who:
        """ "the official" after "a senior US official": the one speaker with that head so far, else itself."""
        if who.name != who.head and " " in who.name:
            return self._known.get(who.member, who)
        same = self._heads.get((who.head, who.kind, who.is_plural), {})
        if len(same) == 1:
            return next(iter(same.values()))
        if not same and who.kind == "anonymous" and not who.is_plural:
            named = {one.member: one for one in self._people if one.role and one.role.split()[-1] == who.head}
            return next(iter(named.values())) if len(named) == 1 else who
        last = self._recent[-1] if self._recent else None
        return last if last and last.head == who.head and last.member in same else who

    def _document(self, who: Who) -> Who:
        one = self.statement
        if one is None:
            return who
        if one.head == who.head or (
            who.head in ("statement", "communique", "document", "text") and one.head in ("statement", "communique")
        ):
            return one
        return who

    def _holder(self, who: Who, first: int) -> Who:
        """The named person that holds the office, where the article has named one and only one so far."""
        role = set((who.role or "").split())
        holders = {
            one.member: one
            for one in (*self._people, *self.names.titled(who.head, first))
            if one.role
            and same_role(set(one.role.split()), role)
            and (not one.country or not who.country or one.country == who.country)
        }
        if len(holders) == 1:
            return next(iter(holders.values()))
        return self._known.get(who.member, who)

    def _full_name(self, who: Who, first: int) -> Who:
        if who.member in self._known:
            return self._merge(self._known[who.member], who)
        if " " in who.name and not who.name.lower().startswith("al-"):
            return who
        same = {one.member: one for one in self._people if is_surname(who.name, one.name)}
        if len(same) == 1:
            return next(iter(same.values()))
        if same:
            return who
        if who.name not in self._fuller:
            self._fuller[who.name] = self.names.introduced(who)
        return self._fuller[who.name] or who

    def _merge(self, known: Who, who: Who) -> Who:
        if known.role is None and who.role:
            known.role, known.organisation, known.country = (
                who.role,
                who.organisation or known.organisation,
                who.country or known.country,
            )
        return known
