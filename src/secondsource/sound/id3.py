"""ID3v2.4 tags with chapters, as podcast players read them."""

import struct

from secondsource.domain.narration import Narration

_LANGUAGES = {"en": "eng", "uk": "ukr", "ru": "rus", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "pl": "pol",
              "pt": "por", "nl": "nld", "cs": "ces", "tr": "tur", "ar": "ara", "he": "heb", "zh": "zho"}  # fmt: skip
_UTF8 = b"\x03"
_NO_OFFSET = 0xFFFFFFFF
_LONGEST = 500
"""Characters of one tag."""


def write_tags(narration: Narration, byline: str | None, note: str) -> bytes:
    """Title, publisher, author, day, language, address, a note that a machine speaks, and the chapters."""
    language = _LANGUAGES.get(narration.language.split("-")[0].lower(), "und")
    frames = [
        _text(b"TIT2", narration.title or "Article"),
        _text(b"TPE1", byline or narration.publisher or ""),
        _text(b"TPUB", narration.publisher or ""),
        _text(b"TALB", "Second Source"),
        _text(b"TLAN", language),
        _text(b"TDRL", narration.published.isoformat() if narration.published else ""),
        _frame(b"COMM", _UTF8 + language.encode() + b"\0" + _clip(note)),
    ]
    if narration.address.startswith(("http://", "https://")):
        frames.append(_frame(b"WOAF", narration.address[:_LONGEST].encode("latin-1", "ignore")))
    frames += _chapters(narration)
    body = b"".join(frames)
    return b"ID3\x04\x00\x00" + _safe(len(body)) + body


def _chapters(narration: Narration) -> list[bytes]:
    names = [b"ch%d" % number for number in range(len(narration.chapters))][:255]
    if not names:
        return []
    contents = b"toc\0\x03" + bytes([len(names)]) + b"".join(name + b"\0" for name in names)
    chapters = [
        _frame(
            b"CHAP",
            name
            + b"\0"
            + struct.pack(">IIII", round(1000 * each.start), round(1000 * each.end), _NO_OFFSET, _NO_OFFSET)
            + _text(b"TIT2", each.title),
        )
        for name, each in zip(names, narration.chapters, strict=False)
    ]
    return [_frame(b"CTOC", contents), *chapters]


def _text(name: bytes, text: str) -> bytes:
    return _frame(name, _UTF8 + _clip(text)) if text else b""


def _clip(text: str) -> bytes:
    return text.replace("\0", "")[:_LONGEST].encode(errors="replace")


def _frame(name: bytes, body: bytes) -> bytes:
    return name + _safe(len(body)) + b"\0\0" + body


def _safe(size: int) -> bytes:
    """Seven bits a byte, so that no length looks like the start of sound."""
    return bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
