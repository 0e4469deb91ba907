"""Two dates that share a year or a month: "March to June 2025", "5 and 6 May"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from etl.extract.dates.calendar import day, month, shift
from etl.extract.dates.context import Context
from etl.extract.dates.produce import calendar
from etl.extract.dates.timex import Hit, Timex
from etl.extract.dates.years import in_code

UNTIL = frozenset(("until", "till"))


def pair(hit: Hit, context: Context) -> list[Timex] | None:
    """Two expressions, of which one lends the other its month or its year: "5 and 6 May", "March to June 2025"."""

    own = [{}, {}]  # type: list[dict[str, tuple[int, int]]]
    for name, span in hit.groups.items():
        own[1 if name.endswith("2") else 0][name.rstrip("2")] = span
    shared = own[0] | own[1]
    made: list[Timex] = []
    if "year" in own[0] and (in_code(context, hit.first) or _runs_on(context, hit.last)):
        return None
    if UNTIL & set(context.tokens.words[hit.first : hit.last]) and context.word(hit.first - 1) not in (
        "from",
        "between",
    ):
        return None
    for groups in own:
        first, last = _extent(groups)
        one = Hit(context, hit.rule, first, last, _completed(groups, shared), hit.options)
        timex = calendar(one, context)
        if timex is None:
            return None
        made.append(timex)
    if "month" not in own[0] and "day2" in hit.groups and (hit.number("day") or 0) >= (hit.number("day2") or 99):
        return None
    if "year" not in own[0] and _is_earlier(made[1], made[0]):
        made[0] = _year_sooner(made[0])
    made[0].first = hit.first
    made[-1].aside = "month2" not in hit.groups and "day2" not in hit.groups
    made[-1].last = hit.last
    return made


def _extent(groups: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    return min(first for first, _ in groups.values()), max(last for _, last in groups.values())


def _completed(groups: dict[str, tuple[int, int]], shared: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    lent = {
        name: shared[name]
        for name in ("month", "year", "relyear", "era", "season")
        if name in shared and name not in groups
    }
    if "month" not in groups and "day" not in groups:
        lent.pop("month", None)
        lent.pop("season", None)
    return groups | lent


def _runs_on(context: Context, last: int) -> bool:
    """A third figure behind a dash makes a number of it: "2010-2015-86"."""
    tokens = context.tokens
    return tokens.glued(last) and tokens.glued(last + 1) and context.word(last + 1) == "-"


def _is_earlier(one: Timex, other: Timex) -> bool:
    return bool(
        one.period
        and other.period
        and one.period.earliest
        and other.period.earliest
        and one.period.earliest < other.period.earliest
    )


def _year_sooner(timex: Timex) -> Timex:
    """ "November to February 2025" begins in the year before the one that is told."""
    period = timex.period
    if not period or not period.earliest or period.grain not in ("day", "month"):
        return timex
    first = shift(period.earliest, -1, "Y")
    sooner = day(first) if period.grain == "day" else month(first.year, first.month)
    return replace(timex, period=sooner, value=sooner.value)
