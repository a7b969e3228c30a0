"""Piper and Kokoro without their weights: networks of a few bytes, which make a stretch of sound of every number."""

import json
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from secondsource.errors import VoiceError
from secondsource.testing.voices import VoiceSuite, make_script
from secondsource.voices import kokoro, piper


def _number(field, value):
    return _varint(field << 3) + _varint(value)


def _bytes(field, value):
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _varint(value):
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + _varint(rest) if rest else bytes([low])


def _value(name, kind, rank):
    shape = b"".join(_bytes(1, _bytes(2, f"{name}{axis}".encode())) for axis in range(rank))
    return _bytes(1, name.encode()) + _bytes(2, _bytes(1, _number(1, kind) + _bytes(2, shape)))


def network(inputs):
    """An ONNX file that makes 400 samples of every number of its first input: its hundredth, up and down."""
    wave = [0.01, -0.01] * 200
    tensor = b"".join((_number(1, 1), _number(1, 400), _number(2, 1), _bytes(8, b"wave"),
                       _bytes(9, struct.pack("<400f", *wave))))  # fmt: skip
    first = inputs[0][0]
    cast = b"".join((_bytes(1, first.encode()), _bytes(2, b"floats"), _bytes(4, b"Cast"),
                     _bytes(5, _bytes(1, b"to") + _number(3, 1) + _number(20, 2))))  # fmt: skip
    turn = b"".join((_bytes(1, b"floats"), _bytes(2, b"column"), _bytes(4, b"Transpose")))
    make = b"".join((_bytes(1, b"column"), _bytes(1, b"wave"), _bytes(2, b"sound"), _bytes(4, b"MatMul")))
    graph = b"".join((
        *(_bytes(1, node) for node in (cast, turn, make)), _bytes(2, b"tiny"), _bytes(5, tensor),
        *(_bytes(11, _value(name, kind, rank)) for name, kind, rank in inputs), _bytes(12, _value("sound", 1, 2)),
    ))  # fmt: skip
    return b"".join((_number(1, 7), _bytes(7, graph), _bytes(8, _number(2, 13))))


SOUNDS = "^$_ abdefhijklmnoprstuvwzðəɛɪʊʌˈˌː,."


@pytest.fixture(scope="session")
def piper_voice(tmp_path_factory):
    file = tmp_path_factory.mktemp("piper") / "tiny.onnx"
    file.write_bytes(network([("input", 7, 2), ("input_lengths", 7, 1), ("scales", 1, 1)]))
    said = {
        "audio": {"sample_rate": 22050},
        "espeak": {"voice": "en"},
        "phoneme_id_map": {sound: [number + 1] for number, sound in enumerate(SOUNDS)},
    }
    file.with_name("tiny.onnx.json").write_text(json.dumps(said), encoding="utf-8")
    return piper.Options(model=str(file))


@pytest.fixture(scope="session")
def kokoro_voice(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kokoro")
    (folder / "k.onnx").write_bytes(network([("tokens", 7, 2), ("style", 1, 2), ("speed", 1, 1)]))
    vocabulary = {sound: number + 1 for number, sound in enumerate(SOUNDS)}
    (folder / "config.json").write_text(json.dumps({"vocab": vocabulary}), encoding="utf-8")
    np.savez(folder / "voices.npz", bf_emma=np.zeros((510, 1, 256), np.float32))
    names = {"model": "k.onnx", "config": "config.json", "voices": "voices.npz"}
    return kokoro.Options(**{field: str(folder / name) for field, name in names.items()})


class TestPiperWithFiles(VoiceSuite):
    module = piper

    @pytest.fixture(autouse=True)
    def _files(self, piper_voice):
        self.options = piper_voice

    def voice(self):
        return piper.Component(self.options)


class TestKokoroWithFiles(VoiceSuite):
    module = kokoro

    @pytest.fixture(autouse=True)
    def _files(self, kokoro_voice):
        self.options = kokoro_voice

    def voice(self):
        return kokoro.Component(self.options)


def test_piper_puts_a_gap_after_every_sound(piper_voice):
    ids = piper.Component(piper_voice)._ids
    assert piper._numbers("ab", ids) == [1, 3, *ids["a"], 3, *ids["b"], 3, 2]


def test_a_word_of_more_sounds_lasts_longer(piper_voice):
    speech = piper.Component(piper_voice).speak(make_script("He remembered it."))
    (sound,) = speech.sounds
    starts = [mark.seconds for mark in sound.marks]
    assert [mark.at for mark in sound.marks] == [0, 3, 14]
    assert starts[2] - starts[1] > starts[1] - starts[0] > 0
    assert not speech.measured


@pytest.mark.parametrize(
    "changes, words",
    [
        ({"model": ""}, "set voices.piper.model"),
        ({"model": "/nowhere/voice.onnx"}, "cannot be read"),
    ],
)
def test_a_voice_file_that_is_not_there_is_told(piper_voice, changes, words):
    with pytest.raises(VoiceError, match=words):
        piper.Component(replace(piper_voice, **changes)).identity()


@pytest.mark.parametrize("content", [b"", b"garbage", b"\x08\x07", bytes(range(256)) * 50])
def test_a_damaged_network_is_told(tmp_path, piper_voice, content):
    (tmp_path / "bad.onnx").write_bytes(content)
    settings = open(f"{piper_voice.model}.json", "rb").read()  # noqa: SIM115, PTH123  a line of a test
    (tmp_path / "bad.onnx.json").write_bytes(settings)
    with pytest.raises(VoiceError, match="voice file"):
        piper.Component(piper.Options(model=str(tmp_path / "bad.onnx"))).speak(make_script("It rained."))


RATE = '{"audio": {"sample_rate": 22050}'
BAD_SETTINGS = (
    *("", "[]", "{", "{}", "[" * 9000, '{"audio": {"sample_rate": 1}}'),
    *(RATE + "}", RATE + ', "phoneme_id_map": {"a": "x"}}'),
)


@pytest.mark.parametrize("said", BAD_SETTINGS)
def test_settings_that_are_none_are_told(tmp_path, piper_voice, said):
    file = tmp_path / "bad.onnx"
    file.write_bytes(b"")
    (tmp_path / "bad.onnx.json").write_text(said)
    with pytest.raises(VoiceError, match=r"voices\.piper\.model"):
        piper.Component(piper.Options(model=str(file))).speak(make_script("It rained."))


def test_an_unknown_kokoro_voice_is_told_with_those_there_are(kokoro_voice):
    with pytest.raises(VoiceError, match="one of bf_emma"):
        kokoro.Component(replace(kokoro_voice, voice="nobody")).speak(make_script("It rained."))


def test_a_table_of_voices_that_is_none_is_told(tmp_path, kokoro_voice):
    file = tmp_path / "voices.bin"
    file.write_bytes(b"PK\x03\x04nothing")
    with pytest.raises(VoiceError, match="no table of voices"):
        kokoro.Component(replace(kokoro_voice, voices=str(file))).speak(make_script("It rained."))


def test_a_voice_that_knows_no_sound_of_the_article_is_told(tmp_path, piper_voice):
    settings = json.loads(Path(f"{piper_voice.model}.json").read_text(encoding="utf-8"))
    settings["phoneme_id_map"] = {"^": [1], "$": [2], "_": [0]}
    file = tmp_path / "deaf.onnx"
    file.write_bytes(Path(piper_voice.model).read_bytes())
    (tmp_path / "deaf.onnx.json").write_text(json.dumps(settings), encoding="utf-8")
    with pytest.raises(VoiceError, match="knows none of this article's sounds"):
        piper.Component(replace(piper_voice, model=str(file))).speak(make_script("A bridge."))
