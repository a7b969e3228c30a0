"""The dozen names of the package: found without loading anything else, explained, and shipped with what they read."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import secondsource

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "secondsource"
PAGES = "\n".join(page.read_text(encoding="utf-8") for page in (ROOT / "README.md", ROOT / "docs" / "tour.md"))


@pytest.mark.parametrize("name", secondsource.__all__)
def test_a_public_name_is_there_and_on_a_page(name: str) -> None:
    assert getattr(secondsource, name).__name__ == name
    assert f"`{name}`" in PAGES


def test_public_names_stand_in_order() -> None:
    assert secondsource.__all__ == sorted(secondsource.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Cheker'"):
        _ = secondsource.Cheker


def test_importing_the_package_loads_none_of_its_modules() -> None:
    code = "import secondsource, sys; print([name for name in sys.modules if name.startswith('secondsource.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    """Tables, templates and the mark that says that we are typed are read at run time, but imported by nobody."""
    code = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / done.stdout.split()[-1]) as wheel:
        packed = {name for name in wheel.namelist() if name.startswith("secondsource/")}
    there = {path.relative_to(PACKAGE.parent).as_posix() for path in PACKAGE.rglob("*") if path.is_file()}
    assert packed == {name for name in there if "__pycache__" not in name}
    assert "secondsource/py.typed" in packed
