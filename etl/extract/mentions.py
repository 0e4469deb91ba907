"""What the words of one article yield before anything is claimed: typed spans with normalised values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Relation = Literal["on", "by", "until", "until_at_least", "since", "after", "before", "during"]
Qualifier = Literal["exact", "approximate", "at_least", "at_most", "range", "vague"]
NameKind = Literal["force", "place", "source", "person", "office", "anonymous", "document", "organisation"]
Stance = Literal["neutral", "claim", "deny", "confirm", "warn", "promise", "admit", "demand", "doubt"]
SpeakerKind = Literal["named", "office", "anonymous", "document", "organisation", "outlet"]
Speech = Literal["direct", "indirect", "narrated"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the text that means something.

    Attributes:
        start, end: code points in the article's text, end exclusive.
        first, last: indexes of its first and its last token (inclusive).
        rule: id of the rule that made it.
    """

    start: int
    end: int
    first: int
    last: int
    rule: str


@dataclass(frozen=True, slots=True)
class DateMention(Mention):
    """A time expression (TIMEX3) and the interval that it stands for.

    `start:end` is the TIMEX3 extent ("September 2025"); `when_start:when_end` takes in the words that relate a
    claim to it ("by the end of September 2025", "within 12 months"). `earliest` and `latest` bound the claimed
    moment, closed, None = open; both are None where the expression could not be anchored. `timex_type` and
    `timex_value` as TIMEX3 (TimeML 1.2.1): "2025-09", "P9M", "FUTURE_REF".
    """

    timex_type: Literal["DATE", "TIME", "DURATION", "SET"]
    timex_value: str
    relation: Relation
    earliest: date | None
    latest: date | None
    when_start: int
    when_end: int
    mod: str = ""  # TIMEX3 mod: START, MID, END, APPROX, BEFORE, AFTER, MORE_THAN ...
    unresolved: str = ""  # why there is no interval: "no reference date", "vague", "duration"


@dataclass(frozen=True, slots=True)
class QuantityMention(Mention):
    """A number with its qualifier, and what it counts.

    `start:end` covers qualifier and number ("more than 2,000"); `noun_start:noun_end` the counted noun phrase's head
    ("troops"; equal where none is there). `low` and `high` bound the value, closed, None = open. `unit` is the
    canonical counted unit ("troops", "soldiers", "battalions", "months"), "" where nothing is counted.
    """

    kind: Literal["count", "money", "percent", "fraction", "measure", "age", "duration", "ordinal", "score", "bare"]
    low: int | None
    high: int | None
    qualifier: Qualifier
    unit: str
    noun_start: int
    noun_end: int


@dataclass(frozen=True, slots=True)
class NameMention(Mention):
    """A name or a noun phrase that refers to a member of a dimension.

    `member` is the id of the canonical member ("force/us", "place/iq/erbil"); unknown members have an id with
    "unknown" as its second part and keep the words of the text as name. `head` is False where the name only
    modifies another noun ("the *Iraqi* government").
    """

    kind: NameKind
    member: str
    name: str
    head: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """One link of an attribution chain: who passed the words on, and the words that say so.

    `kind` is speaker, document, agency or outlet; `start:end` is the span of `cue`.
    """

    kind: Literal["speaker", "document", "agency", "outlet"]
    member: str
    cue: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words or thoughts that the text puts into somebody's mouth (source, cue and content as in PARC 3 and PolNeAR).

    Spans are half-open, in code points. `content` has one span, or several where a cue or another speaker stands in
    between. `source` is None where nobody is named ("it was reported that"). `speech` is direct for a quotation,
    indirect for reported speech, narrated where the text tells an attitude or a speech act without giving its words
    ("wants", "criticised"). `said` is the index in Document.dates of the day on which it was said, None where none
    is given. `links` lead from the speaker outward. `negated`: the text says that it was not said ("did not say how
    many").
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    speaker: str
    name: str
    kind: SpeakerKind
    role: str | None
    organisation: str | None
    country: str | None
    via: str | None
    speech: Speech
    stance: Stance
    said: int | None
    links: tuple[Link, ...]
    rule: str
    negated: bool = False
