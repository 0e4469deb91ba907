"""How well cues, sources and contents are found: F1 on PolNeAR (Newell et al., LREC 2018).

Usage: python -m benchmarks.quality.attribution FOLDER [dev|train]

FOLDER holds `dev/text`, `dev/attributions` (and the same of `train`) of the corpus, which is not part of this project.
Its test part is left alone. A span counts as found where it shares at least half of the longer of the two (strict), or
at least half by Dice's coefficient (lenient). PolNeAR labels a token once, so attributions whose cue lies inside
another's content are left out; where an article was annotated twice, the first annotator counts.
Pure quotations are counted apart: attributions whose content is one string in quotation marks.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time

from benchmarks.quality.baseline import Measures
from etl.extract.attribution import Attributions
from etl.extract.document import Document
from etl.extract.mentions import Attribution
from etl.extract.tokens import tokenize
from etl.rulebook import load
from etl.sentences import find_sentences

Spans = list[tuple[int, int]]
_OPEN, _CLOSE = frozenset('“"«'), frozenset('”"»')
ROLES = ("Cue", "Source", "Content")


def gold(path: Path) -> list[dict[str, Spans]]:
    """Attributions of one brat file: role -> spans."""
    spans: dict[str, Spans] = {}
    events: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1:
            pieces = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = [(int(a), int(b)) for a, b in (piece.split() for piece in pieces)]
        elif line.startswith("E"):
            events.append(fields[1])
    return [_roles(event, spans) for event in events]


def _roles(event: str, spans: dict[str, Spans]) -> dict[str, Spans]:
    out: dict[str, Spans] = {role: [] for role in ROLES}
    for pair in event.split():
        role, _, key = pair.partition(":")
        name = role.rstrip("0123456789")
        if name in out:
            out[name] += spans.get(key, [])
    return out


def articles(folder: Path) -> Iterator[tuple[str, list[dict[str, Spans]]]]:
    """Text and gold of every article of one part of the corpus."""
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rpartition("_")[0], path)
    for name, path in first.items():
        text = folder / "text" / f"{name}.txt"
        if text.exists():
            yield text.read_bytes().decode("utf-8"), gold(path)


def predicted(found: Sequence[Attribution]) -> list[dict[str, Spans]]:
    """What was found, one label a token."""
    whole = list({one.cue: one for one in reversed(found)}.values())
    out = []
    for one in whole:
        inside = any(
            other is not one and any(a <= one.cue[0] and one.cue[1] <= b for a, b in other.content) for other in whole
        )
        if not inside:
            out.append({"Cue": [one.cue], "Source": [one.source] if one.source else [], "Content": list(one.content)})
    return out


def shared(a: Spans, b: Spans) -> tuple[float, float]:
    """Share of the longer one, and Dice's coefficient."""
    both = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    sizes = (sum(y - x for x, y in a), sum(y - x for x, y in b))
    return both / max(*sizes, 1), 2 * both / max(sum(sizes), 1)


def count(counts: Counter[tuple[str, str, str]], wanted: list[dict[str, Spans]], got: list[dict[str, Spans]]) -> None:
    """Add hits, found and wanted spans of one article."""
    for role in ROLES:
        for i, measure in enumerate(("strict", "lenient")):
            free = [one[role] for one in wanted if one[role]]
            counts[role, measure, "wanted"] += len(free)
            for spans in (one[role] for one in got if one[role]):
                counts[role, measure, "found"] += 1
                match = next((other for other in free if shared(spans, other)[i] >= 0.5), None)
                if match is not None:
                    free.remove(match)
                    counts[role, measure, "hit"] += 1


def is_quotation(text: str, spans: Spans) -> bool:
    """Whether a content is one string in quotation marks, and nothing else."""
    if len(spans) != 1:
        return False
    words = text[spans[0][0] : spans[0][1]].strip()
    opens = words[:1] in _OPEN or words[:2] == "''"
    closes = words.rstrip(".,")[-1:] in _CLOSE or words[-2:] == "''"
    return opens and closes and not any(mark in words[1:-2] for mark in _OPEN | _CLOSE)


def count_quotations(counts: Counter[str], text: str, wanted: list[dict[str, Spans]], found: list[Attribution]) -> None:
    """Add pure quotations of one article, and those found with their content and with their speaker."""
    for one in wanted:
        if not is_quotation(text, one["Content"]):
            continue
        pieces = [(got, spans) for got in found for spans in (list(got.content), *([span] for span in got.content))]
        hits = [got for got, spans in pieces if shared(spans, one["Content"])[0] >= 0.5]
        counts["wanted"] += 1
        counts["content"] += bool(hits)
        if one["Source"]:
            counts["sources"] += 1
            counts["speaker"] += any(shared([got.source], one["Source"])[0] >= 0.5 for got in hits if got.source)


def quotations(folder: Path) -> tuple[float, float, int]:
    """Share of pure quotations whose content, and whose speaker, is found; and how many there are."""
    finder, counts = Attributions(load()), Counter[str]()
    for text, wanted in articles(folder):
        tokens = tokenize(text)
        doc = Document(text, None, None, tokens, "", find_sentences(text, tokens))
        count_quotations(counts, text, wanted, finder.find(doc))
    content, speaker = counts["content"] / max(counts["wanted"], 1), counts["speaker"] / max(counts["sources"], 1)
    return content, speaker, counts["wanted"]


def counted(folder: Path) -> tuple[Counter[tuple[str, str, str]], float]:
    """Hits, found and wanted spans by role and measure, and milliseconds for 3,000 characters.

    Raises: FileNotFoundError where the folder holds no annotated article.
    """
    finder, counts, seconds, size = Attributions(load()), Counter[tuple[str, str, str]](), 0.0, 0
    for text, wanted in articles(folder):
        tokens = tokenize(text)
        doc = Document(text, None, None, tokens, "", find_sentences(text, tokens))
        start = process_time()
        found = finder.find(doc)
        seconds, size = seconds + process_time() - start, size + len(text)
        count(counts, wanted, predicted(found))
    if not size:
        raise FileNotFoundError(f"{folder}: no annotated articles (text/*.txt with attributions/*.ann)")
    return counts, seconds * 3000 / size * 1000


def figures(counts: Counter[tuple[str, str, str]], role: str, measure: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of one role."""
    hit, found, wanted = (counts[role, measure, key] for key in ("hit", "found", "wanted"))
    precision, recall = hit / max(found, 1), hit / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def measures(folder: Path) -> Measures:
    """F1 of cue, source and content on the development part, by both measures; recall of pure quotations."""
    counts, _ = counted(folder / "dev")
    content, speaker, _ = quotations(folder / "dev")
    direct = {"attribution quotations: content": 100 * content, "attribution quotations: speaker": 100 * speaker}
    return direct | {
        f"attribution {measure}: {role.lower()}": 100 * figures(counts, role, measure)[2]
        for measure in ("strict", "lenient")
        for role in ROLES
    }


def main(folder: str, part: str = "dev") -> None:
    """Print precision, recall and F1 of the three roles, and the time."""
    counts, milliseconds = counted(Path(folder) / part)
    for measure in ("strict", "lenient"):
        for role in ROLES:
            precision, recall, f1 = figures(counts, role, measure)
            n, wanted = counts[role, measure, "found"], counts[role, measure, "wanted"]
            print(f"{measure:8} {role:8} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({wanted} wanted, {n} found)")
    content, speaker, n = quotations(Path(folder) / part)
    print(f"pure quotations: content {content:.3f} speaker {speaker:.3f} ({n} wanted)")
    print(f"{milliseconds:.2f} ms for 3,000 characters")


if __name__ == "__main__":
    main(*sys.argv[1:3])
