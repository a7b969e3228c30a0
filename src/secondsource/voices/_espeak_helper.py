"""Runs in a process of its own: loads eSpeak NG, speaks the texts on standard input, writes samples to standard output.

In: one JSON object {words_a_minute, texts}, each text a list of [voice, words]. Out: one JSON line {rate, version,
lengths, marks}, then 16-bit mono samples; a mark is [segment, character from 0, sample], one for each word the engine
began. With {phonemes: true} the answer is one JSON list of IPA texts instead.
"""

import ctypes
import json
import sys
from typing import Any

_RETRIEVAL = 1
_POSITION_CHARACTER = 1
_UTF8 = 1
_PHONEMES = 0x100
"""`[[…]]` in a text holds the engine's own names of sounds."""
_RATE = 1
_WORD = 1
_LAST = 0
_IPA = 0x02


class _Id(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)  # fmt: skip


def main() -> None:
    """Answers one order and ends."""
    order = json.load(sys.stdin)
    engine, rate = _load_engine()
    if order.get("phonemes"):
        _choose(engine, str(order["voice"]))
        sys.stdout.write(json.dumps([_phonemes(engine, str(text)) for text in order["texts"]]))
        return
    engine.espeak_SetParameter(_RATE, int(order["words_a_minute"]), 0)
    spoken = [_speak_segments(engine, segments) for segments in order["texts"]]
    engine.espeak_Info.restype = ctypes.c_char_p
    head = {
        "rate": rate,
        "version": (engine.espeak_Info(None) or b"").decode(errors="replace"),
        "lengths": [len(sound) for sound, _ in spoken],
        "marks": [marks for _, marks in spoken],
    }
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + b"".join(sound for sound, _ in spoken))


def _choose(engine: Any, voice: str) -> None:
    if engine.espeak_SetVoiceByName(voice.encode()) != 0:
        sys.exit(f"eSpeak NG has no voice {voice!r}; set voices.espeak.voice to another")


def _load_engine() -> tuple[Any, int]:
    import espeakng_loader  # lazy: GPL-3, loaded in this process only  # pyright: ignore[reportMissingTypeStubs, reportMissingImports]

    engine = ctypes.CDLL(espeakng_loader.get_library_path())  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    data = str(espeakng_loader.get_data_path())  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    rate = engine.espeak_Initialize(_RETRIEVAL, 0, data.encode(), 0)
    if rate <= 0:
        sys.exit("eSpeak NG did not start")
    return engine, rate


def _speak_segments(engine: Any, segments: list[list[str]]) -> tuple[bytes, list[list[int]]]:
    sound = bytearray()
    marks: list[list[int]] = []
    for number, (voice, text) in enumerate(segments):
        _choose(engine, voice)
        start = len(sound) // 2
        piece, begun = _speak(engine, text)
        sound += piece
        marks += [[number, at, start + sample] for at, sample in begun]
    return bytes(sound), marks


def _speak(engine: Any, text: str) -> tuple[bytes, list[tuple[int, int]]]:
    sound = bytearray()
    begun: list[tuple[int, int]] = []

    def take(samples: Any, count: int, events: Any) -> int:
        if samples and count > 0:
            sound.extend(ctypes.string_at(samples, 2 * count))
        number = 0
        while events and events[number].type != _LAST:
            event = events[number]
            if event.type == _WORD:
                begun.append((event.text_position - 1, event.sample))  # the engine counts characters from 1
            number += 1
        return 0

    callback = _Callback(take)
    engine.espeak_SetSynthCallback(callback)
    spoken = text.encode() + b"\0"
    engine.espeak_Synth(spoken, len(spoken), 0, _POSITION_CHARACTER, 0, _UTF8 | _PHONEMES, None, None)
    engine.espeak_Synchronize()
    return bytes(sound), begun


def _phonemes(engine: Any, text: str) -> str:
    """IPA of a text, clause by clause."""
    engine.espeak_TextToPhonemes.restype = ctypes.c_char_p
    left = ctypes.c_char_p(text.encode() + b"\0")
    said: list[str] = []
    while left.value:
        said.append((engine.espeak_TextToPhonemes(ctypes.byref(left), _UTF8, _IPA) or b"").decode(errors="replace"))
    return " ".join(said)


if __name__ == "__main__":
    main()
