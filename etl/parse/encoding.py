"""Bytes to characters, or the reason why not."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite database"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a\x1b"))
# Beyond ASCII in English text in Windows-1252: quotes, dashes, ellipsis, euro, pound, no-break space, common accents.
_CP1252 = frozenset(
    b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa3\xa9\xb0\xe0\xe1\xe2\xe4\xe7\xe8\xe9\xea\xed\xf1\xf3\xf6\xfc"
)
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding that it was in; `reason` and `detail` instead, where there is none."""

    text: str = ""
    encoding: str = ""
    reason: str = ""
    detail: str = ""


def decode(content: bytes) -> Decoded:
    """The characters of a file. Line breaks stay as they are; a byte order mark at the start is cut off.

    >>> decode("café".encode("cp1252")).text, decode(b"\\xff\\xfeh\\0i\\0").text
    ('café', 'hi')
    >>> decode(b" \\n").reason, decode(b"a\\0\\1").reason
    ('empty', 'binary')
    """
    if not content.strip():
        return Decoded(reason="empty", detail="the file holds no text")
    for bom, encoding in BOMS:
        if content.startswith(bom):
            return _by(content, encoding)
    if b"\0" in content:
        return _wide(content) or _binary(content)
    if _is_binary(content):
        return _binary(content)
    try:
        return _text(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _legacy(content)


def _by(content: bytes, encoding: str) -> Decoded:
    try:
        return _text(content.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        return _binary(content) if _magic(content) else _broken(f"not valid {encoding} at byte {error.start}")


def _text(text: str, encoding: str) -> Decoded:
    if not text.strip(" \t\r\n\f\v\u00a0\u200b\ufeff"):
        return Decoded(reason="empty", detail="the file holds no text")
    return Decoded(text, encoding)


def _magic(content: bytes) -> str:
    return next((name for magic, name in MAGIC if content.startswith(magic)), "")


def _is_binary(content: bytes) -> bool:
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    return bool(_magic(content)) or controls > max(2, len(sample) // 100)


def _binary(content: bytes) -> Decoded:
    what = _magic(content)
    detail = f"the file is {what}; save its text as .txt" if what else "the file holds control bytes, it is no text"
    return Decoded(reason="binary", detail=detail)


def _wide(content: bytes) -> Decoded | None:
    """UTF-16 without a mark: in Western text, every other byte is zero."""
    if len(content) % 2 or _magic(content):
        return None
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = content[offset::2].count(0)
        if zeros * 2 > len(content) // 2 and content[1 - offset :: 2].count(0) == 0:
            found = _by(content, encoding)
            return found if (found.text and found.text.isprintable()) or _mostly_words(found.text) else None
    return None


def _mostly_words(text: str) -> bool:
    sample = text[:_SAMPLE]
    return sum(map(str.isalpha, sample)) * 2 > len(sample)


def _legacy(content: bytes) -> Decoded:
    high = {byte for byte in content if byte > 127}
    if high <= _CP1252:
        return _text(content.decode("cp1252", "replace"), "cp1252")
    from charset_normalizer import from_bytes  # only for the rare file that is neither UTF-8 nor plain Windows-1252

    best = from_bytes(content[:_SAMPLE]).best()
    if best is None:
        return _broken("no encoding gives readable text")
    try:
        return _text(content.decode(best.encoding), best.encoding)
    except (UnicodeDecodeError, LookupError):
        return _broken(f"it looks like {best.encoding} but is not valid in it")


def _broken(why: str) -> Decoded:
    return Decoded(reason="undecodable", detail=f"{why}; save the file as UTF-8")
