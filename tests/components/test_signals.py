"""Every signal keeps the contract, ours and installed ones."""

from types import ModuleType

import pytest

from secondsource.plugins import find_part, part_names
from secondsource.testing.signals import SignalSuite


@pytest.mark.parametrize("name", part_names("signals"), scope="class")
class TestSignals(SignalSuite):
    @pytest.fixture(autouse=True)
    def _part(self, name: str) -> None:
        self.module: ModuleType = find_part("signals", name).module


def test_all_signals_are_there():
    assert {
        "exact_copies", "near_copies", "templates", "slot_echo", "foreign_topic", "reuse", "bursts", "accounts",
        "orphans", "corrections",
    } <= set(part_names("signals"))  # fmt: skip


def test_no_two_methods_are_alike():
    methods = [find_part("signals", name).method for name in part_names("signals")]
    assert len(set(methods)) == len(methods)
