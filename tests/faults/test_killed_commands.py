"""A command that writes is killed at random moments: what it acknowledged is there, once, and the next run goes on.

One command here; `make drill-commands` kills them all.
"""

import random
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


def test_accounts_survive_kills_of_the_command_that_makes_them(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(BENCH))
    import drill_commands  # lazy: a script of the bench
    import kills  # lazy: the same

    assert kills.drill(drill_commands.COMMANDS["users add"], 3, random.Random(1)).wrong == []
