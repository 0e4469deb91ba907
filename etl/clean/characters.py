"""Fixes of single characters: broken encodings, entities, invisible characters. Each returns the edits that it
wants."""

from __future__ import annotations

import html
import re
import unicodedata

from etl.clean.traced import Edit

_CONTINUATION = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
MOJIBAKE = rf"[\xc2-\xf4][{_CONTINUATION}]|[\x80-\x84\x86-\x9f]"
_MOJIBAKE = re.compile(rf"(?:[\xc2-\xf4][{_CONTINUATION}]{{1,3}})+")
_C1 = re.compile(r"[\x80-\x9f]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});")
BREAKS = "\r\v\f\x85\u2028\u2029"
SPACES = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
DROPPED = _CONTROLS + "\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
_ODD = re.compile(rf"(?P<breaks>\r\n|[{BREAKS}])|(?P<spaces>[{SPACES}])|[{DROPPED}]|(?<=[\x20-\u024f])[\u200c\u200d]")
_COMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f]+|[\ufb00-\ufb06]")


def mojibake(text: str) -> list[Edit]:
    """UTF-8 that was read as Windows-1252, run by run, as ftfy undoes it; its own heuristic tells text from damage.

    A run that could be either ("ÅŸ") is damage where the same text has runs that surely are.

    >>> mojibake("the coalitionâ€™s end"), mojibake("QamiÅŸlo"), mojibake("QamiÅŸloâ€™s")
    ([(13, 16, '’')], [], [(4, 6, 'ş'), (8, 11, '’')])
    >>> mojibake("Erdoğan, Pelé’s café")
    []
    """
    import ftfy

    runs = list(_MOJIBAKE.finditer(text))
    fixed = [ftfy.fix_encoding(run.group()) for run in runs]
    if any(new != run.group() for run, new in zip(runs, fixed, strict=True)):
        fixed = [new if new != run.group() else _decoded(new) for run, new in zip(runs, fixed, strict=True)]
    return [(*run.span(), new) for run, new in zip(runs, fixed, strict=True) if new != run.group()]


def _decoded(run: str) -> str:
    try:
        return run.encode("sloppy-windows-1252").decode("utf-8")  # a codec that ftfy registers
    except UnicodeError:
        return run


def control_codes(text: str) -> list[Edit]:
    """Windows-1252 quotes and dashes that were read as Latin-1 control codes.

    >>> control_codes("the coalition\\x92s end")
    [(13, 14, '’')]
    """
    edits: list[Edit] = []
    for match in _C1.finditer(text):
        fixed = match.group().encode("latin-1").decode("cp1252", "ignore")
        if fixed:
            edits.append((*match.span(), fixed))
    return edits


def entities(text: str) -> list[Edit]:
    """HTML character references.

    >>> entities("Smith &amp; Sons&#8217;")
    [(6, 11, '&'), (16, 23, '’')]
    """
    found = ((match, html.unescape(match.group())) for match in _ENTITY.finditer(text))
    return [(*match.span(), fixed) for match, fixed in found if fixed != match.group()]


def odd_characters(text: str) -> list[Edit]:
    """Line ends of all systems to one, all spaces to one, and nothing that cannot be seen.

    >>> odd_characters("2,500\\xa0troops\\r\\nco\\xadalition")
    [(5, 6, ' '), (12, 14, '\\n'), (16, 17, '')]
    """
    return [
        (*match.span(), "\n" if match["breaks"] else " " if match["spaces"] else "") for match in _ODD.finditer(text)
    ]


def split_letters(text: str) -> list[Edit]:
    """Letters whose accents stand apart, and ligatures, to the letters that names are written with.

    >>> split_letters("Tu\\u0308rkiye")
    [(1, 3, 'ü')]
    """
    edits: list[Edit] = []
    for match in _COMPOSED.finditer(text):
        letter = match.group()
        fixed = unicodedata.normalize("NFKC" if letter[0] >= "\ufb00" else "NFC", letter)
        if fixed != letter:
            edits.append((*match.span(), fixed))
    return edits
