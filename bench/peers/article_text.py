"""Article text: our extraction, trafilatura alone, readability-lxml, resiliparse and newspaper4k on the gold pages."""

import gzip
import json
import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import newspaper
import trafilatura
from clock import in_turn, middle_and_slow
from extraction import f1, hits, precision, read_page, recall
from figures import scored, version_of
from lxml import etree, html
from readability import Document
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from table import Figure, Row

Page = tuple[bytes, str]
"""Bytes and address."""
_INLINE = frozenset({"a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"})  # fmt: skip # noqa: E501


def measure(shared: Path) -> Iterator[Row]:
    """A row for each tool."""
    for name in ("trafilatura", "readability.readability", "newspaper"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with gzip.open(shared / "pages" / "index.jsonl.gz", "rt", encoding="utf-8") as index:
        rows: list[dict[str, Any]] = [json.loads(line) for line in index]
    pages = [(gzip.decompress((shared / "pages" / row["file"]).read_bytes()), row["url"]) for row in rows]
    with no_network():
        for tool in TOOLS.values():
            tool(pages[0])  # the first page pays for what is loaded once
        texts, took = in_turn(TOOLS, pages)
    for tool in TOOLS:
        found = [hits(row["gold_text"], text) for row, text in zip(rows, texts[tool], strict=True)]
        quality = [scored(found, of) for of in (f1, precision, recall)]
        times = [Figure(each) for each in middle_and_slow(took[tool])]
        yield Row(tool, version_of(tool), "news pages with gold text", f"{len(pages)} pages", (*quality, *times))


@contextmanager
def no_network() -> Iterator[None]:
    """Every connection and look-up of a name is refused at once."""

    def refuse(*_: object, **__: object) -> Any:
        raise OSError("the network is off")

    held = socket.socket.connect, socket.getaddrinfo
    socket.socket.connect, socket.getaddrinfo = refuse, refuse
    try:
        yield
    finally:
        socket.socket.connect, socket.getaddrinfo = held


def _ours(page: Page) -> str:
    read = read_page(*page)
    return read.article.text if read else ""


def _trafilatura(page: Page) -> str:
    return trafilatura.extract(page[0], fast=True, include_comments=False) or ""


def _readability(page: Page) -> str:
    try:
        return _text(Document(_decoded(page[0])).summary(html_partial=True))
    except (etree.ParserError, ValueError):
        return ""


def _resiliparse(page: Page) -> str:
    return extract_plain_text(_decoded(page[0]), main_content=True, comments=False)


def _newspaper(page: Page) -> str:
    article = newspaper.Article(page[1], fetch_images=False, language="en")
    article.download(input_html=_decoded(page[0]))
    article.parse()
    return article.text


def _decoded(body: bytes) -> str:
    return bytes_to_str(body, detect_encoding(body))


def _text(markup: str) -> str:
    """The text of a piece of HTML, with a line break around whatever does not stand within a line."""
    root = html.fromstring(markup)
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in _INLINE:
            element.text = f"\n{element.text or ''}"
            element.tail = f"\n{element.tail or ''}"
    return root.text_content()


TOOLS: dict[str, Callable[[Page], str]] = {
    "secondsource": _ours,
    "trafilatura": _trafilatura,
    "readability-lxml": _readability,
    "resiliparse": _resiliparse,
    "newspaper4k": _newspaper,
}
