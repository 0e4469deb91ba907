"""Fixes between words: spaces that are missing or too many, marks of quotation that face the wrong way."""

from __future__ import annotations

import re

from etl.clean.traced import Edit
from etl.page.rules import page_rules

# Candidates only; what stands around decides. Written so that Rust's regex engine reads it as well.
GLUED = r"[a-z\d%)\]][.!?][A-Z]|[A-Z]{2}\.[A-Z][a-z]|[A-Z]\.[A-Z]\.[A-Z][a-z]|[a-z][a-z][,;][A-Za-z][a-z]"
_GLUED = re.compile(
    r"(?:(?<=[a-z\d%)\]])|(?<=[A-Z]{2})|(?<=\.[A-Z]))[.!?](?=[A-Z])|(?<=[a-z][a-z])[,;](?=[A-Za-z][a-z])"
)
_WORD = re.compile(r"[^\W\d_]+")
_WEB = re.compile(r"@|://|www\.|/|_", re.IGNORECASE)
SPACED = r" [,;:!?.)\]]|[(\[] "
_SPACED = re.compile(
    r"(?<=[\w”\"’)\]%]) +(?=[,;!?](?:\s|[\"”’)]|$)|[.:](?:\s|$))|(?<=[(\[]) +(?=\w)|(?<=\w) +(?=[)\]])"
    r"|(?P<comma>(?<=[a-z]) +,(?=[A-Za-z]))"
)
QUOTES = r"(^|\s)[“\"”](\s|$)|\w[.,!?…]?[“”\"]\w|[.,!?…]“|\w“(\s|$)|(^|\s)”\w"
_QUOTE = re.compile(r"[“”\"]")
_OPENS_AFTER = frozenset("([{—–-/‘'")
_CLOSES_BEFORE = frozenset(".,;:!?)]}—–-…/’'")
_STOPS = frozenset(".,!?…;:")


def missing_spaces(text: str) -> list[Edit]:
    """A space where a sentence or a comma ran into the next word; web names, initials and figures stay.

    >>> text = "by 2025.Others in the U.S.The end,he said. News.Az, example.org, J.R. Smith, 3.5, a.m."
    >>> [text[at:at + 3] for at, _, _ in missing_spaces(text)]
    ['Oth', 'The', 'he ']
    """
    edits: list[Edit] = []
    for match in _GLUED.finditer(text):
        at = match.end()
        if _is_seam(text, match.start(), at):
            edits.append((at, at, " "))
    return edits


def _is_seam(text: str, mark: int, at: int) -> bool:
    before = text[max(0, mark - 60) : mark].rpartition(" ")[2].rpartition("\n")[2]
    word = _WORD.match(text, at)
    if not word or _WEB.search(before) or _WEB.match(text, word.end()):
        return False
    if text[mark] in ",;":
        return True
    following = text[word.end() : word.end() + 1]
    if len(word.group()) == 1 and following not in (" ", "’", "'"):
        return False
    if text[mark - 1].islower() and len(before.lstrip("“\"'‘([")) == 1:
        return False
    if following == "." and text[word.end() + 1 : word.end() + 2].isalnum():
        return False
    rules, low = page_rules(), word.group().lower()
    is_name = low in rules.endings and low not in rules.two_letters and not (word.group().isupper() and len(low) > 1)
    return not is_name or text[mark] != "."


def spaces_before_marks(text: str) -> list[Edit]:
    """No space before a comma or a full stop, none inside of brackets.

    >>> spaces_before_marks("the base , he said . ( AFP )")
    [(8, 9, ''), (18, 19, ''), (22, 23, ''), (26, 27, '')]
    """
    return [(*match.span(), ", " if match["comma"] else "") for match in _SPACED.finditer(text)]


def quotes(text: str) -> list[Edit]:
    """Marks of quotation that float, face the wrong way, or stick to the next sentence. Right ones stay as they are.

    >>> from etl.clean.traced import replace
    >>> for text in ("left “the city. “ According to him", "at which bases.”We stay,” he said", 'means."In the end'):
    ...     print(replace(text, quotes(text)))
    left “the city.” According to him
    at which bases. “We stay,” he said
    means. "In the end
    """
    edits: list[Edit] = []
    start = 0
    for paragraph in text.split("\n"):
        if "„" not in paragraph and "«" not in paragraph and _QUOTE.search(paragraph):
            edits += _paragraph_quotes(paragraph, start)
        start += len(paragraph) + 1
    return edits


def _paragraph_quotes(text: str, base: int) -> list[Edit]:
    edits: list[Edit] = []
    is_open = False
    for match in _QUOTE.finditer(text):
        at, mark = match.start(), match.group()
        before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
        opens = _opens(mark, before, after, is_open)
        if opens is None:
            continue
        edit = _opening(mark, before, after, is_open) if opens else _closing(mark, before, after, is_open)
        if edit is not None:
            left, right, new = edit
            edits.append((base + at - left, base + at + 1 + right, new))
        is_open = opens
    return [edit for i, edit in enumerate(edits) if not i or edits[i - 1][1] <= edit[0]]


def _opens(mark: str, before: str, after: str, is_open: bool) -> bool | None:
    """Whether a mark opens a quotation: its place tells, then what is open; None where it is no quotation (5"7)."""
    left = before.isspace() or before in _OPENS_AFTER
    right = after.isspace() or after in _CLOSES_BEFORE
    if left != right:
        return left
    if not left and before not in _STOPS:
        return mark == "“" if mark != '"' else None
    if not left and mark == "“":
        return True
    return not is_open


def _opening(mark: str, before: str, after: str, is_open: bool) -> tuple[int, int, str] | None:
    fixed = "“" if mark == "”" and not is_open else mark
    if after == " " and before in " \n":
        return 0, 1, fixed
    glued = not before.isspace() and before not in _OPENS_AFTER and not after.isspace()
    if glued and (before in _STOPS or mark == "“"):
        return 0, 0, f" {fixed}"
    return (0, 0, fixed) if fixed != mark else None


def _closing(mark: str, before: str, after: str, is_open: bool) -> tuple[int, int, str] | None:
    fixed = "”" if mark == "“" and is_open else mark
    if before == " " and after.isspace():
        return 1, 0, fixed
    if before in _STOPS and after.isalnum():
        return 0, 0, f"{fixed} "
    return (0, 0, fixed) if fixed != mark else None
