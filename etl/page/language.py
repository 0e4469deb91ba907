"""Which language a text or a line is in, by script and by words that carry no subject."""

from __future__ import annotations

import re
from functools import cache

from etl.page.rules import read

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 1500  # characters: some 250 words settle it
_SCRIPTS = (
    ("arabic", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("hebrew", re.compile(r"[\u0590-\u05ff]")),
    ("greek", re.compile(r"[\u0370-\u03ff]")),
    ("han", re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")),
    ("indic", re.compile(r"[\u0900-\u0dff\u0e00-\u0eff]")),
    ("armenian", re.compile(r"[\u0530-\u058f\u10a0-\u10ff]")),
)
SCRIPT_LANGUAGES = {"arabic": ("ar", "fa"), "cyrillic": ("ru", "uk")}


@cache
def stop_words() -> dict[str, frozenset[str]]:
    """Language -> its words, as etl/rules/languages.toml lists them."""
    return {name: frozenset(table["words"]) for name, table in read("languages.toml").items()}


@cache
def letters() -> dict[str, frozenset[str]]:
    """Language -> its letters outside ASCII."""
    return {name: frozenset(table["letters"]) for name, table in read("languages.toml").items()}


def script(text: str) -> str:
    """The script that most letters of a text are in; "latin" where no other has half of them.

    >>> script("Читайте также"), script("Kyiv (Київ) said"), script("اقرأ أيضا")
    ('cyrillic', 'latin', 'arabic')
    """
    if text.isascii():
        return "latin"
    total = sum(map(len, _WORD.findall(text)))
    for name, pattern in _SCRIPTS:
        if len(pattern.findall(text)) * 2 > total:
            return name
    return "latin"


def detect(text: str) -> str | None:
    """ISO 639-1 code of a text's language, None where too few of its words tell.

    >>> detect("The troops will leave the base by the end of the year, the minister said.")
    'en'
    >>> detect("Les troupes vont quitter la base et le pays dans les mois qui viennent.")
    'fr'
    >>> detect("12 34") is None
    True
    """
    sample = text[:_SAMPLE].lower()
    rough = sample.split()
    if sum(map(stop_words()["en"].__contains__, rough)) > 0.2 * len(rough):
        return "en"  # the common case first: no other language shares a fifth of its words with English
    words = _WORD.findall(sample)
    if not words:
        return None
    tongue = script(sample)
    counts = {name: sum(word in known for word in words) for name, known in _candidates(tongue).items()}
    if not counts:
        return None
    best = max(sorted(counts), key=lambda name: counts[name])
    return best if counts[best] >= 2 and counts[best] > 0.06 * len(words) else None


def _candidates(tongue: str) -> dict[str, frozenset[str]]:
    written = SCRIPT_LANGUAGES.get(tongue, ())
    others = {name for names in SCRIPT_LANGUAGES.values() for name in names}
    return {
        name: words
        for name, words in stop_words().items()
        if (tongue == "latin") != (name in others) and (tongue == "latin" or name in written)
    }


def is_foreign(line: str, language: str) -> bool:
    """Whether a line is surely not in the article's language: another script, or another language's small words and
    none of its own.

    >>> is_foreign("Bir hata veya yanlışlık buldunuz mu?", "en"), is_foreign("Lees meer over onze redactie", "en")
    (True, True)
    >>> is_foreign("Recep Tayyip Erdoğan", "en"), is_foreign("Le Monde and El País said so", "en")
    (False, False)
    """
    own = stop_words().get(language)
    low = line.lower()
    if own is None or not own.isdisjoint(low.split()):
        return False
    words = _WORD.findall(low)
    if not words:
        return False
    tongue = script(line)
    if tongue != _script_of(language):
        return len(words) > 1
    if len(words) < 3 or not own.isdisjoint(words):
        return False
    return any(_tells(words, name) for name in _candidates(tongue) if name != language)


def _tells(words: list[str], language: str) -> bool:
    known, signs = stop_words()[language], letters()[language]
    small = sum(word in known for word in words)
    marked = sum(not signs.isdisjoint(word) for word in words)
    return (
        (small >= 2 and small * 5 >= len(words))
        or (small >= 1 and marked >= 2)
        or (marked >= 3 and marked * 2 >= len(words))
    )


def _script_of(language: str) -> str:
    return next((name for name, languages in SCRIPT_LANGUAGES.items() if language in languages), "latin")
