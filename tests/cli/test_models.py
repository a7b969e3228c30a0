"""The list of networks: digests that can be checked by hand, files that are not their own, speeds on demand."""

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from secondsource.cli import run
from secondsource.networks import EMBEDDINGS
from secondsource.taggers._weights import SHIPPED


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["models", *arguments]) == 0
    return capsys.readouterr().out


def test_every_shipped_network_is_listed_with_its_digest_and_card(home: Path, capsys) -> None:
    out = listed(capsys)
    digest = sha256((SHIPPED / "tagger.onnx").read_bytes()).hexdigest()
    assert f"SHA-256 {digest}, as its manifest says" in out
    assert f"card: {SHIPPED / 'CARD.md'}" in out
    assert out.count(f"SHA-256 {sha256(EMBEDDINGS.read_bytes()).hexdigest()}, as its manifest says") == 3
    assert "a second" not in out


def test_a_file_that_is_not_the_manifests_is_told(home: Path, tmp_path: Path, capsys, monkeypatch) -> None:
    shutil.copy(SHIPPED / "manifest.json", tmp_path / "manifest.json")
    for name in ("tagger.onnx", "pieces.txt"):
        (tmp_path / name).write_bytes(b"another")
    settings = tmp_path / "settings.toml"
    settings.write_text(f'[taggers.minilm]\nweights = "{tmp_path}"\n[models.minilm]\nweights = "{tmp_path / "none"}"\n')
    monkeypatch.setenv("SECONDSOURCE_SETTINGS", str(settings))
    out = listed(capsys)
    for name in ("tagger.onnx", "pieces.txt"):
        assert f"{name}, 0.0 MB, SHA-256 {sha256(b'another').hexdigest()}, NOT the file that its manifest names" in out
    assert f"there is no network in {tmp_path / 'none'}" in out


def test_speeds_are_measured_when_asked(home: Path, capsys) -> None:
    out = listed(capsys, "--speed")
    assert "sentences a second, texts of 26 words" in out
    assert "models.cross_encoder.folder is empty" in out
