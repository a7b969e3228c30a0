"""Answers of services, read within bounds: what is not as promised is a SourceError, never an empty result."""

import html
import json
from datetime import date
from typing import Any, NoReturn, cast

import nh3

from secondsource.domain.article import Snapshot
from secondsource.errors import SourceError

LONGEST = 4000
"""Characters of one field that are read."""
MOST = 500
"""Items of one list that are read."""


def read_text(snapshot: Snapshot) -> str:
    """The answer as text, in the charset that it names, else UTF-8. Raises SourceError."""
    try:
        return snapshot.body.decode(snapshot.charset or "utf-8-sig")
    except (UnicodeDecodeError, LookupError) as error:
        raise SourceError(f"{_host(snapshot)} answers in letters that cannot be read.") from error


def read_json(snapshot: Snapshot) -> dict[str, Any]:
    """The answer as a JSON object. Raises SourceError for anything else."""
    value = read_any_json(snapshot)
    if not isinstance(value, dict):
        raise SourceError(f"{_host(snapshot)} answers with JSON of another shape than its service promises.")
    return cast("dict[str, Any]", value)


def read_any_json(snapshot: Snapshot) -> object:
    """The answer as JSON of any shape. Raises SourceError; deep nesting and huge numbers count as broken."""
    text = read_text(snapshot)
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        what = "a page" if text.lstrip().startswith("<") else "broken JSON"
        raise SourceError(f"{_host(snapshot)} answers with {what} instead of its data.") from error


def items(value: object, *keys: str, most: int = MOST) -> list[dict[str, Any]] | None:
    """The objects of the list at a path of keys; None where no list stands there."""
    found = at(value, *keys)
    if not isinstance(found, list):
        return None
    listed = cast("list[object]", found)[:most]
    return [cast("dict[str, Any]", each) for each in listed if isinstance(each, dict)]


def need_items(snapshot: Snapshot, value: object, *keys: str, most: int = MOST) -> list[dict[str, Any]]:
    """The same. Raises SourceError where no list stands there: an answer without it is not an empty result."""
    found = items(value, *keys, most=most)
    if found is None:
        raise SourceError(
            f"{_host(snapshot)} answers without {'.'.join(keys) or 'a list'}, which its service promises."
        )
    return found


def at(value: object, *keys: str) -> object:
    """What stands at a path of keys; None where nothing does."""
    for key in keys:
        if not isinstance(value, dict):
            return None
        value = cast("dict[str, object]", value).get(key)
    return value


def words_at(value: object, *keys: str) -> str:
    """The text at a path of keys, without markup and on one line; empty where there is none."""
    found = at(value, *keys)
    return plain(found) if isinstance(found, str) else ""


def plain(markup: str) -> str:
    """Text without tags, scripts or entities, on one line, of bounded length; half characters are left out."""
    bare = html.unescape(nh3.clean(_whole(markup[: LONGEST * 4]), tags=set()))
    return " ".join("".join(c if c.isprintable() else " " for c in bare).split())[:LONGEST].strip()


def day_of(value: object) -> date | None:
    """The day of an ISO date or time, or of `20251224T101500Z`; None for anything else."""
    if not isinstance(value, str):
        return None
    text = value.strip()[:40]
    compact = text[:8]
    try:
        if compact.isascii() and compact.isdecimal():
            return date(int(compact[:4]), int(compact[4:6]), int(compact[6:]))
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def first_web_address(*candidates: object) -> str:
    """The first that is an http or https address of sane length; empty where none is."""
    for each in candidates:
        if isinstance(each, str) and len(each) < 2000 and each.lower().startswith(("http://", "https://")):
            return _whole(each.strip())
    return ""


def _whole(text: str) -> str:
    return text.encode("utf-8", "ignore").decode()


def _host(snapshot: Snapshot) -> str:
    return snapshot.address.partition("//")[2].partition("/")[0][:100] or "The service"


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")
