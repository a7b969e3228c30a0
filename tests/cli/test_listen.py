"""Hearing an article on the command line: three files or one sentence."""

import importlib.util
import json
import subprocess
import wave
from io import BytesIO
from pathlib import Path

import pytest

from secondsource.checker import render
from secondsource.cli import run
from secondsource.domain.narration import Narration, Part
from secondsource.serial import loads
from secondsource.testing.reports import unreviewed

TEXT = "Bridge reopens\n\nGen. Smith said 24 km of the road reopened on Dec. 24, 2025. It had been shut since 2022.\n"


@pytest.fixture
def page(tmp_path: Path, home: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def refused(capsys):
    def run_it(*arguments):
        code = run([str(each) for each in arguments])
        said = capsys.readouterr()
        assert (code, said.out, said.err.count("\n")) == (2, "", 1), said
        return said.err

    return run_it


def told(path: Path) -> Narration:
    return loads(Narration, path.read_text(encoding="utf-8"))


def test_sound_captions_and_times_are_written(page, tmp_path, capsys):
    out = tmp_path / "out.mp3"
    assert run(["listen", str(page), "--offline", "-o", str(out)]) == 0
    said = capsys.readouterr().out
    assert "3 sentences" in said
    assert "synthetic voice: eSpeak NG" in said
    assert out.read_bytes().startswith(b"ID3\x04")
    assert (tmp_path / "out.vtt").read_text(encoding="utf-8").startswith("WEBVTT")
    narration = told(tmp_path / "out.json")
    assert narration.audio.file == "out.mp3"
    assert narration.audio.bytes == out.stat().st_size
    assert narration.word_times == "engine"
    assert narration.sentences[1].spoken.startswith("General Smith said twenty-four kilometres")


def test_the_same_again_is_the_same_bytes_with_and_without_the_cache(page, tmp_path, home, monkeypatch):
    names = [tmp_path / f"{number}.mp3" for number in range(3)]
    for number, out in enumerate(names):
        if number == 2:
            monkeypatch.setenv("SECONDSOURCE_HOME", str(tmp_path / "elsewhere"))
        assert run(["listen", str(page), "--offline", "-o", str(out)]) == 0
    assert names[0].read_bytes() == names[1].read_bytes() == names[2].read_bytes()
    assert len(list((home / "speech").glob("*.mp3"))) == 1


def test_another_lexicon_is_another_sound(page, tmp_path, home):
    assert run(["listen", str(page), "--offline", "-o", str(tmp_path / "a.wav")]) == 0
    tables = tmp_path / "tables"
    tables.mkdir()
    row = {"name": "Smith", "forms": ["Smith"], "ipa": "zmɪθ", "kind": "person", "source": "https://reference.example/"}
    (tables / "lexicon.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (home / "settings.toml").write_text(f'[tables]\nfolder = "{tables}"\n')
    assert run(["listen", str(page), "--offline", "-o", str(tmp_path / "b.wav")]) == 0
    assert (tmp_path / "a.wav").read_bytes() != (tmp_path / "b.wav").read_bytes()


def test_a_report_is_heard_with_its_check(tmp_path, home, capsys):
    report = tmp_path / "report.json"
    report.write_text(render(unreviewed(), "json"), encoding="utf-8")
    out = tmp_path / "heard.wav"
    assert run(["listen", str(report), "--check", "after", "-o", str(out)]) == 0
    parts = [each.part for each in told(tmp_path / "heard.json").sentences]
    assert Part.CHECK in parts
    assert told(tmp_path / "heard.json").chapters[-1].title == "The check"
    with wave.open(BytesIO(out.read_bytes())) as file:
        assert file.getnframes() > file.getframerate()


def test_a_report_is_not_overwritten_by_the_times(tmp_path, home, refused):
    report = tmp_path / "report.json"
    report.write_text(render(unreviewed(), "json"), encoding="utf-8")
    article = tmp_path / "page.txt"
    article.write_text(TEXT, encoding="utf-8")
    before = report.read_bytes()
    for heard in (report, article):
        assert "is a report, which would be lost" in refused("listen", heard, "-o", tmp_path / "report.mp3")
    assert "is a report, which would be lost" in refused("thread", article, "-o", report)
    assert report.read_bytes() == before
    assert not (tmp_path / "report.mp3").exists()


def test_a_script_alone_needs_no_engine(page, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(subprocess, "run", None)
    out = tmp_path / "script.json"
    assert run(["listen", str(page), "--offline", "-o", str(out)]) == 0
    assert told(out).audio is None
    assert "no sound" in capsys.readouterr().out


def test_without_the_extra_one_sentence_says_what_to_install(page, tmp_path, monkeypatch, refused):
    real = importlib.util.find_spec
    extra = {"espeakng_loader", "lameenc"}
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name in extra else real(name))
    assert "pip install 'secondsource[listen]'" in refused("listen", page, "--offline", "-o", tmp_path / "a.wav")
    assert "pip install 'secondsource[listen]'" in refused("listen", page, "--offline", "-o", tmp_path / "a.mp3")
    assert sorted(tmp_path.glob("a.*")) == []


@pytest.mark.parametrize(
    "settings, words",
    [
        ('[listen]\nvoice = "piper"\n', "set voices.piper.model"),
        ('[listen]\nvoice = "kokoro"\n', "set voices.kokoro.model"),
        ('[listen]\nvoice = "piper"\n[voices.piper]\nmodel = "/nowhere/a.onnx"\n', "cannot be read"),
        ('[listen]\nvoice = "browser"\n', "-o out.json"),
        ('[voices.espeak]\nvoice = "klingon-x"\n', "no voice 'klingon-x'"),
        ("[voices.espeak]\nseconds = 0\n", "raise voices.espeak.seconds"),
        ("[listen]\nlongest = 10\n", "raise listen.longest"),
    ],
)
def test_a_voice_that_cannot_speak_is_told_and_nothing_is_written(page, tmp_path, home, settings, words, refused):
    (home / "settings.toml").write_text(settings)
    assert words in refused("listen", page, "--offline", "-o", tmp_path / "a.wav")
    assert sorted(tmp_path.glob("a.*")) == []


def test_a_helper_that_crashes_takes_nothing_along(page, tmp_path, monkeypatch, refused):
    real = subprocess.run

    def crash(command, **rest):
        return real([command[0], "-c", "import os; os.abort()"], **rest)

    monkeypatch.setattr(subprocess, "run", crash)
    assert "it ended without a word" in refused("listen", page, "--offline", "-o", tmp_path / "a.wav")
    assert sorted(tmp_path.glob("a.*")) == []


NONSENSE = ("", "{}", "[]", "null", '{"rate": 22050, "version": "1", "lengths": [9], "marks": []}')


@pytest.mark.parametrize("answer", NONSENSE)
def test_a_helper_that_talks_nonsense_is_told(page, tmp_path, monkeypatch, answer, refused):
    real = subprocess.run

    def babble(command, **rest):
        return real([command[0], "-c", f"print({answer!r})"], **rest)

    monkeypatch.setattr(subprocess, "run", babble)
    assert "The speech engine" in refused("listen", page, "--offline", "-o", tmp_path / "a.wav")


def test_a_place_that_cannot_be_written_is_told_first(page, tmp_path, refused):
    assert "There is no folder" in refused("listen", page, "-o", tmp_path / "none" / "a.mp3")
    (tmp_path / "b.vtt").mkdir()
    assert "is a folder" in refused("listen", page, "-o", tmp_path / "b.mp3")
    assert "use .mp3, .wav or .opus" in refused("listen", page, "--offline", "-o", tmp_path / "a.ogg")


def test_hard_articles_are_spoken_or_told(tmp_path, home, capsys):
    letters = "שלום עולם, זה מבחן. " * 5 + "The council met 🙂 on Monday, and a man said “hello”. " * 3
    for name, text in {"odd": f"Title\n\n{letters}\n", "endless": f"Title\n\n{'word ' * 200_000}\n"}.items():
        file = tmp_path / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        out = tmp_path / f"{name}.wav"
        code = run(["listen", str(file), "--offline", "-o", str(out)])
        said = capsys.readouterr()
        assert (code, out.exists()) in {(0, True), (2, False)}
        assert said.err.count("\n") == (0 if code == 0 else 1)


def test_a_folder_becomes_a_podcast(page, tmp_path, capsys, refused):
    folder = tmp_path / "audio"
    folder.mkdir()
    assert run(["listen", str(page), "--offline", "-o", str(folder / "a.mp3")]) == 0
    assert run(["podcast", str(folder), "--address", "https://news.example/audio"]) == 0
    assert capsys.readouterr().out.endswith("feed.xml: 1 episode\n")
    assert "https://news.example/audio/a.mp3" in (folder / "feed.xml").read_text(encoding="utf-8")
    assert "--address takes" in refused("podcast", folder, "--address", "file:///audio")
    assert "holds no spoken article" in refused("podcast", tmp_path, "--address", "https://news.example/")


@pytest.mark.parametrize(
    "name, body, says",
    [
        ("empty.txt", "", "is empty"),
        ("signs.txt", "...\n\n!!! ??? ---\n", "No article was found"),
        (
            "export.xml",
            '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]><disqus>&a; and more of it.</disqus>',
            "XML",
        ),
        ("deep.html", "<div>" * 40_000 + "x", "nested too deep"),
        ("deep.json", "[" * 100_000, "nested too deep"),
        ("comments.json", '[{"text": "A comment."}]', "is no report"),
    ],
)
def test_what_holds_no_article_is_one_sentence_and_writes_nothing(tmp_path, home, refused, name, body, says):
    file = tmp_path / name
    file.write_text(body, encoding="utf-8")
    assert says in refused("listen", file, "--offline", "-o", tmp_path / "out.wav")
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [name]


def test_opus_is_told_before_anything_is_spoken_where_no_encoder_is(page, tmp_path, monkeypatch, refused):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(subprocess, "run", None)
    assert "install opus-tools or ffmpeg, or write .mp3" in refused(
        "listen", page, "--offline", "-o", tmp_path / "a.opus"
    )
    assert sorted(tmp_path.glob("a.*")) == []


def test_opus_is_written_where_an_encoder_is(page, tmp_path, monkeypatch):
    program = tmp_path / "opusenc"
    program.write_text("#!/bin/sh\nprintf OggS\nexec /bin/cat\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(["listen", str(page), "--offline", "-o", str(tmp_path / "a.opus")]) == 0
    assert (tmp_path / "a.opus").read_bytes().startswith(b"OggSRIFF")
    assert told(tmp_path / "a.json").audio.media_type == "audio/ogg"
