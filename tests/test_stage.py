"""The Parquet cache: whole or not at all, each key once, and nothing lost that is still needed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

import polars as pl
import pytest

from etl import stage as staging
from etl.errors import WarehouseError
from etl.schemas import STAGED
from etl.stage import Stage, Yield, write_part


def frames(keys: Iterable[str]) -> dict[str, pl.DataFrame]:
    """One article and one sentence a key, the other tables empty."""
    out = {table: pl.DataFrame(schema=schema) for table, schema in STAGED.items()}
    for table in ("article", "sentence"):
        rows = [{"extract_key": key, "article_no": 1} for key in keys]
        out[table] = pl.DataFrame(rows, schema=STAGED[table]) if rows else out[table]
    return out


def staged(home: Path, *parts: str) -> Stage:
    """A stage whose parts hold the given one-letter keys."""
    stage = Stage(home, "rules1")
    stage.open()
    for keys in parts:
        stage.write(frames(keys), [Yield(key, 1) for key in keys])
    return stage


def keys_in(paths: dict[str, list[Path]]) -> list[str]:
    return sorted(pl.concat([pl.read_parquet(path) for path in paths["article"]])["extract_key"])


def test_what_is_written_is_found_again(tmp_path: Path) -> None:
    stage = staged(tmp_path, "ab", "c")
    assert set(stage.open()) == {"a", "b", "c"}
    assert keys_in(stage.select("abc")) == ["a", "b", "c"]


def test_a_reject_is_remembered_with_its_reason(tmp_path: Path) -> None:
    stage = Stage(tmp_path, "rules1")
    stage.open()
    stage.write(frames([]), [Yield("x", 0, "empty", "no text")])
    assert stage.open()["x"] == Yield("x", 0, "empty", "no text")


def test_only_parts_that_hold_wanted_keys_are_selected(tmp_path: Path) -> None:
    stage = staged(tmp_path, "ab", "c")
    assert len(stage.select("c")["article"]) == 1


def test_the_same_content_is_one_part(tmp_path: Path) -> None:
    stage = staged(tmp_path, "ab", "ab")
    assert len(list(stage.folder.iterdir())) == 1


@pytest.mark.parametrize("damage", ["truncate", "flip", "remove", "manifest"])
def test_a_damaged_part_is_dropped_with_a_note(tmp_path: Path, damage: str) -> None:
    stage = staged(tmp_path, "ab", "c")
    part = next(p for p in stage.folder.iterdir() if b'"a"' in (p / staging.MANIFEST).read_bytes())
    path = part / (staging.MANIFEST if damage == "manifest" else "article.parquet")
    whole = path.read_bytes()
    if damage == "remove":
        path.unlink()
    else:
        path.write_bytes(whole[:-9] if damage != "flip" else whole[:40] + bytes([whole[40] ^ 1]) + whole[41:])
    again = Stage(tmp_path, "rules1")
    assert set(again.open()) == {"c"}
    assert "damaged" in again.notes[0]
    assert not part.exists()


def test_a_stray_file_is_left_alone(tmp_path: Path) -> None:
    stage = staged(tmp_path, "ab")
    (stage.folder / "notes.txt").write_text("mine")
    again = Stage(tmp_path, "rules1")
    assert set(again.open()) == {"a", "b"}
    assert again.notes == []


def test_overlapping_parts_give_each_key_once(tmp_path: Path) -> None:
    stage = staged(tmp_path, "abc", "cd", "de")
    assert keys_in(stage.select("abcde")) == list("abcde")


def test_many_small_parts_are_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "MANY_PARTS", 2)
    stage = staged(tmp_path, "a", "b", "c", "d")
    paths = stage.select("abcd")
    assert keys_in(paths) == list("abcd")
    assert len(paths["article"]) == 1


def test_spent_parts_go_after_a_while(tmp_path: Path) -> None:
    stage = staged(tmp_path, "a", "ab")
    stage.select("ab")
    assert len(list(stage.folder.iterdir())) == 2  # another run may be reading it
    long_ago = time.time() - 2 * staging.GRACE_SECONDS
    for part in stage.folder.iterdir():
        os.utime(part, (long_ago, long_ago))
    stage.select("ab")
    assert len(list(stage.folder.iterdir())) == 1


def test_old_rulesets_are_pruned_but_not_the_current_one(tmp_path: Path) -> None:
    for age, ruleset in enumerate(("rules1", "rules2", "rules3", "rules4")):
        folder = tmp_path / ".stage" / ruleset
        folder.mkdir(parents=True)
        os.utime(folder, (1000 * (9 - age), 1000 * (9 - age)))
    stage = Stage(tmp_path, "rules4")
    stage.open()
    stage.prune()
    assert sorted(p.name for p in stage.folder.parent.iterdir()) == ["rules1", "rules4"]


def test_a_half_written_part_is_invisible(tmp_path: Path) -> None:
    stage = staged(tmp_path, "a")
    (stage.folder / ".123-abc").mkdir()
    assert set(stage.open()) == {"a"}


def test_two_writers_of_one_content_both_succeed(tmp_path: Path) -> None:
    one = write_part(tmp_path, frames("a"), [Yield("a", 1)])
    assert write_part(tmp_path, frames("a"), [Yield("a", 1)]) == one


def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / ".stage").write_text("a file in the way")
    with pytest.raises(WarehouseError, match="cannot be used as cache"):
        Stage(tmp_path, "rules1").open()
