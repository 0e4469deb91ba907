"""`etl check`: every check of sql/checks on the published warehouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.errors import CheckError
from etl.wording import counted

if TYPE_CHECKING:
    from etl.load.check import CheckResult


@dataclass(frozen=True)
class Report:
    """The results of all checks."""

    results: Sequence[CheckResult]

    @property
    def exit_code(self) -> int:
        """0, or that of a failed check."""
        return 0 if all(one.passed for one in self.results) else CheckError.exit_code

    @property
    def rows(self) -> list[dict[str, Any]]:
        """One row a check, for a program."""
        return [
            {"check": one.name, "question": one.question, "offenders": one.n_offenders, "sample": list(one.sample)}
            for one in self.results
        ]

    @property
    def text(self) -> str:
        """One line a check, and the first offending rows of those that failed."""
        lines = []
        for one in self.results:
            mark = "ok  " if one.passed else "FAIL"
            lines.append(f"{mark} {one.name}: {one.question}")
            lines += [f"       {row}" for row in one.sample]
            if one.n_offenders > len(one.sample):
                lines.append(f"       and {counted(one.n_offenders - len(one.sample), 'more row')}")
        failed = sum(not one.passed for one in self.results)
        return "\n".join([*lines, f"{counted(len(self.results), 'check')}, {failed} failed"])


def check(warehouse: Path) -> Report:
    """Run every check on a published warehouse.

    Raises:
        WarehouseError: it cannot be read.
    """
    from etl.load.check import run_checks

    return Report(run_checks(warehouse))
