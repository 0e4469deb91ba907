"""Text that remembers where its characters stood in the raw file.

A text is traced by pieces (length, raw_start, raw_end) in order: copied (both sides equally long), dropped (length
0) or inserted (raw_start == raw_end). A replacement is a drop and an insertion.
"""

from __future__ import annotations

from collections.abc import Sequence

Piece = tuple[int, int, int]
Edit = tuple[int, int, str]
Offset = tuple[int, int, int, int]


def replace(text: str, edits: Sequence[Edit]) -> str:
    """Apply edits (start, end, replacement): in order, not overlapping.

    >>> replace("one  two", [(3, 5, " ")])
    'one two'
    """
    out: list[str] = []
    done = 0
    for start, end, new in edits:
        out += (text[done:start], new)
        done = end
    out.append(text[done:])
    return "".join(out)


def trace(pieces: Sequence[Piece], edits: Sequence[Edit]) -> list[Piece]:
    """The pieces of a text after edits to it.

    >>> trace([(8, 100, 108)], [(3, 5, " ")])
    [(3, 100, 103), (0, 103, 105), (1, 105, 105), (3, 105, 108)]
    """
    walk = _Walk(pieces)
    out: list[Piece] = []
    for start, end, new in edits:
        walk.keep(start, out)
        walk.drop(end, out)
        if new:
            raw = out[-1][2] if out else walk.raw()
            out.append((len(new), raw, raw))
    walk.keep(-1, out)
    return out


class _Walk:
    """A position in traced text, moved forward by keeping or dropping what it passes."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = list(reversed(pieces))
        self.position = 0

    def raw(self) -> int:
        return self.pieces[-1][1] if self.pieces else 0

    def _next(self, until: int) -> Piece | None:
        """The next piece, cut off at `until`; None there."""
        if not self.pieces:
            return None
        length, start, end = self.pieces[-1]
        room = until - self.position if until >= 0 else length
        if room <= 0 and length:
            return None
        self.pieces.pop()
        if length > room:
            copied = end > start
            self.pieces.append((length - room, start + room if copied else start, end))
            length, end = room, start + room if copied else start
        self.position += length
        return length, start, end

    def keep(self, until: int, out: list[Piece]) -> None:
        while piece := self._next(until):
            out.append(piece)

    def drop(self, until: int, out: list[Piece]) -> None:
        while piece := self._next(until):
            _, start, end = piece
            if end > start:
                if out and out[-1][0] == 0 and out[-1][2] == start:
                    out[-1] = (0, out[-1][1], end)
                else:
                    out.append((0, start, end))


def offsets(pieces: Sequence[Piece]) -> list[Offset]:
    """Pieces as rows of schemas.OFFSET: a drop and an insertion side by side become one row, unless they are equally
    long.

    >>> offsets([(3, 100, 103), (0, 103, 105), (1, 105, 105), (3, 105, 108)])
    [(0, 3, 100, 103), (3, 4, 103, 105), (4, 7, 105, 108)]
    """
    rows: list[Offset] = []
    position = 0
    previous: Piece = (-1, -1, -1)
    for piece in pieces:
        length, start, end = piece
        if length and start == end == previous[2] and previous[0] == 0 and previous[2] - previous[1] != length:
            rows[-1] = (position, position + length, previous[1], end)
        elif length or end > start:
            rows.append((position, position + length, start, end))
        position += length
        previous = piece
    return rows
