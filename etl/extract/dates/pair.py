"""Two dates that share a year or a month ("March to June 2025"), and ranges between two mentions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from etl.extract.dates.calendar import shift
from etl.extract.dates.context import Context
from etl.extract.dates.produce import calendar
from etl.extract.dates.timex import Hit, Timex
from etl.extract.dates.years import in_code
from etl.extract.mentions import DateMention
from etl.extract.tokens import Tokens

DASHES = frozenset("-–—")
TO = DASHES | {"to", "through", "thru"}
UNTIL = frozenset({"until", "till", "til"})


def pair(hit: Hit, context: Context) -> list[Timex] | None:
    """Two expressions, of which one lends the other its month or its year: "5 and 6 May", "March to June 2025"."""

    own = [{}, {}]  # type: list[dict[str, tuple[int, int]]]
    for name, span in hit.groups.items():
        own[1 if name.endswith("2") else 0][name.rstrip("2")] = span
    shared = own[0] | own[1]
    made: list[Timex] = []
    if "year" in own[0] and in_code(context, hit.first):
        return None
    for groups in own:
        first, last = _extent(groups)
        one = Hit(context, hit.rule, first, last, _completed(groups, shared), hit.options)
        timex = calendar(one, context)
        if timex is None:
            return None
        made.append(timex)
    made[0].first = hit.first
    made[-1].aside = "month2" not in hit.groups and "day2" not in hit.groups
    made[-1].last = hit.last
    return made


def _extent(groups: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    return min(first for first, _ in groups.values()), max(last for _, last in groups.values())


def _completed(groups: dict[str, tuple[int, int]], shared: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    lent = {name: shared[name] for name in ("month", "year", "era", "season") if name in shared and name not in groups}
    if "month" not in groups and "day" not in groups:
        lent.pop("month", None)
        lent.pop("season", None)
    return groups | lent


def ranges(found: list[DateMention], tokens: Tokens) -> list[DateMention]:
    """Join "from X to Y", "between X and Y", "X-Y", "X or Y": both mentions get the interval and words of the whole.

    "from X until Y" stays two: since X, and until Y.
    """
    out = list(found)
    for i in range(len(out) - 1):
        a, b = out[i], out[i + 1]
        if b.first - a.last != 2 or not (a.earliest or a.latest) or not (b.earliest or b.latest):
            continue
        joined = _join(a, b, tokens)
        if joined:
            out[i], out[i + 1] = joined
    return out


def _join(a: DateMention, b: DateMention, tokens: Tokens) -> tuple[DateMention, DateMention] | None:
    link = tokens.words[a.last + 1].lower()
    before = tokens.words[a.first - 1].lower() if a.first else ""
    if link in UNTIL and before == "from":
        start = replace(a, relation="since", earliest=a.earliest, latest=None, when_start=tokens.starts[a.first - 1])
        return start, b
    between = link == "and" and before == "between"
    either = link == "or" and a.timex_type == b.timex_type == "DATE"
    if not between and not either and link not in TO:
        return None
    b = _after(a, b, tokens)
    earliest, latest = a.earliest, b.latest
    if a.timex_type == "DURATION" or earliest is None or latest is None or earliest > latest:
        return None
    when = tokens.starts[a.first - 1] if before in ("from", "between") else a.when_start
    whole = {"relation": "during", "earliest": earliest, "latest": latest, "when_start": when, "when_end": b.when_end}
    return replace(a, **whole), replace(b, **whole)  # type: ignore[arg-type]


def _after(a: DateMention, b: DateMention, tokens: Tokens) -> DateMention:
    """The end of a range that was read as before its start: "Friday to Monday", "June 30 to May 1", one turn later."""
    if not a.earliest or not b.earliest or not b.latest or a.earliest <= b.earliest or b.timex_type != "DATE":
        return b
    if any(len(word) == 4 and word.isdigit() for word in tokens.words[b.first : b.last + 1]):
        return b
    if b.rule.endswith("weekday"):
        later = [day + timedelta(days=7) for day in (b.earliest, b.latest)]
        value = later[0].isoformat()
    else:
        later = [shift(day, 1, "Y") for day in (b.earliest, b.latest)]
        value = f"{later[0].year:04}{b.timex_value[4:]}"
    return replace(b, earliest=later[0], latest=later[1], timex_value=value)
