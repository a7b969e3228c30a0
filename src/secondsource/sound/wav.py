"""WAV, with the title and a note in its INFO list."""

import struct

from secondsource.sound.loudness import Samples

MEDIA_TYPE = "audio/wav"


def pack_wav(samples: Samples, rate: int, title: str = "", note: str = "") -> bytes:
    """16-bit mono. The same sound gives the same bytes."""
    body = samples.astype("<i2").tobytes()
    form = struct.pack("<HHIIHH", 1, 1, rate, 2 * rate, 2, 16)
    chunks = _chunk(b"fmt ", form) + _info(title, note) + _chunk(b"data", body)
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks


def _info(title: str, note: str) -> bytes:
    entries = b"".join(
        _chunk(name, text.encode() + b"\0") for name, text in ((b"INAM", title), (b"ICMT", note)) if text
    )
    return _chunk(b"LIST", b"INFO" + entries) if entries else b""


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
