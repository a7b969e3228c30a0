"""Waiting for a page: for what becomes true of it, as long as a busy machine may take, never for a time."""

import time

from playwright.sync_api import Page

_SECONDS = 180


def until(page: Page, expression: str, arg: object = None) -> None:
    """Waits until that is true. Playwright's own waiting needs `eval`, which the page's policy forbids."""
    last = time.monotonic() + _SECONDS
    while not page.evaluate(expression, arg):
        assert time.monotonic() < last, f"not true within {_SECONDS} seconds: {expression}"
        page.wait_for_timeout(20)
