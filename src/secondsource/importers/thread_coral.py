"""Coral's export: one JSON object a line or a list, with `storyID`, `revisions` and `status`.

The last revision of each comment counts. Rejected and withheld comments are left out. Authors are the ids that the
export has; a story is a thread of its own.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from secondsource.domain.thread import Thread, ThreadPage
from secondsource.errors import InputError
from secondsource.reading.threads.rows import refuse_empty, threads_of

_LEFT_OUT = frozenset({"REJECTED", "SYSTEM_WITHHELD"})
_HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Options:
    """The export has no settings."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def fits(self, body: bytes) -> bool:
        head = body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
        return (
            head.startswith((b"{", b"[")) and b'"storyID"' in head and (b'"revisions"' in head or b'"authorID"' in head)
        )

    def threads(self, body: bytes) -> Sequence[tuple[ThreadPage, Thread]]:
        return refuse_empty(
            threads_of(_comment(row) for row in _rows(body) if str(row.get("status")) not in _LEFT_OUT), "Coral export"
        )


def _rows(body: bytes) -> Iterator[dict[str, Any]]:
    text = body.decode("utf-8-sig", errors="replace")
    try:
        whole = (
            json.loads(text)
            if text.lstrip().startswith("[")
            else [json.loads(line) for line in text.splitlines() if line.strip()]
        )
    except (ValueError, RecursionError) as error:
        raise InputError("This Coral export is no JSON, or is cut off; export it again.") from error
    yield from (cast("dict[str, Any]", row) for row in cast("list[object]", whole) if isinstance(row, dict))


def _comment(row: Mapping[str, Any]) -> dict[str, Any]:
    revisions = row.get("revisions")
    last = cast("list[object]", revisions)[-1] if isinstance(revisions, list) and revisions else None
    body = cast("dict[str, Any]", last).get("body") if isinstance(last, dict) else None
    return {
        "text": body or row.get("body"),
        "author": row.get("authorID") or row.get("author"),
        "createdAt": row.get("createdAt"),
        "id": row.get("id"),
        "parent": row.get("parentID"),
        "storyID": row.get("storyURL") or row.get("storyID"),
    }
