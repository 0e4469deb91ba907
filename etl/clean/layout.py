"""Fixes of lines and paragraphs: markup that was left over, wrapped lines, one blank line between paragraphs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from statistics import median

from etl.clean.traced import Edit

MARKUP = r"</?[A-Za-z][^<>]{0,300}>|<!--|(^|\n)#{1,6} |\]\((https?:|/|#|mailto:)|\*\*\w|(^|\n)(> |[*+] )|`"
_TAG = re.compile(
    r"(?P<block></?(?:p|div|br|h[1-6]|li|ul|ol|tr|table|section|article|figure|figcaption|blockquote|header|footer|hr)\b[^<>]{0,300}>)"
    r"|</?(?:a|b|i|u|em|strong|span|small|sup|sub|font|img|td|th|tbody|cite|q|time|abbr|mark|s|del|ins|center)\b[^<>]{0,300}>"
    r"|<!--.{0,2000}?-->",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(
    r"(?m)^(?:#{1,6}[ ]+|>[ ]+|[*+][ ]+(?=\w))|!\[[^\[\]\n]*\]\([^()\s]+\)"
    r"|(?P<link>\[(?P<label>[^\[\]\n]*)\]\((?:https?:|/|#|mailto:)[^()\n]*\))|\*\*(?=\w)|(?<=[\w.,!?”\"])\*\*|`+"
)
WRAPS = r"[^\n]\n[^\n]"
BREAKS = r"[^\n]\n[^\n]|\n\n\n|\n[ \t]|[ \t]\n|  |\A\s|\s\z"
_BREAK = re.compile(r"\n\s*")
_RUN = re.compile(r" {2,}")
_FINAL = re.compile(r"[.!?:…][\"”’')\]]*$")
_ITEM = re.compile(r"(?:[-•*–—▪◦]|\d{1,2}[.)])\s")
WIDEST = 100  # characters: wrapped text is narrower
LEAST = 4  # lines that show that a text is wrapped


def markup(text: str) -> list[Edit]:
    """HTML tags and Markdown marks that were left in the text; words stay.

    >>> from etl.clean.traced import replace
    >>> text = "## Base <b>empty</b><br>Read [the order](https://example.org/a) **now**"
    >>> replace(text, markup(text))
    'Base empty\\nRead the order now'
    """
    edits: list[Edit] = [(*match.span(), "\n" if match["block"] else "") for match in _TAG.finditer(text)]
    for match in _MARKDOWN.finditer(text):
        if match["link"]:
            edits += [(match.start(), match.start("label"), ""), (match.end("label"), match.end(), "")]
        else:
            edits.append((*match.span(), ""))
    edits.sort()
    return [edit for i, edit in enumerate(edits) if all(edits[j][1] <= edit[0] for j in range(max(0, i - 3), i))]


def wrapped_lines(text: str, title: str | None = None) -> list[Edit]:
    """Join lines that a mail program or an editor wrapped; a text that has a line a paragraph stays.

    >>> from etl.clean.traced import replace
    >>> text = "The ministry said that the last of its convoys had\\nleft the depot by road on Monday, and that\\n"
    >>> text += "nobody had stayed behind to guard it, although\\nthe gates would be kept shut.\\n\\nIt gave no reason."
    >>> replace(text, wrapped_lines(text)).count("\\n")
    2
    """
    edits: list[Edit] = []
    lines = text.split("\n")
    if not _is_wrapped(lines, title):
        return edits
    width = max(len(line) for line in lines if len(line) <= WIDEST)
    position = 0
    for line, following in itertools.pairwise(lines):
        position += len(line) + 1
        if _runs_on(line, following, width, title):
            hyphen = _hyphen(line, following, text)
            end = position - 1 - (len(line) - len(line.rstrip()))
            edits.append(
                (
                    end - hyphen,
                    position + len(following) - len(following.lstrip()),
                    "" if hyphen or line.endswith("-") else " ",
                )
            )
    return edits


def _is_wrapped(lines: list[str], title: str | None) -> bool:
    """Whether most line ends break a sentence: lines are narrow, of like length, and no mark ends them."""
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if a.strip() and b.strip() and a.strip() != title]
    if len(pairs) < LEAST - 1:
        return False
    lengths = [len(a) for a, _ in pairs]
    if max(lengths) > WIDEST + 20 or not 25 <= median(lengths) <= WIDEST:
        return False
    broken = sum(1 for a, b in pairs if not _FINAL.search(a.rstrip()) and not _ITEM.match(b.lstrip()))
    starts_low = sum(1 for _, b in pairs if b.lstrip()[0].islower())
    return broken * 10 >= len(pairs) * 6 and starts_low * 10 >= len(pairs) * 3


def _runs_on(line: str, following: str, width: int, title: str | None) -> bool:
    if not line.strip() or not following.strip() or line.strip() == title or _ITEM.match(following.lstrip()):
        return False
    short = len(line.rstrip()) < 0.7 * width
    return not (short and _FINAL.search(line.rstrip())) and not (short and following[0] in " \t")


def _hyphen(line: str, following: str, text: str) -> int:
    """1 where a word was cut at the line's end and the whole text spells it in one elsewhere."""
    head = re.search(r"([^\W\d_]+)-$", line.rstrip())
    tail = re.match(r"\s*([a-z]+)", following)
    return 1 if head and tail and re.search(rf"\b{head[1]}{tail[1]}\b", text) else 0


def paragraphs(text: str) -> list[Edit]:
    """One blank line between paragraphs, single spaces, nothing before the first and after the last word.

    >>> from etl.clean.traced import replace
    >>> text = " One.  Two. \\nThree.\\n\\n\\n Four.\\n"
    >>> replace(text, paragraphs(text))
    'One. Two.\\n\\nThree.\\n\\nFour.'
    """
    first = len(text) - len(text.lstrip())
    last = len(text.rstrip())
    if last <= first:
        return [(0, len(text), "")] if text else []
    edits: list[Edit] = [(0, first, "")] if first else []
    edits += [(start, end, "\n\n") for start, end in _breaks(text, first, last) if text[start:end] != "\n\n"]
    edits += [(m.start(), m.end() - 1, "") for m in _RUN.finditer(text, first, last) if not _at_break(text, m)]
    if last < len(text):
        edits.append((last, len(text), ""))
    return sorted(edits)


def _breaks(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Runs of white space that hold a line break."""
    for match in _BREAK.finditer(text, first, last):
        start = match.start()
        while start > first and text[start - 1].isspace():
            start -= 1
        yield start, match.end()


def _at_break(text: str, match: re.Match[str]) -> bool:
    return "\n" in (text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]) or bool(
        re.match(r"\s*\n", text[match.start() : match.end() + 40])
    )
