"""`etl ask`: the questions that the claims answer, and one question with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.errors import UsageError
from etl.load.query import fetch
from etl.wording import counted, indent, joined

Row = dict[str, Any]

# The numbers that users type are positions in this order: what needs attention first, then what has most support.
QUESTIONS = """
select
    row_number() over (
        order by
            topic = 'statement',
            list_position(['conflicting', 'agreed', 'compatible', 'single_origin'], verdict) nulls last,
            n_origins desc, n_claims desc, question, question_key
    ) as number,
    *
from reconciliation
order by number
"""
EVIDENCE = """
select
    a.answer, c.claim_id, c.outlet, c.published, c.article_path, c.speaker, c.via, c.origin, c.speech, c.polarity,
    c.modality,
    c.when_text, c.when_earliest, c.when_latest, c.quantity_text, c.quantity_low, c.quantity_high, c.unit, c.said,
    c.sentence, c.char_start, c.char_end, c.rule
from bridge_claim_question as b
inner join claim as c on b.claim_id = c.claim_id
left join fact_answer as a on b.answer_key = a.answer_key
where b.question_key = ?
order by a.gives_value desc, a.n_origins desc, a.answer, c.published, c.outlet, c.article_path, c.char_start, c.claim_id
"""


@dataclass
class Answer:
    """Rows for a program, and lines for a person."""

    rows: list[Row]
    text: str


def ask(warehouse: Path, wanted: str, width: int = 100) -> Answer:
    """The list of questions, or the one that `wanted` names by number or by words that it holds.

    Raises:
        UsageError: no question fits.
        WarehouseError: the warehouse cannot be read.
    """
    questions = fetch(warehouse, QUESTIONS)
    chosen = _chosen(questions, wanted)
    if not wanted or len(chosen) > 1:
        return Answer(chosen, _listing(chosen, width))
    evidence = fetch(warehouse, EVIDENCE, [chosen[0]["question_key"]])
    return Answer([{**chosen[0], "claims": evidence}], _one(chosen[0], evidence, width))


def _chosen(questions: Sequence[Row], wanted: str) -> list[Row]:
    if not questions:
        raise UsageError(
            "the warehouse holds no claims, so there is nothing to ask", "see what the run rejected: etl run"
        )
    if wanted.isdigit():
        chosen = [one for one in questions if one["number"] == int(wanted)]
    else:
        words = wanted.lower().split()
        chosen = [one for one in questions if all(word in _haystack(one) for word in words)]
    if not chosen:
        raise UsageError(
            f"no question fits {wanted!r}", f"etl ask lists all {len(questions)}; use its numbers or words"
        )
    return chosen


def _haystack(question: Row) -> str:
    return f"{question['question']} {question['verdict']} {question['answer']}".lower()


def _listing(questions: Sequence[Row], width: int) -> str:
    lines, heading = [], None
    for one in questions:
        under = one["verdict"] if one["topic"] != "statement" else "said besides, and not compared"
        if under != heading:
            heading = under
            lines += ["", f"{heading}:"]
        support = f"{counted(one['n_claims'], 'claim')}, {counted(one['n_origins'], 'origin')}"
        said = f"{one['question']} {one['answer'] or 'no value'} ({support})"
        lines += indent(said, width, first=f"{one['number']:>4}  ")
    return "\n".join(lines[1:])


def _one(question: Row, evidence: Sequence[Row], width: int) -> str:
    counts = joined(
        counted(question[f"n_{name}s"], name) for name in ("claim", "article", "outlet", "speaker", "origin")
    )
    lines = [question["question"], f"  {question['verdict']}: {question['answer'] or 'no value'}", f"  {counts}", ""]
    answer: Any = object()
    for row in evidence:
        if row["answer"] != answer:
            answer = row["answer"]
            lines.append(f"{answer or 'no value'}")
        lines += indent(_credit(row), width, first="  - ")
        lines += indent(f"“{row['sentence']}”", width, first="    ")
        lines.append(f"    etl explain {row['claim_id'][:12]}")
    return "\n".join(lines)


def _credit(row: Row) -> str:
    who = row["speaker"] or "unknown"
    outlet = row["outlet"] or row["article_path"]
    via = f", via {row['via']}" if row["via"] else ""
    source = f" in {outlet}" if outlet != who else ""
    published = f", {row['published']}" if row["published"] else ""
    return f"{who}{via}{source}{published}: {row['polarity']}, {row['modality']}, {row['speech']}"
