"""The README and the pages under docs/ do what they say, and name everything there is."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from secondsource.cli.app import app
from secondsource.plugins import KINDS, part_names

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MATCHING = (ROOT / "docs" / "matching.md").read_text(encoding="utf-8")
LISTEN = (ROOT / "docs" / "listen.md").read_text(encoding="utf-8")
WATCHING = (ROOT / "docs" / "watching.md").read_text(encoding="utf-8")
TOUR = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
PAGES = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md")))
OURS = ".venv/bin/secondsource "


def commands(page: str) -> list[str]:
    """Console lines that a reader types, but for the two that make the environment itself."""
    lines = re.findall(r"^\$ (.+)$", page, re.MULTILINE)
    return [line for line in lines if not line.startswith("make ")]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks to a reader like the checkout, in which they made the files that the README has them make."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / ".venv").symlink_to(ROOT / ".venv")
    (folder / "src").symlink_to(ROOT / "src")
    for line in commands(README):
        if not line.startswith(OURS):
            run(line, folder).check_returncode()
    return folder


def run(command: list[str] | str, desk: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"SECONDSOURCE_HOME": str(desk / "home")}
    shell = isinstance(command, str)
    return subprocess.run(command, shell=shell, cwd=desk, env=environment, capture_output=True, text=True, timeout=120)


GUIDES = (README, TOUR, LISTEN, WATCHING, MATCHING)


@pytest.mark.parametrize("command", [command for page in GUIDES for command in commands(page) if OURS in command])
def test_a_command_of_the_pages_runs(command: str, desk: Path) -> None:
    done = run(command, desk)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_python_of_the_readme_runs(desk: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len([line for line in code.splitlines() if line.strip()]) <= 10
    done = run([sys.executable, "-c", code], desk)
    assert done.returncode == 0, done.stderr
    assert "refuted" in done.stdout


def test_the_python_of_the_page_runs(desk: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs/page.md").read_text("utf-8"), re.DOTALL)
    if not (desk / "report.json").exists():
        run(f"{OURS}check article.html --offline -o report.json", desk).check_returncode()
    done = run([sys.executable, "-c", code + "print(page)"], desk)
    assert done.returncode == 0, done.stderr
    assert 'lang="uk"' in done.stdout


def test_the_tour_quotes_the_real_arithmetic(desk: Path) -> None:
    quoted = re.findall(r"^> (.+)$", TOUR, re.MULTILINE)
    done = run(f"{OURS}check article.html --offline", desk)
    assert len(quoted) == 1
    assert quoted[0] in done.stdout.replace("\\", "")


def test_the_tour_names_modules_that_are_there() -> None:
    named = set(re.findall(r"`((?:\w+/)+\w+\.py)`", TOUR + README + (ROOT / "docs/architecture.md").read_text("utf-8")))
    assert named
    assert [name for name in sorted(named) if not (ROOT / "src/secondsource" / name).exists()] == []


def test_every_command_and_part_is_on_a_page() -> None:
    for command in app.registered_commands:
        name = command.name or command.callback.__name__
        assert f"secondsource {name}" in PAGES
    for kind in KINDS:
        assert all(f"### {kind}.{name}" in PAGES for name in part_names(kind))


def test_the_generated_pages_are_what_the_code_says() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "docs/build.py"), "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_links_between_pages_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")):
        for link in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name} links to {link}"


def test_every_page_is_reached_from_the_readme() -> None:
    """By links that a reader can follow; a link to a folder shows what is in it. Pieces of generated pages are none."""
    start = (ROOT / "README.md").resolve()
    reached, waiting = {start}, [start]
    while waiting:
        page = waiting.pop()
        for link in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text(encoding="utf-8")):
            target = (page.parent / link).resolve()
            found = set(target.glob("*.md") if target.is_dir() else [target]) - reached
            reached |= found
            waiting += [each for each in found if each.suffix == ".md"]
    pages = {page for page in (ROOT / "docs").rglob("*.md") if page.parent.name != "switching-on"}
    assert sorted(page.name for page in pages - reached) == []


def test_links_within_pages_lead_to_headings() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")):
        for link, heading in re.findall(r"\]\((?!https?://)([^)#]*)#([^)]+)\)", page.read_text(encoding="utf-8")):
            there = (page.parent / link if link else page).read_text(encoding="utf-8")
            names = re.findall(r"^#+ (.+)$", there, re.MULTILINE)
            assert heading in {re.sub(r"[^\w -]", "", name.lower()).replace(" ", "-") for name in names}, page.name
