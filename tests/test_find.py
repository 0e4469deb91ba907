"""`etl find`: the contract that outside scorers rely on."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.find import find, reference_day
from tests.commands import etl

TEXT = (
    "About 2,500 US troops will leave Iraq by September 2025, two officials told Reuters on Friday. "
    "“We are not withdrawing,” the prime minister’s adviser said in Erbil."
)
FRIDAY = date(2024, 9, 27)
KINDS = {"date", "quantity", "force", "place", "speaker", "source", "attribution", "claim"}


def by_kind(text: str, published: date | None = FRIDAY) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = {}
    for one in find(text, published):
        found.setdefault(str(one["kind"]), []).append(one)
    return found


def test_json_lines_with_spans_in_the_text_as_given() -> None:
    text = f"\ufeff  {TEXT}\r\n\r\n{TEXT}"
    rows = etl("find", "-", "--published", "2024-09-27", "--json", stdin=text.encode()).rows
    assert {row["kind"] for row in rows} <= KINDS
    assert {"date", "quantity", "force", "place", "attribution", "claim"} <= {row["kind"] for row in rows}
    for row in rows:
        assert text[row["start"] : row["end"]] == row["text"] != ""
    assert rows == sorted(rows, key=lambda row: (row["start"], row["end"], row["kind"]))


def test_dates_have_timex_and_interval() -> None:
    date = next(one for one in by_kind(TEXT)["date"] if one["text"] == "September 2025")
    assert (date["timex_type"], date["timex_value"], str(date["latest"])) == ("DATE", "2025-09", "2025-09-30")


def test_quantities_have_bounds_qualifier_and_unit() -> None:
    one = by_kind(TEXT)["quantity"][0]
    assert [one[name] for name in ("low", "high", "qualifier", "unit")] == [2500, 2500, "approximate", "troops"]


def test_attributions_have_source_cue_and_content() -> None:
    one = by_kind(TEXT)["attribution"][0]
    source, cue, content = one["source"], one["cue"], one["content"]
    assert isinstance(source, dict) and isinstance(cue, dict) and isinstance(content, list)
    assert (source["text"], cue["text"]) == ("two officials", "told")
    assert content[0]["text"].startswith("About 2,500 US troops")


def test_claims_have_their_values() -> None:
    claim = next(one for one in by_kind(TEXT)["claim"] if one["topic"] == "withdrawal")
    assert (claim["force"], claim["place"], str(claim["when_latest"])) == ("force/us", "place/iq", "2025-09-30")


def test_without_a_day_relative_dates_stay_open() -> None:
    friday = next(one for one in by_kind(TEXT, None)["date"] if one["text"] == "Friday")
    assert (friday["earliest"], friday["latest"]) == (None, None)


@pytest.mark.parametrize(
    ("published", "text", "day"),
    [
        (None, "", None),
        ("2024-09-27", "", FRIDAY),
        ("2024-09-27T08:00:00Z", "", FRIDAY),
        ("27 September 2024", "", FRIDAY),
        ("27/09/2024", "", FRIDAY),
        ("08-07-2024", "Bases close\n\nJuly 8, 2024 - Some words.", date(2024, 7, 8)),
        ("08-07-2024", "Some words.", None),
    ],
)
def test_the_day_of_publication(published: str | None, text: str, day: date | None) -> None:
    assert reference_day(published, text)[0] == day


@pytest.mark.parametrize(
    "published", ["yesterday", "2024", "2024-13-40", "31-31-2024", "00-05-2009", "03-02-0000", "-1", "30-02-2009"]
)
def test_what_is_no_day_leaves_dates_open_and_is_told(published: str) -> None:
    day, note = reference_day(published, "")
    assert day is None
    assert f"{published!r} is no day" in note


def test_a_day_that_can_be_two_is_told() -> None:
    result = etl("find", "-", "--published", "03-02-2009", "--json", stdin=b"Troops left on Friday.")
    assert result.code == 0
    assert "can be two days" in result.err


def test_a_person_sees_the_text_with_its_mentions_marked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    out = etl("find", tmp_path / "a.txt", "--published", "2024-09-27").out
    assert "[quantity About 2,500] [force US troops] will leave [place Iraq] by [date September 2025]" in out
    assert "[claim withdrawal]" in out


@pytest.mark.parametrize("text", ["", " ", "\n\n", "é", "“", "2" * 300, "by by by", "\x00 5 troops"])
def test_odd_texts_are_no_trouble(text: str) -> None:
    assert all(text[one["start"] : one["end"]] == one["text"] for one in find(text, FRIDAY))


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("ab5,.' \n“”-’éUS\u00a0"), max_size=80), st.sampled_from([TEXT, "", "US troops"])
)
def test_any_text_re_slices(noise: str, words: str) -> None:
    text = noise + words + noise
    assert all(text[one["start"] : one["end"]] == one["text"] for one in find(text, FRIDAY))


def test_neither_polars_nor_duckdb_is_loaded() -> None:
    program = "import sys; from etl.find import find; find('300 troops left Iraq on Friday, he said.', None);"
    program += "print(sorted({'polars', 'duckdb', 'rich'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout == "[]\n"
