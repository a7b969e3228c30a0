"""Passwords under argon2id, a few at a time."""

import threading
import unicodedata
from collections.abc import Generator
from contextlib import contextmanager
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from secondsource.domain.credentials import LONGEST_PASSWORD
from secondsource.errors import SignInRefused

_AT_ONCE = 2
_IN_LINE = 12
_BUSY_SECONDS = 2


class Passwords:
    """Makes hashes and compares with them."""

    def __init__(self, passes: int, kibibytes: int, lanes: int) -> None:
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=kibibytes, parallelism=lanes)
        self._working = threading.BoundedSemaphore(_AT_ONCE)
        self._line = threading.BoundedSemaphore(_IN_LINE)

    def hash(self, password: str) -> str:
        with self._working:
            return self._hasher.hash(_letters(spelled(password)))

    def fits(self, password: str, kept: str | None) -> bool:
        """Whether the password is the one kept; with none kept it takes as long, and is False."""
        text = spelled(password)
        if len(text) > LONGEST_PASSWORD:
            return False
        with self._working:
            try:
                return self._hasher.verify(kept or self._nobodys, _letters(text)) and kept is not None
            except (VerificationError, InvalidHashError):
                return False

    def outdated(self, kept: str) -> bool:
        """Whether it was made with other parameters than those in force."""
        return self._hasher.check_needs_rehash(kept)

    @contextmanager
    def line(self) -> Generator[None]:
        """A place in a short line: a crowd may not take all threads of the service. Raises SignInRefused."""
        if not self._line.acquire(blocking=False):
            raise SignInRefused(
                f"Too many people sign in at once; try again in {_BUSY_SECONDS} seconds.", _BUSY_SECONDS
            )
        try:
            yield
        finally:
            self._line.release()

    @cached_property
    def _nobodys(self) -> str:
        """What a name that nobody has is compared with."""
        return self._hasher.hash("nobody has this password")


def spelled(password: str) -> str:
    """One spelling for what keyboards make in several. Cut first, for a letter may become many; what is cut is too long
    for a password however it is spelled, because at most three letters become one."""
    return unicodedata.normalize("NFKC", password[: 4 * LONGEST_PASSWORD])


def _letters(text: str) -> bytes:
    return text.encode(errors="replace")
