"""Markup of services, as a tree: bounded, and without characters that no tree can hold."""

from lxml.html import HtmlElement

from secondsource.errors import SourceError
from secondsource.reading.pages.depth import too_much_markup
from secondsource.reading.pages.parsing import parse_html


def parse_markup(markup: str, who: str, what: str) -> HtmlElement:
    """The tree of a page or a part of one. Raises SourceError, which names whose answer it was and what of it."""
    if too_much_markup(markup):
        raise SourceError(f"{who} answers with {what} of too much markup.")
    try:
        return parse_html(markup)
    except ValueError as error:
        raise SourceError(f"{who} answers with {what} that cannot be read.") from error
