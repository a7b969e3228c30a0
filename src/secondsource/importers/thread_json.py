"""Comments as JSON: a list of texts or of objects, an object with `comments`, or one object a line.

Text, author, time, id and parent are found under the usual names (`text`, `body`, `content` …); answers nested under
`replies` or `children` come after what they answer. A name that is missing stays unknown.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from secondsource.domain.thread import Thread, ThreadPage
from secondsource.errors import InputError
from secondsource.reading.threads.rows import MOST, has_text, is_comment, refuse_empty, threads_of

_LISTS = ("comments", "data", "items", "posts", "nodes", "edges")
_ANSWERS = ("replies", "children", "answers", "comments")
_HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Options:
    """JSON has no settings."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def fits(self, body: bytes) -> bool:
        """By the first objects: a text, and an author, a time, a parent or a story. A list may hold texts alone; an
        empty one is a thread without comments."""
        head = body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
        if not head.startswith((b"{", b"[")):
            return False
        try:
            value = _parse(body)
            listed = head.startswith(b"[") or _names_comments(value)
            return _is_empty(value) or any(is_comment(row) or (listed and has_text(row)) for row in _some(value))
        except InputError:
            return False

    def threads(self, body: bytes) -> Sequence[tuple[ThreadPage, Thread]]:
        return refuse_empty(threads_of(_rows(_parse(body))), "JSON")


def _names_comments(value: object) -> bool:
    return isinstance(value, dict) and "comments" in value


def _is_empty(value: object) -> bool:
    lists: list[object] = [value]
    if isinstance(value, dict):
        lists += [cast("dict[str, object]", value).get(name) for name in _LISTS]
    return [] in lists


def _some(value: object) -> Iterator[Mapping[str, Any]]:
    for number, row in enumerate(_rows(value)):
        if number == 20:
            return
        yield row


def _parse(body: bytes) -> object:
    text = body.decode("utf-8-sig", errors="replace")
    try:
        return json.loads(text)
    except RecursionError as error:
        raise InputError("This JSON is nested too deeply to be read; give a flat list of comments.") from error
    except ValueError:
        return [_line(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]


def _line(number: int, line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"Line {number} is not JSON; give a list of comments, or one object a line.") from error


def _rows(value: object) -> Iterator[Mapping[str, Any]]:
    """Every comment, answers after what they answer; not deeper than a stack of our own takes us."""
    waiting = [value]
    for _ in range(4 * MOST):
        if not waiting:
            return
        item = waiting.pop()
        if isinstance(item, list):
            waiting += cast("list[object]", item)[::-1]
        elif isinstance(item, str):
            yield {"text": item}
        elif isinstance(item, dict):
            row = cast("dict[str, Any]", item)
            inner = row.get("node", row)
            row = cast("dict[str, Any]", inner) if isinstance(inner, dict) else row
            lists = _LISTS if not is_comment(row) else _ANSWERS
            waiting += [row[name] for name in lists if isinstance(row.get(name), list | dict)][::-1]
            yield row
