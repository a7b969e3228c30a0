"""What is installed with the package is known, allowed and locked, and the wheel is the same whoever builds it."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import licences
import packages
import pytest
import sbom
import wheel

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_every_line_of_every_lock_has_a_version_and_hashes():
    for path in (ROOT / "requirements").glob("*.lock"):
        locked = packages.read_lock(path)
        assert locked, path.name
        assert all(each.hashes and re.fullmatch(r"[0-9][^\s]*", each.version) for each in locked)
        assert "://" not in path.read_text(encoding="utf-8")


def test_a_line_without_a_hash_is_refused(tmp_path: Path):
    (tmp_path / "a.lock").write_text("left-pad==1.0\n")
    with pytest.raises(ValueError, match="left-pad"):
        packages.read_lock(tmp_path / "a.lock")


def test_the_lock_holds_every_dependency_and_none_more():
    """Whatever is locked is needed by the project, or by something that is."""
    known = frozenset(each.name for each in packages.read_lock())
    asked = [re.match(r"[A-Za-z0-9-]+", line)[0].lower() for line in PROJECT["dependencies"]]
    assert set(asked) <= known
    reached, waiting = set(), list(asked)
    while waiting:
        if (name := waiting.pop()) not in reached:
            reached.add(name)
            waiting += packages.needs(name, known)
    assert known - reached <= set(packages.ELSEWHERE)


def test_no_licence_is_strong_and_the_page_is_up_to_date():
    done = subprocess.run([sys.executable, str(ROOT / "tools/licences.py"), "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "expression, way, grade",
    [
        ("MIT", ("MIT",), licences.Grade.FREE),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", ("MPL-1.1",), licences.Grade.WEAK),
        ("GPL-3.0-only OR MIT", ("MIT",), licences.Grade.FREE),
        ("MIT AND GPL-3.0-or-later", ("MIT", "GPL-3.0-or-later"), licences.Grade.STRONG),
        ("(GPL-2.0-only OR BSD-3-Clause) AND MIT", ("BSD-3-Clause", "MIT"), licences.Grade.FREE),
        ("AGPL-3.0-only", ("AGPL-3.0-only",), licences.Grade.STRONG),
        ("LGPL-3.0-or-later", ("LGPL-3.0-or-later",), licences.Grade.WEAK),
    ],
)
def test_of_several_licences_the_one_that_asks_least_is_taken(expression: str, way: tuple, grade: licences.Grade):
    assert licences.taken(expression) == (way, grade)


@pytest.mark.parametrize("expression", ["Proprietary", "MIT AND", "(MIT", "MIT MIT", ""])
def test_a_licence_that_nobody_knows_is_loud(expression: str):
    with pytest.raises(LookupError):
        licences.taken(expression)


def test_a_package_under_strong_copyleft_only_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(licences, "licence_of", lambda name: "GPL-3.0-only" if name == "lxml" else "MIT")
    assert licences.report()[1] == ["lxml (GPL-3.0-only)"]


def test_the_bill_of_materials_names_every_package_once_and_is_the_same_again():
    bill = sbom.bill()
    refs = [each["bom-ref"] for each in bill["components"]]
    assert len(refs) == len(set(refs)) == len(packages.read_lock())
    assert all(each["hashes"] and each["licenses"] and each["purl"] == each["bom-ref"] for each in bill["components"])
    known = {bill["metadata"]["component"]["bom-ref"], *refs}
    assert {each["ref"] for each in bill["dependencies"]} == known
    assert all(ref in known for each in bill["dependencies"] for ref in each["dependsOn"])
    assert len(bill["dependencies"][0]["dependsOn"]) >= len(PROJECT["dependencies"])
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill == sbom.bill()


def test_nothing_reaches_the_network_when_it_is_imported():
    """Every module of the package, in a Python whose sockets refuse to connect or to look a name up."""
    names = [
        str(path.relative_to(ROOT / "src")).removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        for path in sorted((ROOT / "src/secondsource").rglob("*.py"))
        if not path.name.startswith("__main__")
    ]
    code = (
        "import socket, importlib\n"
        "def refuse(*a, **k): raise SystemExit(f'the network was reached for: {a}')\n"
        "socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = refuse\n"
        "socket.getaddrinfo = socket.gethostbyname = socket.create_connection = refuse\n"
        f"for name in {names!r}:\n"
        "    try: importlib.import_module(name)\n"
        "    except ModuleNotFoundError as error:\n"
        "        if error.name.partition('.')[0] == 'secondsource': raise\n"
        "print('quiet')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.stdout.strip() == "quiet", done.stderr[-2000:]


def test_the_python_that_is_declared_is_the_one_that_is_locked_and_tested():
    assert PROJECT["requires-python"] == ">=3.11"
    named = [line.rpartition(" ")[2] for line in PROJECT["classifiers"] if "Python :: 3." in line]
    assert "3.11" in named
    assert (ROOT / "tools/lock.sh").read_text().count("--python-version 3.11") == 1
    for path in (ROOT / "src").rglob("*.py"):
        ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 11))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel.build(tmp_path_factory.mktemp("dist"))


def test_two_builds_are_the_same_whatever_the_files_are_called_and_when_they_were_made(built: Path, tmp_path: Path):
    copy = tmp_path / "elsewhere"
    copy.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE", ".gitignore"):
        shutil.copyfile(ROOT / name, copy / name)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src", copy / "src", ignore=ignored, copy_function=shutil.copyfile)
    assert wheel.digest(wheel.build(tmp_path / "dist", copy)) == wheel.digest(built)


def test_the_wheel_with_the_locked_packages_and_nothing_else_checks_the_bundled_article(built: Path, tmp_path: Path):
    """Installed from the packages of this environment; `make wheel-try` takes them from the package index."""
    missing = [each.name for each in packages.read_lock()
               if not packages.find_installed(each.name) and each.name not in packages.ELSEWHERE]  # fmt: skip
    if missing:
        pytest.skip(f"not all locked packages are installed here: {', '.join(missing)}")
    python = wheel.install(built, tmp_path / "env", from_here=True)
    assert "refuted" in wheel.try_out(python, tmp_path)
    assert wheel.megabytes(tmp_path / "env") < wheel.LARGEST
