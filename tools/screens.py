"""Takes the pictures in docs/: a furnished service, its pages at phone and desktop. Needs chromium."""

import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import uvicorn
from furnishing import ADDRESS, DEMO, PAPER, PASSWORD, furnish
from playwright.sync_api import Browser, Page, sync_playwright

from secondsource.checker import Checker
from secondsource.domain.report import Report
from secondsource.settings import CheckSettings, ServeSettings, Settings
from secondsource.web.running import config, make_service
from secondsource.web.service import Service

DOCS = Path(__file__).parents[1] / "docs"
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
LOOKS = {"desktop": ("light", "en"), "phone": ("dark", "uk")}
"""How a page is shown where one picture of each size is enough."""
READERS = ("articles", "search", "analyses", "changes", "corrections", "methods")
ROOMS = ("desk", "people", "matches", "sources", "audit", "comments")


ARGUMENTS = ["--no-sandbox", "--disable-features=LocalNetworkAccessChecks"]
"""The second lets a page that is made up for a picture ask a service on this machine."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at."""

    size: str
    scheme: str
    language: str


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        socket.create_server(("127.0.0.1", 0)) as listener,
        sync_playwright() as driver,
    ):
        serve = ServeSettings(port=listener.getsockname()[1], embed_sites=(PAPER,), workers=0)
        check = CheckSettings(operator="The Lake Gazette")
        service = make_service(Checker(Settings(Path(folder), check=check, serve=serve), offline=True))
        report, slug = furnish(service)
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        alone = Path(folder) / "report.html"
        alone.write_text(str(service.checker.format("html").render(replace(report, revisions=()))), encoding="utf-8")
        with _opened(browser, Look("desktop", "light", "en"), height=1240) as page:
            page.goto(alone.as_uri())
            _keep(page, "report.png")
        with _serving(service, listener):
            for size in SIZES:
                for scheme, language in (("light", "en"), ("dark", "uk")):
                    with _opened(browser, Look(size, scheme, language)) as page:
                        page.goto(f"{service.public}/reports/{report.id}")
                        _keep(page, f"screens/report-{size}-{scheme}.png")
                with _opened(browser, Look(size, *LOOKS[size])) as page:
                    _show_readers(page, service.public, slug, size)
                    _show_box(page, service.public, size)
                with _opened(browser, Look(size, *LOOKS[size])) as page:
                    _show_desk(page, service, report, slug, size)
        browser.close()


def _show_readers(page: Page, home: str, slug: str, size: str) -> None:
    places = {"front": "", "article": f"articles/{slug}", "sign-in": "sign-in"} | {each: each for each in READERS}
    for name, place in (places | {"search": "search?q=Kherson"}).items():
        page.goto(f"{home}/{place}")
        _keep(page, f"screens/{name}-{size}.png")


def _show_box(page: Page, home: str, size: str) -> None:
    """The page of the article where it was published, with the box."""
    tags = f'<second-source-check></second-source-check><script type="module" src="{home}/embed.js"></script>'
    body = DEMO.read_text(encoding="utf-8").replace(
        '<div class="entry-content"', f'{tags}<div class="entry-content"', 1
    )
    page.route(f"{PAPER}/**", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
    page.goto(ADDRESS)
    page.locator("second-source-check section.ready").wait_for()
    _keep(page, f"screens/box-{size}.png")


def _show_desk(page: Page, service: Service, report: Report, slug: str, size: str) -> None:
    page.goto(f"{service.public}/sign-in?next=/desk")
    page.fill("#name", "ada")
    page.fill("#password", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/desk")
    bea, place = service.users.find("bea"), f"desk/reports/{report.id}"
    assert bea
    analysis = service.checker.analyses.record.analyses()[-1].id
    places = {each: "desk" if each == "desk" else f"desk/{each}" for each in ROOMS} | {
        "desk-report": place, "statements": f"{place}/statements", "person": f"desk/people/{bea.id}",
        "desk-analyses": "desk/analyses", "desk-analysis": f"desk/analyses/{analysis}",
        "desk-articles": "desk/articles", "desk-article": f"desk/articles/{slug}", "account": "account",
    }  # fmt: skip
    for name, path in places.items():
        page.goto(f"{service.public}/{path}")
        _keep(page, f"screens/{name}-{size}.png")


def _keep(page: Page, name: str) -> None:
    page.screenshot(path=DOCS / name)
    print(f"docs/{name}")


@contextmanager
def _opened(browser: Browser, look: Look, height: int = 0) -> Iterator[Page]:
    wide, high = SIZES[look.size]
    context = browser.new_context(
        viewport={"width": wide, "height": height or high}, color_scheme=look.scheme, locale=look.language
    )
    try:
        yield context.new_page()
    finally:
        context.close()


@contextmanager
def _serving(service: Service, listener: socket.socket) -> Iterator[None]:
    server = uvicorn.Server(config(service))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.05)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()


if __name__ == "__main__":
    main()
