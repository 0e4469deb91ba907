"""The Parquet cache: what each raw file yields, kept between runs.

It lies in `<warehouse folder>/.stage/<ruleset>/`, beside the warehouse that is derived from it: on the same disk, for
the same user, left out of version control with it, and gone when that folder goes. Raw folders stay untouched, and two
warehouses in one folder share their articles.

A part is a folder with one Parquet file a table and a manifest (keys, digests). It is written under another name and
renamed when whole, and its name is a hash of its content, so writers need no lock and a killed run leaves nothing
half-done behind. A part that does not match its manifest is dropped, and its files are extracted again.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import WarehouseError

if TYPE_CHECKING:
    import polars as pl

    Frames = dict[str, pl.DataFrame]

MANIFEST = "manifest.json"
SMALL_PART = 500  # raw files; parts below this are merged when there are many of them
MANY_PARTS = 24
KEPT_RULESETS = 2
GRACE_SECONDS = 3600.0  # another run may still be reading what this one has superseded


@dataclass(frozen=True, slots=True)
class Yield:
    """What one raw file came to: a number of articles, or a reason why there are none.

    Attributes:
        key: its extract_key.
        reason, detail: of the reject, "" for a file that gave articles.
    """

    key: str
    articles: int = 0
    reason: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One whole part of the stage."""

    folder: Path
    yields: tuple[Yield, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The extract keys whose rows it holds."""
        return frozenset(one.key for one in self.yields)


class Stage:
    """The parts of one ruleset."""

    def __init__(self, home: Path, ruleset: str) -> None:
        self.folder = home / ".stage" / ruleset
        self.notes: list[str] = []
        self._parts: list[Part] = []

    def open(self) -> dict[str, Yield]:
        """Check all parts, drop broken ones (see `notes`), and return what is staged by extract_key.

        Raises:
            WarehouseError: the folder cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            os.utime(self.folder)
            self._parts = sorted(self._whole_parts(), key=lambda part: (-len(part.yields), part.folder.name))
        except OSError as error:
            hint = "choose a warehouse in a folder that can be written"
            raise WarehouseError(f"{self.folder}: cannot be used as cache: {error.strerror}", hint) from error
        return {one.key: one for part in reversed(self._parts) for one in part.yields}

    def _whole_parts(self) -> Iterable[Part]:
        for folder in sorted(self.folder.iterdir()):
            if folder.name.startswith("."):
                _remove_if_old(folder)
            elif not folder.is_dir():  # somebody else's
                continue
            elif part := _read(folder):
                yield part
            else:
                self.notes.append(f"{folder}: damaged cache part dropped; its articles are extracted again")
                shutil.rmtree(folder, ignore_errors=True)

    def write(self, frames: Frames, yields: Sequence[Yield]) -> Path:
        """Stage the rows of some raw files as one part; safe against crashes and against other writers.

        Args:
            frames: one frame a table of schemas.STAGED.
            yields: one entry a raw file, articles and rejects alike.
        """
        return write_part(self.folder, frames, yields)

    def select(self, keys: Iterable[str]) -> dict[str, list[Path]]:
        """The Parquet files that hold these keys' rows, each key in one part only; table -> paths."""
        self.open()
        self._merge_overlaps()
        wanted = set(keys)
        chosen = [part for part in self._parts if not wanted.isdisjoint(part.keys)]
        from etl.schemas import STAGED

        return {table: [part.folder / f"{table}.parquet" for part in chosen] for table in STAGED}

    def _merge_overlaps(self) -> None:
        """Merge small parts when they are many, and parts that share keys; drop what bigger parts make superfluous."""
        self._drop_spent()
        small = [part for part in self._parts if len(part.yields) < SMALL_PART]
        if len(small) > MANY_PARTS:
            self._merge(small)
        while shared := self._overlap():
            self._merge(shared)

    def _drop_spent(self) -> None:
        seen: set[str] = set()
        kept = []
        for part in self._parts:
            if part.keys <= seen:
                _remove_if_old(part.folder)
            else:
                kept.append(part)
            seen |= part.keys
        self._parts = kept

    def _overlap(self) -> list[Part]:
        owner: dict[str, Part] = {}
        for part in self._parts:
            for key in part.keys:
                if key in owner:
                    return [owner[key], part]
                owner[key] = part
        return []

    def _merge(self, parts: Sequence[Part]) -> None:
        import polars as pl

        from etl.schemas import STAGED

        seen: set[str] = set()
        yields: list[Yield] = []
        pieces: dict[str, list[pl.DataFrame]] = {table: [] for table in STAGED}
        for part in parts:
            fresh = part.keys - seen
            for table, frames in pieces.items():
                frame = pl.read_parquet(part.folder / f"{table}.parquet")
                frames.append(_rows_of(frame, fresh))
            yields += [one for one in part.yields if one.key in fresh]
            seen |= fresh
        merged = {table: pl.concat(frames) for table, frames in pieces.items()}
        folder = self.write(merged, yields)
        self._parts = [part for part in self._parts if part not in parts]
        self._parts.insert(0, Part(folder, tuple(yields)))

    def prune(self) -> None:
        """Remove the stages of older rulesets, all but the most recently used ones."""
        others = sorted(self.folder.parent.iterdir(), key=lambda folder: -folder.stat().st_mtime)
        for folder in others[KEPT_RULESETS:]:
            if folder != self.folder:
                shutil.rmtree(folder, ignore_errors=True)


def write_part(home: Path, frames: Frames, yields: Sequence[Yield]) -> Path:
    """Write one part below `home` and rename it into place; returns its folder."""
    from etl.schemas import STAGED

    scratch = home / f".{os.getpid()}-{uuid.uuid4().hex}"
    scratch.mkdir(parents=True)
    try:
        tables = {}
        for table in STAGED:
            path = scratch / f"{table}.parquet"
            frames[table].write_parquet(path, statistics=True)
            tables[table] = _digest(path)
        manifest = {"tables": tables, "yields": [asdict(one) for one in sorted(yields, key=lambda one: one.key)]}
        text = json.dumps(manifest, indent=0)
        (scratch / MANIFEST).write_text(text, encoding="utf-8")
        return _settle(scratch, home / hashlib.sha256(text.encode()).hexdigest()[:24])
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _settle(scratch: Path, target: Path) -> Path:
    try:
        scratch.rename(target)
    except OSError:
        if not (target / MANIFEST).is_file():  # otherwise another run wrote the same content first
            raise
    return target


def _read(folder: Path) -> Part | None:
    """The part in `folder`, None where it is not what its manifest says."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        whole = all(_digest(folder / f"{table}.parquet") == digest for table, digest in manifest["tables"].items())
        return Part(folder, tuple(Yield(**one) for one in manifest["yields"])) if whole else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _rows_of(frame: pl.DataFrame, keys: frozenset[str]) -> pl.DataFrame:
    """Rows with one of these keys, and members that follow from the rules alone (the load step takes each once)."""
    import polars as pl

    key = pl.col("extract_key")
    return frame.filter(key.is_null() | key.is_in(list(keys)))


def _remove_if_old(folder: Path) -> None:
    try:
        if time.time() - folder.stat().st_mtime > GRACE_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError:  # another run removed it first
        return
