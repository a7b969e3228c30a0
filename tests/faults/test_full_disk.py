"""The disk is full: one sentence that says so, nothing acknowledged is lost, and work goes on once there is room.

A small file system in memory, which only root may mount; skipped elsewhere.
"""

import io
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from secondsource.checker import Checker
from secondsource.cli import run
from secondsource.settings import ArchiveSettings, ServeSettings, Settings
from secondsource.web.app import make_app
from secondsource.web.running import make_service

ROOM = "6m"
ARTICLE = "Bridge reopens\n\nThe toll of the bridge rose from 40 to 20 crowns, up 60 percent, officials said.\n"
SETTINGS = '[archive]\nbundled = false\n[check]\nfetcher = "folder"\n[fetchers.folder]\nfolder = "{}"\n'
FULL = ("disk is full", "no space left on device")


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home on a small disk, without the bundled archive."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(place)]
    if os.name == "nt" or os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be mounted by root alone, where the system lets it")
    (place / "settings.toml").write_text(SETTINGS.format(tmp_path), encoding="utf-8")
    monkeypatch.setenv("SECONDSOURCE_HOME", str(place))
    monkeypatch.chdir(tmp_path)
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(disk: Path) -> Path:
    """A file that takes all the room that is left."""
    stuffing = disk / "stuffing"
    with stuffing.open("wb", buffering=0) as file:
        for size in (1 << 20, 4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                pass
    return stuffing


def test_commands_say_that_the_disk_is_full_and_go_on_with_room(
    disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    rows = [{"url": f"https://a.example/{n}", "kind": "page", "title": "", "text": f"{n} " * 300} for n in range(2000)]
    (tmp_path / "one.jsonl").write_text(json.dumps(rows[0]) + "\n", encoding="utf-8")
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert run(["archive", "import", "one.jsonl"]) == 0
    assert run(["check", "a.txt", "--offline", "-o", str(disk / "a.json")]) == 0
    stuffing, held = fill(disk), (disk / "a.json").read_bytes()
    review = ["review", str(disk / "a.json"), "S1", "--verdict", "refuted", "--by", "Edda", "--why", "Read it."]
    commands = [
        ["archive", "import", "rows.jsonl"],
        ["archive", "backup", str(disk / "b.zip")],
        ["check", "a.txt", "--offline", "-o", str(disk / "b.json")],
        review,
        ["watch", "--once"],
        ["users", "add", "Edda", "--password-stdin"],
    ]
    for command in commands:
        capsys.readouterr()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"wolf under tram\n")))
        assert run(command) == 2, command
        said = capsys.readouterr().err
        assert said.count("\n") == 1, said
        assert any(words in said.casefold() for words in FULL), said
    assert (disk / "a.json").read_bytes() == held
    assert not (disk / "b.zip").exists()
    stuffing.unlink()
    assert run(["archive", "verify"]) == 0
    assert "1 passages" in capsys.readouterr().out
    for command in (review, commands[0]):
        assert run(command) == 0


def test_the_service_answers_503_and_takes_orders_again(disk: Path):
    settings = Settings(home=disk, archive=ArchiveSettings(bundled=False), serve=ServeSettings(workers=0))
    service = make_service(Checker(settings, offline=True))
    with TestClient(make_app(service), base_url="http://127.0.0.1:8000", raise_server_exceptions=False) as client:
        taken = client.post("/checks", json={"text": ARTICLE})
        assert taken.status_code == 202
        stuffing = fill(disk)
        refused = client.post("/checks", json={"text": ARTICLE + "More. " * 2000})
        assert refused.status_code in (503, 507), refused.text
        assert refused.headers["content-type"] == "application/problem+json"
        assert any(words in refused.json()["detail"].casefold() for words in FULL), refused.text
        assert client.get(f"/checks/{taken.json()['id']}").json()["state"] == "waiting"
        stuffing.unlink()
        assert client.post("/checks", json={"text": ARTICLE + "More."}).status_code == 202
