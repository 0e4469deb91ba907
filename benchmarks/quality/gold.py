"""How well a warehouse matches the gold claims.

    python -m benchmarks.quality.gold WAREHOUSE [GOLD]

Found and gold claims are paired one to one, greedily: same article, same topic, spans that overlap or share a sentence.
A claim is right when every slot is. Precision, recall and F1 count typed claims (all topics but `statement`);
optional gold claims count neither for nor against. GOLD is a gold file or a folder (default tests/gold/raw).
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.quality.goldfile import ANY, GoldClaim, Names, project, read_gold, spans
from benchmarks.quality.goldslots import SLOTS, Row, differ, readings

GOLD = Path(__file__).resolve().parents[2] / "tests" / "gold"
COLUMNS = (
    "article_path", "article_no", "topic", "force", "place", "country", "place_to", "polarity", "modality", "when_text",
    "when_relation", "when_earliest", "when_latest", "quantity_text", "quantity_qualifier", "quantity_low",
    "quantity_high", "unit", "speaker", "speaker_kind", "via", "speech", "said", "sentence", "char_start", "char_end",
    "rule",
)  # fmt: skip


@dataclass
class Pair:
    """A gold claim and the found claim that answers it, with the slots that differ."""

    gold: GoldClaim
    found: Row
    wrong: list[str]


@dataclass
class Scores:
    """Counts over typed claims, and the claims behind them."""

    right: list[Pair] = field(default_factory=list)
    wrong: list[Pair] = field(default_factory=list)
    missed: list[GoldClaim] = field(default_factory=list)
    extra: list[Row] = field(default_factory=list)
    optional: int = 0
    repeats: int = 0
    statements: Counter[str] = field(default_factory=Counter)
    headers: Counter[bool] = field(default_factory=Counter)
    header_faults: list[str] = field(default_factory=list)
    slots: dict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))

    @property
    def precision(self) -> float:
        return _share(len(self.right), len(self.right) + len(self.wrong) + len(self.extra))

    @property
    def recall(self) -> float:
        return _share(len(self.right), len(self.right) + len(self.wrong) + len(self.missed))

    @property
    def f1(self) -> float:
        return _share(2 * self.precision * self.recall, self.precision + self.recall)


def score(warehouse: Path, gold: Path) -> Scores:
    """Compare the views `claim` and `dim_article` of a warehouse with gold files.

    Raises: duckdb.Error where the warehouse cannot be read.
    """
    rows, articles = _read(warehouse)
    names, scores = Names(GOLD / "aliases.toml"), Scores()
    paths = {Path(path).name: path for path, _ in articles} | {path: path for path, _ in articles}
    for file in read_gold(gold):
        path = paths.get(file.file) or paths.get(Path(file.file).name, file.file)
        numbers = {*file.articles, *(claim.article for claim in file.claims)}
        numbers |= {number for found, number in articles if found == path}
        for number in sorted(numbers):
            claims = [claim for claim in file.claims if claim.article == number]
            article = articles.get((path, number), {"text": ""})
            _score_header(file.articles.get(number, {}), article, f"{file.file}:{number}", names, scores)
            _score_article(claims, rows.get((path, number), []), article["text"], names, scores)
    return scores


def _read(warehouse: Path) -> tuple[dict[tuple[str, int], list[Row]], dict[tuple[str, int], Row]]:
    import duckdb

    with duckdb.connect(str(warehouse), read_only=True) as db:
        order = "article_path, article_no, char_start, char_end, topic, claim_id"
        found = db.sql(f"select {', '.join(COLUMNS)} from claim order by {order}").fetchall()
        articles = db.sql("select article_path, article_no, text, outlet, published from dim_article").fetchall()
    rows: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for values in found:
        row = dict(zip(COLUMNS, values, strict=True))
        rows[row["article_path"], row["article_no"]].append(row)
    named = {
        (path, number): {"text": text, "outlet": outlet, "published": published}
        for path, number, text, outlet, published in articles
    }
    return rows, named


def _score_header(gold: Row, article: Row, where: str, names: Names, scores: Scores) -> None:
    for key in ("outlet", "published"):
        have, want = article.get(key), gold.get(key)
        if want is not None:
            right = have == want if key == "published" else names.same("source", have or "", want)
            scores.headers[right] += 1
            if not right:
                scores.header_faults.append(f"HEADER {where} {key}: {have or '-'} (gold {want})")


def _score_article(golds: list[GoldClaim], founds: list[Row], text: str, names: Names, scores: Scores) -> None:
    letters, where = project(text)
    places = [spans(gold, letters, where) for gold in golds]
    pairs = _match(golds, founds, places, text, names)
    for gold, answer in zip(golds, (pairs.get(i) for i in range(len(golds))), strict=True):
        _count(
            gold, None if answer is None else Pair(gold, founds[answer], differ(gold, founds[answer], names)), scores
        )
    taken = set(pairs.values())
    for j, row in enumerate(founds):
        if j in taken or row["topic"] == "statement":
            continue
        if any(
            len(place) > 1 and _answers(gold, row, place, text, names)
            for gold, place in zip(golds, places, strict=True)
        ):
            scores.repeats += 1
        else:
            scores.extra.append(row)


def _match(
    golds: list[GoldClaim], founds: list[Row], places: list[list[tuple[int, int]]], text: str, names: Names
) -> dict[int, int]:
    """Index of the found claim for each gold claim that has one."""
    options = []
    for i, gold in enumerate(golds):
        for j, row in enumerate(founds):
            overlap = _overlap(row, places[i], text) if _topic(gold, row) else 0.0
            if overlap:
                wrong = len(differ(gold, row, names))
                best = not (gold.typed and not gold.optional and not wrong)
                options.append((best, -round(overlap, 1), gold.optional, wrong, i, j))
    pairs: dict[int, int] = {}
    for *_, i, j in sorted(options):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _count(gold: GoldClaim, pair: Pair | None, scores: Scores) -> None:
    if gold.optional:
        scores.optional += pair is not None
    elif not gold.typed:
        scores.statements["missed" if pair is None else "wrong" if pair.wrong else "right"] += 1
    elif pair is None:
        scores.missed.append(gold)
    else:
        (scores.wrong if pair.wrong else scores.right).append(pair)
        for slot in SLOTS:
            if readings(gold, slot) != (ANY,):
                scores.slots[slot][slot not in pair.wrong] += 1


def _answers(gold: GoldClaim, row: Row, place: list[tuple[int, int]], text: str, names: Names) -> bool:
    return _topic(gold, row) and _overlap(row, place, text) > 0 and (gold.optional or not differ(gold, row, names))


def _topic(gold: GoldClaim, row: Row) -> bool:
    return row["topic"] in gold.topics or (ANY in gold.topics and row["topic"] != "statement")


def _overlap(row: Row, places: list[tuple[int, int]], text: str) -> float:
    """Share of the evidence that the found span covers; 0.05 where they only share a sentence; 0 where nothing."""
    start, end = row["char_start"], row["char_end"]
    best = max((min(end, high) - max(start, low)) / (high - low) for low, high in places) if places else 0.0
    if best > 0:
        return best
    sentence = row["sentence"] or ""
    first = text.rfind(sentence, 0, start + len(sentence) + 1) if sentence else -1
    return 0.05 if first >= 0 and any(low < first + len(sentence) and high > first for low, high in places) else 0.0


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def report(scores: Scores, brief: bool = False) -> str:
    """Figures first, then the claims that are wrong, missed and extra, for developers."""
    right, wrong = len(scores.right), len(scores.wrong)
    missed, extra = len(scores.missed), len(scores.extra)
    found = _share(right + wrong, right + wrong + missed)
    lines = [
        f"typed claims: precision {scores.precision:.3f}  recall {scores.recall:.3f}  F1 {scores.f1:.3f}",
        f"right {right}  wrong {wrong}  missed {missed}  extra {extra}",
        f"optional gold found {scores.optional}  repeats {scores.repeats}  outlets and dates of articles "
        f"{_share(scores.headers[True], scores.headers.total()):.3f} right",
        f"found at all: {found:.3f} of gold; statements {dict(scores.statements)}",
        "slots: " + "  ".join(f"{slot} {_share(n[True], n.total()):.3f}" for slot, n in scores.slots.items()),
    ]
    lines += _by_topic(scores)
    if not brief:
        lines += scores.header_faults + [_told(pair) for pair in scores.wrong]
        lines += [
            f"MISSED {_where(gold)} {'/'.join(gold.topics)}: {_wanted(gold)}\n    {_words(gold)}"
            for gold in scores.missed
        ]
        lines += [f"EXTRA  {row['article_path']}:{row['article_no']} {row['topic']} [{row['rule']}] {_had(row)}\n"
                  f"    {row['sentence']}" for row in scores.extra]  # fmt: skip
    return "\n".join(lines)


def _by_topic(scores: Scores) -> list[str]:
    """Right, wrong, missed and extra claims of each topic."""
    counts = {
        "right": Counter(pair.found["topic"] for pair in scores.right),
        "wrong": Counter(pair.found["topic"] for pair in scores.wrong),
        "missed": Counter(gold.topics[0] for gold in scores.missed),
        "extra": Counter(row["topic"] for row in scores.extra),
    }
    topics = sorted(set().union(*counts.values()))
    return [f"  {topic:14}" + "".join(f"{name} {n[topic]:3}  " for name, n in counts.items()) for topic in topics]


def _where(gold: GoldClaim) -> str:
    return f"{gold.file}:{gold.article}"


def _words(gold: GoldClaim) -> str:
    return gold.evidence or gold.fingerprint


def _wanted(gold: GoldClaim) -> str:
    return "; ".join(
        f"{slot}={' | '.join(map(str, want))}" for slot, want in gold.slots.items() if want not in [("",), (ANY,)]
    )


def _had(row: Row) -> str:
    return "; ".join(f"{slot}={_value(slot, row)}" for slot in SLOTS if _value(slot, row))


def _value(slot: str, row: Row) -> str:
    if slot == "when" and row["when_text"]:
        return (
            f"{row['when_relation']} {row['when_earliest'] or '..'}/{row['when_latest'] or '..'} ({row['when_text']})"
        )
    if slot == "quantity" and row["quantity_text"]:
        low, high = (".." if row[name] is None else row[name] for name in ("quantity_low", "quantity_high"))
        return f"{row['quantity_qualifier']} {low}/{high} ({row['quantity_text']})"
    return "" if slot in ("when", "quantity") else str(row[slot] or "")


def _told(pair: Pair) -> str:
    slots = [
        f"{slot}: {_value(slot, pair.found) or '-'} (gold {' | '.join(map(str, readings(pair.gold, slot)))})"
        for slot in pair.wrong
    ]
    head = f"WRONG  {_where(pair.gold)} {pair.found['topic']} [{pair.found['rule']}]"
    return f"{head} {'; '.join(slots)}\n    {_words(pair.gold)}"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("warehouse", type=Path)
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD / "raw")
    parser.add_argument("--brief", action="store_true", help="figures only")
    options = parser.parse_args()
    print(report(score(options.warehouse, options.gold), options.brief))


if __name__ == "__main__":
    main()
