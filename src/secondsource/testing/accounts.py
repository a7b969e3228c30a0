"""People with accounts, for tests: a clock that is set by hand, and hashes that cost little."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from secondsource.domain.user import Caller, Role, User
from secondsource.plugins import find_part
from secondsource.ports import Users

PASSWORD = "wolf under tram"  # noqa: S105  it opens what tests make
"""Of everybody here."""
HERE = "203.0.113.7"
"""Where callers are, unless a test says otherwise."""


class Clock:
    """A time that goes on when told to."""

    def __init__(self) -> None:
        self.now = datetime(2025, 5, 1, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **by: float) -> None:
        self.now += timedelta(**by)


def open_users(folder: Path, clock: Callable[[], datetime], **options: int) -> Users:
    """The part `users` in that folder; a hash takes under a millisecond."""
    part = find_part("stores", "users")
    cheap = {"hash_passes": 1, "hash_kibibytes": 8} | options
    return part.component(part.options(**cheap), folder, clock)


def add_everybody(users: Users) -> dict[Role, User]:
    """One person of each role, called as it is with a name behind it."""
    by = Caller("terminal", "")
    names = {Role.READER: "Rita Reader", Role.EDITOR: "Edda Editor", Role.ADMIN: "Ada Admin"}
    return {role: users.add(name, PASSWORD, role, by) for role, name in names.items()}
