"""CONTRIBUTING.md is followed word by word, in a copy of the repository's own files."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FILES = re.findall(r"```\w+ file=(\S+)\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = re.findall(r"^\$ (.+)$", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source, the tests and the tool settings, with the environment that `make setup` made."""
    folder = tmp_path_factory.mktemp("clone")
    for name in ("src", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "golden", "browser"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    for name, text in FILES:
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_page_has_steps_to_follow() -> None:
    assert len(FILES) == 2
    assert COMMANDS[0] == "make setup"
    assert len(COMMANDS) == 4


@pytest.mark.parametrize("command", COMMANDS[1:])
def test_a_command_does_what_the_page_says(command: str, clone: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(clone / "src"), "SECONDSOURCE_HOME": str(clone / "home")}
    done = subprocess.run(command, shell=True, cwd=clone, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    if "pytest" in command:
        assert re.search(r"\b(?!0)\d+ passed", done.stdout)
    else:
        assert "bulletin" in done.stdout


def test_the_file_is_as_clean_as_ours(clone: Path) -> None:
    name = str(clone / "src/secondsource/sources/bulletin.py")
    for command in (["ruff", "check", name], ["pyright", "--pythonpath", str(ROOT / ".venv/bin/python"), name]):
        tool = str(ROOT / ".venv/bin" / command[0])
        done = subprocess.run([tool, *command[1:]], cwd=clone, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr
