"""Sound files as players read them: WAV, MP3 with its tags, Opus through a program, captions, and the shelf."""

import io
import struct
import sys
import wave
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from secondsource.domain.ids import digest
from secondsource.domain.narration import (
    NARRATION_SCHEMA,
    Audio,
    Chapter,
    HeardSentence,
    HeardWord,
    Narration,
    Part,
)
from secondsource.domain.record import Span
from secondsource.errors import VoiceError
from secondsource.sound.captions import write_captions
from secondsource.sound.id3 import write_tags
from secondsource.sound.packing import DELAY, pack, require_packer
from secondsource.sound.shelf import Shelf

SOUND = (np.sin(np.arange(44_100) / 20) * 9_000).astype(np.int16)


PLACE = Span(10, 22)


def heard(text="Rain & <sun>", start=0.2, span=PLACE):
    words = (
        HeardWord(Span(span.start, span.start + 4), "Rain", "Rain", start, start + 0.3),
        HeardWord(Span(span.start + 8, span.start + 11), "sun", "sun", start + 0.5, start + 0.9),
    )
    return HeardSentence(Part.BODY, span, text, "Rain and sun.", start, start + 1, words, None)


NARRATION = Narration(
    schema=NARRATION_SCHEMA,
    id="nar-1",
    title="Ein Tag – “heiß”",
    address="https://news.example/a",
    language="en",
    publisher="News Example",
    published=date(2025, 12, 24),
    text_sha256="0" * 64,
    voice="a test",
    synthetic=True,
    word_times="engine",
    audio=Audio("a.mp3", "audio/mpeg", 3, digest(b"abc"), 2.0, -16.0, -2.0),
    chapters=(Chapter("First", 0.0, 1.0, 0), Chapter("Second", 1.0, 2.0, 1)),
    sentences=(heard(), heard(start=1.2)),
)


def test_wav_is_read_back_by_the_standard_library():
    with wave.open(io.BytesIO(pack(SOUND, 22_050, NARRATION, None, ".wav"))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)
        assert file.readframes(SOUND.size) == SOUND.tobytes()


def frames(tag):
    """The frames of an ID3v2.4 tag by name; a name may come more than once."""
    assert tag[:5] == b"ID3\x04\x00"
    size = unsafe(tag[6:10])
    at, found = 10, []
    while at < 10 + size:
        length = unsafe(tag[at + 4 : at + 8])
        found.append((tag[at : at + 4].decode(), tag[at + 10 : at + 10 + length]))
        at += 10 + length
    assert at == 10 + size
    return found


def unsafe(four):
    return sum(byte << shift for byte, shift in zip(four, (21, 14, 7, 0), strict=True))


def test_tags_name_the_article_and_its_chapters():
    found = frames(write_tags(NARRATION, "Jane Roe", "Spoken by a machine."))
    named = dict(found)
    assert named["TIT2"] == b"\x03" + "Ein Tag – “heiß”".encode()
    assert named["TPE1"] == b"\x03Jane Roe"
    assert named["TDRL"] == b"\x032025-12-24"
    assert named["WOAF"] == b"https://news.example/a"
    assert b"machine" in named["COMM"]
    assert named["CTOC"] == b"toc\0\x03\x02ch0\0ch1\0"
    chapters = [body for name, body in found if name == "CHAP"]
    assert [struct.unpack(">II", body[4:12]) for body in chapters] == [(0, 1000), (1000, 2000)]
    assert chapters[1].endswith(b"\x03Second")


def test_mp3_is_frames_behind_tags_and_the_same_every_time():
    packed = pack(SOUND, 22_050, NARRATION, None, ".mp3")
    body = packed[10 + unsafe(packed[6:10]) :]
    assert body[0] == 0xFF
    assert body[1] & 0xE0 == 0xE0
    assert packed == pack(SOUND, 22_050, NARRATION, None, ".mp3")


def test_the_encoders_delay_is_cut_from_the_lead():
    quiet, loud = (np.concatenate([np.full(DELAY, level, np.int16), SOUND]) for level in (0, 9_000))
    assert pack(quiet, 22_050, NARRATION, None, ".mp3") == pack(loud, 22_050, NARRATION, None, ".mp3")


def test_opus_is_asked_of_a_program_on_the_machine(monkeypatch, tmp_path):
    program = tmp_path / "opusenc"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nd = sys.stdin.buffer.read()\nsys.stdout.buffer.write(b'OggS' + d[:4])\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert pack(SOUND, 22_050, NARRATION, None, ".opus") == b"OggSRIFF"
    program.write_text(f"#!{sys.executable}\nprint('no')\n")
    with pytest.raises(VoiceError, match="gave no Opus file"):
        pack(SOUND, 22_050, NARRATION, None, ".opus")
    program.write_text(f"#!{sys.executable}\nraise SystemExit(1)\n")
    with pytest.raises(VoiceError, match="opusenc failed"):
        pack(SOUND, 22_050, NARRATION, None, ".opus")


def test_a_missing_encoder_is_told_before_anything_is_spoken(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(VoiceError, match="No Opus encoder"):
        require_packer(".opus")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(VoiceError, match=r"secondsource\[listen\]"):
        require_packer(".mp3")
    require_packer(".wav")


@pytest.mark.parametrize("ending", ["", ".flac", ".mp4"])
def test_an_unknown_ending_is_told(ending):
    with pytest.raises(VoiceError, match=r"use \.mp3, \.wav or \.opus"):
        require_packer(ending)


def test_captions_hold_the_displayed_words_with_their_times_and_no_markup():
    told = write_captions(NARRATION)
    assert told.startswith("WEBVTT\n\nNOTE\n")
    assert "\n1\n00:00:00.200 --> 00:00:01.200\nRain &amp; &lt;<00:00:00.700>sun&gt;\n" in told


def test_a_line_break_or_an_arrow_in_a_sentence_breaks_no_cue():
    odd = replace(NARRATION, sentences=(heard("Rain\n\n--> sun"),))
    cue = write_captions(odd).split("\n1\n")[1]
    assert cue.count("-->") == 1
    assert "\n\n" not in cue.rstrip("\n")


def test_the_shelf_gives_back_what_it_keeps(tmp_path):
    shelf = Shelf(tmp_path / "speech", 1)
    assert shelf.find("nar-1", ".mp3") is None
    shelf.keep("nar-1", ".mp3", NARRATION, b"abc")
    assert shelf.find("nar-1", ".mp3") == (NARRATION, b"abc")
    assert shelf.find("nar-1", ".wav") is None


def test_the_shelf_gives_nothing_that_was_changed(tmp_path):
    shelf = Shelf(tmp_path, 1)
    shelf.keep("nar-1", ".mp3", NARRATION, b"abc")
    (tmp_path / "nar-1.mp3").write_bytes(b"abd")
    assert shelf.find("nar-1", ".mp3") is None
    (tmp_path / "nar-1.mp3").write_bytes(b"abc")
    (tmp_path / "nar-1.mp3.json").write_text("{")
    assert shelf.find("nar-1", ".mp3") is None


def test_the_shelf_keeps_to_its_room(tmp_path):
    shelf = Shelf(tmp_path, 1)
    for number in range(5):
        body = bytes([number]) * 400_000
        told = replace(NARRATION, audio=replace(NARRATION.audio, sha256=digest(body)))
        shelf.keep(f"nar-{number}", ".mp3", told, body)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 1.1 * 1024 * 1024
    assert shelf.find("nar-4", ".mp3")
    Shelf(tmp_path, 0).keep("nar-9", ".mp3", NARRATION, b"abc")
    assert shelf.find("nar-9", ".mp3") is None


def test_a_shelf_that_cannot_be_written_costs_only_time(tmp_path):
    (tmp_path / "file").write_text("")
    shelf = Shelf(tmp_path / "file" / "speech", 1)
    shelf.keep("nar-1", ".mp3", NARRATION, b"abc")
    assert shelf.find("nar-1", ".mp3") is None
