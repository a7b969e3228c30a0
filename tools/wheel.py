"""Builds the wheel so that the same source gives the same bytes, installs it where nothing else is, and tries it.

    make wheel                     dist/secondsource-….whl, built twice and compared
    make wheel-try                 the same, installed with the locked packages into an empty environment, and run

The moment of a build is that of the last commit, or of SOURCE_DATE_EPOCH where it is set. The packages come from the
machine's package index, by their locked hashes; with `--from-here` they are those of the environment that runs this.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from packages import LOCK, ROOT, find_installed, read_lock

LARGEST = 300
"""Megabytes that an installation with everything that it brings along must not pass."""
DEMO = "data/demo/article.html"


class WheelError(Exception):
    """The wheel is not what it should be; the message says how."""


def build(folder: Path, source: Path = ROOT) -> Path:
    """The wheel of a source tree. Raises WheelError."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": moment()}
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=source, env=environment, capture_output=True, text=True)
    wheels = list(folder.glob("*.whl"))
    if done.returncode or len(wheels) != 1:
        raise WheelError(f"The wheel cannot be built: {done.stderr[-2000:]}")
    return wheels[0]


def moment() -> str:
    """Seconds since 1970 that stand in the wheel for every file."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return given
    done = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip() or "1577836800"


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return sha256(path.read_bytes()).hexdigest()


def install(wheel: Path, folder: Path, *, from_here: bool) -> Path:
    """Puts the wheel and what it needs into an empty environment; gives its Python. Raises WheelError."""
    venv.create(folder, with_pip=not from_here, symlinks=True)
    python = folder / "bin" / "python"
    if from_here:
        _copy_packages(next(folder.glob("lib/python3*/site-packages")))
        _unpack(wheel, next(folder.glob("lib/python3*/site-packages")))
        return python
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for more in (["--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)], ["--no-deps", str(wheel)]):
        done = subprocess.run([*pip, *more], capture_output=True, text=True)
        if done.returncode:
            raise WheelError(f"pip cannot install {more[-1]}: {done.stderr[-2000:]}")
    return python


def _copy_packages(site: Path) -> None:
    """The locked packages as they stand in this environment, and no other."""
    for name in {locked.name: None for locked in read_lock()}:
        found = find_installed(name)
        for file in (found.files if found else None) or ():
            source, target = Path(str(file.locate())), site / str(file)
            if ".." in Path(str(file)).parts or not source.is_file():  # programs, which stand elsewhere
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            _link(source, target)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copy(source, target)


def _unpack(wheel: Path, site: Path) -> None:
    shutil.unpack_archive(wheel, site, "zip")


def try_out(python: Path, folder: Path) -> str:
    """Checks the bundled article, without network, as a user's first command does. Raises WheelError."""
    code = "from secondsource.cli import main; main()"
    where = "import secondsource, pathlib; print(pathlib.Path(secondsource.__file__).parent)"
    environment = {"SECONDSOURCE_HOME": str(folder / "home"), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    found = subprocess.run([python, "-I", "-c", where], cwd=folder, env=environment, capture_output=True, text=True)
    if found.returncode or not Path(found.stdout.strip()).is_relative_to(python.parent.parent):
        raise WheelError(f"The installed package is not the one that is found: {found.stdout}{found.stderr[-2000:]}")
    article = Path(found.stdout.strip()) / DEMO
    command = [python, "-I", "-c", code, "check", str(article), "--offline"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    if done.returncode or "refuted" not in done.stdout:
        raise WheelError(f"The bundled article cannot be checked: {done.stdout[-500:]}{done.stderr[-2000:]}")
    return done.stdout


def megabytes(folder: Path) -> float:
    """What the packages of an environment take on disk, without byte code that Python makes anew."""
    (site,) = folder.glob("lib/python3*/site-packages")
    files = (path for path in site.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    pip = {site / "pip", site / "setuptools"}
    return sum(path.stat().st_size for path in files if not pip & set(path.parents)) / 2**20


def main() -> None:
    """Builds, and where asked installs and tries."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--try", dest="tried", action="store_true")
    asked.add_argument("--from-here", action="store_true")
    options = asked.parse_args()
    target = ROOT / "dist"
    shutil.rmtree(target, ignore_errors=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        wheel, again = build(target), build(folder / "again")
        if digest(wheel) != digest(again):
            sys.exit("Two builds of the same source differ; find out by what before this is released.")
        print(f"{wheel.name}  sha256 {digest(wheel)}  {wheel.stat().st_size / 2**20:.1f} MB, the same twice")
        if options.tried:
            python = install(wheel, folder / "env", from_here=options.from_here)
            try_out(python, folder)
            size = megabytes(folder / "env")
            print(f"Installed in an empty environment: {size:.0f} MB; the bundled article is checked.")
            if size > LARGEST:
                sys.exit(f"That is more than the {LARGEST} MB that are allowed.")


if __name__ == "__main__":
    try:
        main()
    except WheelError as error:
        sys.exit(str(error))
