"""`etl explain`: why a claim was made: its sentence, spans, rules, attribution chain, origin, and who else answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.errors import UsageError
from etl.load.query import fetch

Row = dict[str, Any]
Marker = Callable[[str, str], str]

CLAIM = """
select c.*, f.question_key, f.trace, f.slots, q.question, q.verdict, q.answer as question_answer, a.text as article_text
from claim as c
inner join fact_claim as f on c.claim_id = f.claim_id
left join fact_question as q on f.question_key = q.question_key
left join dim_article as a on f.article_key = a.article_key
where starts_with(c.claim_id, ?)
order by c.claim_id
limit 3
"""
CHAIN = """
select link_no, link_kind, name, cue, char_start, char_end from bridge_claim_chain where claim_id = ? order by link_no
"""
EVIDENCE = """
select signal, words, char_start, char_end, other_claim_id from origin_evidence
where claim_id = ? order by signal, char_start, other_claim_id limit 20
"""
OTHERS = """
select
    c.claim_id, c.outlet, c.article_path, c.speaker, c.origin, c.sentence, p.relation, p.dimension
from claim as c
inner join fact_claim as f on c.claim_id = f.claim_id
left join fact_claim_pair as p
    on
        (p.claim_id = c.claim_id and p.other_claim_id = $claim)
        or (p.other_claim_id = c.claim_id and p.claim_id = $claim)
where f.question_key = $question and c.claim_id <> $claim
order by c.published, c.outlet, c.claim_id
limit 50
"""
VALUES = (
    "topic", "force", "place", "country", "place_to", "polarity", "modality", "when_text", "when_relation",
    "when_earliest", "when_latest", "quantity_text", "quantity_qualifier", "quantity_low", "quantity_high", "unit",
    "speaker", "via", "speech", "said", "origin",
)  # fmt: skip


@dataclass
class Explanation:
    """One claim with everything that stands behind it.

    Attributes:
        row: the claim's columns, and `rules`, `chain`, `evidence`, `others` as lists of rows.
    """

    row: Row

    def text(self, mark: Marker) -> str:
        """For a person to read; `mark` sets the words off in which a value was read."""
        row = self.row
        where = f"{row['article_path']}, characters {row['char_start']} to {row['char_end']}"
        lines = [
            f"claim {row['claim_id']}",
            f"{row['outlet'] or 'unknown outlet'}, {row['published'] or 'undated'}: {where}",
            "",
        ]
        lines += [f"  {_marked_sentence(row, mark)}", ""]
        lines += [f"  {name:<18} {row[name]}" for name in VALUES if row[name] is not None]
        lines += ["", "rules that fired:", *map(_rule_line, row["rules"])]
        lines += ["", "attribution, from the speaker outward:", *map(_link_line, row["chain"])]
        if row["evidence"]:
            lines += ["", "what ties it to its origin:", *map(_evidence_line, row["evidence"])]
        lines += ["", f"question: {row['question']}", f"  {row['verdict']}: {row['question_answer']}"]
        return "\n".join(lines + [line for other in row["others"] for line in _other_lines(other)])


def explain(warehouse: Path, claim: str, rule_folders: Sequence[Path] = ()) -> Explanation:
    """Everything about the claim whose id begins with `claim`.

    Raises:
        UsageError: no claim, or more than one, has such an id.
        WarehouseError: the warehouse cannot be read.
    """
    found = fetch(warehouse, CLAIM, [claim]) if claim else []
    if len(found) != 1:
        what = "no claim has" if not found else "several claims have"
        raise UsageError(f"{what} an id that begins with {claim!r}", 'etl sql "select claim_id, sentence from claim"')
    row = found[0]
    row["rules"] = _rules(row["trace"] or [row["rule"]], rule_folders)
    row["chain"] = fetch(warehouse, CHAIN, [row["claim_id"]])
    row["evidence"] = fetch(warehouse, EVIDENCE, [row["claim_id"]])
    row["others"] = fetch(warehouse, OTHERS, {"claim": row["claim_id"], "question": row["question_key"]})
    return Explanation({name: value for name, value in row.items() if name != "article_text"} | _words(row))


def _words(row: Row) -> Row:
    """The words of each slot, and of the chain's cues, cut out of the article."""
    text = row["article_text"]
    slots = [{**slot, "text": text[slot["char_start"] : slot["char_end"]]} for slot in row["slots"] or []]
    return {
        "slots": slots,
        "sentence_start": text.find(row["sentence"], max(0, row["char_start"] - len(row["sentence"]))),
    }


def _rules(ids: Sequence[str], rule_folders: Sequence[Path]) -> list[Row]:
    from etl import rulebook

    book = rulebook.load(*rule_folders)
    return [{"rule": one, "pattern": book.rules[one].pattern if one in book.rules else None} for one in ids]


def _marked_sentence(row: Row, mark: Marker) -> str:
    sentence: str = row["sentence"]
    offset = row["sentence_start"]
    out, position = [], 0
    for slot in sorted(row["slots"], key=lambda one: (one["char_start"], -one["char_end"])):
        start, end = slot["char_start"] - offset, slot["char_end"] - offset
        if position <= start < end <= len(sentence):
            out += [sentence[position:start], mark(slot["slot"], sentence[start:end])]
            position = end
    return "".join(out) + sentence[position:]


def _rule_line(rule: Row) -> str:
    pattern = " ".join(rule["pattern"].split()) if rule["pattern"] else ""
    return f"  {rule['rule']}" + (f"\n      {pattern}" if pattern else "")


def _link_line(link: Row) -> str:
    cue = f' ("{link["cue"]}", characters {link["char_start"]} to {link["char_end"]})' if link["cue"] else ""
    return f"  {link['link_no']}. {link['link_kind']}: {link['name']}{cue}"


def _evidence_line(one: Row) -> str:
    other = f" (shared with {one['other_claim_id'][:12]})" if one["other_claim_id"] else ""
    return f"  {one['signal']}: {one['words'] or ''}{other}"


def _teller(other: Mapping[str, Any]) -> str:
    """Who says the other claim, and where; the file stands for an unknown outlet."""
    where = other["outlet"] or other["article_path"]
    speaker = other["speaker"]
    return f"{speaker}, {where}" if speaker and speaker != where else str(where)


def _other_lines(other: Row) -> list[str]:
    relation = (
        f"{other['relation']} ({other['dimension']})" if other["dimension"] else other["relation"] or "not compared"
    )
    return [
        f"  - {relation}: {_teller(other)} [{other['claim_id'][:12]}]",
        f"    “{other['sentence']}”",
    ]
