"""The fetcher against a hostile web. Names resolve through a test's table, and only vetted addresses are dialled."""

import dataclasses
import socket
import threading
import time
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime

import httpcore2
import pytest

from secondsource.errors import FetchError, RefusedAddress
from secondsource.fetchers.http import Component, Options
from secondsource.testing.hostile import PAGE, Server, bomb, dial_to, hostile_server

PUBLIC = "93.184.216.34"
NAMES = {
    "news.example": [PUBLIC],
    "other.example": ["2606:2800:220:1:248:1893:25c8:1946", "93.184.216.35"],
    "inside.example": ["10.0.0.7"],
    "metadata.example": ["169.254.169.254"],
    "mixed.example": [PUBLIC, "127.0.0.1"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "empty.example": [],
}


class Web:
    """A fetcher with its table of names, and what it dialled."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.dialled: list[tuple[str, int]] = []
        self.asked: list[str] = []

    def resolve(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        if host not in NAMES:
            raise socket.gaierror(f"no {host}")
        return NAMES[host]

    def fetch(self, address: str, **limits: float):
        options = Options(**({"seconds": 5.0, "robots": False} | limits))  # type: ignore[arg-type]
        dial = dial_to(self.server.server_address[1], self.dialled)
        return Component(options, resolve=self.resolve, dial=dial).fetch(address)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with hostile_server() as server:
        yield server


@pytest.fixture
def web(server: Server) -> Web:
    server.hosts.clear()
    return Web(server)


def test_a_page_comes_back_whole(web: Web):
    page = web.fetch("http://news.example/good#part")
    assert page.body.decode() == PAGE
    assert page.address == "http://news.example/good#part"
    assert (page.content_type, page.charset) == ("text/html; charset=utf-8", "utf-8")
    assert abs((datetime.now(UTC) - page.fetched_at).total_seconds()) < 60
    assert page.final_address is None


def test_the_vetted_address_is_dialled_and_the_name_is_sent(web: Web):
    web.fetch("http://news.example/good")
    assert web.dialled == [(PUBLIC, 80)]
    assert web.server.hosts == ["news.example"]


def test_the_next_address_is_tried_when_one_is_dead(web: Web):
    live = dial_to(web.server.server_address[1], web.dialled)

    def dial(address: str, port: int, seconds: float):
        if ":" in address:
            raise httpcore2.ConnectError("unreachable")
        return live(address, port, seconds)

    page = Component(Options(robots=False), resolve=web.resolve, dial=dial).fetch("http://other.example/good")
    assert page.body
    assert web.dialled == [("93.184.216.35", 80)]


def test_the_name_of_the_host_is_sent_when_a_secure_connection_begins():
    """The connection goes to an address, the certificate is asked of the name (SNI)."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def listen() -> None:
            client, _ = listener.accept()
            heard.append(client.recv(4000))
            client.close()

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        dial = dial_to(listener.getsockname()[1], dialled := [])
        with pytest.raises(FetchError, match="cannot be reached"):
            Component(Options(seconds=5, robots=False), resolve=lambda *_: [PUBLIC], dial=dial).fetch(
                "https://news.example/"
            )
        thread.join()
    assert b"news.example" in heard[0]
    assert dialled == [(PUBLIC, 443)]


def test_no_cookie_is_kept_and_no_proxy_is_used(web: Web, monkeypatch: pytest.MonkeyPatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    page = web.fetch("http://news.example/good")
    assert "set-cookie" not in dict(page.headers)
    assert "secret" not in repr(page)


@pytest.mark.parametrize("host", ["inside.example", "metadata.example", "mixed.example", "mapped.example"])
def test_a_name_that_leads_inside_is_refused_before_anything_is_dialled(web: Web, host: str):
    with pytest.raises(RefusedAddress, match=f"{host} is not a public address"):
        web.fetch(f"http://{host}/good")
    assert web.dialled == []


@pytest.mark.parametrize(
    "to",
    [
        "http://inside.example/",
        "http://127.0.0.1/",
        "http://[::ffff:169.254.169.254]/",
        "http://2130706433/",
        "//mixed.example/",
        "file:///etc/passwd",
        "http://news.example:22/",
        "http://user:pass@news.example/",
    ],
)
def test_every_redirect_is_vetted(web: Web, to: str):
    with pytest.raises(RefusedAddress):
        web.fetch(f"http://news.example/to?{to}")
    assert len(web.dialled) == 1


def test_a_name_that_turns_private_after_the_first_answer_is_refused(web: Web):
    """Rebinding: public when first asked, private when asked again after the redirect."""
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    dial = dial_to(web.server.server_address[1], web.dialled)
    fetcher = Component(Options(robots=False), resolve=lambda *_: next(answers), dial=dial)
    with pytest.raises(RefusedAddress):
        fetcher.fetch("http://news.example/hop?1")
    assert web.dialled == [(PUBLIC, 80)]


def test_redirects_are_followed_to_the_limit_and_told(web: Web):
    page = web.fetch("http://news.example/hop?5")
    assert page.final_address == "http://news.example/good"
    with pytest.raises(FetchError, match="more than 5 times"):
        web.fetch("http://news.example/hop?6")
    with pytest.raises(FetchError, match="more than 5 times"):
        web.fetch("http://news.example/loop")


@pytest.mark.parametrize(
    "path, told",
    [
        ("error", "answers 500 Internal Server Error"),
        ("nowhere", "answers 302 Found"),
        ("image", "is image/png, not a page of text"),
        ("garbage-packed", "cannot be unpacked"),
        ("odd-packed", "packed as compress"),
        ("short", "breaks off"),
        ("no-http", "breaks off or gives a broken answer"),
        ("huge-headers", "breaks off or gives a broken answer"),
    ],
)
def test_a_bad_answer_is_one_plain_sentence(web: Web, path: str, told: str):
    with pytest.raises(FetchError, match=told) as caught:
        web.fetch(f"http://news.example/{path}")
    assert str(caught.value).startswith(f"http://news.example/{path}")
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("path", ["drip", "drip-headers", "silent", "continue"])
def test_the_deadline_is_for_the_whole_not_for_a_step(web: Web, path: str):
    start = time.monotonic()
    with pytest.raises(FetchError, match=r"did not answer in full within 0\.5 seconds"):
        web.fetch(f"http://news.example/{path}", seconds=0.5)
    assert time.monotonic() - start < 8  # the pages that drip go on for ten seconds and more


def test_a_resolver_that_hangs_does_not_hold_the_fetch():
    hang = threading.Event()
    fetcher = Component(Options(seconds=0.3), resolve=lambda *_: hang.wait(60) and [])
    start = time.monotonic()
    with pytest.raises(FetchError, match="did not answer in full"):
        fetcher.fetch("http://news.example/")
    assert time.monotonic() - start < 30  # of the sixty that the resolver would hang
    hang.set()


@pytest.mark.parametrize("path", ["endless", "bomb", "double-bomb"])
def test_a_body_that_is_too_large_ends_early_and_costs_little(web: Web, path: str):
    web.fetch("http://news.example/packed")
    bomb()  # made before memory is counted
    tracemalloc.start()
    with pytest.raises(FetchError, match="larger than 2 MB"):
        web.fetch(f"http://news.example/{path}", megabytes=2.0)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


def test_a_body_is_unpacked(web: Web):
    assert web.fetch("http://news.example/packed").body.decode() == PAGE


def test_the_charset_is_the_servers_or_unknown(web: Web):
    page = web.fetch("http://news.example/cyrillic")
    assert page.charset == "cp1251"
    assert page.body.decode(page.charset) == PAGE
    assert web.fetch("http://news.example/no-such-charset").charset is None


def test_feeds_are_text(web: Web):
    assert web.fetch("http://news.example/feed").body == b"<rss/>"


@pytest.mark.parametrize("host", ["unknown.example", "empty.example", "a..b"])
def test_an_unknown_name_is_a_fetch_error(web: Web, host: str):
    with pytest.raises(FetchError, match="No name server knows"):
        web.fetch(f"http://{host}/")


def test_no_setting_reaches_the_seams():
    assert {field.name for field in dataclasses.fields(Options)} == {
        "seconds", "megabytes", "redirects", "agent",
        "robots", "services", "delay", "cache", "keys", "copies", "copies_at",
    }  # fmt: skip
