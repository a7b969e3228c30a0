"""What the page on operation says can be done, can be; the files it hands out are what their readers accept."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from secondsource.settings import load_settings

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ (.+)$", PAGE, re.MULTILINE)
UNITS = sorted((ROOT / "deploy").glob("*.service"))
CONTAINER = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("operations")
    (folder / ".venv").symlink_to(ROOT / ".venv")
    for name, text in re.findall(r"```\w+ file=(\S+)\n(.*?)```", PAGE, re.DOTALL):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_runs(command: str, desk: Path):
    environment = os.environ | {"SECONDSOURCE_HOME": str(desk / "home")}
    done = subprocess.run(command, shell=True, cwd=desk, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout


def test_the_settings_of_the_page_are_taken(desk: Path):
    settings = load_settings({"SECONDSOURCE_HOME": str(desk)}, desk / "settings.toml")
    assert settings.serve.public == "https://check.example.org"
    assert settings.check.operator


def test_every_limit_of_the_page_is_a_setting_with_that_default():
    rows = re.findall(r"^\|[^|]+\|([^|]*`serve\.[^|]+)\|([^|]+)\|", PAGE, re.MULTILINE)
    serve = load_settings({"SECONDSOURCE_HOME": "/nowhere"}).serve
    assert len(rows) >= 5
    for names, defaults in rows:
        said = [float(number) for number in defaults.replace(" ", "").split(",")]
        assert [float(getattr(serve, name)) for name in re.findall(r"serve\.(\w+)", names)] == said


def test_links_of_the_page_lead_somewhere():
    for link in re.findall(r"\]\(([^)#:]+)\)", PAGE):
        assert (ROOT / "docs" / link).resolve().exists(), link


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_the_unit_is_one_that_systemd_reads(unit: Path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not on this machine")
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, timeout=60)
    complaints = [line for line in done.stderr.splitlines() if "secondsource" in line and "not executable" not in line]
    assert not complaints


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_the_unit_gives_no_more_than_it_needs(unit: Path):
    lines = set(unit.read_text(encoding="utf-8").splitlines())
    for line in (
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "CapabilityBoundingSet=",
        "UMask=0077",
    ):
        assert line in lines
    assert "User=root" not in lines


def steps() -> list[tuple[str, str]]:
    """Instruction and argument of each line of the container file, long lines joined."""
    joined = re.sub(r"\\\n\s*", "", CONTAINER)
    lines = [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in lines)]


def test_the_container_file_is_clean():
    known = {"FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "VOLUME", "EXPOSE", "HEALTHCHECK", "ENTRYPOINT", "CMD"}
    assert {word for word, _ in steps()} == known
    assert all(":" in rest and not rest.endswith(":latest") for word, rest in steps() if word == "FROM")
    users = [rest for word, rest in steps() if word == "USER"]
    assert users
    assert users[-1] not in ("root", "0")
    last = max(number for number, (word, _) in enumerate(steps()) if word == "USER")
    assert not any(word in ("RUN", "COPY") for word, _ in steps()[last:])
    for word, rest in steps():
        if word == "RUN" and "apt-get install" in rest:
            assert "--no-install-recommends" in rest
            assert "rm -rf /var/lib/apt/lists" in rest
        if word == "RUN" and "pip install" in rest and "-r " in rest:
            assert "--require-hashes" in rest


def test_what_the_container_file_copies_is_there():
    for word, rest in steps():
        if word == "COPY" and not rest.startswith("--from"):
            for name in rest.split()[:-1]:
                assert (ROOT / name).exists(), name
