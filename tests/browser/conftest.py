"""A reader's page as the service sends it: with its scripts, under its policy, with a recording."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import secondsource
from secondsource import Checker, Report
from secondsource.domain.narration import Hearing
from secondsource.formats.html import Component, Link, Narration, Options, Served, stylesheet
from secondsource.serial import dumps
from secondsource.settings import load_settings
from secondsource.web.guards import POLICY
from secondsource.web.reading import SCRIPTS

PACKAGE = Path(secondsource.__file__).parent
STATIC = PACKAGE / "web" / "static"
TYPES = {".js": "text/javascript", ".css": "text/css"}
BEFORE = "<p>“𝕎inter” 🎉 came early, and “𝕎inter” 🎉🎉 stayed, residents say.</p>"
"""Letters that a browser counts twice and Python once, before everything else."""


@dataclass
class Answer:
    body: bytes | str
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def bytes(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


class Site:
    """Answers by path, and what was asked for."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Callable[[], Answer]] = {}
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def give(
        self, path: str, body: bytes | str, media_type: str = "application/json", status: int = 200, **headers: str
    ) -> None:
        """Answers a path from now on."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = Answer(body, media_type, status, named)

    def show(self, report: Report, *sounds: str, check: bool = True) -> None:
        """Shows that report at `/`."""
        self.give("/", served(report, sounds, check=check), "text/html; charset=utf-8")

    def find(self, path: str) -> Answer:
        whole, bare = path, path.partition("?")[0]
        found = self.answers.get(whole) or self.answers.get(bare)
        if found:
            return found if isinstance(found, Answer) else found()
        file = STATIC / bare.removeprefix("/static/")
        if bare.startswith("/static/") and file.is_file():
            return Answer(file.read_bytes(), TYPES[file.suffix])
        return Answer(json.dumps({"title": "Not found"}), "application/problem+json", 404)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        given = self.find(handler.path)
        body, status = given.bytes, given.status
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", handler.headers.get("Range", ""))
        headers = dict(given.headers)
        if wanted and status == 200:
            first, last = int(wanted[1]), min(int(wanted[2] or len(body)), len(body) - 1)
            headers["Content-Range"] = f"bytes {first}-{last}/{len(body)}"
            body, status = body[first : last + 1], 206
        handler.send_response(status)
        head = {"Content-Type": given.media_type, "Content-Length": str(len(body)), "Accept-Ranges": "bytes"}
        for name, value in {**head, "Content-Security-Policy": POLICY, "Cache-Control": "no-store", **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)


@dataclass(frozen=True)
class Spoken:
    """A checked article and its recordings."""

    report: Report
    narrations: dict[str, str]
    sounds: dict[str, bytes]

    def sentences(self, name: str = "plain") -> list[dict]:
        return json.loads(self.narrations[name])["sentences"]

    def number_of(self, words: str, name: str = "plain") -> int:
        return next(number for number, each in enumerate(self.sentences(name)) if words in each["text"])


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Spoken:
    """The demo's article, after a line of unusual letters, checked and read aloud, plainly and with the check."""
    folder = tmp_path_factory.mktemp("spoken")
    checker = Checker(load_settings({"SECONDSOURCE_HOME": str(folder / "home")}), offline=True)
    page = (PACKAGE / "data" / "demo" / "article.html").read_text(encoding="utf-8")
    place = page.index("<p>The southern Ukrainian city")
    (folder / "article.html").write_text(page[:place] + BEFORE + page[place:], encoding="utf-8")
    report = checker.check(folder / "article.html")
    heard = {
        name: checker.narrate(checker.script(report, hearing), "narration.mp3")
        for name, hearing in (("plain", None), ("after", Hearing.AFTER))
    }
    return Spoken(
        report,
        {name: dumps(each.narration) for name, each in heard.items()},
        {name: each.sound for name, each in heard.items()},
    )


def served(report: Report, sounds: tuple[str, ...], *, check: bool) -> str:
    """The report's page as the service sends it."""
    narration = Narration(
        audio="/narration.mp3",
        words="/narration.json",
        check="/narration.json?hearing=after" if check else "",
        sounds=sounds,
        voice="espeak",
    )
    return page_of(report, narration)


def page_of(report: Report, narration: Narration) -> str:
    """The report's page with that to hear."""
    return Component(Options()).render_served(
        report,
        Served(
            home="/",
            languages=(Link("en", "?lang=en"), Link("uk", "?lang=uk")),
            themes=tuple(Link(name, f"?theme={name}") for name in ("auto", "light", "dark")),
            narration=narration,
            scripts=SCRIPTS,
            stylesheet="/report.css",
        ),
    )


@pytest.fixture
def site(spoken: Spoken) -> Iterator[Site]:
    opened = Site()
    opened.answers = {
        "/report.css": Answer(stylesheet(), "text/css"),
        "/narration.json": Answer(spoken.narrations["plain"], "application/json"),
        "/narration.json?hearing=after": Answer(spoken.narrations["after"], "application/json"),
        "/narration.mp3": Answer(spoken.sounds["plain"], "audio/mpeg"),
        "/narration.mp3?hearing=after": Answer(spoken.sounds["after"], "audio/mpeg"),
        "/favicon.ico": Answer(b"", "image/png"),
    }
    opened.show(spoken.report, "mp3")
    yield opened
    opened.server.shutdown()
    opened.server.server_close()


@pytest.fixture(scope="module")
def chrome(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def visit(chrome: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Opens a page; the test fails where the page complains, its policy is broken or it asks for anything elsewhere."""
    contexts, complaints = [], []
    allowed: list[str] = []

    def opened(path: str = "/", width: int = 1280, *, before: str = "", ignore: str = "", **options) -> Page:
        allowed.extend([ignore] if ignore else [])
        context = chrome.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        if before:
            page.add_init_script(before)
        page.on("console", lambda message: complaints.append(f"{message.text} {message.location}"))
        page.on("pageerror", lambda error: complaints.append(f"{error}\n{error.stack}"))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on("request", lambda request: request.url.startswith(site.address) or complaints.append(request.url))
        page.goto(site.address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    heard = dict.fromkeys(each for each in complaints if not any(words in each for words in allowed))
    assert not heard, "\n".join(heard)
