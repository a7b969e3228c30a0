"""Loads the reference tables from the package, and from a folder of the operator's own where there is one.

A file of the same name in the operator's folder replaces ours row by row: a row with a known key (`id`, `person` and
`role`, `name`, `conflict` and `camp`) takes the place of ours, any other row is added.
"""

import gzip
import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from secondsource.domain.reference import Camp, Event, Gazetteer, Loaded, Opposites, Publisher, Role, Tables
from secondsource.errors import SerialError, SettingsError
from secondsource.serial import from_json

T = TypeVar("T")

PACKAGE = files("secondsource.data")


def load_tables(folder: Path | None = None) -> Tables:
    """All tables, ours with the operator's rows over them. Raises SettingsError naming file and line of a bad row."""
    return Tables(
        events=_rows(Event, "events.jsonl", folder, lambda row: row.id),
        roles=_rows(Role, "roles.jsonl", folder, lambda row: f"{row.person}|{row.role}"),
        publishers=_rows(Publisher, "publishers.jsonl", folder, lambda row: row.name),
        camps=_rows(Camp, "camps.jsonl", folder, lambda row: f"{row.conflict}|{row.camp}"),
        opposites=_rows(Opposites, "opposites.jsonl", folder, lambda row: f"{row.a}|{row.b}"),
        loaded=_rows(Loaded, "loaded.jsonl", folder, lambda row: f"{row.forms}"),
        places=Gazetteer(gzip.decompress(PACKAGE.joinpath("places.tsv.gz").read_bytes()).decode()),
    )


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
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                yield from_json(kind, json.loads(line))
            except (SerialError, ValueError) as error:
                raise SettingsError(f"Line {number} of {file.name} is not a good row: {error}") from error
