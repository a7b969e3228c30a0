"""What a stranger gives becomes a task for the queue: bytes are kept first, so that nothing acknowledged is lost."""

import re
from datetime import date

from starlette.requests import Request

from secondsource.domain.article import Snapshot
from secondsource.domain.job import Job, Limits
from secondsource.errors import InputError
from secondsource.pipeline.orders import CheckOrder, order_check
from secondsource.web.service import Service
from secondsource.weighing.labels import clip

_ADDRESS = re.compile(r"https?://[^\s<>\"]{3,2000}", re.IGNORECASE)


def take_order(
    service: Service,
    request: Request,
    *,
    address: str = "",
    html: str = "",
    text: str = "",
    body: bytes = b"",
    published: date | None = None,
    as_of: date | None = None,
    again: bool = False,
) -> Job:
    """Puts an article into the queue, by its address, its page, its text, or the bytes of a file.

    A text is never taken for the name of a file. Raises InputError and QueueFull.
    """
    given = [each for each in (address.strip(), html.strip(), text.strip(), body.strip()) if each]
    if len(given) != 1:
        raise InputError("Give one of these: the address of an article, its page, or its text.")
    if address.strip():
        _require_address(address.strip())
        snapshot = ""
    else:
        content = body or (html or text).encode(errors="replace")
        snapshot = service.checker.snapshots.keep(Snapshot("-", content, service.clock()))
    now = service.clock()
    order = CheckOrder(
        address=address.strip() or "-",
        snapshot=snapshot,
        as_of=as_of or now.date(),
        published=published,
        started_at=now,
        again=now.isoformat() if again else "",
    )
    limits = Limits(service.settings.waiting, service.settings.waiting_each)
    return service.queue.put(order_check(order, service.asker(request)), limits)


def _require_address(address: str) -> None:
    """Raises InputError for what is no address of a page; whether it may be fetched, the fetcher decides."""
    if not _ADDRESS.fullmatch(address):
        raise InputError(f"{clip(address, 80)!r} is no address; give one that starts with https://, or the text.")
