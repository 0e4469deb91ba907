"""The generated parts of README.md and docs/: `make docs` writes them, tests/test_docs.py checks that they are not stale."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from etl.cli import app
from tests.commands import etl

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"(<!-- generated: (?P<command>.+?) -->\n).*?(<!-- end -->)", re.DOTALL)
COMMANDS_HEAD = """# Commands

Written by `make docs` from the program's own help. Standard output is data, standard error is talk; `--json` gives one
object a line.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | a defect of the program; the message names a file with the details |
| 2 | the command line names something that does not exist or does not fit |
| 3 | a raw folder, a sidecar, a rule file or a text cannot be used |
| 4 | the warehouse cannot be opened, written or swapped in |
| 5 | a check, a verification or a rule's own example failed; nothing was published |
| 6 | another run holds the warehouse |
| 130 | interrupted (Ctrl-C) |
"""


def commands() -> list[str]:
    """Names of all commands, in the order of the help."""
    return [str(one.name or one.callback.__name__) for one in app.registered_commands if one.callback]


def example_of(command: str) -> str:
    """The example in a command's help."""
    epilogs = {str(one.name or one.callback.__name__): one.epilog for one in app.registered_commands if one.callback}
    return str(epilogs[command]).removeprefix("Example: ")


def help_of(*words: str) -> str:
    """A help text as on a terminal of 100 columns."""
    with mock.patch.dict(os.environ, {"COLUMNS": "100", "TERMINAL_WIDTH": "100"}):
        return etl(*words, "--help").out.rstrip()


def commands_md() -> str:
    """All of docs/commands.md."""
    parts = [COMMANDS_HEAD, f"```text\n{help_of()}\n```\n"]
    parts += [f"## etl {name}\n\n```text\n{help_of(name)}\n```\n" for name in commands()]
    return "\n".join(parts)


def readme(text: str, output: Callable[[str], str]) -> str:
    """README.md with the output of each command between its marks.

    Args:
        output: command line -> what it prints.
    """
    return BLOCK.sub(
        lambda block: f"{block[1]}```text\n$ {block['command']}\n{output(block['command'])}\n```\n{block[3]}", text
    )


def output(command: str) -> str:
    """What a command of the README prints in a fresh project folder; `| head -N` cuts it."""
    command, _, cut = command.partition(" | head -")
    with mock.patch.dict(os.environ, {"COLUMNS": "100"}):
        lines = etl(*command.removeprefix("etl ").split()).out.rstrip().splitlines()
    lines = [re.sub(r"\d+\.\d s$", "1.0 s", line) for line in lines]  # times differ from machine to machine
    return "\n".join([*lines[: int(cut)], "..."] if cut and len(lines) > int(cut) else lines)


def write() -> None:
    """Write all generated parts."""
    (ROOT / "docs" / "commands.md").write_text(commands_md(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as home, contextlib.chdir(home):
        Path("raw").symlink_to(ROOT / "raw")
        path = ROOT / "README.md"
        path.write_text(readme(path.read_text(encoding="utf-8"), output), encoding="utf-8")


if __name__ == "__main__":
    write()
