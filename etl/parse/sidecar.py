"""The sidecar `sources.toml`: what the user knows about raw files that they do not say themselves.

One table a file, by its path relative to the raw folder. Fatal (InputError), since going on would lose what the user
wrote: a file that is no TOML, an entry that is no table, a value of the wrong type. Warnings, since the rest still
holds: a key that is not known, a path that names no file.
"""

from __future__ import annotations

import difflib
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from etl.errors import InputError

NAME = "sources.toml"
TEXTS = ("outlet", "url", "title", "language")
DATES = ("published", "retrieved")
SHOWN = 20


@dataclass
class Sidecar:
    """Entries by path, and what to tell the user about them.

    Attributes:
        entries: path -> known keys with values (str, or date for published and retrieved).
        warnings: one sentence each.
    """

    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def entry(self, path: str) -> dict[str, Any] | None:
        """The entry of a raw file, None where it has none."""
        return self.entries.get(canonical(path)) if self.entries else None

    def check_paths(self, paths: Iterable[str]) -> list[str]:
        """One warning for each entry that names no raw file, with the nearest name; many are counted."""
        known = {canonical(path) for path in paths}
        stray = [path for path in self.entries if path not in known]
        more = [f"{NAME}: {len(stray) - SHOWN:,} more entries name no raw file"] if len(stray) > SHOWN else []
        return [_stray(path, known) for path in stray[:SHOWN]] + more


def canonical(path: str) -> str:
    """The form under which paths are compared: forward slashes, no leading "./", composed letters.

    >>> canonical("./2024\\\\a.txt")
    '2024/a.txt'
    """
    return unicodedata.normalize("NFC", PurePosixPath(path.replace("\\", "/")).as_posix())


def load_sidecar(folder: Path) -> Sidecar:
    """Read `sources.toml` of a raw folder; an empty sidecar where there is none.

    Raises:
        InputError: see the head of this module; the message names file, entry and value.
    """
    path = folder / NAME
    if not path.is_file():
        if path.exists() or path.is_symlink():
            raise InputError(f"{path}: is no file that can be read", "make it a text file, or take it away")
        return Sidecar()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, RecursionError) as error:
        hint = 'mend the line that it names; an entry looks like ["2024/a.txt"] with outlet = "Example Daily" below it'
        raise InputError(f"{path}: cannot be read as TOML: {error}", hint) from error
    sidecar = Sidecar()
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise InputError(
                f"{path}: {name} = {table!r} stands outside of any file's table", f'put it below ["{name}.txt"]'
            )
        if canonical(name) in sidecar.entries:
            sidecar.warnings.append(f"{path}: [{name!r}] names a file that another entry names too; the last one holds")
        sidecar.entries[canonical(name)] = _entry(path, name, table, sidecar.warnings)
    return sidecar


def _entry(path: Path, name: str, table: dict[str, Any], warnings: list[str]) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    for key, value in table.items():
        if key in DATES:
            entry[key] = _day(path, name, key, value)
        elif key in TEXTS:
            if not isinstance(value, str):
                raise InputError(
                    f"{path}: [{name!r}] {key} = {value!r} is no text", f'write it in quotes: {key} = "{value}"'
                )
            if value.strip():
                entry[key] = value.strip()
        else:
            warnings.append(_unknown_key(path, name, key))
    return entry


def _day(path: Path, name: str, key: str, value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value[:10] if isinstance(value, str) and value[10:11] in ("T", " ") else value)
    except (TypeError, ValueError):
        hint = f"write year, month and day: {key} = 2024-09-27"
        raise InputError(f"{path}: [{name!r}] {key} = {value!r} is no date", hint) from None


def _unknown_key(path: Path, name: str, key: str) -> str:
    near = difflib.get_close_matches(key, (*TEXTS, *DATES), 1)
    hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join((*TEXTS, *DATES))}"
    return f"{path}: [{name!r}] has a key {key!r} that is not known and was passed over; {hint}"


def _stray(path: str, known: set[str]) -> str:
    near = difflib.get_close_matches(path, sorted(known)[:5000], 1)
    hint = f"did you mean {near[0]!r}?" if near else "paths are relative to the raw folder"
    return f"{NAME}: [{path!r}] names no raw file; {hint}"
