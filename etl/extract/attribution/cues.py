"""Cues: which words report somebody's words or thoughts, and the verb group around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.extract.attribution.clauses import Clauses
from etl.extract.attribution.tags import Tagger
from etl.extract.attribution.verbs import Verb
from etl.rulebook import Rulebook

_ABOUT = frozenset(
    {"about", "around", "some", "between", "nearly", "roughly", "over", "almost", "under", "least", "more"}
)
_ABOUT |= {"fewer", "up", "to", "than", "as", "high", "many", "at", "well"}
_LINES = frozenset({"telephone", "phone", "email", "e-mail", "text", "video", "radio", "satellite", "mail", "letter"})
_WERE = frozenset({"would", "could", "might", "should"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb group that reports: tokens `first` to `last` (inclusive) with its verb at `head`.

    Its subject ends before `behind`, which lies before `first` where a day stands between ("X *on Monday* said").
    """

    behind: int

    first: int
    last: int
    head: int
    tag: str
    verb: Verb
    is_passive: bool
    is_progressive: bool
    is_negated: bool


class Cues:
    """Reads verb groups around the forms of reporting verbs."""

    def __init__(self, book: Rulebook, tagger: Tagger, clauses: Clauses) -> None:
        self._forms = tagger.forms
        self._raising = book.values.get("report_raising", {})
        names = {code: name for name, code in tagger.codes.items()}
        self._names = names
        self._group = clauses.tags("be have do modal not adv")
        self._be = clauses.tags("be")
        self._aux = clauses.tags("be have do modal not")
        self._plurals = frozenset(book.lexicon.classes.get("report_plural", ()))
        self._alone = self._plurals | frozenset({"another", "each", "neither", "either"})
        self._inside = clauses.tags("prep of det poss to")
        self._det = tagger.codes["det"]
        self._stances = book.values.get("report_noun", {})
        classes = book.lexicon.classes
        self._light = frozenset(classes.get("report_light", ()))
        self._complements = frozenset(classes.get("report_complement", ()))
        self._degrees, self._copulas = (
            frozenset({"more", "most", "less", "so", "too"}),
            frozenset(classes["report_copula"]),
        )
        self._inner = clauses.tags("det noun noun_base noun_pres ed adv num rnoun role hyphen doing poss")
        self._num, self._stops = tagger.codes["num"], clauses.tags("comma semicolon end quote")
        self._others = {k: v.split() for k, v in book.values.get("report_other_particle", {}).items()}
        self._adjectives = frozenset(book.values.get("report_adjective", {}))  # "was *worried* about"
        self._owning = clauses.tags("det poss")
        self._hyphen = tagger.codes["hyphen"]
        self._to = tagger.codes["to"]
        self._time = tagger.codes["time"]
        self._not = tagger.codes["not"]
        self._nominal = clauses.tags("det poss of prep hyphen open")
        self._heads = clauses.tags(
            "noun role medium rnoun noun_pres noun_base cap abbr num close time tick det comma dash"
        )
        self._plural_before = clauses.tags("pron and")
        self._content = clauses.tags("that quoted det pron cap obj colon")
        self.candidates = re.compile(
            "["
            + "".join(clauses.tags("past pres base ing noun_pres noun_base put according as wording rnoun medium"))
            + "]"
        )

    def read(self, words: list[str], tags: str, head: int, start: int, end: int) -> Cue | None:
        """The cue whose verb stands at token `head` of the sentence tokens[start:end], None where it is no verb."""
        form, verb = self._forms[words[head].lower()]
        if verb.is_adjective:
            return self._adjective(words, tags, head, verb, start, end)
        if head + 1 < end and words[head + 1] in self._others.get(verb.lemma, ()):
            return None
        if verb.lemma == "put" and not self._puts_figure(words, tags, head, end):
            return None
        first, raised, negated = self._extend(words, tags, head, start)
        if first < 0:
            return None
        last = head
        if last + 1 < end and words[last + 1].lower() in verb.particles:
            last += 1
        group = tags[first:head]
        has_be = False
        if group:
            before = words[first:head]
            if verb.frame in ("hold", "judge", "show") and not _WERE.isdisjoint(before):
                return None  # "*would* support" tells no attitude
            negated = negated or self._not in group or "nor" in before
            has_be = not self._be.isdisjoint(group)
        behind, first = first, self._without_day(tags, first, head)
        cue = Cue(
            behind,
            first,
            last,
            head,
            form,
            verb,
            has_be and form == "past" and not raised and words[head] not in self._adjectives,
            has_be and form == "ing",
            negated,
        )
        return cue if self._is_verb(words, tags, cue, start, end, raised) else None

    def _adjective(self, words: list[str], tags: str, head: int, verb: Verb, start: int, end: int) -> Cue | None:
        """ "is now more *confident* that": an attitude, where a form of "be" leads it and a complement follows."""
        if head + 1 >= end or not (words[head + 1] in ("that", "to") or words[head + 1] in verb.particles):
            return None
        first, is_copula = head, False
        while first > start and (tags[first - 1] in self._group or words[first - 1] in self._degrees):
            first -= 1
            is_copula = is_copula or tags[first] in self._be
        if first > start and words[first - 1] in self._copulas:
            first, is_copula = first - 1, True
        last = head + (words[head + 1] in verb.particles)
        negated = self._not in tags[first:head]
        return Cue(first, first, last, head, "past", verb, False, False, negated) if is_copula else None

    def _puts_figure(self, words: list[str], tags: str, head: int, end: int) -> bool:
        """Whether somebody only tells a figure: "put *the toll at 60*"."""
        reach = range(head + 1, min(head + 15, end - 1))
        at = next((i for i in reach if words[i] == "at" or (words[i] == "to" and words[i - 1] == "closer")), 0)
        if not at or any(tag in self._stops for tag in tags[head:at]):
            return False
        i = at + 1
        while i < end - 1 and words[i] in _ABOUT:
            i += 1
        return tags[i] == self._num

    def light(self, words: list[str], tags: str, at: int, start: int, end: int) -> Cue | None:
        """ "*made a promise* to", "has *raised* new *questions* about": a light verb and the noun at token `at`."""
        noun = words[at].lower()
        stance = self._stances.get(noun)
        if stance is None or at + 1 >= end or words[at + 1] not in self._complements:
            return None
        head = at - 1
        while head > start and at - head < 5 and words[head] not in self._light and tags[head] in self._inner:
            head -= 1
        if head < start or words[head] not in self._light:
            return None
        first, _, negated = self._extend(words, tags, head, start)
        if first < 0:
            return None
        is_ing = words[head].endswith("ing")
        has_be = any(tag in self._be for tag in tags[first:head])
        if has_be and not is_ing:
            return None
        verb = Verb(f"{noun} (noun)", "say" if words[at + 1] == "that" else "judge", stance, False, frozenset())
        last = at + (words[at + 1] not in ("that", "to"))
        negated = negated or self._not in tags[first:head]
        behind, first = first, self._without_day(tags, first, head)
        return Cue(behind, first, last, head, "ing" if is_ing else "past", verb, False, has_be, negated)

    def _extend(self, words: list[str], tags: str, head: int, start: int) -> tuple[int, bool, bool]:
        """First token of the verb group, whether a raising verb leads it, and whether that negates it.

        The first token is -1 for an infinitive that no such verb leads.
        """
        first, raised, negated = head, False, False
        while first > start:
            before = tags[first - 1]
            if words[first - 1] == "neither" and first - 1 > start:
                first, negated = first - 1, True
            elif before in self._group or (words[first - 1] in ("both", "all", "each") and first - 1 > start):
                first -= 1
            elif before == self._time and first - 2 > start:
                first -= 2 if words[first - 2] in ("on", "last", "late", "early") else 1
            elif before == self._to:
                leader = words[first - 2].lower() if first - 2 >= start else ""
                if leader not in self._raising:
                    return -1, raised, negated
                raised, negated = True, negated or self._raising[leader] == "not"
                first -= 3 if leader == "on" else 2
            else:
                break
        while first < head and self._names[tags[first]] == "adv" and first == start:
            first += 1
        return first, raised, negated

    def _without_day(self, tags: str, first: int, head: int) -> int:
        for i in range(head - 1, first - 1, -1):
            if tags[i] == self._time:
                return i + 1
        return first

    def _is_verb(self, words: list[str], tags: str, cue: Cue, start: int, end: int, raised: bool) -> bool:
        """Whether the form is a finite verb (or a participle with a cue's role) and no noun or adjective."""
        if raised or any(tag in self._aux for tag in tags[cue.behind : cue.head]):
            return True
        before = tags[cue.behind - 1] if cue.behind > start else ""
        after = tags[cue.last + 1] if cue.last + 1 < end else ""
        if after == self._hyphen and words[cue.last + 1] in "-‐‑/":
            return False
        if cue.tag.startswith("noun"):
            return self._is_verb_not_noun(words, cue, before, after)
        if cue.tag == "base":
            if before == self._det:
                return self._stands_alone(words, tags, cue.behind - 1, start)
            return (
                before in self._plural_before
                or words[cue.behind - 1] == "%"
                or before in self._heads
                or (bool(before) and words[cue.behind - 1].lower() in self._plurals)
            )
        if (
            cue.tag == "past"
            and cue.last + 2 < end
            and words[cue.last + 1] == "by"
            and words[cue.last + 2] not in _LINES
        ):
            return False
        if cue.tag == "ing":
            return before not in self._owning  # "said a *warning* by the mayor", "with his *thinking*"
        return before not in self._nominal or self._stands_alone(words, tags, cue.behind - 1, start)

    def _stands_alone(self, words: list[str], tags: str, at: int, start: int) -> bool:
        """Whether a determiner is the whole subject: "*another* said", not "the said officer"."""
        return words[at].lower() in self._alone and (at == start or tags[at - 1] not in self._inside)

    def _is_verb_not_noun(self, words: list[str], cue: Cue, before: str, after: str) -> bool:
        name = self._names.get(before, "")
        opens = after in self._content or cue.last > cue.head
        if name in ("pron", "who"):
            return True
        if name in ("and", "but"):
            return opens and after not in self._heads
        if cue.tag == "noun_base":
            plural = words[cue.behind - 1][-1:] in "s%" or words[cue.behind - 1].lower() in self._plurals
            return name in ("noun", "role", "medium", "cap", "mark") and plural and opens
        if name == "cap" and after == self._to and cue.verb.stance in ("claim", "promise", "warn"):
            return True  # "Iran vows to", "the RSF claims to"
        if name in ("cap", "close") and self._names.get(after) in ("end", "comma", "newline", None):
            return True
        return (name in ("cap", "close", "comma") and opens) or (
            name in ("noun", "role", "medium") and self._names.get(after) in ("that", "quoted")
        )
