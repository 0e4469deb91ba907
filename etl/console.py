"""The only module that prints: data to standard output, talk to standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TextIO

from etl.errors import EtlError


def data(text: str) -> None:
    """Write what the command was asked for. A reader that went away (`| head`) ends the program quietly."""
    try:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter complains at its end
        raise SystemExit(0) from None


def talk(text: str) -> None:
    """Say something to the person at the terminal."""
    sys.stderr.write(text + "\n")


def fail(error: EtlError) -> None:
    """Say what went wrong and what to try."""
    talk(f"error: {error}")
    if error.hint:
        talk(f"  try: {error.hint}")


def is_terminal(stream: TextIO | None = None) -> bool:
    """Whether a person reads standard output (or another stream)."""
    stream = stream or sys.stdout
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns to fill: the terminal's, or plenty where the output goes to a file or another program."""
    import shutil

    return shutil.get_terminal_size().columns if is_terminal() else 100


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error while it is a terminal; yields what to call with (done, total)."""
    if not is_terminal(sys.stderr):
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def json_lines(rows: Sequence[Mapping[str, Any]]) -> str:
    """One JSON object a line; dates in ISO form."""
    return "".join(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows)


def csv_lines(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Comma-separated values with a header; null is empty."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Rows under a header, aligned. On a terminal long cells wrap; elsewhere nothing is cut."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for i, name in enumerate(columns):
        is_number = bool(rows) and all(isinstance(row[i], (int, float, type(None))) for row in rows)
        grid.add_column(name, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    screen = Console(width=width() if is_terminal() else 100_000, force_terminal=is_terminal(), color_system="auto")
    with screen.capture() as captured:
        screen.print(grid)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"
