"""What an installation needs is in the wheel, and the two commands of the README can work from an empty clone."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile

import pytest

from etl import __version__
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def locked() -> set[str]:
    return {line.partition("==")[0] for line in LOCK.splitlines() if line}


def test_the_version_is_one() -> None:
    assert PROJECT["project"]["version"] == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_lock_pins_all_dependencies_and_names_no_index() -> None:
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    assert {re.split("[<>=]", one)[0].lower() for one in wanted} <= locked()
    assert "://" not in LOCK
    assert all(re.fullmatch(r"[\w.-]+==\S+( ; .+)?", line) for line in LOCK.splitlines())


def test_make_knows_the_two_commands() -> None:
    for target, words in {"run": "etl run", "test": "pytest"}.items():
        shown = subprocess.run(["make", "--dry-run", "--always-make", target], cwd=ROOT, capture_output=True, text=True)
        assert words in shown.stdout
        assert "requirements.lock" in shown.stdout


def test_only_the_console_prints() -> None:
    printing = [
        path.name
        for path in (ROOT / "etl").rglob("*.py")
        if re.search(r"^\s*(print\(|sys\.std(out|err)\.write)", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert printing == ["console.py"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Names of the files in a wheel, built without isolation, so that nothing is fetched."""
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(target.glob("*.whl"))).namelist()


def test_the_wheel_carries_rules_sql_and_types(wheel: list[str]) -> None:
    for folder, suffixes in {"etl/rules": (".toml", ".tsv"), "sql": (".sql",)}.items():
        wanted = {path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.suffix in suffixes}
        inside = {path.as_posix() if folder != "sql" else f"etl/{path.as_posix()}" for path in wanted}
        assert inside <= set(wheel)
    assert "etl/py.typed" in wheel
    assert not [name for name in wheel if name.startswith(("tests/", "raw/"))]
