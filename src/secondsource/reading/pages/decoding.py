"""Bytes become text: the page's own mark first, then UTF-8, then a detector; garbage is refused."""

import codecs
import re

from charset_normalizer import from_bytes

from secondsource.domain.article import Snapshot
from secondsource.errors import ExtractionError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a sound, video or image file"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
)
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,80}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
# What a declared name means in browsers, where that differs from what Python makes of it.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
          "shift_jis": "cp932", "euc_kr": "cp949"}  # fmt: skip
# Text encodings only: unicode_escape, punycode, utf-7 and their like are no page's charset.
_TRUSTED = re.compile(
    r"utf-(8|16|32)(-[bl]e)?$|utf_8_sig$|iso8859|iso2022_jp|cp\d|koi8|gb|big5|euc|shift|mac|tis|ascii"
)
_MULTIBYTE = re.compile(r"utf|iso2022|gb|big5|euc|shift|cp9(32|36|49|50)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffd\ufffe\uffff]")
_UNREADABLE = 0.002
"""Share of bytes that stand for nothing, as a truncated or pasted-together page may have."""
_CONTROLS = 0.05
"""Share of control characters from which it is no text; NULs are counted elsewhere."""


def decode(snapshot: Snapshot) -> str:
    """The snapshot's text, without a byte order mark and control characters.

    Raises ExtractionError for binary files and for bytes that no likely charset makes readable.
    """
    body = snapshot.body
    _refuse_binary(body)
    text = _marked(body) or _named(body, snapshot.charset) or _detected(body)
    if text is None:
        raise ExtractionError(
            "The file's characters cannot be read in any likely encoding; save it as UTF-8 and try again."
        )
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")).lstrip("\ufeff")


def _refuse_binary(body: bytes) -> None:
    for magic, kind in _MAGIC:
        if body.startswith(magic):
            raise ExtractionError(f"This is {kind}, not a page of text; give the article as HTML or as plain text.")
    head = body[:65536]
    wide = body.startswith(tuple(mark for mark, _ in _MARKS)) or _wide(body) is not None
    if head and not wide and head.count(0) > 0.05 * len(head):
        raise ExtractionError("This is a binary file, not a page of text; give the article as HTML or as plain text.")


def _marked(body: bytes) -> str | None:
    for mark, charset in _MARKS:
        if body.startswith(mark):
            return _readable(body[len(mark) :], charset)
    wide = _wide(body)
    return _readable(body, wide) if wide else None


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark shows as a zero in every other byte of its ASCII characters."""
    head = body[:1024]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(head) < 8 or min(even, odd) > 0.05 * len(head):
        return None
    if odd > 0.35 * len(head):
        return "utf-16-le"
    return "utf-16-be" if even > 0.35 * len(head) else None


def _named(body: bytes, served: str | None) -> str | None:
    """By the server's charset, the page's own, or UTF-8.

    Valid UTF-8 beats a single-byte name: such bytes are hardly ever anything else, the name often a server's default.
    """
    declared = _DECLARED.search(body[:4096])
    names = [_codec(served), _codec(declared[1].decode("ascii", "replace") if declared else None)]
    named = [name for name in names if name]
    if not any(_MULTIBYTE.match(name) for name in named):
        named.insert(0, "utf-8")
    for charset in dict.fromkeys([*named, "utf-8"]):
        if (text := _readable(body, charset)) is not None:
            return text
    return None


def _codec(name: str | None) -> str | None:
    """Python's name for a declared charset, where it is one of a page's."""
    try:
        found = codecs.lookup((name or "").strip().lower()).name
    except (LookupError, ValueError):
        return None
    return _MEANT.get(found, found) if _TRUSTED.match(found) else None


def _readable(body: bytes, charset: str) -> str | None:
    text = body.decode(charset, "replace")
    unreadable, nulls = text.count("\ufffd"), text.count("\x00")
    controls = len(_CONTROL.findall(text)) - unreadable - nulls
    return text if unreadable <= _UNREADABLE * len(text) and controls <= _CONTROLS * len(text) else None


def _detected(body: bytes) -> str | None:
    sample = body[:60_000]
    best = from_bytes(sample, threshold=0.15).best()
    codec = _codec(best.encoding) if best else None
    text = _readable(body, codec) if codec else None
    if text is None:
        return None
    letters = sum(c.isalpha() or c.isspace() for c in text[:20_000])
    return text if letters > 0.6 * len(text[:20_000]) else None
