"""The raw folder: which files are there, and what their bytes hash to.

Content is hashed at every run, with threads: sizes and times of change survive a copy or a restored backup, so they
tell nothing for sure, and reading is cheap.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from etl.errors import InputError, UsageError
from etl.settings import SIDECAR


@dataclass(frozen=True, slots=True)
class RawFile:
    """One raw file as it lies on disk.

    Attributes:
        path: relative to the raw folder, with forward slashes; bytes that are no UTF-8 are shown as in "caf\\xe9".
        where: the file itself.
        size: bytes.
        sha256: hex digest of its bytes, "" where they cannot be read.
        fault: why they cannot be read, "" where they can.
    """

    path: str
    where: Path
    size: int
    sha256: str
    fault: str = ""


@dataclass
class RawFolder:
    """What discovery found.

    Attributes:
        root: the folder that paths are relative to; the sidecar lies here.
        files: in order of their paths.
        skipped: files that are no articles by their name: hidden ones, the sidecar, READMEs.
    """

    root: Path
    files: list[RawFile] = field(default_factory=list)
    skipped: int = 0


def discover(raw: Path) -> RawFolder:
    """Find and hash the raw files below a folder (nested folders too), or take a single file.

    Raises:
        UsageError: there is no such folder or file, or it cannot be listed.
        InputError: the folder holds no file that could be an article.
    """
    if raw.is_file():
        folder = RawFolder(raw.parent)
        paths = [raw]
    elif raw.is_dir():
        folder = RawFolder(raw)
        paths = list(_walk(raw, folder))
    else:
        hint = "name a folder of articles, as in: etl run path/to/articles"
        raise UsageError(f"raw folder {raw} does not exist", hint)
    if not paths:
        hint = "put articles into it as .txt or .md files"
        raise InputError(
            f"raw folder {raw} holds no articles ({folder.skipped} files passed over by their names)", hint
        )
    with ThreadPoolExecutor(min(8, (os.cpu_count() or 1) + 2)) as pool:
        hashed = pool.map(lambda path: _hashed(path, folder.root), paths, chunksize=1)
        folder.files = sorted(hashed, key=lambda file: file.path)
    return folder


def _walk(folder: Path, found: RawFolder) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        hint = "give yourself the right to read it, or move it out of the raw folder"
        raise UsageError(f"{folder}: cannot be listed: {error.strerror}", hint) from error
    for entry in entries:
        if entry.name.startswith("."):
            found.skipped += 1
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), found)
        elif _is_no_article(entry.name, at_root=folder == found.root):
            found.skipped += 1
        else:
            yield Path(entry.path)


def _is_no_article(name: str, at_root: bool) -> bool:
    return (at_root and name == SIDECAR) or name.partition(".")[0].upper() == "README"


def _hashed(path: Path, root: Path) -> RawFile:
    name = os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "backslashreplace")
    try:
        if not path.is_file():
            return RawFile(name, path, 0, "", _no_file(path))
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return RawFile(name, path, os.fstat(file.fileno()).st_size, digest)
    except OSError as error:
        return RawFile(name, path, 0, "", error.strerror or str(error))


def _no_file(path: Path) -> str:
    if path.is_dir():  # it may lead back into the raw folder
        return "a link to a folder, which is not followed; copy the folder here, or name it to another run"
    return "not a regular file" if path.exists() else "a link to a file that does not exist"
