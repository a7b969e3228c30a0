"""Fact checks of others come into the archive: whatever can be used is kept, whatever cannot is named."""

import dataclasses
import typing
from collections.abc import Sequence
from pathlib import Path

import typer

from secondsource.cli import house
from secondsource.cli.output import say

if typing.TYPE_CHECKING:
    from secondsource.ports import ClaimImporter

KIND = "factchecks"
_HEAD = 1_000_000
"""Bytes by which a file is known."""


def looks_like(file: str) -> bool:
    """Whether nothing but fact checks can be meant: an address, or a file that an importer of them knows."""
    if file.startswith(("https://", "http://")):
        return True
    path = Path(file)
    if file == "-" or not path.is_file():
        return False
    try:
        with path.open("rb") as opened:
            head = opened.read(_HEAD)
    except OSError:
        return False  # whoever reads the file says what is wrong with it
    return any(importer.fits(head) for importer in _importers().values())


def take_in(file: str, form: str | None, columns: Sequence[str], days: str) -> None:
    """Keeps them and says how many were new; exit code 2 where some were left out."""
    from secondsource.pipeline.claims_in import keep_claims, read_claims  # lazy: help answers under 0.4 s

    left_out: list[str] = []

    def tell(line: str) -> None:
        left_out.append(line)
        say(line, err=True)

    checker = house.checker(offline=not file.startswith(("https://", "http://")))
    importers = _importers(columns=tuple(columns), days=days)
    body = checker.snapshot(file, export=True).body
    added = keep_claims(checker.archive.record, read_claims(body, importers, form), tell)
    say(f"{added} new {KIND} kept.{f' {len(left_out)} left out.' if left_out else ''}")
    if left_out:
        raise typer.Exit(2)


def _importers(**written: object) -> dict[str, "ClaimImporter"]:
    """Every reader of fact checks by name; `written` says how a table of them is written."""
    from secondsource.pipeline.claims_in import CLAIMS  # lazy: help answers under 0.4 s
    from secondsource.plugins import find_part, part_names  # lazy: the same

    settings = house.current_settings()
    built: dict[str, ClaimImporter] = {}
    for name in (name for name in part_names("importers") if name.startswith(CLAIMS)):
        options = settings.options("importers", name)
        known = {each.name for each in dataclasses.fields(options)}
        taken = {key: value for key, value in written.items() if key in known and value}
        built[name] = find_part("importers", name).component(dataclasses.replace(options, **taken))
    return built
