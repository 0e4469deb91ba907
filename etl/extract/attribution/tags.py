"""One character a token for its word class: what the attribution patterns are matched on.

The tags are coarser than the rulebook's alphabet: who speaks is a matter of clause structure (subject, cue,
complement), for which a token's word class is enough. A word in no list is told by its capital or its ending.
"""

from __future__ import annotations

from etl.extract.attribution.verbs import Verb, verb_forms
from etl.extract.grammar import Alphabet
from etl.extract.tokens import Tokens
from etl.rulebook import Rulebook

TAGS = (
    "det",
    "pron",
    "obj",
    "of",
    "prep",
    "to",
    "and",
    "but",
    "that",
    "sub",
    "as",
    "who",
    "be",
    "have",
    "do",
    "modal",
    "not",
    "adv",
    "time",
    "noun",
    "cap",
    "num",
    "poss",
    "hyphen",
    "dash",
    "comma",
    "semicolon",
    "colon",
    "open",
    "close",
    "quote",
    "tick",
    "end",
    "mark",
    "newline",
    "abbr",
    "medium",
    "role",
    "verb",
    "ed",
    "doing",
    "past",
    "pres",
    "base",
    "ing",
    "noun_pres",
    "noun_base",
    "rnoun",
    "according",
    "quoted",
    "dot",
    "put",
    "wording",
)
_MARKS = {
    **dict.fromkeys(".!?…", "end"),
    **dict.fromkeys("-‐‑/", "hyphen"),
    **dict.fromkeys("–—―", "dash"),
    **dict.fromkeys('“”"„«»″‟', "quote"),
    **dict.fromkeys("'‘’`", "tick"),
    **dict.fromkeys("([", "open"),
    **dict.fromkeys(")]", "close"),
    ",": "comma",
    ";": "semicolon",
    ":": "colon",
    "&": "and",
    "'s": "poss",
    "’s": "poss",
}
_LOST_IN_CAPITALS = frozenset("noun role medium noun_base noun_pres rnoun verb base abbr".split())  # noqa: SIM905


class _Codes(dict[str, str]):
    """Word as it stands -> character; filled as texts ask."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    def __missing__(self, word: str) -> str:
        code = self._tagger.codes[self._tagger.tag(word)]
        if len(self) < 500_000:
            self[word] = code
        return code


class Tagger:
    """Word -> tag, remembered for each word as it stands; one dictionary look-up a token."""

    def __init__(self, book: Rulebook) -> None:
        self.forms: dict[str, tuple[str, Verb]] = verb_forms(book)
        self.alphabet = Alphabet((), TAGS)
        self.codes = self.alphabet.chunks
        self.codes["newline"] = self.alphabet.shapes["newline"]
        words = book.values.get("report_tag", {})
        nouns = dict.fromkeys(book.values.get("report_noun", {}), "rnoun")
        roles = dict.fromkeys(book.lexicon.classes.get("role_noun", ()), "role")
        media = dict.fromkeys(book.lexicon.classes.get("medium_noun", ()), "medium")
        verbs = {form: tag for form, (tag, _) in self.forms.items()}
        abbreviations = dict.fromkeys(book.lexicon.classes.get("title_abbreviation", ()), "abbr")
        self._words: dict[str, str] = {
            **nouns,
            **roles,
            **media,
            **verbs,
            **words,
            **abbreviations,
            "according": "according",
        }
        # A full stop after an abbreviation ends nothing; "'s" after a pronoun is a verb.
        pairs = (("abbr end", "abbr dot"), ("pron poss", "pron be"), ("who poss", "who be"), ("that poss", "that be"))
        self._joined = [tuple(tuple(self.codes[n] for n in side.split()) for side in pair) for pair in pairs]
        self._seen = _Codes(self)

    def tag(self, word: str) -> str:
        """Name of the tag of one token.

        Capitalised function words keep their class (a sentence begins with them); other capitalised words are names.
        """
        if word in _MARKS:
            return _MARKS[word]
        if word[0] == "\n":
            return "newline"
        if word[0].isdigit():
            return "num"
        if not word[0].isalpha():
            return "mark"
        return self._word_tag(word)

    def _word_tag(self, word: str) -> str:
        low = word.lower().replace("’", "'")
        known = self._words.get(low)
        if word[0].isupper():
            if word.isupper() and len(word) > 1:
                return "cap"
            if known is None or known in _LOST_IN_CAPITALS:
                return "abbr" if known == "abbr" or len(word) == 1 else "cap"
            return known
        return _by_ending(low) if known is None or known == "abbr" else known

    def encode(self, tokens: Tokens) -> str:
        """One character a token."""
        tags = "".join(map(self._seen.__getitem__, tokens.words))
        for (a, b), (c, d) in self._joined:
            tags = tags.replace(a + b, c + d)
        return tags


def _by_ending(word: str) -> str:
    if word.endswith("n't"):
        return "not"
    if len(word) > 4:
        if word.endswith("ly"):
            return "adv"
        if word.endswith("ed"):
            return "ed"
        if word.endswith("ing"):
            return "doing"
    return "noun"
