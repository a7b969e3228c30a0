"""A copy of the whole archive as one file, made while others write, and the way back."""

import os
import shutil
import tempfile
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path, PurePath
from typing import Protocol

from secondsource.databases.opening import RESTORING
from secondsource.errors import InputError, OutputError, SerialError, StoreError
from secondsource.pipeline.bundle import check_files, digest_of_file, pack, unpack
from secondsource.serial import dumps, loads

SCHEMA = "secondsource/backup/1"
MANIFEST = "backup.json"
_PRIVATE = 0o600
_UNPACKED = ".restore-unpacked"
_MADE_ANEW = ("index-", "vectors-", "claims")
"""How folders begin that follow the record: beside another record they would find what is not there."""


class Kept(Protocol):
    """A store that can copy itself."""

    def back_up(self, folder: Path) -> None: ...


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds."""

    schema: str
    version: str
    made_at: datetime
    files: tuple[tuple[str, str], ...]
    """Name and SHA-256 of each."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of a home into which a backup was put."""

    backup: Backup
    aside: Path | None
    """Where that lies which gave way; None where nothing did."""
    replaced: tuple[str, ...]
    """Its names."""
    left: tuple[str, ...]
    """Databases that the backup does not hold, which are as they were."""


def back_up(stores: Sequence[Kept], path: Path, version: str, now: datetime) -> Backup:
    """Writes everything that cannot be made anew into one file: as last acknowledged, there whole or not at all.

    It is readable by this machine's user alone, for accounts may be in it. What one store tells of another is given
    before that one, whose copy then has it. The search index is not in it; it is rebuilt when the archive is opened.
    Raises StoreError and OutputError.
    """
    with _beside(path) as scratch:
        folder = Path(scratch)
        for store in stores:
            store.back_up(folder)
        names = sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file())
        files = tuple((name, digest_of_file(folder / name)) for name in names)
        made = Backup(SCHEMA, version, now, files)
        (folder / MANIFEST).write_text(dumps(made, indent=1), encoding="utf-8")
        pack(path, folder, [MANIFEST, *names], _PRIVATE)
        return made


def restore(path: Path, home: Path, now: datetime) -> Restored:
    """Puts a backup where the archive is. What it takes the place of is moved into a folder beside, and never removed;
    what it does not hold, such as accounts in a backup that was made without them, stays.

    Cut off anywhere, it is finished by the next: until then nothing in the home is opened. Raises InputError, before
    anything is moved, for a file that is no whole backup; StoreError where something cannot be moved.
    """
    with _unpacking(home) as folder:
        unpack(path, folder)
        made = _read(path, folder / MANIFEST)
        check_files(path, folder, dict(made.files), {MANIFEST})
        (folder / MANIFEST).unlink()
        names = _sound(path, {each.name for each in folder.iterdir()})
        try:
            _undo_cut_off(home)
            replaced = sorted(each.name for each in home.iterdir() if _gives_way(each.name, names))
            aside = _begin(home, now)
            _move(replaced, home, aside)
            _move(sorted(names), folder, home)
            (home / RESTORING).unlink()
            if not replaced:
                aside.rmdir()
        except OSError as error:
            raise StoreError(
                f"The backup cannot be put into {home} ({(error.strerror or str(error)).lower()}: {error.filename}); "
                "mend that and run `secondsource archive restore` again."
            ) from error
    left = sorted(each.name for each in home.glob("*.sqlite3") if each.name not in names)
    return Restored(made, aside if replaced else None, tuple(replaced), tuple(left))


def _sound(path: Path, names: set[str]) -> set[str]:
    """Raises InputError for names that no store has: a stranger's backup would bring settings along."""
    for name in sorted(names):
        if name.startswith((".", "before-restore-")) or name == "settings.toml":
            raise InputError(f"{path} holds a file with an odd name ({name[:60]!r}); it is none of ours.")
    return names


def _begin(home: Path, now: datetime) -> Path:
    """A new folder for what is moved aside, noted down for whoever finishes this."""
    wanted = f"before-restore-{now:%Y%m%dT%H%M%S}"
    others = {each.name for each in home.glob(f"{wanted}*")}
    aside = home / next(name for n in count(1) if (name := wanted if n == 1 else f"{wanted}-{n}") not in others)
    aside.mkdir()
    with (home / RESTORING).open("x", encoding="utf-8") as mark:
        mark.write(aside.name)
        mark.flush()
        os.fsync(mark.fileno())
    return aside


def _undo_cut_off(home: Path) -> None:
    """Takes back what a restore that was cut off had done. What it had put in the place of something is removed: the
    backup has it still."""
    mark = home / RESTORING
    if not mark.exists():
        return
    aside = home / PurePath(mark.read_text(encoding="utf-8")).name
    if mark.stat().st_size and aside.is_dir():
        for each in sorted(aside.iterdir()):
            _remove(home / each.name)
            each.rename(home / each.name)
        aside.rmdir()
    mark.unlink()


def _gives_way(name: str, names: set[str]) -> bool:
    """Whether something in the home is what the backup holds, a log that SQLite keeps beside that, or made from it."""
    whole = name.removesuffix("-wal").removesuffix("-shm")
    return whole in names or name.startswith(_MADE_ANEW)


def _move(names: Iterable[str], source: Path, target: Path) -> None:
    for name in names:
        (source / name).rename(target / name)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _read(path: Path, file: Path) -> Backup:
    try:
        made = loads(Backup, file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, SerialError) as error:
        raise InputError(f"{path} is no backup of an archive: {error}") from error
    if made.schema != SCHEMA:
        raise InputError(f"{path} is a backup of another version ({made.schema[:60]}); this one reads {SCHEMA}.")
    return made


def _beside(path: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder for the work on the same disk. Raises OutputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryDirectory(prefix=".secondsource-", dir=path.parent, ignore_cleanup_errors=True)
    except OSError as error:
        raise OutputError(f"{path.parent} cannot be written: {(error.strerror or str(error)).lower()}.") from error


@contextmanager
def _unpacking(home: Path) -> Generator[Path]:
    """An empty folder in the home, on whose disk files are moved at once; what was left there by a kill is removed.
    Raises OutputError."""
    folder = home / _UNPACKED
    try:
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(0o700, parents=True)
    except OSError as error:
        raise OutputError(f"{home} cannot be written: {(error.strerror or str(error)).lower()}.") from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
