"""The plugin boundary: the one place where anything a part does wrong becomes a gap."""

import logging
from collections.abc import Callable
from typing import TypeVar

from secondsource.domain.record import Gap
from secondsource.errors import SecondSourceError

T = TypeVar("T")

UNEXPECTED = "The part failed in a way it should not; the log has the details."
"""What is said of anything but our own errors."""

_log = logging.getLogger("secondsource")


def attempt(what: str, call: Callable[[], T]) -> T | Gap:
    """What the call gives, or the gap that stands for its failure. Our own errors are expected; others are logged
    whole."""
    try:
        return call()
    except SecondSourceError as error:
        return Gap(what, str(error))
    except Exception:  # noqa: BLE001  # plugin boundary: a broken part may never decide a claim or end a run
        _log.exception("%s failed", what)
        return Gap(what, UNEXPECTED)
