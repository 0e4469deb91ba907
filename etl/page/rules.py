"""The page rules (etl/rules/page.toml, languages.toml), read once and shaped for look-up."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from etl.paths import RULES


@dataclass(frozen=True)
class PageRules:
    """Look-up tables over page.toml.

    Attributes:
        lines, social, lists: exact lines, words of share bars, headings of link lists.
        starts, holds: how furniture lines begin, what they hold.
        keys: header key -> field of an article ("pub date" -> "published").
        outlet_words: last words of publishers' names.
        publishers: names of known publishers, in lower case, without their article.
        news_verbs: verbs of a lead that dates its own news.
        labels: what stands in capitals before a story and is no place.
        never, figure, months, perhaps, starters: see [sentence].
        endings, two_letters: see [domain].
    """

    lines: frozenset[str]
    starts: tuple[str, ...]
    holds: tuple[str, ...]
    social: frozenset[str]
    lists: frozenset[str]
    keys: dict[str, str]
    outlet_words: frozenset[str]
    publishers: frozenset[str]
    news_verbs: frozenset[str]
    labels: frozenset[str]
    never: frozenset[str]
    figure: frozenset[str]
    months: frozenset[str]
    perhaps: frozenset[str]
    starters: frozenset[str]
    endings: frozenset[str]
    two_letters: frozenset[str]


@cache
def page_rules() -> PageRules:
    """The project's page rules; read on first use."""
    page = read("page.toml")
    furniture, sentence, domain = page["furniture"], page["sentence"], page["domain"]
    return PageRules(
        lines=frozenset(furniture["lines"]),
        starts=tuple(furniture["starts"]),
        holds=tuple(furniture["holds"]),
        social=frozenset(furniture["social"]),
        lists=frozenset(furniture["lists"]),
        keys={key: name for name, keys in page["header"].items() for key in keys},
        outlet_words=frozenset(page["outlet"]["words"]),
        publishers=_publishers(read("names/sources.toml")),
        news_verbs=frozenset(page["dateline"]["verbs"]),
        labels=frozenset(page["dateline"]["labels"]),
        never=frozenset(sentence["never"]),
        figure=frozenset(sentence["figure"]),
        months=frozenset(sentence["months"]),
        perhaps=frozenset(sentence["perhaps"]),
        starters=frozenset(sentence["starters"]),
        endings=frozenset(domain["endings"]),
        two_letters=frozenset(domain["two_letters"]),
    )


def _publishers(tables: dict[str, list[str]]) -> frozenset[str]:
    """The names of all lines "slug: Name | alias @ country = family", but for those that only tell a kind."""
    named = (line for kind, lines in tables.items() if kind != "unnamed" for line in lines)
    names = (name for line in named for name in line.partition(": ")[2].partition(" @ ")[0].split(" | "))
    return frozenset(bare_name(name) for name in names)


def bare_name(name: str) -> str:
    """A publisher's name as it is looked up.

    >>> bare_name("The Harbour Times")
    'harbour times'
    """
    return name.strip().lower().removeprefix("the ")


def read(name: str) -> dict[str, Any]:
    """The tables of etl/rules/<name>."""
    return tomllib.loads((RULES / name).read_text(encoding="utf-8"))
