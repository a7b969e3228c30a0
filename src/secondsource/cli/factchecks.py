"""Fact checks of others come into the archive: whatever can be used is kept, whatever cannot is named."""

from collections.abc import Sequence
from pathlib import Path

import typer

from secondsource.cli import house

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
    from secondsource.pipeline.claims_in import CLAIMS  # lazy: help answers under 0.4 s
    from secondsource.plugins import find_part, part_names  # lazy: the same

    try:
        with path.open("rb") as opened:
            head = opened.read(_HEAD)
    except OSError:
        return False  # whoever reads the file says what is wrong with it
    settings = house.current_settings()
    names = [name for name in part_names("importers") if name.startswith(CLAIMS)]
    return any(find_part("importers", each).component(settings.options("importers", each)).fits(head) for each in names)


def take_in(file: str, form: str | None, columns: Sequence[str], days: str) -> None:
    """Keeps them and says how many were new; exit code 2 where some were left out."""
    from secondsource.pipeline.claims_in import keep_claims, read_claims  # lazy: help answers under 0.4 s

    left_out: list[str] = []

    def tell(line: str) -> None:
        left_out.append(line)
        typer.echo(line, err=True)

    checker = house.checker(offline=not file.startswith(("https://", "http://")))
    importers = checker.claim_importers(columns=tuple(columns), days=days)
    body = checker.snapshot(file, export=True).body
    added = keep_claims(checker.archive.record, read_claims(body, importers, form), tell)
    typer.echo(f"{added} new {KIND} kept.{f' {len(left_out)} left out.' if left_out else ''}")
    if left_out:
        raise typer.Exit(2)
