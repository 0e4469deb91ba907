"""The story that raw/ tells: five reports of one day about the coalition in Iraq, and where they agree.

The same holds for other tellings of these reports: EXTRA_ARTICLES names a folder of them with its sidecar.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl import pipeline

ROOT = Path(__file__).parents[1]
EXTRA = Path(os.environ.get("EXTRA_ARTICLES", "no such folder"))
FOLDERS = [ROOT / "raw", *([EXTRA] if EXTRA.is_dir() else [])]
COALITION, AMERICANS = "Global Coalition against ISIS", "US forces"
Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def ask(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    warehouse = tmp_path_factory.mktemp("story") / "w.duckdb"
    pipeline.run(request.param, warehouse, workers=1)

    def rows(sql: str, *values: object) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(warehouse), read_only=True) as connection:
            return connection.execute(sql, list(values)).fetchall()

    return rows


def verdict(ask: Ask, topic: str, force: str, place: str | None) -> tuple[Any, ...]:
    sql = "select verdict, answer, n_articles from reconciliation where topic = ? and force = ? and place is not distinct from ?"
    (row,) = ask(sql, topic, force, place)
    return row


def test_the_end_of_the_mission_in_iraq_is_in_conflict(ask: Ask) -> None:
    assert verdict(ask, "mission_end", COALITION, "Iraq")[0] == "conflicting"
    ends = ask("select article_path, when_latest, speaker from claim where topic = 'mission_end' and place = 'Iraq'")
    early = {path for path, latest, _ in ends if latest is not None and latest <= date(2025, 9, 30)}
    assert len(early) >= 4
    assert ("Hussein Allawi", date(2026, 1, 1), date(2026, 12, 31)) in ask(
        "select speaker, when_earliest, when_latest from claim where topic = 'mission_end'"
    )


def test_one_joint_statement_stands_behind_several_articles(ask: Ask) -> None:
    sql = """
        select count(distinct article_path) from claim
        where topic = 'mission_end' and origin like 'joint statement%' group by origin order by 1 desc
    """
    assert ask(sql)[0][0] >= 2


def test_the_mission_in_syria_goes_on_until_september_2026(ask: Ask) -> None:
    found = ask(
        "select distinct verdict, earliest from reconciliation where topic = 'mission_end' and country = 'Syria'"
    )
    assert {row[0] for row in found} <= {"agreed", "compatible", "single_origin"}
    assert date(2026, 9, 1) in {row[1] for row in found}


def test_levels_are_those_that_the_articles_give(ask: Ask) -> None:
    assert verdict(ask, "force_level", AMERICANS, "Iraq")[1:] == ("about 2,500 troops", 2)
    assert verdict(ask, "force_level", AMERICANS, "Syria")[1:] == ("about 900 troops", 3)
    counted = "select distinct quantity_low from claim where topic = 'force_level' and force = ? and country in ('Iraq', 'Syria')"
    assert {row[0] for row in ask(counted, AMERICANS)} == {900, 2500}
    assert ask("select distinct quantity_low from claim where topic = 'detainees' and force = 'ISIS'") == [(9000,)]


def test_whether_american_troops_leave_iraq_is_in_conflict(ask: Ask) -> None:
    assert verdict(ask, "withdrawal", AMERICANS, "Iraq")[0] == "conflicting"
    sql = "select speaker_kind, via, polarity, when_latest from claim where topic = 'withdrawal' and force = ? and place = 'Iraq'"
    told = ask(sql, AMERICANS)
    assert any(kind == "anonymous" and polarity == "denied" for kind, _, polarity, _ in told)
    by_reuters = {latest for _, via, polarity, latest in told if via == "Reuters" and polarity == "affirmed"}
    assert {date(2025, 9, 30), date(2026, 12, 31)} <= by_reuters


@pytest.mark.parametrize(("topic", "place"), [("withdrawal", "Ain al-Asad"), ("reduction", "Baghdad")])
def test_bases_are_left_and_baghdad_reduced_by_september_2025(ask: Ask, topic: str, place: str) -> None:
    sql = "select distinct when_latest from claim where topic = ? and place = ? and force = ?"
    assert (date(2025, 9, 30),) in ask(sql, topic, place, COALITION)


def test_the_kurdistan_region_keeps_troops_until_at_least_september_2026(ask: Ask) -> None:
    sql = """
        select when_relation, when_earliest, when_latest from claim
        where topic = 'presence' and place = 'Kurdistan Region' and force = ?
    """
    assert ask(sql, AMERICANS) == [("until_at_least", date(2026, 9, 1), None)]


def test_what_was_long_ago_is_told_too(ask: Ask) -> None:
    formed = ask(
        "select distinct when_earliest, when_latest from claim where topic = 'establishment' and force = ?", COALITION
    )
    assert formed == [(date(2014, 1, 1), date(2014, 12, 31))]
    lasted = "select distinct quantity_low, unit from claim where topic = 'negotiation' and quantity_low is not null"
    assert (9, "months") in ask(lasted)
    sql = "select when_earliest from claim where topic = 'withdrawal' and force = ? and place = 'Iraq' and modality = 'asserted'"
    assert (date(2011, 1, 1),) in ask(sql, AMERICANS)


def test_the_second_story_is_an_article_of_december_and_answers_none_of_these(ask: Ask) -> None:
    sql = "select published, article_path, article_no from dim_article where article_no = 2"
    ((published, path, number),) = ask(sql)
    assert (published.year, published.month) == (2024, 12)
    sql = """
        select count(*) from claim
        where article_path = ? and article_no = ? and force in (?, ?)
        and topic in ('mission_end', 'withdrawal', 'force_level', 'presence', 'reduction', 'establishment')
    """
    assert ask(sql, path, number, COALITION, AMERICANS) == [(0,)]
