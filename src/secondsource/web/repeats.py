"""The header `Idempotency-Key`: a client that does not know whether its request arrived sends it again without harm.

Source: IETF draft *The Idempotency-Key HTTP Header Field* (draft-ietf-httpapi-idempotency-key-header).
"""

import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated

from fastapi import Header
from pydantic import BaseModel
from starlette.requests import Request

from secondsource.domain.ids import digest
from secondsource.domain.job import KeyedRequest
from secondsource.web.service import Service

Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="A name of the client's own for this request, such as a UUID: sent again, it is not done again.",
    ),
]


@dataclass
class Handling:
    """What a request is answered, for the next one of its key."""

    answer: str = ""
    """Of the first request, where this one is sent again; else what this one is answered, set by who handles it."""


@contextmanager
def handled_once(service: Service, request: Request, key: str | None, order: BaseModel) -> Generator[Handling]:
    """Handles an order under its sender's key, where they gave one. Raises KeyReused and KeyBusy.

    An order that is refused inside frees its key.
    """
    if key is None:
        yield Handling()
        return
    asked = KeyedRequest(service.asker(request), key.strip('"'), _content(request, order))
    before = service.queue.begin_request(asked)
    if before is not None:
        yield Handling(before)
        return
    handling, handled = Handling(), False
    try:
        yield handling
        handled = True
    finally:
        service.queue.end_request(asked, handling.answer if handled else None)


def _content(request: Request, order: BaseModel) -> str:
    """All that is asked: where it was sent, and what."""
    # Not pydantic's own JSON, which fails at half a surrogate pair; here all is ASCII.
    return digest(json.dumps([request.url.path, order.model_dump()], default=str).encode())
