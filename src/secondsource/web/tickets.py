"""By what a check is called off: the name of an account, or for a reader without one a secret that they alone were
given, since many may share their network address."""

import secrets
from typing import Annotated
from urllib.parse import quote

from fastapi import Query
from starlette.requests import Request

from secondsource.domain.ids import digest
from secondsource.domain.job import Job
from secondsource.web.identity import visitor
from secondsource.web.service import Service

Ticket = Annotated[str, Query(alias="ask", max_length=100, description="What was given to who asked without account.")]
_BYTES = 16


def new_ticket(request: Request) -> str:
    """A secret for who asks; empty for an account, whose name is enough."""
    return "" if visitor(request) else secrets.token_urlsafe(_BYTES)


def kept(ticket: str) -> str:
    """How a queue has it: who reads the queue's file can call nothing off."""
    return f"ticket:{digest(ticket.encode())}" if ticket else ""


def place_of(job: Job, ticket: str, deed: str = "") -> str:
    """Where a check is seen and called off by who asked for it; behind its address, `deed` says what is done."""
    return f"/checks/{job.id}{deed}{f'?ask={quote(ticket)}' if ticket else ''}"


def call_off(service: Service, request: Request, job: Job, ticket: str) -> bool:
    """Takes who asks away from a check; False where they do not ask for it, or it has ended."""
    if ticket and service.queue.cancel(job.id, kept(ticket)):
        return True
    return visitor(request) is not None and service.queue.cancel(job.id, service.asker(request))
