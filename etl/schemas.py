"""Names and types of every frame that crosses a stage boundary.

Offsets are Unicode code points, end exclusive. `extract_key` names what one raw file yields: a hash of its bytes, its
suffix, its sidecar entry and the ruleset. The path of the file joins in at load, so that copies share staged rows.
"""

from __future__ import annotations

import polars as pl

Schema = dict[str, pl.DataType | type[pl.DataType]]

# One row a piece of the cleaned text. Equal lengths on both sides: copied one to one. Different: raw characters that
# were replaced (or dropped: clean_start == clean_end; or inserted: raw_start == raw_end).
OFFSET = pl.Struct({"clean_start": pl.Int32, "clean_end": pl.Int32, "raw_start": pl.Int32, "raw_end": pl.Int32})

# parse -> clean. Raw text is the decoded file; raw_start..raw_end is the article's body in it.
PARSED: Schema = {
    "extract_key": pl.String,
    "article_no": pl.Int32,
    "title": pl.String,
    "title_start": pl.Int32,  # where the raw file holds the title, null where it does not
    "byline": pl.String,
    "dateline": pl.String,
    "outlet": pl.String,
    "outlet_how": pl.String,  # sidecar, header, text, unknown
    "published": pl.Date,
    "published_how": pl.String,  # sidecar, header, text, unknown
    "language": pl.String,
    "url": pl.String,
    "retrieved": pl.Date,
    "encoding": pl.String,
    "raw_start": pl.Int32,
    "raw_end": pl.Int32,
    "raw_text": pl.String,  # decoded characters raw_start..raw_end
}

# clean -> extract, and staged. `text` holds title and body, paragraphs apart by one blank line.
ARTICLE: Schema = {
    **{name: kind for name, kind in PARSED.items() if name not in ("raw_text", "title_start")},
    "text": pl.String,
    "text_hash": pl.String,
    "offsets": pl.List(OFFSET),
    "fixes": pl.List(pl.String),  # names of the fixes that bit, in order
}

SENTENCE: Schema = {
    "extract_key": pl.String,
    "article_no": pl.Int32,
    "sentence_no": pl.Int32,
    "role": pl.String,  # title, caption, subhead, body
    "char_start": pl.Int32,
    "char_end": pl.Int32,
    "is_unclaimed": pl.Boolean,  # holds a figure or a date beside a force, and gave no typed claim
}

MENTION: Schema = {
    "extract_key": pl.String,
    "article_no": pl.Int32,
    "sentence_no": pl.Int32,
    "kind": pl.String,  # date, quantity, force, place, speaker, source
    "char_start": pl.Int32,
    "char_end": pl.Int32,
    "mention_text": pl.String,
    "member": pl.String,  # id of the canonical force, place, speaker or source
    "timex_type": pl.String,
    "timex_value": pl.String,
    "when_relation": pl.String,
    "when_earliest": pl.Date,
    "when_latest": pl.Date,
    "quantity_qualifier": pl.String,
    "quantity_low": pl.Int64,
    "quantity_high": pl.Int64,
    "unit": pl.String,
    "rule": pl.String,
}

CLAIM: Schema = {
    "extract_key": pl.String,
    "article_no": pl.Int32,
    "claim_no": pl.Int32,  # 1-based within the article, in order of char_start, char_end, topic
    "sentence_no": pl.Int32,
    "topic": pl.String,
    "force": pl.String,  # member id
    "place": pl.String,  # member id of the narrowest place claimed
    "place_to": pl.String,
    "polarity": pl.String,
    "modality": pl.String,
    "when_text": pl.String,
    "when_relation": pl.String,
    "when_earliest": pl.Date,
    "when_latest": pl.Date,
    "when_unresolved": pl.String,
    "quantity_text": pl.String,
    "quantity_qualifier": pl.String,
    "quantity_low": pl.Int64,
    "quantity_high": pl.Int64,
    "unit": pl.String,
    "speaker": pl.String,  # member id
    "via": pl.String,  # member id
    "speech": pl.String,
    "said": pl.Date,
    "origin": pl.String,  # member id of the end of the chain; the load step may group further
    "char_start": pl.Int32,
    "char_end": pl.Int32,
    "rule": pl.String,
    "trace": pl.List(pl.String),  # ids of all rules that had a part in it, in order
    "slots": pl.List(  # where each value was read; slot is a column name of this frame
        pl.Struct({"slot": pl.String, "char_start": pl.Int32, "char_end": pl.Int32})
    ),
}

# One row a link of the attribution chain, from the speaker (link 1) outward to the outlet.
CHAIN: Schema = {
    "extract_key": pl.String,
    "article_no": pl.Int32,
    "claim_no": pl.Int32,
    "link_no": pl.Int32,
    "link_kind": pl.String,  # speaker, document, agency, outlet
    "member": pl.String,
    "cue": pl.String,  # the words that made the link ("according to"); null for the outlet
    "char_start": pl.Int32,  # null for the outlet
    "char_end": pl.Int32,
}

# Members named by the staged rows, vocabulary members and unknown ones alike. `extract_key`: whose words give the row,
# null where the rules alone do; a row is loaded only with the raw file that it came from.
FORCE: Schema = {
    "extract_key": pl.String,
    "force": pl.String, "name": pl.String, "kind": pl.String, "country": pl.String, "parent": pl.String,
    "aliases": pl.List(pl.String),
}  # fmt: skip
PLACE: Schema = {
    "extract_key": pl.String,
    "place": pl.String, "name": pl.String, "kind": pl.String, "country": pl.String, "parent": pl.String,
    "latitude": pl.Float64, "longitude": pl.Float64, "aliases": pl.List(pl.String),
}  # fmt: skip
SOURCE: Schema = {
    "extract_key": pl.String,
    "source": pl.String, "name": pl.String, "kind": pl.String, "country": pl.String,
    "publisher_family": pl.String, "aliases": pl.List(pl.String),
}  # fmt: skip
SPEAKER: Schema = {
    "extract_key": pl.String,
    "speaker": pl.String, "name": pl.String, "role": pl.String, "organisation": pl.String, "country": pl.String,
    "kind": pl.String,
}  # fmt: skip

# The raw folder as found by this run.
FILE: Schema = {
    "path": pl.String, "sha256": pl.String, "size": pl.Int64, "extract_key": pl.String,
    "state": pl.String,  # loaded, rejected
    "articles": pl.Int32,
}  # fmt: skip
REJECT: Schema = {"path": pl.String, "reason": pl.String, "detail": pl.String}

STAGED: dict[str, Schema] = {
    "article": ARTICLE, "sentence": SENTENCE, "mention": MENTION, "claim": CLAIM, "chain": CHAIN,
    "force": FORCE, "place": PLACE, "source": SOURCE, "speaker": SPEAKER,
}  # fmt: skip
