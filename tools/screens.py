"""Takes the pictures in docs/: a service with the bundled article, its pages at phone and desktop. Needs chromium."""

import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from secondsource.checker import Checker
from secondsource.domain.user import Caller, Role
from secondsource.settings import ServeSettings, Settings
from secondsource.web.running import config, make_service
from secondsource.web.service import Service

DOCS = Path(__file__).parents[1] / "docs"
DEMO = Path("src/secondsource/data/demo/article.html")
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
PASSWORD = "seven quiet herons at dusk"  # noqa: S105  of a house that is gone in a minute
HERE = Caller("terminal", "")


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        socket.create_server(("127.0.0.1", 0)) as listener,
        sync_playwright() as driver,
    ):
        settings = Settings(Path(folder), serve=ServeSettings(port=listener.getsockname()[1]))
        service = make_service(Checker(settings, offline=True))
        report = service.checker.check(DEMO)
        people = {
            name: service.users.add(name, PASSWORD, role, HERE)
            for name, role in (("ada", Role.ADMIN), ("bea", Role.EDITOR), ("cyril", Role.READER))
        }
        service.users.lock(people["cyril"].id, HERE)
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        alone = Path(folder) / "report.html"
        alone.write_text(str(service.checker.format("html").render(report)), encoding="utf-8")
        _shoot(browser, alone.as_uri(), "report.png", (1280, 1240))
        with _serving(service, listener):
            for size, pixels in SIZES.items():
                for scheme, language in (("light", "en"), ("dark", "uk")):
                    place = f"{service.public}/reports/{report.id}"
                    _shoot(browser, place, f"screens/report-{size}-{scheme}.png", pixels, scheme, language)
                _shoot(browser, service.public, f"screens/front-{size}.png", pixels)
                for place in ("desk", "desk/people"):
                    name = place.rpartition("/")[2]
                    _shoot(browser, f"{service.public}/sign-in?next=/{place}", f"screens/{name}-{size}.png", pixels)
        browser.close()


def _shoot(
    browser: Browser, address: str, name: str, pixels: tuple[int, int], scheme: str = "light", language: str = "en"
) -> None:
    context = browser.new_context(
        viewport={"width": pixels[0], "height": pixels[1]}, color_scheme=scheme, locale=language
    )
    page = context.new_page()
    page.goto(address)
    if "/sign-in" in address:
        _sign_in(page)
    page.screenshot(path=DOCS / name)
    context.close()
    print(f"docs/{name}")


def _sign_in(page: Page) -> None:
    page.fill("#name", "ada")
    page.fill("#password", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/desk**")


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
