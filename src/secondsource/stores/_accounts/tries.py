"""How often a sign-in may be tried. Delays grow; none is for ever, and a stranger cannot keep a person out from where
that person signed in before.

Three counts are kept, each for a day after the last failure: of one name from one address, of one address, and of one
name from everywhere. The last one waits briefly at most and is not asked of an address from which the name signed in
within a month. Names that nobody has are counted too, so that the counts tell nobody which names there are.
"""

from dataclasses import dataclass
from datetime import datetime

from secondsource.stores._accounts.file import AccountFile

_DAY = 86_400.0
_FAMILIAR_DAYS = 30
_MOST_COUNTS = 100_000
"""Counts that are kept: a flood of addresses pushes out the oldest, and does not fill the disk."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Delay after so many failures: none, then `first` seconds, doubled each time up to `longest`."""

    free: int
    first: float
    longest: float

    def wait(self, failures: int) -> float:
        if failures < self.free:
            return 0.0
        return min(self.longest, self.first * 2.0 ** min(failures - self.free, 30))


PAIR = Rule(free=5, first=2.0, longest=900.0)
ADDRESS = Rule(free=30, first=2.0, longest=900.0)
NAME = Rule(free=20, first=1.0, longest=30.0)


@dataclass(frozen=True, slots=True)
class Try:
    """One try that was let through or told to wait."""

    wait: float
    """Seconds to wait; 0 where it may go on, and is counted as a failure until `Tries.succeeded`."""
    failures: int
    """Of this address, this one counted."""


class Tries:
    """The counts, in the file of accounts: a restart forgets none."""

    def __init__(self, file: AccountFile) -> None:
        self._file = file

    def begin(self, name: str, address: str) -> Try:
        """Counts the try before the password is looked at, so that a hundred at once are a hundred."""
        pair, alone, named = self._keys(name, address)
        with self._file.together():
            now = self._file.now()
            self._forget(now)
            rules = {pair: PAIR, alone: ADDRESS} | ({} if self._is_familiar(pair) else {named: NAME})
            wait = max(self._wait(key, rule, now) for key, rule in rules.items())
            if wait > 0:
                return Try(wait, self._failures(alone)[0])
            for key in (pair, alone, named):
                self._file.rows(
                    "INSERT INTO tries VALUES (?, 1, ?) "
                    "ON CONFLICT DO UPDATE SET failures = failures + 1, last = excluded.last",
                    (key, now.timestamp()),
                )
            return Try(0.0, self._failures(alone)[0])

    def succeeded(self, name: str, address: str) -> None:
        """Takes the try back, and forgets failures of this name from here. Those of the address and of the name stay:
        an account of one's own buys no guesses at another's."""
        pair, alone, named = self._keys(name, address)
        with self._file.together():
            self._file.rows("DELETE FROM tries WHERE key = ?", (pair,))
            self._file.rows("UPDATE tries SET failures = max(failures - 1, 0) WHERE key IN (?, ?)", (alone, named))
            self._file.rows("INSERT OR REPLACE INTO familiar VALUES (?, ?)", (pair, self._file.now().timestamp()))

    def _keys(self, name: str, address: str) -> tuple[str, str, str]:
        mix = self._file.pepper.mix
        place = self._file.pepper.hide(address)
        return mix("pair", name, place), mix("place", place), mix("name", name)

    def _wait(self, key: str, rule: Rule, now: datetime) -> float:
        failures, last = self._failures(key)
        passed = max(0.0, now.timestamp() - last)  # a clock that was put back makes nobody wait longer than `longest`
        return max(0.0, rule.wait(failures) - passed)

    def _failures(self, key: str) -> tuple[int, float]:
        rows = self._file.rows("SELECT failures, last FROM tries WHERE key = ?", (key,))
        return rows[0] if rows else (0, 0.0)

    def _is_familiar(self, pair: str) -> bool:
        return bool(self._file.rows("SELECT 1 FROM familiar WHERE key = ?", (pair,)))

    def _forget(self, now: datetime) -> None:
        day_ago, month_ago = (now.timestamp() - days * _DAY for days in (1, _FAMILIAR_DAYS))
        self._file.rows("DELETE FROM tries WHERE last < ?", (day_ago,))
        self._file.rows("DELETE FROM familiar WHERE last < ?", (month_ago,))
        self._file.rows(
            "DELETE FROM tries WHERE key IN (SELECT key FROM tries ORDER BY last DESC LIMIT -1 OFFSET ?)",
            (_MOST_COUNTS,),
        )
