"""Where one story ends and the next begins in a file that holds several.

A cut needs evidence from the text: a headline that is repeated around its pictures, a rule or a wide gap with a
headline and a story's opening after it, a second byline, stamp or dateline, a second title block. Sub-headings have
none of these and never cut.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.page.head import head_fields
from etl.page.lines import END_MARK, RULE, is_caption, is_furniture, is_headline, opens_list
from etl.page.opening import PROSE, is_deck
from etl.page.rules import PageRules, page_rules
from etl.page.stamps import dateline, is_strong
from etl.parse.story import Line

LOOK_AHEAD = 9  # lines within which a headline is repeated
HEADLINE_WORDS = 4


def cut(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The stories of a file as ranges of lines [first, end), in order; at least one where there are lines.

    >>> from etl.parse.story import lines_of
    >>> prose = "The ministry said on Monday that the last of its convoys had left the depot by road at noon."
    >>> cut(lines_of(f"First Headline of the Day\\n\\n{prose}\\n\\n***\\n\\nSecond Headline of the Day\\n\\n{prose}"))
    [(0, 2), (3, 5)]
    >>> cut(lines_of(f"First Headline of the Day\\n\\n{prose}\\n\\nNot the end\\n\\n{prose}"))
    [(0, 4)]
    """
    rules = page_rules()
    starts, ends = [0], []
    has_prose = False
    for i, line in enumerate(lines):
        if has_prose and i > starts[-1] and _begins(lines, i, rules):
            ends.append(_end_before(lines, i))
            starts.append(i)
            has_prose = False
        has_prose = has_prose or _is_prose(line.text)
    ends.append(len(lines))
    return [(first, end) for first, end in zip(starts, ends, strict=True) if end > first]


def _is_prose(text: str) -> bool:
    """A paragraph of a story; a long headline and the points under it are none, and a story has not begun with them."""
    return len(text) >= PROSE and not is_caption(text) and not is_headline(text)


def _end_before(lines: Sequence[Line], i: int) -> int:
    while i > 0 and _is_rule(lines[i - 1].text):
        i -= 1
    return i


def _is_rule(text: str) -> bool:
    return len(text) < 120 and (RULE.match(text) is not None or END_MARK.match(text) is not None)


def _begins(lines: Sequence[Line], i: int, rules: PageRules) -> bool:
    """Whether a new story begins at line i. Cheap tests first: nearly every line is prose."""
    line = lines[i]
    after_rule = _is_rule(lines[i - 1].text)
    if len(line.text) > 200:
        return after_rule and _ruled_dateline(lines, i, rules)
    if _is_title_key(line.text, rules):
        return _prose_follows(lines, i + 1, rules)
    if (
        len(line.text) < 8
        or not is_headline(line.text)
        or is_furniture(line.text, rules)
        or opens_list(line.text, rules)
    ):
        return after_rule and _ruled_dateline(lines, i, rules)
    if _is_repeated(lines, i, rules):
        return True
    if line.text.count(" ") + 1 < HEADLINE_WORDS or not _prose_follows(lines, i + 1, rules):
        return False
    if after_rule:
        return True
    return _opens_story(lines, i + 1, rules, wide=line.gap >= 2)


def _is_title_key(text: str, rules: PageRules) -> bool:
    key, colon, value = text.partition(":")
    return bool(colon and value.strip()) and rules.keys.get(key.strip().lower()) == "title"


def _ruled_dateline(lines: Sequence[Line], i: int, rules: PageRules) -> bool:
    return len(lines[i].text) >= PROSE and _strong_dateline(lines[i].text, rules)


def _strong_dateline(text: str, rules: PageRules) -> bool:
    found = dateline(text, rules)
    return found is not None and is_strong(found)


def _is_repeated(lines: Sequence[Line], i: int, rules: PageRules) -> bool:
    """The same headline again, with nothing but pictures and page furniture between."""
    for later in lines[i + 1 : i + LOOK_AHEAD]:
        if later.text == lines[i].text:
            return True
        if not (is_caption(later.text) or is_furniture(later.text, rules) or head_fields(later.text, rules)):
            return False
    return False


def _prose_follows(lines: Sequence[Line], i: int, rules: PageRules) -> bool:
    """Whether a paragraph comes within a few lines, with at most one more headline-like line (a deck) before it."""
    short = 0
    for line in lines[i : i + LOOK_AHEAD]:
        if is_caption(line.text) or is_furniture(line.text, rules) or head_fields(line.text, rules):
            continue
        if _is_prose(line.text):
            return True
        short += 1
        if short > 1:
            return False
    return False


def _opens_story(lines: Sequence[Line], i: int, rules: PageRules, wide: bool) -> bool:
    """Whether what follows a headline opens a story: a byline, stamp or dateline; after a wide gap a picture does
    too."""
    for at, line in enumerate(lines[i : i + 4], start=i):
        if any(field.name in ("published", "byline") for field in head_fields(line.text, rules)):
            return True
        if _strong_dateline(line.text, rules):
            return True
        if is_caption(line.text):
            if wide:
                return True
            continue
        if not is_furniture(line.text, rules):
            return not is_headline(line.text) and is_deck([later.text for later in lines[at : at + 9]], 0, rules)
    return False
