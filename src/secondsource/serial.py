"""The one place where records become JSON and come back.

The shape is read off the records' own types: a dataclass is an object with all its fields, a tuple is an array, dates
are ISO 8601 text, an enumeration is its value. Reading back refuses unknown and missing fields, so that a misspelt key
is never silently lost.
"""

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from secondsource.errors import SerialError

REPORT_SCHEMA = "secondsource/report/5"
"""2 added the examination of comments, 3 the matches with earlier claims, 4 the edits of statements, 5 what evidence is
in doubt; an older report is read as one that has none."""
READABLE_REPORTS = tuple(f"secondsource/report/{number}" for number in range(1, 6))
THREAD_SCHEMA = "secondsource/thread/1"

T = TypeVar("T")
Json = Any
"""Plain JSON values: None, bool, int, float, str, lists of these, and dicts of these by text."""


def to_json(value: object) -> Json:
    """A record as plain JSON values. Raises TypeError for anything that is not a record, which is a bug."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_json(item) for item in typing.cast("typing.Iterable[object]", value)]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in dataclasses.fields(value)}
    raise TypeError(f"{type(value).__name__} has no JSON form")


def from_json(kind: type[T], value: Json, where: str = "") -> T:
    """The record of type `kind` that `value` says. Raises SerialError naming the place that does not fit."""
    return _read(kind, value, where or kind.__name__)


def dumps(value: object, *, indent: int | None = None) -> str:
    """A record as JSON text; the same record gives the same text."""
    return json.dumps(to_json(value), ensure_ascii=False, indent=indent)


def loads(kind: type[T], text: str) -> T:
    """The record that a JSON text says. Raises SerialError for broken JSON too."""
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise SerialError("This JSON is nested too deeply to be read.") from error
    except ValueError as error:
        raise SerialError(f"This is not JSON: {error}.") from error
    return from_json(kind, value)


def json_schema(kind: type) -> dict[str, Json]:
    """JSON Schema (draft 2020-12) of a record type."""
    definitions: dict[str, Json] = {}
    top = _schema(kind, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **typing.cast("dict[str, Json]", top),
        "$defs": definitions,
    }


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


@functools.cache
def _fields(kind: type) -> tuple[frozenset[str], frozenset[str]]:
    """Names of all fields of a record, and of those without a default."""
    fields = dataclasses.fields(kind)
    needed = (each.name for each in fields if each.default is dataclasses.MISSING)
    return frozenset(each.name for each in fields), frozenset(needed)


def _read(kind: Any, value: Json, where: str) -> Any:
    return _reader(kind)(kind, value, where)


@functools.cache
def _reader(kind: Any) -> Callable[[Any, Json, str], Any]:
    """Which of the functions below reads a type; looked up once, for rows are read by the million."""
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        return _read_optional
    if origin is tuple:
        return _read_tuple
    return _read_record if dataclasses.is_dataclass(kind) else _read_plain


def _read_optional(kind: Any, value: Json, where: str) -> Any:
    return None if value is None else _read(_inner(kind), value, where)


@functools.cache
def _inner(kind: Any) -> Any:
    (inner,) = [option for option in typing.get_args(kind) if option is not type(None)]
    return inner


def _read_tuple(kind: Any, value: Json, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise SerialError(f"{where} should be a list.")
    items = typing.cast("list[Json]", value)
    inner = typing.get_args(kind)
    if inner[-1] is Ellipsis:
        if inner[0] is str and all(type(item) is str for item in items):
            return tuple(items)
        return tuple(_read(inner[0], item, f"{where}[{n}]") for n, item in enumerate(items))
    if len(inner) != len(items):
        raise SerialError(f"{where} should have {len(inner)} items.")
    return tuple(_read(each, item, f"{where}[{n}]") for n, (each, item) in enumerate(zip(inner, items, strict=True)))


def _read_record(kind: type, value: Json, where: str) -> Any:
    if not isinstance(value, dict):
        raise SerialError(f"{where} should be an object.")
    given = typing.cast("dict[str, Json]", value)
    names, needed = _fields(kind)
    if unknown := sorted(given.keys() - names):
        raise SerialError(f"{where} has a field that this version does not know: {unknown[0]}.")
    if not needed <= given.keys():
        missing = next(each.name for each in dataclasses.fields(kind) if each.name in needed - given.keys())
        raise SerialError(f"{where} lacks the field {missing}.")
    hints = _hints(kind)
    return kind(
        **{
            name: item if hints[name] is str and type(item) is str else _read(hints[name], item, f"{where}.{name}")
            for name, item in given.items()
        }
    )


def _read_plain(kind: Any, value: Json, where: str) -> Any:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return _read_whole(value, where)
    if kind in (str, int, float, bool):
        if type(value) is not kind:
            raise SerialError(f"{where} should be {_NAMES[kind]}.")
        return value
    if isinstance(value, str) and issubclass(kind, StrEnum | date):
        return _read_text(kind, value, where)
    raise SerialError(f"{where} should be text.")


def _read_whole(value: int, where: str) -> float:
    try:
        return float(value)
    except OverflowError as error:
        raise SerialError(f"{where} is larger than a number can be.") from error


def _read_text(kind: type[StrEnum] | type[date], value: str, where: str) -> StrEnum | date:
    try:
        return kind(value) if issubclass(kind, StrEnum) else kind.fromisoformat(value)
    except ValueError as error:
        raise SerialError(f"{where} cannot be {value[:60]!r}.") from error


_NAMES: dict[Any, str] = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
_SCHEMAS: dict[Any, dict[str, Json]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
}


def _schema(kind: Any, definitions: dict[str, Json]) -> Json:
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        inner = [option for option in typing.get_args(kind) if option is not type(None)]
        return {"anyOf": [_schema(inner[0], definitions), {"type": "null"}]}
    if origin is tuple:
        inner = typing.get_args(kind)
        if inner[-1] is Ellipsis:
            return {"type": "array", "items": _schema(inner[0], definitions)}
        return {"type": "array", "prefixItems": [_schema(each, definitions) for each in inner], "items": False}
    if dataclasses.is_dataclass(kind):
        return _record_schema(typing.cast("type", kind), definitions)
    if issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    return dict(_SCHEMAS[kind])


def _record_schema(kind: type, definitions: dict[str, Json]) -> Json:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = None
        fields = dataclasses.fields(kind)
        hints = _hints(kind)
        definitions[kind.__name__] = {
            "type": "object",
            "additionalProperties": False,
            "required": [field.name for field in fields],
            "properties": {field.name: _schema(hints[field.name], definitions) for field in fields},
        }
    return {"$ref": f"#/$defs/{kind.__name__}"}
