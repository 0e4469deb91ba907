"""When a story was published, from its own words; only what is explicit and full counts.

In this order, after sidecar and header: a dateline with a year; a stamp below the story ("Published 3 May 2024"); a
lead that dates its own news ("On 3 May 2024, the ministry announced ...", "The ministry announced on 3 May 2024"),
unless a later full date up to its own follows; the latest full date of a picture's caption, unless the picture is
from a file. A month and a day take their year from the page's address only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from etl.page.days import FULL_DATE, full_dates, month_day, to_date
from etl.page.lines import ARCHIVE, is_caption
from etl.page.rules import PageRules
from etl.page.stamps import DATELINE, short_day, stamp
from etl.parse.story import Line

_LEAD = re.compile(rf"On\s+(?P<date>{FULL_DATE}),?\s+(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_LEAD_VERB = re.compile(rf"(?P<rest>\w+)\s+on\s+(?P<date>{FULL_DATE})", re.IGNORECASE)
_LEAD_START = 120
_URL_YEAR = re.compile(r"/(20\d\d)/\d{1,2}/")
_LEAD_WORDS = 25
_TOP = 8  # lines among which a labelled stamp may stand between the first paragraphs


def published_in_text(
    lines: Sequence[Line], lead: str, dateline: str | None, url: str | None, rules: PageRules
) -> date | None:
    """The day on which a story says that it was published.

    Args:
        lines: the story's lines.
        lead: its first paragraph, without its dateline.
    """
    return _dateline_day(dateline, url) or _tail_stamp(lines) or _lead_day(lead, lines, rules) or _caption_day(lines)


def _dateline_day(dateline: str | None, url: str | None) -> date | None:
    if not dateline:
        return None
    days = full_dates(dateline)
    if days:
        return days[0]
    year = _URL_YEAR.search(url or "")
    found = DATELINE.match(dateline + " ") if year else None
    short = short_day(found) if found else None
    return month_day(short, int(year[1])) if short and year else None


def _tail_stamp(lines: Sequence[Line]) -> date | None:
    for line in (*lines[-4:], *lines[:_TOP]):
        found = stamp(line.text)
        if found and found.label and (day := to_date(found.date)):
            return day
    return None


def _lead_day(lead: str, lines: Sequence[Line], rules: PageRules) -> date | None:
    found = _LEAD.match(lead) or _LEAD_VERB.search(lead, 0, _LEAD_START)
    day = to_date(found["date"]) if found else None
    if not found or not day:
        return None
    words = re.findall(r"\w+", found["rest"].lower())[:_LEAD_WORDS]
    if rules.news_verbs.isdisjoint(words):
        return None
    others = [other for line in lines for other in full_dates(line.text)]
    return day if all(other <= day for other in others) else None


def _caption_day(lines: Sequence[Line]) -> date | None:
    days = [
        day
        for line in lines
        if ("20" in line.text or "19" in line.text) and is_caption(line.text) and not ARCHIVE.search(line.text)
        for day in full_dates(line.text)
    ]
    return max(days, default=None)
