"""What the pages on the box and on the house's own articles say can be done, can be; what they promise is so."""

import os
import re
import subprocess
from pathlib import Path

import pytest

import secondsource.web
from secondsource.pipeline import house_text
from secondsource.settings import load_settings
from secondsource.web import commenting, paragraph_marks

ROOT = Path(__file__).resolve().parents[2]
EMBED = (ROOT / "docs" / "embed.md").read_text(encoding="utf-8")
HOUSE = (ROOT / "docs" / "house-articles.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"```\w+ file=(\S+)\n(.*?)```", EMBED + HOUSE, re.DOTALL))
SCRIPT = (Path(secondsource.web.__file__).parent / "static" / "embed.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    (folder / ".venv").symlink_to(ROOT / ".venv")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("command", re.findall(r"^\$ (.+)$", EMBED + HOUSE, re.MULTILINE))
def test_a_command_of_the_pages_runs(command: str, desk: Path):
    environment = os.environ | {"SECONDSOURCE_HOME": str(desk / "home")}
    done = subprocess.run(command, shell=True, cwd=desk, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout


def test_the_settings_of_the_pages_are_taken(desk: Path):
    for name in FILES:
        if name.endswith(".toml"):
            load_settings({"SECONDSOURCE_HOME": str(desk)}, desk / name)
    serve = load_settings({"SECONDSOURCE_HOME": str(desk)}, desk / "checks.toml").serve
    assert serve.embed_checks
    assert serve.embed_checks_hour == load_settings({"SECONDSOURCE_HOME": str(desk)}).serve.embed_checks_hour


def test_the_room_of_the_box_is_what_the_page_says():
    heights = re.findall(r"block-size: (\d+px)", FILES["site.css"])
    assert heights == re.findall(r"block-size: (\d+px) !important", SCRIPT)
    assert re.findall(r"max-width: (\w+)", FILES["site.css"])[0] in re.findall(r"max-width: (\w+)", SCRIPT)
    assert "PATIENCE = 3000" in SCRIPT
    assert "three seconds" in EMBED


def test_every_attribute_of_the_script_is_on_the_page():
    for name in re.findall(r"dataset\.(\w+)", SCRIPT):
        assert f"`data-{name}" in EMBED


def test_the_numbers_of_the_pages_are_those_of_the_code():
    assert f"the first {paragraph_marks.MOST} are" in EMBED
    assert f"at most {commenting.LONGEST:,} characters" in HOUSE
    assert f"at most {house_text.LONGEST:,} characters" in HOUSE
    assert "Six comments an hour and sixty a week" in HOUSE
    assert commenting.LIMITS == ((3600.0, 6), (7 * 86400.0, 60))
