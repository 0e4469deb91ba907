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


STYLES = {
    "date": "33", "quantity": "36", "force": "31", "place": "32", "speaker": "35", "source": "34", "claim": "1",
}  # fmt: skip


def marker() -> Callable[[str, str], str]:
    """How to set words off: in colour on a terminal, in brackets with their kind elsewhere.

    >>> marker()("force", "US forces")
    '[force US forces]'
    """
    if is_terminal() and "NO_COLOR" not in os.environ:
        return lambda kind, words: f"\x1b[{STYLES.get(kind, '1')}m{words}\x1b[0m"
    return lambda kind, words: f"[{kind} {words}]"


def unexpected(error: Exception) -> EtlError:
    """A defect, told in one line; the traceback goes to a file that can be sent along with a report."""
    import tempfile
    import traceback

    if isinstance(error, OSError) and error.filename:
        return EtlError(
            f"{error.filename}: {error.strerror}", "see that it is there, may be used, and the disk has room"
        )
    try:
        with tempfile.NamedTemporaryFile("w", prefix="etl-error-", suffix=".txt", delete=False) as file:
            traceback.print_exception(error, file=file)
        hint = f"report it with the details in {file.name}"
    except OSError:
        hint = "report it with the command that you gave"
    return EtlError(f"unexpected: {type(error).__name__}: {error}", hint)


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
