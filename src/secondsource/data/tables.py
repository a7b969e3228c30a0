"""Loads the reference tables from the package, and from a folder of the operator's own where there is one.

A file of the same name in the operator's folder replaces ours row by row: a row with a known key (`id`, `person` and
`role`, `name`, `conflict` and `camp`, `title`, `unit`, `code`, `topic`, `address`, `place` with `country`, `kind` and
`of`) takes the place of ours, any other
row is added. A folder that is not there, and a file in it that is none of our tables, is an error: rows that nobody
reads would be lost in silence.
"""

import difflib
import gzip
import json
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from secondsource.domain.reference import (
    Camp,
    Deed,
    Event,
    Feed,
    Gazetteer,
    Land,
    Loaded,
    Opposites,
    PlaceUnit,
    Pronounced,
    Publisher,
    Role,
    Tables,
    Title,
    Topic,
    Trait,
    Unit,
)
from secondsource.errors import SerialError, SettingsError
from secondsource.serial import from_json

T = TypeVar("T")

PACKAGE = files("secondsource.data")
NAMES = (
    "events", "roles", "publishers", "camps", "opposites", "loaded", "units", "titles", "place_units", "lands",
    "lexicon", "topics", "deeds", "feeds", "traits",
)  # fmt: skip
"""Tables to which an operator can add rows."""


def load_tables(folder: Path | None = None) -> Tables:
    """All tables, ours with the operator's rows over them. Raises SettingsError naming file and line of a bad row.

    Ours alone are the same object for everyone: what is derived from them is kept by it, and made once a process.
    """
    if folder is None:
        return _ours()
    _refuse_strange_files(folder)
    return _read(folder)


@cache
def _ours() -> Tables:
    return _read(None)


def _read(folder: Path | None) -> Tables:
    return Tables(
        events=_rows(Event, "events.jsonl", folder, lambda row: row.id),
        roles=_rows(Role, "roles.jsonl", folder, lambda row: f"{row.person}|{row.role}"),
        publishers=_rows(Publisher, "publishers.jsonl", folder, lambda row: row.name),
        camps=_rows(Camp, "camps.jsonl", folder, lambda row: f"{row.conflict}|{row.camp}"),
        opposites=_rows(Opposites, "opposites.jsonl", folder, lambda row: f"{row.a}|{row.b}"),
        loaded=_rows(Loaded, "loaded.jsonl", folder, lambda row: f"{row.forms}"),
        units=_rows(Unit, "units.jsonl", folder, lambda row: row.name),
        titles=_rows(Title, "titles.jsonl", folder, lambda row: row.title),
        place_units=_rows(PlaceUnit, "place_units.jsonl", folder, lambda row: row.unit),
        lands=_rows(Land, "lands.jsonl", folder, lambda row: row.code),
        lexicon=_rows(Pronounced, "lexicon.jsonl", folder, lambda row: row.name),
        topics=_rows(Topic, "topics.jsonl", folder, lambda row: row.topic),
        deeds=_rows(Deed, "deeds.jsonl", folder, lambda row: f"{row.language}|{row.turn}|{row.state}|{row.forms}"),
        traits=_rows(Trait, "traits.jsonl", folder, lambda row: f"{row.place}|{row.country}|{row.kind}|{row.of}"),
        feeds=_rows(Feed, "feeds.jsonl", folder, lambda row: row.address),
        places=Gazetteer(_unpacked("places.tsv.gz"), _unpacked("place_spellings.tsv.gz")),
    )


@cache
def _unpacked(name: str) -> str:
    return gzip.decompress(PACKAGE.joinpath(name).read_bytes()).decode()


def _refuse_strange_files(folder: Path) -> None:
    if not folder.is_dir():
        raise SettingsError(f"There is no folder {folder}; mend tables.folder, or leave it out.")
    for file in sorted(folder.glob("*.jsonl")):
        if file.stem not in NAMES:
            near = difflib.get_close_matches(file.stem, NAMES, n=1)
            hint = f"did you mean {near[0]}.jsonl?" if near else f"they are called {', '.join(NAMES)}."
            raise SettingsError(f"{file} is none of our tables; {hint}")


def bundled_lines() -> Iterator[str]:
    """The bundled archive, in the import format: analyst's notes and map readings, one JSON object a line."""
    for name in ("notes.jsonl", "readings.jsonl"):
        yield from PACKAGE.joinpath(name).read_text(encoding="utf-8").splitlines()


def _rows(kind: type[T], name: str, folder: Path | None, key: Callable[[T], str]) -> tuple[T, ...]:
    rows = {key(row): row for row in _parse(kind, PACKAGE.joinpath(name))}
    if folder is not None and (folder / name).is_file():
        rows |= {key(row): row for row in _parse(kind, folder / name)}
    return tuple(rows.values())


def _parse(kind: type[T], file: Path | Traversable) -> Iterator[T]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The table {file} cannot be read: {error}.") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield from_json(kind, json.loads(line))
            except (SerialError, ValueError) as error:
                raise SettingsError(f"Line {number} of {file.name} is not a good row: {error}") from error
