"""How a site is treated: robots.txt, one request at a time, time to recover, keys that are shown to nobody."""

import json
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import ClassVar

import pytest

from secondsource.dialling.connection import secret_headers
from secondsource.domain.address import without_password
from secondsource.errors import FetchError, RefusedByRobots
from secondsource.fetchers.http import Component, Options
from secondsource.fetchers.http.courtesy import seconds_to_wait
from secondsource.testing.hostile import Handler, Server, dial_to

PUBLIC = "93.184.216.34"
ROBOTS = b"User-agent: secondsource\nDisallow: /closed\n\nUser-agent: *\nDisallow: /\n"


class Site(Handler):
    """A site that counts, and answers as its paths say."""

    at_once = 0
    most = 0
    asked: ClassVar[list[str]] = []
    robots: tuple[bytes, int] = (ROBOTS, 200)

    def do_GET(self) -> None:  # noqa: N802 (the handler's name)
        site = type(self)
        site.asked.append(self.path)
        site.at_once += 1
        site.most = max(site.most, site.at_once)
        time.sleep(0.02)
        site.at_once -= 1
        super().do_GET()

    def page_robots_txt(self) -> None:
        self.answer(*type(self).robots, Content_Type="text/plain")

    def page_stumbles(self) -> None:
        first = type(self).asked.count(self.path) == 1
        self.answer(b"<p>late</p>", 503 if first else 200, **({"Retry_After": "0"} if first else {}))

    def page_marked(self) -> None:
        same = self.headers.get("If-None-Match") == '"1"'
        self.answer(b"" if same else b"<p>marked</p>", 304 if same else 200, ETag='"1"')

    def page_gone(self) -> None:
        self.answer(b"", 404)


@pytest.fixture
def site() -> Iterator[type[Site]]:
    class Fresh(Site):
        asked: ClassVar[list[str]] = []

    with Server(("127.0.0.1", 0), Fresh) as server:
        server.hosts = []
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        Fresh.port = server.server_address[1]  # type: ignore[attr-defined]
        Fresh.house = server  # type: ignore[attr-defined]
        yield Fresh
        server.shutdown()


def fetcher(site: type[Site], **options) -> Component:
    dial = dial_to(site.port, [])  # type: ignore[attr-defined]
    return Component(Options(**({"seconds": 5.0, "delay": 0.0} | options)), resolve=lambda *_: [PUBLIC], dial=dial)


def test_robots_speaks_to_our_name_and_is_read_once(site):
    web = fetcher(site)
    assert web.fetch("http://news.example/good").body
    assert web.fetch("http://news.example/packed").body
    with pytest.raises(RefusedByRobots):
        web.fetch("http://news.example/closed/a")
    assert site.asked == ["/robots.txt", "/good", "/packed"]


def test_a_site_in_trouble_is_left_alone_and_one_without_robots_is_open(site):
    site.robots = (b"", 500)
    with pytest.raises(RefusedByRobots):
        fetcher(site).fetch("http://news.example/good")
    site.robots = (b"", 404)
    assert fetcher(site).fetch("http://news.example/good").body


def test_an_address_made_for_programs_asks_no_robots(site):
    fetcher(site, services=("http://news.example/",)).fetch("http://news.example/closed")
    assert site.asked == ["/closed"]


def test_one_request_at_a_time_with_a_pause_between(site):
    web = fetcher(site, robots=False, delay=0.1)
    start = time.monotonic()
    threads = [threading.Thread(target=web.fetch, args=("http://news.example/good",)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert site.most == 1
    assert time.monotonic() - start >= 0.3


def test_a_turn_that_comes_too_late_is_a_fetch_error(site):
    web = fetcher(site, robots=False, delay=30.0, seconds=0.5)
    web.fetch("http://news.example/good")
    with pytest.raises(FetchError, match="within"):
        web.fetch("http://news.example/good")


def test_a_site_that_stumbles_is_asked_again(site):
    assert fetcher(site, robots=False).fetch("http://news.example/stumbles").body == b"<p>late</p>"
    assert len(site.asked) == 2


def test_a_wait_longer_than_the_time_left_is_not_waited_for(site):
    start = time.monotonic()
    with pytest.raises(FetchError, match="asks to wait 3600 seconds"):
        fetcher(site, robots=False).fetch("http://news.example/too-many")
    assert time.monotonic() - start < 60  # of the 3600 that were asked for
    assert len(site.asked) == 1


def test_an_unchanged_page_is_not_sent_again(site, tmp_path):
    cache = str(tmp_path / "answers.sqlite")
    first = fetcher(site, robots=False, cache=cache).fetch("http://news.example/marked")
    again = fetcher(site, robots=False, cache=cache).fetch("http://news.example/marked")
    assert first.body == again.body == b"<p>marked</p>"
    assert again.fetched_at > first.fetched_at


def test_a_cache_that_cannot_be_used_says_so(site, tmp_path):
    with pytest.raises(FetchError, match=r"fetchers\.http\.cache"):
        fetcher(site, cache=str(tmp_path)).fetch("http://news.example/good")


def test_a_copy_is_looked_up_where_the_operator_wants_it(site):
    kept = "http://web.archive.org/web/2025/http://news.example/gone"

    def archive(host: str, path: str) -> tuple[bytes, str] | None:
        if host == "archive.example":
            return json.dumps({"archived_snapshots": {"closest": {"url": kept}}}).encode(), "application/json"
        return (b"<p>kept</p>", "text/html") if host == "web.archive.org" else None

    site.house.replay = archive
    with pytest.raises(FetchError, match="404"):
        fetcher(site, robots=False).fetch("http://news.example/gone")
    page = fetcher(site, robots=False, copies=True, copies_at="http://archive.example/").fetch(
        "http://news.example/gone"
    )
    assert (page.body, page.address, page.final_address) == (b"<p>kept</p>", "http://news.example/gone", kept)


@pytest.mark.parametrize(
    "given, seconds", [("7", 7.0), ("", None), (None, None), ("soon", None), ("-1", None), ("9" * 50, 999999999.0)]
)
def test_retry_after_is_read(given, seconds):
    assert seconds_to_wait(given) == seconds


def test_retry_after_may_be_a_moment():
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    assert 55 < (seconds_to_wait(moment) or 0) < 61


def test_a_key_goes_to_its_host_over_https_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SECONDSOURCE_X_KEY", "sesame")
    rows = ("api.example X-Key SECONDSOURCE_X_KEY", "odd", "api.example X-Other SECONDSOURCE_UNSET")
    assert secret_headers("https", "api.example", rows) == [(b"X-Key", b"sesame")]
    assert secret_headers("http", "api.example", rows) == []
    assert secret_headers("https", "other.example", rows) == []
    monkeypatch.setenv("SECONDSOURCE_X_KEY", "a\nb")
    assert secret_headers("https", "api.example", rows) == []


def test_a_key_among_the_parameters_is_not_told():
    shown = without_password("https://u:p@a.example/x?key=sesame&q=1&access_token=sesame")
    assert "sesame" not in shown
    assert "q=1" in shown
