"""Comments out of records with names, whatever names a comment system gives: what importers have in common."""

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from secondsource.domain.thread import Comment, Thread, ThreadPage
from secondsource.errors import InputError
from secondsource.reading.pages.comments import make_thread, parse_moment

MOST = 2_000_000
"""Comments that are read out of one file."""
TEXTS = ("text", "body", "content", "message", "comment", "comment_content", "commentText", "raw_message")
AUTHORS = ("author", "user", "name", "username", "author_name", "comment_author", "authorName", "nickname")
TIMES = ("posted_at", "created_at", "createdAt", "created", "date", "datePublished", "dateCreated", "time", "timestamp",
         "published_at", "comment_date_gmt", "comment_date")  # fmt: skip
KEYS = ("id", "key", "comment_id", "commentID", "comment_ID", "@id")
PARENTS = ("parent", "parent_id", "parentID", "parentId", "comment_parent", "in_reply_to", "replyTo")
STORIES = ("storyID", "story_id", "thread", "thread_id", "thread_title", "uri", "url", "link", "post_id")
_TAG = re.compile(r"<(?:/?[a-zA-Z][^<>]{0,2000}|!--(?:(?!<!--|-->).){0,2000}--)>", re.S)
"""A remark ends where another begins: 5 MB of `<!--` took 40 s where each was looked through for its end."""
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/blockquote)\b[^<>]{0,200}>", re.I)
_HOLDS_TAGS = re.compile(r"</?(?:p|br|a|b|i|em|strong|div|span|blockquote|ul|ol|li|code|pre|img)\b", re.I)


def comment_of(row: Mapping[str, Any]) -> Comment | None:
    """The comment that a row of any comment system holds; None where it has no text. Nothing is made up."""
    text = plain_text(_text(row, TEXTS))
    if not text.strip():
        return None
    return Comment(text, _name(row), moment_of(_first(row, TIMES)), _key(_first(row, KEYS)), _key(_first(row, PARENTS)))


def threads_of(rows: Iterable[Mapping[str, Any]]) -> list[tuple[ThreadPage, Thread]]:
    """A thread for each story that the rows name, in the order in which they come. Raises InputError for too many."""
    stories: dict[str, list[Comment]] = {}
    for number, row in enumerate(rows):
        if number >= MOST:
            raise InputError(f"The file has more than {MOST:,} comments; give a part of it.")
        if comment := comment_of(row):
            stories.setdefault(_text(row, STORIES), []).append(comment)
    return [
        (ThreadPage(address=story if story.startswith("http") else ""), make_thread(comments))
        for story, comments in stories.items()
    ]


def has_text(row: Mapping[str, Any]) -> bool:
    """Whether an object has a text by one of the usual names."""
    return bool(_text(row, TEXTS).strip())


def is_comment(row: object) -> bool:
    """Whether an object looks like a comment: a text, and one more thing that comments have."""
    if not isinstance(row, Mapping):
        return False
    names = {str(name) for name in row}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return bool(names & set(TEXTS)) and bool(names & {*AUTHORS, *TIMES, *PARENTS, *STORIES} - {"url"})


def plain_text(text: str) -> str:
    """A comment's words without its markup: shown tags fall, entities are read, nothing is ever run."""
    if _HOLDS_TAGS.search(text):
        text = _TAG.sub("", _BREAK.sub("\n", text))
        text = html.unescape(text)
    elif "&" in text:
        text = html.unescape(text)
    return text.replace("\0", "").strip()


def moment_of(value: object) -> datetime | None:
    """A time as ISO 8601 text, as seconds or as milliseconds; None for anything else."""
    if isinstance(value, Mapping):  # MongoDB's exports
        value = _first(value, ("$date", "$numberLong"))  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(value, str):
        if found := parse_moment(value):
            return found
        value = float(value) if re.fullmatch(r"\d{9,14}(?:\.\d+)?", value) else None
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 4e12:
        seconds = value / 1000 if value > 1e11 else value
        return datetime.fromtimestamp(seconds, UTC) if seconds < 4e9 else None
    return None


def refuse_empty(threads: Sequence[tuple[ThreadPage, Thread]], what: str) -> Sequence[tuple[ThreadPage, Thread]]:
    """The threads. Raises InputError where they hold no comment."""
    if not any(thread.comments for _, thread in threads):
        raise InputError(
            f"This {what} holds no comment with a text; give another one, or name its format "
            "(--from; by HTTP, `format`)."
        )
    return threads


def _first(row: Mapping[str, Any], names: Sequence[str]) -> Any:
    return next((row[name] for name in names if row.get(name) not in (None, "")), None)


def _text(row: Mapping[str, Any], names: Sequence[str]) -> str:
    value = _first(row, names)
    if isinstance(value, Mapping):
        value = _first(value, ("rendered", "raw", "text", "url", "id"))  # pyright: ignore[reportUnknownArgumentType]
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _name(row: Mapping[str, Any]) -> str | None:
    value = _first(row, AUTHORS)
    if isinstance(value, Mapping):
        value = _first(value, ("username", "name", "displayName", "display_name", "id"))  # pyright: ignore[reportUnknownArgumentType]
    return " ".join(value.split())[:200] or None if isinstance(value, str) else None


def _key(value: object) -> str | None:
    """A key as text; 0 is how WordPress says that a comment answers none."""
    if isinstance(value, Mapping):
        value = _first(value, ("$oid", "id"))  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(value, bool) or value in (0, "0"):
        return None
    return str(value)[:200] if isinstance(value, str | int) else None
