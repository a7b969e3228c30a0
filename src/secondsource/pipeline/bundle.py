"""A report with everything that it was made from, as one file: it replays to the same report on another machine."""

import hashlib
import shutil
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from secondsource.domain.dossier import Dossier
from secondsource.errors import InputError, OutputError, SerialError
from secondsource.serial import dumps, loads

T = TypeVar("T")

SCHEMA = "secondsource/bundle/1"
MANIFEST = "manifest.json"
DOSSIER = "dossier.json"
SETTINGS = "settings.toml"
TABLES = "tables"
_LARGEST = 2 << 30
"""Bytes of a bundle once unpacked; a stranger's file may be a bomb."""
_MOST = 10_000
"""Files in a bundle."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands in a bundle, and for what."""

    schema: str
    report: str
    """Id of the report."""
    claim: str | None
    """Id of the claim that it was exported for, where it was one."""
    version: str
    """Of Second Source, when the report was made."""
    files: tuple[tuple[str, str], ...]
    """Name and SHA-256 of each."""


def settings_text(dossier: Dossier) -> str:
    """The settings that were in force, as a settings file; values stand in a run as they stand in such a file."""
    tables: dict[str, list[str]] = {}
    for key, value in dossier.report.run.settings:
        table, _, name = key.rpartition(".")
        if (table, name) != ("tables", "folder"):
            tables.setdefault(table, []).append(f"{name} = {value}")
    blocks = ["\n".join([f"[{table}]", *lines]) for table, lines in tables.items()]
    return "\n\n".join(blocks) + "\n"


def write_bundle(path: Path, folder: Path, dossier: Dossier, claim: str | None) -> None:
    """Packs a folder, with a list of its files and their SHA-256. Raises OutputError."""
    names = sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file())
    files = tuple((name, digest_of_file(folder / name)) for name in names)
    manifest = Manifest(SCHEMA, dossier.report.id, claim, dossier.report.run.version, files)
    (folder / MANIFEST).write_text(dumps(manifest, indent=1), encoding="utf-8")
    pack(path, folder, [MANIFEST, *names])


def pack(path: Path, folder: Path, names: Sequence[str], mode: int = 0o666) -> None:
    """Files of a folder as one file, there whole or not at all, of that mode less what the process masks out.

    Raises OutputError.
    """
    scratch = path.with_name(f".{path.name}.part")
    try:
        scratch.unlink(missing_ok=True)
        scratch.touch(mode)
        with zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED) as packed:
            for name in names:
                packed.write(folder / name, name)
        scratch.replace(path)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise OutputError(f"{path} cannot be written: {why}; choose another place with -o.") from error
    finally:
        scratch.unlink(missing_ok=True)


def open_bundle(path: Path, folder: Path) -> tuple[Manifest, Dossier]:
    """Unpacks a bundle into an empty folder. Raises InputError where it is none, or where a file is not the one that
    was packed."""
    unpack(path, folder)
    manifest = _load(Manifest, path, folder / MANIFEST)
    if manifest.schema != SCHEMA:
        raise InputError(f"{path} is a bundle of another version ({manifest.schema[:60]}); this one reads {SCHEMA}.")
    check_files(path, folder, dict(manifest.files), {MANIFEST})
    return manifest, _load(Dossier, path, folder / DOSSIER)


def unpack(path: Path, folder: Path) -> None:
    """Unpacks a file of files; what its owner alone could read stays so. Raises InputError for one that is damaged, too
    large, or leads out of the folder."""
    if not path.is_file():
        raise InputError(f"There is no file {path}; give one that `archive export` or `archive backup` wrote.")
    try:
        with zipfile.ZipFile(path) as packed:
            for info in _sound(path, packed.infolist()):
                target = folder / info.filename
                target.parent.mkdir(parents=True, exist_ok=True)
                target.touch(_mode(info), exist_ok=False)
                with packed.open(info) as read, target.open("wb") as written:
                    shutil.copyfileobj(read, written)
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        why = str(error).rstrip(".")
        raise InputError(
            f"{path} cannot be unpacked ({why}); give a whole file that `archive export` or `archive backup` wrote."
        ) from error


def _mode(info: zipfile.ZipInfo) -> int:
    """Of what is unpacked: a stranger's file decides no more than that others may not read it."""
    packed = info.external_attr >> 16
    return 0o600 if packed and not packed & 0o077 else 0o666


def check_files(path: Path, folder: Path, listed: Mapping[str, str], besides: set[str]) -> None:
    """Raises InputError where the files of a folder are not exactly the ones listed, with their SHA-256."""
    there = {each.relative_to(folder).as_posix(): each for each in folder.rglob("*") if each.is_file()}
    odd = sorted((there.keys() - besides) ^ listed.keys())
    if odd:
        raise InputError(f"{path} does not hold what its list says: {odd[0]}. Take a whole copy of it.")
    for name, sha256 in listed.items():
        if digest_of_file(there[name]) != sha256:
            raise InputError(f"{name} in {path} is not the file that was packed. Take a whole copy of it.")


def digest_of_file(path: Path) -> str:
    """SHA-256 of a file, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sound(path: Path, infos: Sequence[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    if len(infos) > _MOST or sum(info.file_size for info in infos) > _LARGEST:
        raise InputError(f"{path} unpacks into too much; it is none of ours.")
    for info in infos:
        parts = PurePosixPath(info.filename).parts
        if not parts or info.is_dir() or ".." in parts or info.filename.startswith(("/", "\\")) or ":" in parts[0]:
            raise InputError(f"{path} holds a file with an odd name ({info.filename[:60]!r}); it is none of ours.")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise InputError(f"{path} is packed in a way that we never use; it is none of ours.")
        yield info


def _load(kind: type[T], path: Path, file: Path) -> T:
    try:
        return loads(kind, file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, SerialError) as error:
        raise InputError(f"{path} is no bundle of ours: {error}") from error
