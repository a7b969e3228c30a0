"""Feeds (RSS, Atom, RDF, JSON Feed) read into entries; whatever is no feed is a SourceError."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any, cast

import fastfeedparser  # pyright: ignore[reportMissingTypeStubs]
import feedparser  # pyright: ignore[reportMissingTypeStubs]
from lxml.etree import LxmlError

from secondsource.errors import SourceError
from secondsource.lookup.answers import MOST, at, day_of, first_web_address, plain

LARGEST = 10_000_000
_PARSERS_RAISE = (
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    RecursionError,
    OSError,
    LxmlError,
)
"""What the two parsers raise on ill-formed feeds, with the parsers below them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed; empty or None where the feed does not say."""

    title: str
    link: str
    published: date | None
    text: str


def read_feed(body: bytes, content_type: str = "") -> tuple[Entry, ...]:
    """The entries of a feed, in its order. Raises SourceError."""
    if len(body) > LARGEST or b"<!ENTITY" in body[:100_000]:
        raise SourceError("The feed is too large, or declares entities of its own, which no feed needs.")
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"{":
        return _json_feed(body)
    found = _fast(body) or _thorough(body, content_type)
    if found is None:
        raise SourceError("The answer is no feed: neither RSS nor Atom nor a JSON Feed.")
    return found


def _fast(body: bytes) -> tuple[Entry, ...] | None:
    """Read by the quick parser; None where it fails or leaves something out that the slow one may find."""
    try:
        entries = cast(
            "Sequence[Any]", fastfeedparser.parse(body, include_media=False, include_enclosures=False).entries
        )
        found = tuple(_entry(each) for each in entries[:MOST])
    except _PARSERS_RAISE:  # the slow one decides what is broken
        return None
    whole = found and all(each.title and each.link and each.published for each in found)
    return found if whole else None


def _thorough(body: bytes, content_type: str) -> tuple[Entry, ...] | None:
    headers = {"content-type": content_type} if content_type else {}
    try:
        parsed: Any = cast("Any", feedparser).parse(body, response_headers=headers)
    except _PARSERS_RAISE as error:
        raise SourceError("The feed cannot be read.") from error
    if not parsed.get("version") and not parsed.get("entries"):
        return None
    return tuple(_entry(each) for each in parsed.entries[:MOST])


def _entry(entry: Any) -> Entry:
    content: Any = entry.get("content") or [{}]
    text: object = entry.get("summary") or entry.get("description") or content[0].get("value") or ""
    dates = [entry.get(name) for name in ("published", "updated", "created")]
    parsed = [entry.get(f"{name}_parsed") for name in ("published", "updated", "created")]
    day = next((day for each, time in zip(dates, parsed, strict=True) if (day := _day(each, time))), None)
    return Entry(_plain(entry.get("title")), first_web_address(entry.get("link")), day, _plain(text))


def _day(text: object, parsed: object) -> date | None:
    """The day in UTC."""
    if parsed:
        with suppress(ValueError, TypeError, OverflowError):
            return date(*cast("Any", parsed)[:3])
    if isinstance(text, str):
        with suppress(ValueError, OverflowError):
            return _utc(datetime.fromisoformat(text.strip()))
        with suppress(ValueError, TypeError, OverflowError, IndexError):
            return _utc(parsedate_to_datetime(text))
    return day_of(text)


def _utc(moment: datetime) -> date:
    return (moment.astimezone(UTC) if moment.tzinfo else moment).date()


def _json_feed(body: bytes) -> tuple[Entry, ...]:
    try:
        value: Any = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise SourceError("The feed is broken JSON.") from error
    listed = at(value, "items")
    if not isinstance(listed, list):
        raise SourceError("The answer is JSON and no feed: it has no items.")
    rows = [cast("dict[str, Any]", each) for each in cast("list[object]", listed)[:MOST] if isinstance(each, dict)]
    return tuple(
        Entry(
            _plain(row.get("title")),
            first_web_address(row.get("url"), row.get("external_url")),
            _day(row.get("date_published") or row.get("date_modified"), None),
            _plain(row.get("summary") or row.get("content_text") or row.get("content_html")),
        )
        for row in rows
    )


def _plain(value: object) -> str:
    return plain(value) if isinstance(value, str) else ""
