"""The documents say what the program does: generated parts are fresh, examples run, links lead somewhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from etl.load.query import ask
from tests.conftest import ROOT
from tests.generated import commands_md, output, readme

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(language: str) -> list[str]:
    """The fenced blocks of the README in one language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_command_reference_is_fresh() -> None:
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == commands_md(), "stale: run `make docs`"


def test_the_outputs_in_the_readme_are_fresh(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").symlink_to(project / "raw")
    assert readme(README, output) == README, "stale: run `make docs`"


@pytest.mark.parametrize("statement", blocks("sql"), ids=lambda statement: statement.splitlines()[0])
def test_the_sql_in_the_readme_runs_and_finds_something(project: Path, statement: str) -> None:
    columns, rows = ask(project / "warehouse" / "claims.duckdb", statement)
    assert columns
    assert rows


QUERIES = sorted((ROOT / "sql" / "queries").glob("*.sql"))


@pytest.mark.parametrize("path", QUERIES, ids=[path.stem for path in QUERIES])
def test_the_ad_hoc_queries_run(project: Path, path: Path) -> None:
    assert ask(project / "warehouse" / "claims.duckdb", path.read_text(encoding="utf-8"))[0]


def test_the_rules_in_the_readme_load_and_pass(tmp_path: Path) -> None:
    from tests.commands import etl

    for block in blocks("toml"):
        tomllib.loads(block)
        named = re.match(r"# my-rules/(\S+?\.toml)", block)
        if named:
            path = tmp_path / named[1]
            path.parent.mkdir(exist_ok=True)
            path.write_text(block, encoding="utf-8")
    assert etl("rules", "fiscal", "--test", "--rules", tmp_path).code == 0


@pytest.mark.parametrize("document", DOCUMENTS, ids=[path.name for path in DOCUMENTS])
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    for one in needed:
        assert f"| {re.split('[<>=]', one)[0]} |" in reasons


def test_all_exit_codes_are_documented() -> None:
    from etl import errors

    told = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    kinds = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.EtlError)]
    assert all(f"| {kind.exit_code} |" in told for kind in kinds)
