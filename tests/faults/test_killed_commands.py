"""A command that writes is killed at random moments: what it acknowledged is there, once, and the next run goes on.

One command here; `make drill-commands` kills them all.
"""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from secondsource.cli.app import app

BENCH = Path(__file__).resolve().parents[2] / "bench"


def test_every_command_is_drilled_or_keeps_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(BENCH))
    import drill_commands  # lazy: a script of the bench

    there = set(_paths(typer.main.get_command(app)))
    drilled = {path for path in there for name in drill_commands.COMMANDS if f"{name} ".startswith(f"{path} ")}
    elsewhere = {path for path, script in drill_commands.OTHERS.items() if (BENCH / script).is_file()}
    assert there == drilled | elsewhere | drill_commands.READING
    assert not drilled & drill_commands.READING


def _paths(command: Any, *before: str) -> Iterator[str]:
    """The words of every command below."""
    for name, each in getattr(command, "commands", {}).items():
        yield from _paths(each, *before, name) if hasattr(each, "commands") else [" ".join((*before, name))]


def test_accounts_survive_kills_of_the_command_that_makes_them(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(BENCH))
    import drill_commands  # lazy: a script of the bench
    import kills  # lazy: the same

    assert kills.drill(drill_commands.COMMANDS["users add"], 3, random.Random(1)).wrong == []
