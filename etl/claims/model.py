"""What the claims stage makes: one claim with its slots and the chain of who said it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from etl.extract.mentions import DateMention, QuantityMention


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points in the article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the attribution chain, from the speaker outward; `member` is None for the article's own outlet."""

    kind: str  # speaker, document, agency, outlet
    member: str | None
    cue: str | None = None
    span: Span | None = None


@dataclass(slots=True)
class Claim:
    """One assertion; field names follow the columns of schemas.CLAIM.

    `force`, `place`, `place_to`, `speaker`, `via` and `origin` are member ids; `when` and `quantity` the mentions that
    give the values; `slots` says where each value was read; `trace` which rules had a part in it, in order.
    """

    topic: str
    rule: str
    span: Span
    sentence: int
    force: str | None = None
    place: str | None = None
    place_to: str | None = None
    polarity: str = "affirmed"
    modality: str = "asserted"
    when: DateMention | None = None
    when_relation: str | None = None
    quantity: QuantityMention | None = None
    unit: str | None = None
    speaker: str | None = None
    via: str | None = None
    speech: str = "narrated"
    said: date | None = None
    origin: str | None = None
    trace: list[str] = field(default_factory=list)
    slots: dict[str, Span] = field(default_factory=dict)
    chain: list[Link] = field(default_factory=list)
