"""The whole service in earnest, with a worker, and a real browser that visits it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.serving import listen, served

from secondsource.checker import Checker
from secondsource.settings import CheckSettings, ServeSettings, Settings
from secondsource.web.running import config, make_service
from secondsource.web.service import Service

DEMO = Path(__file__).parents[2] / "src/secondsource/data/demo/article.html"
"""The bundled article."""


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Service]]:
    """The service's address, and the service."""
    listener = listen()
    port = listener.getsockname()[1]
    chosen = ServeSettings(port=port, waiting_each=100)
    settings = Settings(tmp_path_factory.mktemp("house"), check=CheckSettings(operator="Example House"), serve=chosen)
    service = make_service(Checker(settings, offline=True))
    with served(config(service), listener) as address:
        yield address, service


@pytest.fixture(scope="session")
def address(running: tuple[str, Service]) -> str:
    return running[0]


@pytest.fixture(scope="session")
def report(running: tuple[str, Service]) -> str:
    """The place of a report of the bundled article."""
    _, service = running
    return f"/reports/{service.checker.check(DEMO.read_text(encoding='utf-8')).id}"


@pytest.fixture(scope="module")  # a driver that stays open is in the way of the next module's own
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as driver:
        opened = driver.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
        )
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens a place of the service in a fresh browser; fails where a page breaks its policy or asks anybody else."""
    opened: list[BrowserContext] = []
    trouble: list[str] = []

    def go(place: str = "/", **how: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "en", **how})
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda message: _refused(message.text) and trouble.append(message.text))
        page.on("request", lambda asked: asked.url.startswith((address, "data:", "blob:")) or trouble.append(asked.url))
        page.goto(address + place)
        return page

    yield go
    for context in opened:
        context.close()
    assert not trouble


def _refused(text: str) -> bool:
    return "Content Security Policy" in text or "Refused to" in text
