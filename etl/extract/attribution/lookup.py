"""Whose words a span is: attributions found by where their contents stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from etl.extract.mentions import Attribution

_BLOCK = 1024  # code points; a lookup meets only attributions that touch the blocks of its span


class Spoken:
    """The attributions of one article by place: many spans are asked for, each at a cost that the article's length
    does not change."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._blocks: dict[int, list[Attribution]] = {}
        for one in attributions:
            first = min((one.cue[0], *(a for a, _ in one.content)))
            last = max((one.cue[1], *(b for _, b in one.content)))
            spans = one.content if last - first > 8 * _BLOCK else ((first, last),)
            for number in sorted({n for a, b in (one.cue, *spans) for n in range(a // _BLOCK, b // _BLOCK + 1)}):
                self._blocks.setdefault(number, []).append(one)

    def near(self, start: int, end: int) -> Iterable[Attribution]:
        """Attributions whose cue or content may meet a span, in order; one may come twice where it is long."""
        if start // _BLOCK == end // _BLOCK:
            return self._blocks.get(start // _BLOCK, ())
        return [one for n in range(start // _BLOCK, end // _BLOCK + 1) for one in self._blocks.get(n, ())]

    def at(self, start: int, end: int, narrated: bool = False) -> Attribution | None:
        """The same as `attribution_at` of all attributions."""
        return attribution_at(self.near(start, end), start, end, narrated)


def attribution_at(
    attributions: Iterable[Attribution], start: int, end: int, narrated: bool = False
) -> Attribution | None:
    """The innermost attribution whose content covers most of a span; None where the narrator speaks.

    Args:
        start, end: code points.
        narrated: also take attitudes and speech acts that the narrator tells ("wants", "criticised").
    """
    best, size = None, 0
    for one in attributions:
        if one.speech == "narrated" and not narrated:
            continue
        covered = 0
        for a, b in one.content:  # no generator: this is asked for every pair of a claim and an attribution
            if a < end and start < b:
                covered += min(end, b) - max(start, a)
        if covered * 2 > end - start:
            length = sum(b - a for a, b in one.content)
            if best is None or length < size:
                best, size = one, length
    return best
