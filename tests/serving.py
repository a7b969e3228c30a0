"""A service as it runs in earnest, in a thread of the test: it listens before anybody is given its address."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn

_SECONDS = 120
"""Far more than it takes: what ends the waiting is the server, and this tells a hung one from a slow machine."""


def listen() -> socket.socket:
    """A free port of this machine."""
    return socket.create_server(("127.0.0.1", 0))


@contextmanager
def served(config: uvicorn.Config, listener: socket.socket) -> Iterator[str]:
    """The service's address, for as long as the block lasts. Fails where it does not start, or does not end."""
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    until = time.monotonic() + _SECONDS
    while not server.started:
        if not thread.is_alive():
            pytest.fail("the service ended before it listened; what it complained of stands above")
        if time.monotonic() > until:
            pytest.fail(f"the service did not start within {_SECONDS} seconds")
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(_SECONDS)
    if thread.is_alive():
        pytest.fail(f"the service did not end within {_SECONDS} seconds")
