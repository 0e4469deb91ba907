"""A raw folder of any size, put together from the project's own texts.

    python -m benchmarks.corpus FOLDER --articles 10000 --share 0.05 --seed 1

An article is a title, a byline with a day, and paragraphs drawn from articles on topic (`raw`, `tests/articles/dev` and
`held`) or off topic (`tests/articles/negative`, and the sport and market pages of `raw`). Those negative articles were
written as traps, full of military words; here one off-topic article in five is made of them, and the others of their
paragraphs without such words. Figures, years and the country are changed, so that two articles seldom share a
sentence. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OFF_TOPIC = ("raw/2024/harbour-times-cup.txt", "raw/2024/ledger-markets.txt")
ARTICLE_BYTES = 3_000  # a news agency's story of five hundred words
PER_FOLDER = 1_000
TRAPS_EVERY = 5
FEWEST_LETTERS = 90  # shorter lines are titles, keys and captions
OUTLETS = tuple(
    f"{town} {name}"
    for town in ("Northport", "Harrow Bay", "Estmark", "Lowfield", "Sundale", "Kestrel", "Marrow", "Old Quay")
    for name in ("Herald", "Courier", "Observer", "Ledger", "Dispatch")
)
COUNTRIES = (
    ("Iraq", "Iraqi"), ("Mali", "Malian"), ("Syria", "Syrian"), ("Chad", "Chadian"), ("Somalia", "Somali"),
    ("Libya", "Libyan"), ("Haiti", "Haitian"), ("Kosovo", "Kosovar"), ("Niger", "Nigerien"), ("Romania", "Romanian"),
    ("Afghanistan", "Afghan"), ("Armenia", "Armenian"), ("Senegal", "Senegalese"), ("Nigeria", "Nigerian"),
)  # fmt: skip
MONTHS = ("January", "March", "April", "June", "July", "September", "October", "December")
_NAMED = re.compile(rf"\b({'|'.join(country for country, _ in COUNTRIES)})(n|i|an|ian|ese|r)?\b")
_TRAP = re.compile(
    r"\b(?:troops?|soldiers?|forces?|militar\w+|arm(?:y|ed|ies)|bases?|wars?|defen[cs]e\w*|rebel\w*|command\w*|combat\w*|"
    r"withdraw\w*|pull\w*|coalition|peace\w*|militi?a\w*|fighters?|marines?|brigades?|battalions?|nato|garrison\w*)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\b\d{1,3}(?:,\d{3})+\b|\b\d{2,4}\b")


@dataclass(frozen=True)
class Pool:
    """Titles and paragraphs of the articles of one kind."""

    titles: Sequence[str]
    paragraphs: Sequence[str]


def pools() -> tuple[Pool, Pool, Pool]:
    """What articles on topic are made of, off topic with traps, and off topic without."""
    paths = [*sorted((ROOT / "raw").rglob("*.txt")), *sorted((ROOT / "tests/articles").glob("[dhn]*/*.txt"))]
    off = [path for path in paths if path.parent.name == "negative" or path.relative_to(ROOT).as_posix() in OFF_TOPIC]
    traps = _pool(off)
    calm = Pool(*([text for text in texts if not _TRAP.search(text)] for texts in (traps.titles, traps.paragraphs)))
    return _pool([path for path in paths if path not in off]), traps, calm


def _pool(paths: Sequence[Path]) -> Pool:
    texts = [path.read_text(encoding="utf-8").strip() for path in paths]
    lines = [[line.strip() for line in text.split("\n") if line.strip()] for text in texts]
    paragraphs = sorted({line for one in lines for line in one[1:] if len(line) >= FEWEST_LETTERS})
    return Pool(sorted({one[0] for one in lines if len(one[0]) <= FEWEST_LETTERS}), paragraphs)


def articles(number: int, share: float, seed: int = 1, size: int = ARTICLE_BYTES) -> Iterator[str]:
    """So many invented articles.

    Args:
        share: of articles on topic, from 0 to 1; they stand evenly among the others.
        size: bytes of an article, about.
    """
    on, traps, calm = pools()
    for i in range(number):
        chance, is_on = random.Random(f"{seed}/{i}"), int((i + 1) * share) > int(i * share)
        off = traps if chance.randrange(TRAPS_EVERY) == 0 else calm
        yield _article(chance, on if is_on else off, size)


def _article(chance: random.Random, pool: Pool, size: int) -> str:
    country = chance.choice(COUNTRIES)
    day = f"{chance.choice(MONTHS)} {chance.randint(1, 28)}, {chance.randint(2019, 2025)}"
    head = f"{chance.choice(pool.titles)}\nBy {chance.choice(OUTLETS)} Staff\n{day}\n"
    parts, room = [head], size
    for paragraph in chance.sample(pool.paragraphs, len(pool.paragraphs)):
        parts.append(_varied(paragraph, chance, country))
        room -= len(parts[-1])
        if room <= 0:
            break
    return "\n".join(parts).replace("\n", "\n\n") + "\n"


def _varied(text: str, chance: random.Random, country: tuple[str, str]) -> str:
    text = _NAMED.sub(lambda found: country[1] if found[2] else country[0], text)
    return _FIGURE.sub(lambda found: _figure(found[0], chance), text)


def _figure(written: str, chance: random.Random) -> str:
    """Another figure of the same shape; days and years stay what they are."""
    value = int(written.replace(",", ""))
    if value <= 31:
        return written
    if "," not in written and 1900 <= value <= 2099:
        return str(value + chance.randint(-1, 1))
    other = max(32, int(value * chance.uniform(0.6, 1.6)))
    return f"{other:,}" if "," in written else str(other)


def write(folder: Path, number: int, share: float, seed: int = 1) -> int:
    """Write so many articles below `folder`, which must be empty or missing; returns their bytes."""
    total = 0
    for i, text in enumerate(articles(number, share, seed)):
        path = folder / f"{i // PER_FOLDER:03d}" / f"{i:06d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        total += path.write_bytes(text.encode())
    return total


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--share", type=float, default=1.0, help="share of articles on topic, 0 to 1")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    total = write(asked.folder, asked.articles, asked.share, asked.seed)
    print(f"{asked.folder}: {asked.articles:,} articles, {total / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
