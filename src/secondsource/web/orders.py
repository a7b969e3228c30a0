"""What a stranger gives becomes a task for the queue: bytes are kept first, so that nothing acknowledged is lost."""

import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from starlette.requests import Request

from secondsource.domain.article import Snapshot
from secondsource.domain.job import Job, Limits, Task
from secondsource.errors import AskerFull, InputError
from secondsource.pipeline.orders import CheckOrder, order_check
from secondsource.web.service import NETWORK, Service
from secondsource.web.tickets import kept
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
    asker: str = "",
    ticket: str = "",
) -> Job:
    """Puts an article into the queue, by its address, its page, its text, or the bytes of a file.

    A text is never taken for the name of a file. `asker` is who asks, where that is not the client; `ticket` by what
    they call it off, where they have no account. Raises InputError and QueueFull.
    """
    given = [each for each in (address.strip(), html.strip(), text.strip(), body.strip()) if each]
    if len(given) != 1:
        raise InputError("Give one of these: the address of an article, its page, or its text.")
    if address.strip():
        _require_address(address.strip())
    now = service.clock()
    content = body or (html or text).encode(errors="replace")
    page = None if address.strip() else Snapshot("-", content, now)
    order = CheckOrder(
        address=address.strip() or "-",
        snapshot=page.sha256 if page else "",
        as_of=as_of or now.date(),
        published=published,
        started_at=now,
        again=f"{now:%Y-%m-%d %H:%M}" if again else "",
    )
    task = order_check(order, asker or service.asker(request))
    return _put(service, replace(task, ticket=kept(ticket)), page)


def _put(service: Service, task: Task, page: Snapshot | None) -> Job:
    """What is refused leaves nothing on the disk; what is taken in has its page kept first."""
    limits = Limits(service.settings.waiting, service.settings.waiting_each)
    with _told_to(task.asker, limits.each):
        service.queue.require_room(task, limits)
        if page:
            service.checker.snapshots.keep(page)
        return service.queue.put(task, limits)


@contextmanager
def _told_to(asker: str, each: int) -> Generator[None]:
    """Who asks without an account may share an address with many, and may have asked for nothing yet."""
    try:
        yield
    except AskerFull as error:
        if not asker.startswith(NETWORK):
            raise
        raise AskerFull(
            f"{each} checks from your network address wait or run already, and you may share it with others; try again "
            "in half a minute, or sign in where you have an account, which has room of its own."
        ) from error


def _require_address(address: str) -> None:
    """Raises InputError for what is no address of a page; whether it may be fetched, the fetcher decides."""
    if not _ADDRESS.fullmatch(address):
        raise InputError(f"{clip(address, 80)!r} is no address; give one that starts with https://, or the text.")
