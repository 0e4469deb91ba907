"""Sentences of a clean article, with the role of the paragraph that each stands in.

Boundaries are read off the tokens: only those that end in a stop or a line break are looked at. A full stop ends a
sentence unless it belongs to an abbreviation, an initial or a web name, or the next word goes on in small letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from etl.extract.document import Sentence
from etl.extract.tokens import Tokens
from etl.page.lines import is_caption, is_headline
from etl.page.rules import PageRules, page_rules
from etl.page.stamps import dateline

Role = Literal["title", "caption", "subhead", "body"]
_STOPS = frozenset(".!?…")
_ENDS = _STOPS | {"\n"}
_CLOSERS = frozenset("”’\"')]»")
_OPENERS = frozenset("“‘\"'([«„")
_SUBHEAD = 90  # characters
_LONGEST = 600  # tokens; real sentences stay below half of it, and the work on one grows faster than its length
_ARTICLES = frozenset({"al", "el", "de", "von", "van"})


def find_sentences(text: str, tokens: Tokens) -> list[Sentence]:
    """Cut a clean text into sentences.

    Args:
        text: clean text: paragraphs apart by line breaks.
        tokens: its tokens.

    Returns:
        Sentences in order, numbered from 1. Spans begin and end with a token (never with white space); no sentence
        reaches over a paragraph. A story's dateline is a sentence of its own, with role `subhead`: its date and
        place belong to no claim.

    >>> from etl.extract.tokens import tokenize
    >>> text = "Base to Close\\n\\nGen. A. Smith left on Sept. 3. The U.S. Army agreed."
    >>> [(s.role, text[s.start:s.end]) for s in find_sentences(text, tokenize(text))]
    [('title', 'Base to Close'), ('body', 'Gen. A. Smith left on Sept. 3.'), ('body', 'The U.S. Army agreed.')]
    """
    words, rules = tokens.words, page_rules()
    found: list[Sentence] = []
    candidates = [i for i, word in enumerate(words) if word[-1] in _ENDS]
    candidates.append(len(words))
    paragraph = first = 0
    ends: list[int] = []
    for i in candidates:
        if i == len(words) or words[i][0] == "\n":
            if i > paragraph:
                _add_paragraph(found, tokens, paragraph, ends, i - 1, rules, is_last=i >= len(words) - 1)
            paragraph = first = i + 1
            ends = []
        elif i >= first:
            end = _run_end(tokens, i)
            if _ends_here(tokens, i, end, paragraph, rules):
                ends.append(end)
            first = end + 1
    return found


def _add_paragraph(
    found: list[Sentence], tokens: Tokens, first: int, ends: list[int], last: int, rules: PageRules, is_last: bool
) -> None:
    """Add the sentences of the paragraph of tokens first to last; `ends` are the last tokens of all sentences but
    the last."""
    role = _role(tokens, first, ends, last, is_first=not found, is_last=is_last)
    if role == "body" and all(sentence.role != "body" for sentence in found):
        first = _add_dateline(found, tokens, first, last, rules)
    for end in _bounded(tokens.words, first, [*ends, last]):
        if end >= first:
            found.append(_sentence(len(found) + 1, tokens, first, end, role))
            first = end + 1


def _bounded(words: list[str], first: int, ends: list[int]) -> Iterator[int]:
    """The ends, and more of them in what has no full stop for too long: after a comma, if there is one."""
    for end in ends:
        while end - first >= _LONGEST:
            middle, last = first + _LONGEST // 2, first + _LONGEST - 1
            first = next((i for i in range(last, middle, -1) if words[i] in (",", ";")), last) + 1
            yield first - 1
        yield end
        first = max(first, end + 1)


def _sentence(number: int, tokens: Tokens, first: int, last: int, role: Role) -> Sentence:
    return Sentence(number, tokens.starts[first], tokens.ends[last], first, last, role)


def _role(tokens: Tokens, first: int, ends: list[int], last: int, is_first: bool, is_last: bool) -> Role:
    """What a paragraph is. Prose that ends in a full stop is told by its last token; only the rest is looked at
    closely."""
    size = tokens.ends[last] - tokens.starts[first]
    if size <= 700 and is_caption(tokens.slice(first, last)):
        return "caption"
    if tokens.words[last] in (".", "…", ":", ",", ";") or (
        tokens.words[last] in _CLOSERS and tokens.words[last - 1] in _ENDS
    ):
        return "body"
    if is_first and not is_last and is_headline(tokens.slice(first, last)):
        return "title"
    if size <= _SUBHEAD and not is_first and not is_last and (not ends or tokens.words[last] == "?"):
        return "subhead"
    return "body"


def _add_dateline(found: list[Sentence], tokens: Tokens, first: int, last: int, rules: PageRules) -> int:
    """Add a dateline's sentence; the token after it."""
    start = tokens.starts[first]
    placed = dateline(tokens.text[start : min(start + 130, tokens.ends[last])], rules)
    if not placed or start + placed.end() >= tokens.ends[last]:
        return first
    after = tokens.at(start + placed.end())
    while after > first and tokens.starts[after - 1] >= start + placed.end():
        after -= 1
    if after <= first or after > last:
        return first
    found.append(_sentence(len(found) + 1, tokens, first, after - 1, "subhead"))
    return after


def _run_end(tokens: Tokens, i: int) -> int:
    """The last of the stops, quotation marks and brackets that stick to the stop at token i."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    count, end = len(words), i
    while end + 1 < count and ends[end] == starts[end + 1] and (words[end + 1] in _STOPS or words[end + 1] in _CLOSERS):
        end += 1
    return end


def _ends_here(tokens: Tokens, i: int, end: int, paragraph: int, rules: PageRules) -> bool:
    """Whether the stop at token i, whose run goes on to token `end`, ends a sentence within its paragraph."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    count = len(words)
    following = end + 1
    if following >= count or words[following][0] == "\n":
        return False  # the paragraph's end comes anyway
    if ends[end] == starts[following]:
        return _is_seam(words, i, end, following, rules)
    if words[following] in _OPENERS and following + 1 < count:
        following += 1
    word = words[following]
    if word[0].islower() and not (word in _ARTICLES and words[following + 1 : following + 2] == ["-"]):
        return False
    if words[i] == "…" or (words[i] == "." and words[i + 1 : i + 2] == ["."]):
        return (i > 0 and starts[i] == ends[i - 1]) or word.lower() in rules.starters
    if words[i] == ".":
        return i > paragraph and _ends_sentence(tokens, i, word, paragraph, rules)
    if words[i][-1] == "." and len(words[i]) > 1:
        return end > i or _ends_after_initials(words[i], word, rules)
    return True


def _is_seam(words: list[str], i: int, end: int, following: int, rules: PageRules) -> bool:
    """A missing space after a full stop ("2025.Others"); a web name is none ("News.Az")."""
    word = words[following]
    if word in _OPENERS:
        return word in "“‘„«" and end >= i
    if end > i or words[i] not in (".", "!", "?") or not word[0].isupper() or len(word) < 2 or i == 0:
        return False
    before = words[i - 1]
    return ((before[-1].islower() and len(before) > 2) or (before.isdigit() and len(before) == 4)) and (
        word.lower() not in rules.endings or word.lower() in rules.two_letters
    )


def _ends_sentence(tokens: Tokens, i: int, following: str, paragraph: int, rules: PageRules) -> bool:
    """Whether a single full stop after a word ends the sentence, given the word that follows."""
    before = tokens.words[i - 1]
    if tokens.ends[i - 1] != tokens.starts[i]:
        return True
    low = before.lower()
    if low in rules.never:
        return False
    if low in rules.figure:
        return not following[0].isdigit()
    if low in rules.months and before[0].isupper():
        return following.lower() in rules.starters
    if low in rules.perhaps:
        return following.lower() in rules.starters
    if len(before) == 1 and before.isupper():
        return following.lower() in rules.starters and following.lower() not in ("a", "i")
    return not (before.isdigit() and i - 1 == paragraph)  # "1. The first point"


def _ends_after_initials(word: str, following: str, rules: PageRules) -> bool:
    if word.lower() in ("a.m.", "p.m."):
        return not following[0].isdigit()
    if word.lower() in ("e.g.", "i.e."):
        return False
    return following.lower() in rules.starters
