"""Plain text (and Markdown, whose marks cleaning takes off): stories with what their pages say about them."""

from __future__ import annotations

from collections.abc import Sequence

from etl.page.days import to_date
from etl.page.head import Field, key_field
from etl.page.language import detect
from etl.page.opening import LINES, opening
from etl.page.rules import PageRules, page_rules
from etl.page.stamps import RUN_IN, agency, dateline, slashed_outlet
from etl.parse.evidence import published_in_text
from etl.parse.stories import cut
from etl.parse.story import Line, Story, lines_of

_FENCES = ("---", "+++")


def parse(text: str) -> list[Story]:
    """The stories of a decoded file, in order; none where it holds no line with a letter.

    What stands above the first story (front matter, keys, stamps) describes that story alone, except for outlet,
    language, address and day of retrieval: those are the page's, and further stories on it inherit them.
    """
    rules = page_rules()
    lines = lines_of(text)
    first, fields = _front_matter(lines, rules)
    lines = lines[first:]
    stories: list[Story] = []
    for start, end in cut(lines):
        story = _story(text, lines[start:end], fields if not stories else [], stories[0] if stories else None, rules)
        if story:
            stories.append(story)
    return stories


def _front_matter(lines: Sequence[Line], rules: PageRules) -> tuple[int, list[tuple[Field, int]]]:
    """Fields between two fences at the top, and the first line after them."""
    if not lines or lines[0].text not in _FENCES:
        return 0, []
    for i, line in enumerate(lines[1:60], start=1):
        if line.text == lines[0].text:
            keyed = [(key_field(one.text, rules, strict=False), one.start) for one in lines[1:i]]
            return i + 1, [(field, start + field.start) for field, start in keyed if field]
        if ":" not in line.text and "=" not in line.text and not line.text.startswith("- "):
            break
    return 0, []


def _story(
    text: str, lines: Sequence[Line], fields: list[tuple[Field, int]], page: Story | None, rules: PageRules
) -> Story | None:
    story = Story(0, lines[-1].end)
    lines = _run_ins_apart(lines)
    body = _head(story, lines, fields, rules)
    if body is None:
        return None
    if page:
        _inherit(story, page)
    _body(story, lines, body, rules)
    if story.language is None:
        story.language = detect(text[story.start : story.end])
    return story


def _run_ins_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a stamp that a line runs in with ("date 2024-05-03 Camp to Close") as a line of its own."""
    apart: list[Line] = []
    for i, line in enumerate(lines):
        found = RUN_IN.match(line.text) if i < LINES else None
        if found and found.end() < len(line.text) and to_date(found["date"]):
            stamp, rest = line.text[: found.end()].rstrip(), line.text[found.end() :]
            apart.append(Line(line.start, line.start + len(stamp), stamp, line.gap))
            apart.append(Line(line.end - len(rest), line.end, rest, 0))
        else:
            apart.append(line)
    return apart


def _inherit(story: Story, page: Story) -> None:
    if story.outlet is None:
        story.outlet, story.outlet_how = page.outlet, page.outlet_how
    story.url = story.url or page.url
    story.language = story.language or page.language
    story.retrieved = story.retrieved or page.retrieved


def _head(story: Story, lines: Sequence[Line], fields: list[tuple[Field, int]], rules: PageRules) -> int | None:
    """Fill a story from what stands above its first paragraph; that paragraph's line, None where there is none."""
    found = opening([line.text for line in lines], rules)
    if found.first is None or found.body is None:
        return None
    story.start = lines[found.first].start
    if found.title is not None:
        story.title, story.title_start = lines[found.title].text, lines[found.title].start
    told = [*fields, *((one, lines[i].start + one.start) for i, one in found.fields + found.trailing)]
    for one, start in told:
        _take(story, one, start)
    updates = [one.day for one, _ in told if one.name == "updated" and one.day]
    if story.published is None and updates:
        story.published, story.published_how = updates[-1], "header"
    return found.body


def _take(story: Story, field: Field, start: int) -> None:
    if not field.value or field.name in ("ignored", "updated"):
        return
    if field.name == "published":
        if story.published is None and field.day:
            story.published, story.published_how = field.day, "header"
    elif field.name == "outlet":
        if story.outlet is None:
            story.outlet, story.outlet_how = field.value, "header"
    elif field.name == "retrieved":
        story.retrieved = story.retrieved or field.day
    elif field.name == "title":
        if story.title is None or story.title.casefold() != field.value.casefold():
            story.title, story.title_start = field.value, start
    elif field.name == "language":
        story.language = story.language or field.value.lower().replace("_", "-").partition("-")[0][:8]
    elif getattr(story, field.name) is None:
        setattr(story, field.name, field.value)


def _body(story: Story, lines: Sequence[Line], body: int, rules: PageRules) -> None:
    """What the first paragraph runs in with: a publisher before a slash, a dateline."""
    lead = lines[body].text
    offset = lines[body].start
    slashed = slashed_outlet(lead)
    if slashed:
        name, end = slashed
        story.dateline = lead[:end].strip()
        if story.outlet is None:
            story.outlet, story.outlet_how = name, "header"
        lead, offset = lead[end:], offset + end
    if lead and lines[body].start == story.start:
        story.start = offset
    placed = dateline(lead, rules)
    if placed:
        story.dateline = placed[0].strip(" -–—:\t")
        credited = agency(placed)
        if story.outlet is None and credited:  # nobody else is named: the agency's own page
            story.outlet, story.outlet_how = credited, "text"
        lead = lead[placed.end() :]
    if story.published is None:
        story.published = published_in_text(lines, lead, story.dateline, story.url, rules)
        story.published_how = "text" if story.published else "unknown"
