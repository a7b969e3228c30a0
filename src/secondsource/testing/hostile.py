"""A server on this machine that behaves as badly as the open web does."""

import functools
import gzip
import threading
import time
import typing
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore2

PAGE = "<html><body><p>Купянск, news.</p></body></html>"
MEGABYTES = 100
Replay = Callable[[str, str], tuple[bytes, str] | None]
"""Body and type of an answer, for a host and a path; None for whatever is not replayed."""


@functools.cache
def bomb() -> bytes:
    """100 MB of nothing in 100 KB."""
    return gzip.compress(bytes(MEGABYTES * 1024 * 1024))


class Handler(BaseHTTPRequestHandler):
    """`GET /name` answers as the method `page_name` says."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        typing.cast("Server", self.server).hosts.append(self.headers.get("Host", ""))
        self.close_connection = True
        server = typing.cast("Server", self.server)
        name = server.mode or self.path.strip("/").partition("?")[0].replace("-", "_").replace(".", "_")
        if server.replay and (said := server.replay(self.headers.get("Host", ""), self.path)):
            self.answer(said[0], Content_Type=said[1])
            return
        with suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, f"page_{name}", self.page_good)()

    def log_message(self, format: str, *args: object) -> None:
        """Tests print nothing."""

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        given = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), "Connection": "close"}
        for name, value in (given | {k.replace("_", "-"): v for k, v in headers.items()}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, to: str) -> None:
        self.answer(b"", 302, Location=to)

    def page_good(self) -> None:
        self.answer(PAGE.encode(), Set_Cookie="id=secret")

    def page_packed(self) -> None:
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def page_bomb(self) -> None:
        self.answer(bomb(), Content_Encoding="gzip")

    def page_double_bomb(self) -> None:
        self.answer(gzip.compress(bomb()), Content_Encoding="gzip, gzip")

    def page_garbage_packed(self) -> None:
        self.answer(b"no gzip at all", Content_Encoding="gzip")

    def page_odd_packed(self) -> None:
        self.answer(b"\x00", Content_Encoding="compress")

    def page_cyrillic(self) -> None:
        self.answer(PAGE.encode("cp1251"), Content_Type="text/html; charset=windows-1251")

    def page_no_such_charset(self) -> None:
        self.answer(PAGE.encode(), Content_Type="text/html; charset=utf-99")

    def page_error(self) -> None:
        self.answer(b"<p>No</p>", 500)

    def page_image(self) -> None:
        self.answer(b"\x89PNG", Content_Type="image/png")

    def page_feed(self) -> None:
        self.answer(b"<rss/>", Content_Type="application/rss+xml")

    def page_loop(self) -> None:
        self.redirect("/loop?x")

    def page_hop(self) -> None:
        left = int(self.path.partition("?")[2])
        self.redirect(f"/hop?{left - 1}" if left > 1 else "/good")

    def page_nowhere(self) -> None:
        self.answer(b"", 302)

    def page_to(self) -> None:
        self.redirect(self.path.partition("?")[2])

    def page_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while True:
            self.wfile.write(b"<p>more</p>" * 5000)

    def page_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(200):
            self.wfile.write(b".")
            time.sleep(0.05)

    def page_drip_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(200):
            self.wfile.write(f"X-{number}: y\r\n".encode())
            time.sleep(0.05)

    def page_silent(self) -> None:
        time.sleep(3)

    def page_short(self) -> None:
        self.answer(b"half", Content_Length="4000")

    def page_no_http(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")

    def page_huge_headers(self) -> None:
        self.send_response(200)
        for number in range(3000):
            self.send_header(f"X-{number}", "y" * 100)
        self.end_headers()

    def page_robots_txt(self) -> None:
        self.answer(b"", 404)

    def page_too_many(self) -> None:
        self.answer(b"{}", 429, Content_Type="application/json", Retry_After="3600")

    def page_page_for_data(self) -> None:
        self.answer(b"<html><body><script>alert(1)</script><p>Please log in.</p></body></html>")

    def page_empty_object(self) -> None:
        self.answer(b"{}", Content_Type="application/json")

    def page_cut_off(self) -> None:
        self.answer(b'{"articles": [{"url": "https://news.exa', Content_Type="application/json")

    def page_wrong_charset(self) -> None:
        self.answer('{"claims": "Куп"}'.encode("cp1251"), Content_Type="application/json; charset=utf-8")

    def page_huge_number(self) -> None:
        self.answer(b'{"n": ' + b"9" * 100_000 + b"}", Content_Type="application/json")

    def page_deep(self) -> None:
        self.answer(b"[" * 200_000, Content_Type="application/json")

    def page_to_private(self) -> None:
        self.redirect("http://10.0.0.7/")

    def page_continue(self) -> None:
        for _ in range(2000):
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            time.sleep(0.01)


MODES = (
    "drip",
    "endless",
    "too_many",
    "error",
    "page_for_data",
    "empty_object",
    "cut_off",
    "wrong_charset",
    "huge_number",
    "deep",
    "loop",
    "to_private",
    "bomb",
)
"""Ways in which a service can fail a source."""


class Server(ThreadingHTTPServer):
    """The server, and what it was asked."""

    daemon_threads = True
    hosts: list[str]
    """The `Host` of every request."""
    mode: str = ""
    """One of `MODES`, in which it answers whatever it is asked; empty where the path says what comes."""
    replay: Replay | None = None
    """Stands in for services: the body and the type of an answer, by host and path."""

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up early is what these tests are about."""


@contextmanager
def hostile_server() -> Generator[Server]:
    with Server(("127.0.0.1", 0), Handler) as server:
        server.hosts = []
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()


def dial_to(port: int, dialled: list[tuple[str, int]]) -> Callable[[str, int, float], httpcore2.NetworkStream]:
    """Stands in for the open web: whatever vetted address is dialled, this machine's server answers."""

    def dial(address: str, wanted: int, seconds: float) -> httpcore2.NetworkStream:
        dialled.append((address, wanted))
        return httpcore2.SyncBackend().connect_tcp("127.0.0.1", port, timeout=seconds)

    return dial
