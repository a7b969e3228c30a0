"""Orders of checks as they wait in a queue: what is asked becomes a task, and comes back from it strictly."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from secondsource.domain.dossier import Trace
from secondsource.domain.editing import Edited
from secondsource.domain.ids import digest
from secondsource.domain.job import Task
from secondsource.errors import InputError, SerialError
from secondsource.serial import dumps, loads

CHECK = "check"
"""Kind of a task: an article is to be checked."""

_LONGEST = 2000
"""Characters of an address, and of the words that set an order apart."""
_LONGEST_ORDER = 400_000
"""Most of it edits of statements."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PLAIN = re.compile(r"[^\x00-\x20\x7f-\xa0\u2028\u2029\ufeff]+")
_ANY_TIME = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CheckOrder:
    """An article to check: at an address, or in a page that is kept."""

    address: str
    """Where the article stands; for a page that is kept, the address or name that is shown, `-` where it has none."""
    snapshot: str
    """SHA-256 of the page that is kept; empty where the address is to be fetched."""
    as_of: date
    """Nothing published later is used."""
    published: date | None
    """Day of publication, where it is given by hand."""
    started_at: datetime
    """When it was ordered; the report is made as of this moment however often the work is begun."""
    again: str = ""
    """Sets this order apart from the same one before, such as by the hour or a client's own key; else it is the same
    work."""
    edited: Edited | None = None
    """What people put in place of its statements."""


def order_check(order: CheckOrder, asker: str) -> Task:
    """The task of an order. Raises InputError for an order that makes no sense."""
    _require_sense(order)
    key, body = digest(dumps(replace(order, started_at=_ANY_TIME)).encode()), dumps(order)
    _require(len(body) <= _LONGEST_ORDER, "These are more edits than one check takes; make fewer at once.")
    return Task(CHECK, key, body, asker)


def again(trace: Trace, at: datetime, *, anew: bool = False, edited: Edited | None = None) -> CheckOrder:
    """The order to check the article of a report again: its page as it was kept, or, where it has an address, `anew`
    as it is now."""
    fetched = anew and _is_address(trace.address)
    return CheckOrder(
        address=trace.address,
        snapshot="" if fetched else trace.snapshot,
        as_of=at.date(),
        published=trace.published,
        started_at=at,
        again=at.isoformat(),
        edited=None if fetched else edited,
    )


def read_order(task: Task) -> CheckOrder:
    """The order of a task. Raises InputError for anything but an order of ours."""
    if task.kind != CHECK:
        raise InputError(f"Nobody here does work of the kind {task.kind[:40]!r}; update Second Source, or ask again.")
    if len(task.body) > _LONGEST_ORDER:
        raise InputError("The order is longer than any of ours; ask again.")
    try:
        order = loads(CheckOrder, task.body)
    except SerialError as error:
        raise InputError(f"The order cannot be read ({error}) Ask again.") from error
    _require_sense(order)
    return order


def _require_sense(order: CheckOrder) -> None:
    if order.snapshot:
        _require(bool(_SHA256.fullmatch(order.snapshot)), "A page that is kept is named by its SHA-256.")
    else:
        _require(_is_address(order.address), "Give a whole address, such as https://news.example/story.")
    _require(0 < len(order.address) <= _LONGEST, f"An address has at most {_LONGEST} characters.")
    _require(len(order.again) <= _LONGEST, f"What sets an order apart has at most {_LONGEST} characters.")
    _require(order.started_at.tzinfo is not None, "The time of an order has a time zone.")
    tomorrow = order.started_at.date() + timedelta(days=1)  # somewhere on earth it is tomorrow already
    _require(order.as_of <= tomorrow, f"{order.as_of} has not come yet; give a day up to today, or leave it out.")
    if order.published:
        told = f"An article of {order.published} cannot be checked as of {order.as_of}, before it appeared."
        _require(order.published <= order.as_of, told)


def _is_address(text: str) -> bool:
    if not _PLAIN.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)


def _require(holds: bool, otherwise: str) -> None:  # the condition itself
    if not holds:
        raise InputError(otherwise)
