"""Runs in a process of its own: loads eSpeak NG, speaks the texts on standard input, writes samples to standard output.

In: one JSON object {voice, words_a_minute, texts}. Out: one JSON line {rate, lengths}, then 16-bit mono samples.
"""

import ctypes
import json
import sys
from typing import Any

_RETRIEVAL = 1
_POSITION_CHARACTER = 1
_UTF8 = 1
_RATE = 1

_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


def main() -> None:
    """Answers one order and ends."""
    order = json.load(sys.stdin)
    engine, rate = _load_engine()
    if engine.espeak_SetVoiceByName(str(order["voice"]).encode()) != 0:
        sys.exit(f"eSpeak NG has no voice {order['voice']!r}; set voices.espeak.voice to another")
    engine.espeak_SetParameter(_RATE, int(order["words_a_minute"]), 0)
    pieces = [_speak(engine, str(text)) for text in order["texts"]]
    head = json.dumps({"rate": rate, "lengths": [len(piece) for piece in pieces]})
    sys.stdout.buffer.write(head.encode() + b"\n" + b"".join(pieces))


def _load_engine() -> tuple[Any, int]:
    import espeakng_loader  # lazy: GPL-3, loaded in this process only  # pyright: ignore[reportMissingTypeStubs, reportMissingImports]

    engine = ctypes.CDLL(espeakng_loader.get_library_path())  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    data = str(espeakng_loader.get_data_path())  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    rate = engine.espeak_Initialize(_RETRIEVAL, 0, data.encode(), 0)
    if rate <= 0:
        sys.exit("eSpeak NG did not start")
    return engine, rate


def _speak(engine: Any, text: str) -> bytes:
    sound = bytearray()

    def take(samples: Any, count: int, _events: Any) -> int:
        if samples and count > 0:
            sound.extend(ctypes.string_at(samples, 2 * count))
        return 0

    callback = _Callback(take)
    engine.espeak_SetSynthCallback(callback)
    spoken = text.encode() + b"\0"
    engine.espeak_Synth(spoken, len(spoken), 0, _POSITION_CHARACTER, 0, _UTF8, None, None)
    engine.espeak_Synchronize()
    return bytes(sound)


if __name__ == "__main__":
    main()
