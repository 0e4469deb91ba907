"""Quotations: which marks open and which close, over sentences and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.tokens import Tokens

OPENING, CLOSING, EITHER = frozenset("“„‟«"), frozenset("”»"), frozenset('"″')
_MARKS = OPENING | CLOSING | EITHER
_TICKS = frozenset("'’‘`")
_FINAL = frozenset(".,!?…—")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation as tokens `first` to `last` (inclusive, with its marks).

    `is_closed` is False where it ends with its paragraph for want of a closing mark; `goes_on` tells that the next
    paragraph opens with a mark and carries the same quotation on.
    """

    first: int
    last: int
    is_closed: bool = True
    goes_on: bool = False


def find_quotes(tokens: Tokens) -> list[Quote]:
    """All quotations in double marks, straight or curly, in order; they never overlap.

    A mark that stands the wrong way round (a closing one before a word) is read by its place. A quotation over several
    paragraphs has an opening mark at each of them and a closing one at the end; each paragraph is one Quote.

    >>> from etl.extract.tokens import tokenize
    >>> tokens = tokenize('“A b c,” he said. "D e.')
    >>> [(tokens.slice(q.first, q.last), q.is_closed) for q in find_quotes(tokens)]
    [('“A b c,”', True), ('"D e.', False)]
    """
    words, quotes, opened = tokens.words, [], -1
    marks = _double_ticks(tokens) if "''" in tokens.text or "‘‘" in tokens.text else frozenset()
    for i, word in enumerate(words):
        if word in _MARKS or i in marks:
            if opened < 0:
                if _may_open(tokens, i):
                    opened = i
            elif word in OPENING and _may_open(tokens, i) and words[opened] != "„":
                quotes.append(Quote(opened, i - 1, False))
                opened = i
            else:
                quotes.append(Quote(opened, i))
                opened = -1
        elif word[0] == "\n" and opened >= 0:
            goes_on = i + 1 < len(words) and words[i + 1] in _MARKS
            quotes.append(Quote(opened, i - 1, False, goes_on))
            opened = -1
    if opened >= 0:
        quotes.append(Quote(opened, len(words) - 1, False))
    return [quote for quote in quotes if quote.last > quote.first]


def _double_ticks(tokens: Tokens) -> frozenset[int]:
    """Single marks in pairs that stand for a double one: the first of an opening pair, the second of a closing one."""
    words, out = tokens.words, set()
    for i in range(len(words) - 1):
        if words[i] in _TICKS and words[i + 1] in _TICKS and tokens.glued(i):
            opens = tokens.glued(i + 1) and not (i > 0 and tokens.glued(i - 1))
            out.add(i if opens else i + 1)
    return frozenset(out)


def _may_open(tokens: Tokens, i: int) -> bool:
    """Whether a word follows the mark closely, or no word stands close before it."""
    return i + 1 < len(tokens) and (tokens.glued(i) or i == 0 or not tokens.glued(i - 1))


def is_speech(tokens: Tokens, quote: Quote, tags: str, verbs: frozenset[str]) -> bool:
    """Whether a quotation can be an utterance: long, or with a verb, or ended like a sentence.

    Short quoted phrases without a verb ("magnet", "red line") only mark a word as somebody's.

    Args:
        tags: one character a token; `verbs` are those that stand for finite verbs.
    """
    if quote.last - quote.first > 6:
        return True
    if tokens.words[quote.last - 1] in _FINAL and quote.last - quote.first > 2:
        return True
    return any(tag in verbs for tag in tags[quote.first : quote.last])
