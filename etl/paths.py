"""Where the project's own files lie, installed or in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
RULES = PACKAGE / "rules"


def sql_folder() -> Path:
    """The folder of SQL files: beside the package in a checkout, inside it in a wheel."""
    inside = PACKAGE / "sql"
    return inside if inside.is_dir() else PACKAGE.parent / "sql"
