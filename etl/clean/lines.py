"""Fixes that take whole lines out: what the page says around its story, in any language, and what it says twice."""

from __future__ import annotations

from etl.clean.traced import Edit
from etl.page.language import is_foreign
from etl.page.lines import (
    END_MARK,
    RULE,
    is_caption,
    is_furniture,
    is_headline,
    is_notice,
    is_speech,
    opens_list,
)
from etl.page.opening import LINES, opening
from etl.page.rules import page_rules
from etl.page.stamps import RUN_IN, slashed_outlet

Spot = tuple[int, int, str]  # start, end, the line without white space around it
REPEATED = 25  # characters: shorter lines may come twice ("Yes.")
FOREIGN_SHARE = 0.3
NOTICES = (  # what page.toml's `holds` have in common, for a scan over whole texts
    r"(?i)cookie|rights reserved|inbox|unsubscribe|©|copyright|\(c\) 20|privacy policy|terms of service"
    r"|licensing rights|may not be |javascript|no part of this"
)


def spots(text: str) -> list[Spot]:
    """The lines that hold something, with their spans."""
    found: list[Spot] = []
    start = 0
    for whole in text.split("\n"):
        if whole:
            line = whole.strip()
            at = start if len(line) == len(whole) else start + whole.find(line)
            if line:
                found.append((at, at + len(line), line))
        start += len(whole) + 1
    return found


def head_lines(found: list[Spot]) -> list[Edit]:
    """Bylines, stamps and keys above the first paragraph, and the stamp and publisher that it runs in with.

    >>> text = "Base Empty at Last\\nBy Ana Costa\\n3 May 2024\\nHarbour News/ The last convoy has left."
    >>> [text[a:b] for a, b, _ in head_lines(spots(text))]
    ['By Ana Costa', '3 May 2024', 'Harbour News/ ']
    """
    head = opening([line for _, _, line in found[: LINES + 1]], page_rules())
    edits: list[Edit] = [(*found[i][:2], "") for i in dict.fromkeys(i for i, _ in head.fields)]
    if head.body is not None:
        start, _, line = found[head.body]
        run_in = RUN_IN.match(line)
        at = run_in.end() if run_in else 0
        slashed = slashed_outlet(line[at:])
        at += slashed[1] if slashed else 0
        if 0 < at < len(line):
            edits.append((start, start + at, ""))
    return edits


def furniture(found: list[Spot]) -> list[Edit]:
    """Lines of the page: share bars, subscriptions, cookies, rules, and lists of links to other stories.

    >>> text = "The base is empty.\\nTT\\nRelated stories\\nAnother Story of a Base\\nYet Another Story\\nShut."
    >>> [text[a:b] for a, b, _ in furniture(spots(text))]
    ['TT', 'Related stories', 'Another Story of a Base', 'Yet Another Story']
    """
    rules = page_rules()
    edits: list[Edit] = []
    in_list = False
    for start, end, line in found:
        if len(line) > 200:
            in_list = False
        elif opens_list(line, rules):
            in_list = True
            edits.append((start, end, ""))
        elif (
            is_furniture(line, rules)
            or (len(line) < 120 and (RULE.match(line) or END_MARK.match(line)))
            or (in_list and is_headline(line))
        ):
            edits.append((start, end, ""))
        else:
            in_list = False
    return edits


def notices(found: list[Spot]) -> list[Edit]:
    """Notices of rights, cookies and newsletters.

    >>> text = "The base is empty.\\n© 2024 Harbour Times. All rights reserved."
    >>> [text[a:b] for a, b, _ in notices(spots(text))]
    ['© 2024 Harbour Times. All rights reserved.']
    """
    rules = page_rules()
    return [(start, end, "") for start, end, line in found if is_notice(line, rules)]


def foreign_lines(found: list[Spot], language: str | None) -> list[Edit]:
    """Lines above and below the story that are not in its language; a quotation is left alone.

    >>> text = "The base is empty and the gates are shut, as the ministry had said that they would be."
    >>> text += "\\nLees meer over onze redactie"
    >>> [text[a:b] for a, b, _ in foreign_lines(spots(text), "en")]
    ['Lees meer over onze redactie']
    """
    if not language or not found:
        return []
    last = _run(found[::-1], language)
    first = _run(found[: len(found) - len(last)], language)
    if sum(end - start for start, end, _ in first + last) > FOREIGN_SHARE * found[-1][1]:
        return []
    return [(start, end, "") for start, end, _ in first + last[::-1]]


def _run(found: list[Spot], language: str) -> list[Spot]:
    run: list[Spot] = []
    for spot in found:
        if is_speech(spot[2]) or not is_foreign(spot[2], language):
            break
        run.append(spot)
    return run


def repeated_lines(found: list[Spot]) -> list[Edit]:
    """Paragraphs, captions and headlines that come again; the first one stays.

    >>> text = "Base Empty\\n\\nTrucks leave at dawn (file photo)\\n\\nYes.\\n\\n"
    >>> text += text
    >>> [text[a:b] for a, b, _ in repeated_lines(spots(text))]
    ['Base Empty', 'Trucks leave at dawn (file photo)']
    """
    seen: set[str] = set()
    edits: list[Edit] = []
    for start, end, line in found:
        key = line.casefold()
        if key in seen and (
            len(line) >= REPEATED
            or (line == found[0][2] and is_headline(line) and not is_speech(line))
            or is_caption(line)
        ):
            edits.append((start, end, ""))
        seen.add(key)
    return edits
