"""Sound files by their ending: WAV always, MP3 with the extra `listen`, Opus with an encoder on the machine."""

import importlib.util
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from secondsource.domain.narration import Narration
from secondsource.errors import VoiceError
from secondsource.sound.id3 import write_tags
from secondsource.sound.loudness import Samples
from secondsource.sound.wav import pack_wav

MEDIA_TYPES = {".wav": "audio/wav", ".mp3": "audio/mpeg", ".opus": "audio/ogg"}
DELAY = 1105
"""Samples of silence that an MP3 encoder and decoder put before the sound; as many of our own lead are cut."""
_MP3_RATES = (8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000)
_KILOBITS = 64
_QUALITY = 7
"""Without the shaping of noise, which takes as long again and adds noise to speech at this rate (decision 109)."""
_AT_A_TIME = 1 << 16
_OPUS_SECONDS = 120


def require_packer(ending: str) -> None:
    """Raises VoiceError, before anything is spoken, where a file of that ending cannot be made here."""
    if ending not in MEDIA_TYPES:
        raise VoiceError(f"The ending {ending or 'of that name'!r} names no kind of sound; use .mp3, .wav or .opus.")
    if ending == ".mp3" and importlib.util.find_spec("lameenc") is None:
        raise VoiceError("No MP3 encoder is installed; install the extra with: pip install 'secondsource[listen]'.")
    if ending == ".opus" and not _opus_encoder():
        raise VoiceError("No Opus encoder is on this machine; install opus-tools or ffmpeg, or write .mp3.")


def can_pack(ending: str) -> bool:
    """Whether a file of that ending can be made here."""
    try:
        require_packer(ending)
    except VoiceError:
        return False
    return True


def pack(samples: Samples, rate: int, narration: Narration, byline: str | None, ending: str) -> bytes:
    """The file of that ending, with its metadata. Raises VoiceError."""
    require_packer(ending)
    note = f"Spoken by a machine: {narration.voice}."
    if ending == ".wav":
        return pack_wav(samples, rate, narration.title, note)
    if ending == ".mp3":
        return write_tags(narration, byline, note) + _pack_mp3(samples, rate)
    return _pack_opus(pack_wav(samples, rate), narration.title, note)


def _pack_mp3(samples: Samples, rate: int) -> bytes:
    import lameenc  # lazy: an extra  # pyright: ignore[reportMissingImports, reportMissingTypeStubs]

    if rate not in _MP3_RATES:
        raise VoiceError(f"MP3 has no rate of {rate} samples a second, which this voice speaks in; write .wav.")
    encoder = lameenc.Encoder()  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
    encoder.silence()  # pyright: ignore[reportUnknownMemberType]
    encoder.set_bit_rate(_KILOBITS)  # pyright: ignore[reportUnknownMemberType]
    encoder.set_in_sample_rate(rate)  # pyright: ignore[reportUnknownMemberType]
    encoder.set_channels(1)  # pyright: ignore[reportUnknownMemberType]
    encoder.set_quality(_QUALITY)  # pyright: ignore[reportUnknownMemberType]
    return b"".join(_encoded(encoder, samples[DELAY:]))


def _encoded(encoder: Any, samples: Samples) -> Iterator[bytes]:
    for start in range(0, samples.size, _AT_A_TIME):
        yield bytes(encoder.encode(samples[start : start + _AT_A_TIME].tobytes()))
    yield bytes(encoder.flush())


def _opus_encoder() -> str | None:
    return shutil.which("opusenc") or shutil.which("ffmpeg")


def _pack_opus(wav: bytes, title: str, note: str) -> bytes:
    program = _opus_encoder() or "opusenc"
    if Path(program).name.startswith("opusenc"):
        command = [program, "--quiet", "--serial", "1", "--bitrate", "32", "--title", title, "--comment",
                   f"comment={note}", "-", "-"]  # fmt: skip
    else:
        command = [program, "-loglevel", "error", "-f", "wav", "-i", "pipe:0", "-c:a", "libopus", "-b:a", "32k",
                   "-fflags", "+bitexact", "-flags", "+bitexact", "-metadata", f"title={title}", "-metadata",
                   f"comment={note}", "-f", "opus", "pipe:1"]  # fmt: skip
    try:
        done = subprocess.run(command, input=wav, capture_output=True, timeout=_OPUS_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise VoiceError(f"The Opus encoder {Path(program).name} failed; write .mp3 or .wav.") from error
    if not done.stdout.startswith(b"OggS"):
        raise VoiceError(f"The Opus encoder {Path(program).name} gave no Opus file; write .mp3 or .wav.")
    return done.stdout
