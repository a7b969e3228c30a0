"""What an answer may hold. Only the fields that were asked for are read, and only in their own type."""

import dataclasses
import json
import re
import typing
from dataclasses import dataclass
from typing import Any, TypeVar

from secondsource.domain.evidence import Stance
from secondsource.errors import ModelError, SerialError
from secondsource.serial import Json, from_json, json_schema

T = TypeVar("T")

LONGEST = 40_000
"""Characters of an answer that are looked at."""
_THOUGHTS = re.compile(r"<think>.*?</think>", re.DOTALL)
_THOUGHT_END = "</think>"
_STARTS = 20
"""Braces at which an object may begin."""


class BadAnswer(ModelError):
    """This answer cannot be used; the next may."""


@dataclass(frozen=True, slots=True)
class StanceAnswer:
    stance: Stance
    sure: bool
    quote: str


@dataclass(frozen=True, slots=True)
class TranslationAnswer:
    translations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    language: str
    words: str


@dataclass(frozen=True, slots=True)
class QueriesAnswer:
    queries: tuple[SearchAnswer, ...]


@dataclass(frozen=True, slots=True)
class PartAnswer:
    text: str
    quote: str


@dataclass(frozen=True, slots=True)
class SplitAnswer:
    parts: tuple[PartAnswer, ...]


def parse_answer(kind: type[T], content: str) -> T:
    """The answer that a model wrote, in whatever it is wrapped. Raises BadAnswer."""
    try:
        return from_json(kind, _asked_for(kind, _object_in(content)), "The answer")
    except SerialError as error:
        raise BadAnswer(str(error)) from error


def schema_of(kind: type) -> dict[str, Json]:
    """JSON Schema of an answer, with its top level in place and every choice typed, as servers ask for it."""
    defined: dict[str, Json] = _typed_choices(json_schema(kind)["$defs"])
    top = defined.pop(kind.__name__)
    return {**top, "$defs": defined} if defined else top


def _typed_choices(schema: Json) -> Json:
    if not isinstance(schema, dict):
        return schema
    given = typing.cast("dict[str, Json]", schema)
    return {name: _typed_choices(each) for name, each in given.items()} | (
        {"type": "string"} if "enum" in given else {}
    )


def _object_in(content: str) -> Json:
    text = _without_thoughts(content[:LONGEST])
    decoder = json.JSONDecoder()
    start = text.find("{")
    for _ in range(_STARTS):
        if start < 0:
            break
        try:
            return decoder.raw_decode(text, start)[0]
        except (ValueError, RecursionError):
            start = text.find("{", start + 1)
    raise BadAnswer("The answer holds no JSON object.")


def _without_thoughts(text: str) -> str:
    # Only up to where the last one ends: each that never ends would be sought to the end of the text.
    end = text.rfind(_THOUGHT_END) + len(_THOUGHT_END) if _THOUGHT_END in text else 0
    return _THOUGHTS.sub("", text[:end]) + text[end:]


def _asked_for(kind: Any, value: Json) -> Json:
    """The value without the fields that nobody asked for."""
    if dataclasses.is_dataclass(kind) and isinstance(value, dict):
        hints = typing.get_type_hints(kind)
        given = typing.cast("dict[str, Json]", value)
        return {name: _asked_for(hint, given[name]) for name, hint in hints.items() if name in given}
    if typing.get_origin(kind) is tuple and isinstance(value, list):
        inner = typing.get_args(kind)[0]
        return [_asked_for(inner, each) for each in typing.cast("list[Json]", value)]
    return value
