"""Markup of services, as a tree: bounded, and without characters that no tree can hold."""

import re

from lxml.etree import LxmlError
from lxml.html import HtmlElement, document_fromstring

from secondsource.errors import SourceError
from secondsource.reading.pages.depth import too_much_markup

# A tree is read with them and then refuses to be changed.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def parse_markup(markup: str, who: str, what: str) -> HtmlElement:
    """The tree of a page or a part of one. Raises SourceError, which names whose answer it was and what of it."""
    if too_much_markup(markup):
        raise SourceError(f"{who} answers with {what} of too much markup.")
    try:
        return document_fromstring(_NO_XML.sub(" ", markup).encode("utf-8", "replace"))
    except (LxmlError, ValueError) as error:
        raise SourceError(f"{who} answers with {what} that cannot be read.") from error
