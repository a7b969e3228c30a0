"""Connects to vetted addresses alone, and to the very address that was vetted, before a deadline."""

import os
import queue
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpcore2
import httpx2

from secondsource.dialling.guard import Resolve, vet_host
from secondsource.errors import FetchError

Dial = Callable[[str, int, float], httpcore2.NetworkStream]
"""Opens a connection to an IP address and port within some seconds."""
Vet = Callable[[str, int, Resolve], Sequence[str]]
"""Gives the addresses of a host that may be dialled. Raises RefusedAddress and FetchError."""

_ONE_TRY = 8.0
"""Seconds for one of several addresses of a host, so that a dead one leaves time for the next."""


@cache
def _tls() -> ssl.SSLContext:
    return httpcore2.default_ssl_context(_trust_env=False)


def system_dial(address: str, port: int, seconds: float) -> httpcore2.NetworkStream:
    return httpcore2.SyncBackend().connect_tcp(address, port, timeout=seconds)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment until which everything must be done, however slowly the other side drips."""

    seconds: float
    start: float = field(default_factory=time.monotonic)

    def left(self, at_most: float | None = None) -> float:
        """Seconds left. Raises FetchError when there are none."""
        left = self.start + self.seconds - time.monotonic()
        if left <= 0:
            raise self.missed()
        return left if at_most is None else min(left, at_most)

    def left_or_none(self) -> float:
        """Seconds left, 0 where there are none."""
        return max(self.start + self.seconds - time.monotonic(), 0.0)

    def missed(self) -> FetchError:
        return FetchError(f"The site did not answer in full within {self.seconds:g} seconds.")


class GuardedTransport(httpx2.BaseTransport):
    """Carries one fetch: no proxy, no pool that outlives it, no address that was not vetted."""

    def __init__(
        self, deadline: Deadline, resolve: Resolve, dial: Dial, vet: Vet = vet_host, keys: Sequence[str] = ()
    ) -> None:
        self._keys = keys
        backend = _GuardedBackend(deadline, resolve, dial, vet)
        self._pool = httpcore2.ConnectionPool(ssl_context=_tls(), network_backend=backend, max_keepalive_connections=0)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        answer = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=[*request.headers.raw, *secret_headers(request.url.scheme, request.url.host, self._keys)],
                content=request.read(),
            )
        )
        stream = _Body(answer)
        return httpx2.Response(answer.status, headers=answer.headers, stream=stream)

    def close(self) -> None:
        self._pool.close()


def secret_headers(scheme: str, host: str, keys: Sequence[str]) -> list[tuple[bytes, bytes]]:
    """Headers with the keys that are for one host, over https alone.

    They are put in at the last moment, so that no record of a request holds them. Each of `keys` is a host, a header
    and the name of an environment variable.
    """
    rows = [row.split() for row in keys if scheme == "https"]
    named = [(row[1], os.environ.get(row[2], "").strip()) for row in rows if len(row) == 3 and row[0] == host]
    return [
        (name.encode("ascii", "ignore"), value.encode())
        for name, value in named
        if value.isascii() and value.isprintable() and value
    ]


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Any:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _GuardedBackend(httpcore2.NetworkBackend):
    def __init__(self, deadline: Deadline, resolve: Resolve, dial: Dial, vet: Vet) -> None:
        self._deadline = deadline
        self._resolve = resolve
        self._dial = dial
        self._vet = vet

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 (the backend's signature)
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,  # noqa: ARG002 (the same)
    ) -> httpcore2.NetworkStream:
        addresses = self._vet(host, port, self._resolve_in_time)
        for number, address in enumerate(addresses, start=1):
            last = number == len(addresses)
            try:
                stream = self._dial(address, port, self._deadline.left(timeout if last else _ONE_TRY))
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if last:
                    raise
            else:
                return _TimedStream(stream, self._deadline)
        raise FetchError(f"{host} has no address.")

    def _resolve_in_time(self, host: str, port: int) -> Sequence[str]:
        """The system's resolver knows no time limit, so it works in a thread that is left behind when it is late."""
        answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

        def ask() -> None:
            answer: Sequence[str] | Exception = ()
            try:
                answer = self._resolve(host, port)
            except (OSError, UnicodeError) as error:
                answer = error
            finally:
                answers.put(answer)

        threading.Thread(target=ask, daemon=True).start()
        try:
            answer = answers.get(timeout=self._deadline.left())
        except queue.Empty:
            raise self._deadline.missed() from None
        if isinstance(answer, Exception):
            raise answer
        return answer


class _TimedStream(httpcore2.NetworkStream):
    """A connection on which no single step may outlast the deadline of the whole."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        secure = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _TimedStream(secure, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
