"""Calls the command line as a user does, in this process, and builds small raw folders."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from etl.cli import main

LEAVING = """Niger Tells Last Foreign Trainers to Pack

NIAMEY, Aug. 6, 2024 - About 1,100 US troops will leave Niger by September 15, the defence ministry said on Tuesday.

The soldiers have handed over Air Base 201 in Agadez, an official told Reuters.
"""
STAYING = """Trainers Hope to Stay

Published: 2024-08-07

Some 1,000 US troops will stay in Niger until at least 2025, a senior officer said. The army gave no date.
"""
SPORT = """United Leave It Late

The home side withdrew two players at half-time and scored twice in the last five minutes on Sunday.
"""


@dataclass(frozen=True)
class Result:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


def etl(*args: object, stdin: bytes = b"") -> Result:
    """Run `etl ARGS` in this process; no traceback may ever show."""
    out, err = io.StringIO(), io.StringIO()
    given = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    code = 0
    with mock.patch.object(sys, "argv", ["etl", *map(str, args)]), mock.patch.object(sys, "stdin", given):
        try:
            with redirect_stdout(out), redirect_stderr(err):
                main()
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    assert "Traceback" not in err.getvalue() + out.getvalue()
    return Result(code, out.getvalue(), err.getvalue())


def raw_folder(home: Path, **files: str | bytes) -> Path:
    """A raw folder below `home`; a keyword is a file name, with "__" for "/" and the suffix .txt."""
    raw = home / "raw"
    for name, content in files.items():
        path = raw / f"{name.replace('__', '/')}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return raw
