"""Connections of strangers: how many may be open, and how long one may keep the service waiting.

uvicorn's own limits begin with the first whole request, so 200 connections that send a letter a minute would stand for
ever. Here a request must be whole within its time, an answer must be taken within it, and one address may hold only so
many connections.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

_WAITS = (h11.IDLE, h11.SEND_BODY)
"""States of the client in which we wait for it."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What strangers may take, and what they hold now."""

    connections: int
    connections_each: int
    seconds: float
    """For a whole request to come in, and for a waiting answer to be taken."""
    proxies: frozenset[str] = frozenset()
    """Addresses that stand for many clients."""
    open: Counter[str] = field(default_factory=Counter[str])

    def enter(self, address: str) -> bool:
        """Counts a new connection; False where it is one too many."""
        self.open[address] += 1
        too_many = self.open[address] > self.connections_each and address not in self.proxies
        return not too_many and self.open.total() <= self.connections

    def leave(self, address: str) -> None:
        self.open[address] -= 1
        if self.open[address] <= 0:
            del self.open[address]


def limited(allowance: Allowance) -> type[H11Protocol]:
    """uvicorn's HTTP protocol, bound by an allowance."""

    class Limited(_Limited):
        limits = allowance

    return Limited


class _Open:
    """A transport that takes nothing more once it closes. An answer can be written in many parts before the loop tells
    that its reader is gone, and asyncio warns of each part that is written to nobody."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(data)


class _Limited(H11Protocol):
    limits: Allowance

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._peer = ""
        self._coming: asyncio.TimerHandle | None = None
        self._going: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(cast("asyncio.Transport", _Open(transport)))
        self._peer = self.client[0] if self.client else ""
        if not self.limits.enter(self._peer):
            self._end(503, "Too many connections are open, together or from your network; try again in a few seconds.")
            return
        self._coming = self._later(self._too_slow)

    def connection_lost(self, exc: Exception | None) -> None:
        self.limits.leave(self._peer)
        _stop(self._coming)
        _stop(self._going)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state not in _WAITS:
            _stop(self._coming)
            self._coming = None
        elif self._coming is None:
            self._coming = self._later(self._too_slow)

    def handle_events(self) -> None:
        super().handle_events()
        if self.conn.their_state not in _WAITS:
            _stop(self._coming)
            self._coming = None

    def pause_writing(self) -> None:
        super().pause_writing()
        self._going = self._going or self._later(self._abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        _stop(self._going)
        self._going = None

    def send_400_response(self, msg: str) -> None:
        self._end(400, msg)

    def _later(self, call: Callable[[], None]) -> asyncio.TimerHandle:
        return self.loop.call_later(self.limits.seconds, call)

    def _too_slow(self) -> None:
        if self.conn.their_state is h11.IDLE:
            self._end(408, "The request took too long to come in.")
        else:
            self._abort()

    def _end(self, status: int, detail: str) -> None:
        """Tells a problem where no request could be read, and closes."""
        title = h11_phrase(status)
        body = json.dumps({"type": "about:blank", "title": title, "status": status, "detail": detail}).encode()
        later = "Retry-After: 5\r\n" if status == 503 else ""
        head = (
            f"HTTP/1.1 {status} {title}\r\nContent-Type: application/problem+json\r\nContent-Length: {len(body)}\r\n"
            f"{later}Cache-Control: no-store\r\nConnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()
        # A peer that takes nothing would keep a closing connection open.
        self._going = self._going or self._later(self._abort)

    def _abort(self) -> None:
        self.transport.abort()


def h11_phrase(status: int) -> str:
    """The title of a status."""
    return {400: "Bad Request", 408: "Request Timeout", 503: "Service Unavailable"}[status]


def _stop(timer: asyncio.TimerHandle | None) -> None:
    if timer:
        timer.cancel()
