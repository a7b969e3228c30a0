"""Feeds of every sort, whole and broken; the expectations of 2,025 shared feeds where they are at hand."""

import ast
import json
import re
from datetime import date
from pathlib import Path

import pytest

from secondsource.errors import SourceError
from secondsource.lookup.answers import plain
from secondsource.lookup.feeds import Entry, read_feed

SAYS = re.compile(r"entries\[0\]\['(title|link|published_parsed|updated_parsed|title_detail'\]\['value)'\]\s*==\s*(.+)")


def test_an_atom_feed_and_a_json_feed_are_read():
    atom = b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A &amp;amp; B</title><link href='https://n.example/1'/>"
    atom += b"<updated>2025-12-20T23:30:00-05:00</updated><summary>Words.</summary></entry></feed>"
    assert read_feed(atom) == (Entry("A & B", "https://n.example/1", date(2025, 12, 21), "Words."),)
    item = {"title": "T", "url": "https://n.example/2", "content_text": "W", "date_published": "2025-12-20T10:00:00Z"}
    feed = json.dumps({"version": "https://jsonfeed.org/version/1", "items": [item]})
    assert read_feed(feed.encode()) == (Entry("T", "https://n.example/2", date(2025, 12, 20), "W"),)


@pytest.mark.parametrize("body", [b"", b"<html><body>no</body></html>", b"{}", b"[" * 9000, b"{" * 9000, b"PK\x03\x04"])
def test_what_is_no_feed_is_a_source_error(body: bytes):
    with pytest.raises(SourceError):
        read_feed(body)


def test_entities_of_its_own_are_refused():
    with pytest.raises(SourceError):
        read_feed(b"<!DOCTYPE x [<!ENTITY a 'aa'>]><rss><channel><item><title>&a;</title></item></channel></rss>")


def test_the_shared_feeds_are_read_as_their_files_expect(shared: Path):
    files = sorted(path for path in (shared / "feeds").rglob("*") if path.is_file())
    assert len(files) >= 2025
    right, wrong = 0, []
    for path in files:
        body = path.read_bytes()
        try:
            entries = read_feed(body)
        except SourceError:
            entries = ()
        for field, expected in _expected(path, body):
            if entries and _says(entries[0], field) == expected:
                right += 1
            else:
                wrong.append((path.name, field, expected, entries[:1]))
    assert right > 100, (right, wrong)
    assert right / (right + len(wrong)) >= 0.97, wrong


def _expected(path: Path, body: bytes) -> list[tuple[str, object]]:
    """Title, link and day that a well-formed file expects of its first entry."""
    head = re.search(rb"<!--(.*?)-->", body, re.DOTALL)
    if "wellformed" not in path.parts or not head:
        return []
    found = SAYS.search(head[1].decode("utf-8", "replace"))
    try:
        value = ast.literal_eval(found[2].strip()) if found else None
    except (ValueError, SyntaxError):
        return []
    if not found or value is None:
        return []
    if found[1].endswith("parsed"):
        return [("published", date(*value[:3]))]
    if found[1] == "link":
        return [("link", value)] if value.startswith("http") else []
    return [("title", plain(value))]


def _says(entry: Entry, field: str) -> object:
    return getattr(entry, field)
