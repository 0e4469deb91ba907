"""Where a sentence names talks, and which of them a verb is about, as its subject or its object."""

from __future__ import annotations

from etl.claims.frames.filling import Filling
from etl.claims.syntax.clauses import is_finite, is_noun, reduced, word_of
from etl.claims.syntax.groups import head_word
from etl.claims.syntax.lexicon import ClaimLexicon
from etl.claims.syntax.phrases import SAYING
from etl.claims.syntax.subjects import subjects
from etl.claims.syntax.verbgroups import NounPhrase, Phrase, VerbGroup
from etl.extract.document import Sentence

NEGOTIATING = {"negotiate", "discuss", "talk"}
PARTNER = {"with", "to", "into", "in", "for", "on"}


class Talks:
    """The nouns of one sentence that name talks."""

    def __init__(self, line: list[Phrase], sentence: Sentence, filling: Filling, lexicon: ClaimLexicon) -> None:
        self.line, self.sentence, self.filling, self.lexicon = line, sentence, filling, lexicon
        self.words = lexicon.classes["clause_talks"]

    def may_tell(self) -> bool:
        """Whether a sentence that does not name talks can tell of them: it negotiates, or those before named them."""
        talked = self.filling.discourse.talked
        if talked and self.sentence.number - talked <= 1:
            return True
        verbs = (sense.lemma for phrase in self.line if isinstance(phrase, VerbGroup) for sense in phrase.senses)
        return not NEGOTIATING.isdisjoint(verbs)

    def are_talks(self, i: int) -> bool:
        """Whether the phrase at i names talks."""
        phrase = self.line[i] if 0 <= i < len(self.line) else None
        return isinstance(phrase, NounPhrase) and head_word(phrase) in self.words - {"talk"}

    def subject(self, i: int) -> int | None:
        """Index of the talks that the verb at i tells of: before it, over what hangs on them and its own chain."""
        k = i - 1
        while k >= 0:
            phrase = self.line[k]
            if self.are_talks(k) and not self._governed(k, i):
                return k
            if phrase.kind in "rT" and self.are_talks(k - 1):
                return k - 1  # "talks that would last three years"
            if phrase.kind == "r" and word_of(phrase) != "which":
                return None
            finite = is_finite(self.line, k) and not self._joined(k, i) and not reduced(self.line, k)
            if finite and k and word_of(self.line[k - 1]) == "what":
                k -= 2  # "talks about what follows it began"
                continue
            if phrase.kind in 'bfwT;?."' or finite:
                return None
            k -= 1
        for one in subjects(self.line, i):
            if head_word(one) in self.words:
                return next(n for n, phrase in enumerate(self.line) if phrase is one)
        pronoun = is_noun(self.line, 0) and i <= 2 and word_of(self.line[0]) in ("they", "these", "both", "it")
        talked = self.filling.discourse.talked
        return 0 if pronoun and talked and 0 < self.sentence.number - talked <= 1 else None

    def object(self, i: int) -> int | None:
        """Index of the talks that the verb at i starts or holds: "opened talks", "entered into negotiations"."""
        k = i + 1
        while k < len(self.line) and k < i + 7:
            if self.are_talks(k):
                return k
            phrase = self.line[k]
            if phrase.kind not in ("A", "D", "NP", "c", "d") and not (
                phrase.kind == "i" and word_of(phrase) in PARTNER | {"of"}
            ):
                return None
            if phrase.kind == "NP" and not (k + 1 < len(self.line) and word_of(self.line[k + 1]) == "of"):
                return None
            k += 1
        return None

    def _governed(self, k: int, i: int) -> bool:
        """Whether the talks at k are the object or the adjunct of something else before the verb at i."""
        before = self.line[k - 1] if k else None
        if before is None:
            return False
        if before.kind == "i":
            return (
                word_of(before) != "of"
                or not is_noun(self.line, k - 2)
                or word_of(self.line[k - 2]) in ("start", "end")
            )
        if not isinstance(before, VerbGroup) or getattr(self.line[i], "infinitive", False):
            return False
        return self.line[i - 1].kind not in "r," and not {sense.lemma for sense in before.senses} & SAYING

    def _joined(self, k: int, i: int) -> bool:
        """Whether the verb at k is one in a chain with that at i: "began in July and lasted", "are due to open"."""
        group = self.line[i]
        if isinstance(group, VerbGroup) and group.parent is self.line[k]:
            return True
        return any(phrase.kind == "c" for phrase in self.line[k:i]) and not any(
            self.line[n].kind == "NP" and self.line[n - 1].kind == "c" for n in range(k + 1, i)
        )
