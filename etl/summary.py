"""What a run came to, in words: counts, verdicts, and the conflicts that tell most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.load.query import fetch
from etl.wording import counted, indent, joined

if TYPE_CHECKING:
    from etl.pipeline import RunSummary

TOPICS = "select topic, count(*) as n from claim group by topic order by n desc, topic"
VERDICTS = """
select verdict, count(*) as n from reconciliation group by verdict
order by list_position(['conflicting', 'agreed', 'compatible', 'single_origin'], verdict) nulls last
"""
# The questions on which most origins contradict the consensus, each with what the sides say.
CONFLICTS = """
select q.question_key, q.question, q.n_origins
from reconciliation as q
where q.verdict = 'conflicting'
order by q.n_dissent desc, q.n_origins desc, q.n_claims desc, q.question, q.question_key
limit 5
"""
SIDES = """
select
    a.answer, a.n_origins,
    list(
        distinct coalesce(c.speaker, c.outlet, c.article_path) order by coalesce(c.speaker, c.outlet, c.article_path)
    ) as speakers,
    list(distinct c.outlet order by c.outlet) as outlets
from fact_answer as a
inner join bridge_claim_question as b on a.answer_key = b.answer_key
inner join claim as c on b.claim_id = c.claim_id
where a.question_key = ? and a.gives_value
group by a.answer_key, a.answer, a.n_origins
order by a.n_origins desc, a.answer
limit 4
"""
SHOWN_REJECTS = 5


@dataclass(frozen=True)
class Contents:
    """What the published warehouse holds.

    Attributes:
        articles: number of articles.
        topics, verdicts: number of claims by topic, of questions by verdict.
        conflicts: question and its sides, as sentences.
    """

    articles: int
    topics: dict[str, int]
    verdicts: dict[str, int]
    conflicts: list[tuple[str, list[str]]]


def contents(warehouse: Path) -> Contents:
    """Read the counts and the most telling conflicts out of a published warehouse."""
    articles = fetch(warehouse, "select count(*) as n from dim_article")[0]["n"]
    topics = {row["topic"]: row["n"] for row in fetch(warehouse, TOPICS)}
    verdicts = {row["verdict"]: row["n"] for row in fetch(warehouse, VERDICTS) if row["verdict"]}
    conflicts = [
        (row["question"], [_side(side) for side in fetch(warehouse, SIDES, [row["question_key"]])])
        for row in fetch(warehouse, CONFLICTS)
    ]
    return Contents(articles, topics, verdicts, conflicts)


def _side(side: Mapping[str, Any]) -> str:
    speakers = [name for name in side["speakers"] if name]
    outlets = [name for name in side["outlets"] if name and name not in speakers]
    who = joined(speakers[:3]) + (f" and {len(speakers) - 3} more" if len(speakers) > 3 else "")
    where = f" (in {joined(outlets[:3])})" if outlets else ""
    return f"{side['answer'] or 'no value'}: {who or 'unknown'}{where}"


def as_dict(run: RunSummary) -> dict[str, Any]:
    """The summary for a program."""
    return {**asdict(run), **asdict(contents(run.warehouse))}


def text(run: RunSummary, width: int = 100) -> str:
    """The summary for a person."""
    held = contents(run.warehouse)
    lines = [_headline(run, held), *_reject_lines(run), ""]
    lines += indent(_counts("claims", held.topics), width, "")
    lines += indent(_counts("questions", held.verdicts), width, "")
    if held.conflicts:
        lines += ["", "Where the reports conflict:"]
    for question, sides in held.conflicts:
        lines += [f"  {question}", *(line for side in sides for line in indent(side, width, "    - "))]
    lines += ["", f'{run.warehouse} is ready: etl ask, or etl sql "select * from reconciliation"']
    return "\n".join(lines)


def _headline(run: RunSummary, held: Contents) -> str:
    seconds = f"{run.seconds:.1f} s"
    skipped = f", {run.skipped} passed over (hidden, README, sidecar)" if run.skipped else ""
    read = f"{counted(run.files, 'file')} read{skipped}, {counted(held.articles, 'article')}, {seconds}"
    if run.is_unchanged:
        return f"Nothing has changed: {run.warehouse} already holds these files under these rules.\n{read}"
    return f"{read}\n{run.extracted:,} extracted anew, {run.reused:,} reused from the cache"


def _reject_lines(run: RunSummary) -> list[str]:
    if not run.rejects:
        return []
    reasons = Counter(reason for _, reason, _ in run.rejects)
    lines = [f"{counted(len(run.rejects), 'reject')} ({_counted(reasons)}), listed in etl_reject:"]
    return lines + [f"  {path}: {detail}" for path, _, detail in run.rejects[:SHOWN_REJECTS]]


def _counts(what: str, numbers: Mapping[str, int]) -> str:
    return f"{sum(numbers.values()):,} {what}" + (f": {_counted(numbers)}" if numbers else "")


def _counted(numbers: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number:,}" for name, number in numbers.items())
