"""Strangers who are slow, many, or speak no HTTP do not keep the service from others."""

import asyncio
import json
import socket
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, cast
from urllib.parse import urlsplit

import pytest
import uvicorn
from uvicorn.server import ServerState

from secondsource.web.connections import Allowance, limited

Asked = Callable[..., str]
PATIENCE = 60
"""Seconds after which a stranger whom the service keeps waiting raises TimeoutError: far more than any limit here."""


def connect(address: str) -> socket.socket:
    parts = urlsplit(address)
    return socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE)


def read_all(connection: socket.socket) -> bytes:
    found = b""
    try:
        while part := connection.recv(65536):
            found += part
    except ConnectionError:
        pass
    return found


def healthy(address: str) -> bool:
    with urllib.request.urlopen(f"{address}/health", timeout=PATIENCE) as answer:
        return json.load(answer)["status"] == "ok"


def becomes_healthy(address: str) -> bool:
    """Whether there is room again, as soon as the service has seen that others are gone."""
    until = time.monotonic() + 3 * PATIENCE
    while time.monotonic() < until:
        with suppress(OSError):
            return healthy(address)
        time.sleep(0.05)
    return False


def told(raw: bytes) -> dict:
    head, _, body = raw.partition(b"\r\n\r\n")
    assert b"application/problem+json" in head
    return json.loads(body)


def test_two_hundred_slow_connections_keep_nobody_out(open_service, serving: Asked):
    address = serving(open_service(request_seconds=1.5, connections_each=1000))
    slow = [connect(address) for _ in range(200)]
    for each in slow:
        each.sendall(b"GET / HTTP/1.1\r\nHost: local")
    assert healthy(address)
    answers = [read_all(each) for each in slow]
    assert {told(answer)["status"] for answer in answers} == {408}
    assert healthy(address)


def test_a_body_that_never_ends_is_cut(open_service, serving: Asked):
    address = serving(open_service(request_seconds=1.0))
    slow = connect(address)
    slow.sendall(b"POST /checks HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{")
    read_all(slow)
    assert healthy(address)


def test_an_answer_that_nobody_takes_is_cut(open_service, serving: Asked):
    """There is room for one: the next is let in once that one is gone."""
    address = serving(open_service(request_seconds=1.0, connections_each=1))
    greedy = connect(address)
    greedy.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    greedy.sendall(b"GET /static/site.css HTTP/1.1\r\nHost: localhost\r\n\r\n" * 3000)
    assert becomes_healthy(address)


def test_one_address_holds_only_its_share(open_service, serving: Asked):
    address = serving(open_service(connections_each=10, request_seconds=2.0 * PATIENCE))
    held = [connect(address) for _ in range(10)]
    for each in held:
        each.sendall(b"GET / HT")
    refused = read_all(connect(address))
    assert told(refused)["status"] == 503
    assert "from your network; try again" in told(refused)["detail"]
    assert b"\r\nRetry-After: 5\r\n" in refused
    for each in held:
        each.close()
    assert becomes_healthy(address)


@pytest.mark.parametrize(
    "raw",
    [
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET  / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: " + b"a" * 100_000 + b"\r\n\r\n",
        b"\x00" * 1000 + b"\r\n\r\n",
    ],
)
def test_what_is_no_http_is_told_so(open_service, serving: Asked, raw: bytes):
    address = serving(open_service(request_seconds=2.0))
    stranger = connect(address)
    stranger.sendall(raw)
    stranger.shutdown(socket.SHUT_WR)
    answer = read_all(stranger)
    if answer:
        assert told(answer)["status"] in (400, 421)
    assert healthy(address)


def test_connections_are_used_again(open_service, serving: Asked):
    address = serving(open_service(request_seconds=1.0))
    one = connect(address)
    for _ in range(3):
        one.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        found = b""
        while b'"status":"ok"' not in found:
            found += (part := one.recv(65536))
            assert part, "the connection was closed"
        time.sleep(0.6)


async def leave_in_the_middle(app: Callable[..., Any]) -> None:
    """A client that asks and is gone before the answer is written."""
    chosen = uvicorn.Config(app, http=limited(Allowance(9, 9, PATIENCE)), ws="none", lifespan="off")
    chosen.load()
    ours, theirs = socket.socketpair()
    made = partial(cast("type[asyncio.Protocol]", chosen.http_protocol_class), chosen, ServerState(), {})
    await asyncio.get_running_loop().connect_accepted_socket(made, ours)
    theirs.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    theirs.close()


def test_who_leaves_in_the_middle_of_an_answer_is_not_written_to_any_more(caplog: pytest.LogCaptureFixture):
    """asyncio warns of each such write: `socket.send() raised exception`."""

    async def visit() -> None:
        answered = asyncio.Event()

        async def app(scope: Any, receive: Any, send: Any) -> None:
            await send({"type": "http.response.start", "status": 200, "headers": []})
            for _ in range(20):
                await send({"type": "http.response.body", "body": b"x", "more_body": True})
            answered.set()

        await leave_in_the_middle(app)
        await asyncio.wait_for(answered.wait(), PATIENCE)

    asyncio.run(visit())
    assert not [record.getMessage() for record in caplog.records if record.name == "asyncio"]
