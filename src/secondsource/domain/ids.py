"""Names for records: a hash of what the record says, so that saying it twice adds nothing."""

import hashlib
import json
from datetime import date
from json.encoder import encode_basestring as _quoted
from typing import cast


def content_id(prefix: str, *facts: object) -> str:
    """`prefix` and the first 16 hex digits of the SHA-256 of the facts, in the order given.

    Facts are strings, numbers, dates, None, or lists and tuples of these; anything else is a bug and raises TypeError.
    """
    # The same JSON, several times quicker: most ids are of strings alone.
    plain = set(map(type, facts)) <= _STRING
    canonical = f"[{','.join(map(_quoted, cast(tuple[str, ...], facts)))}]" if plain else _CANONICAL.encode(facts)
    return f"{prefix}-{hashlib.sha256(canonical.encode()).hexdigest()[:16]}"


_STRING: set[type] = {str}


def digest(content: bytes) -> str:
    """SHA-256 of bytes, as 64 hex digits."""
    return hashlib.sha256(content).hexdigest()


def _plain(fact: object) -> str:
    if isinstance(fact, date):
        return fact.isoformat()
    raise TypeError(f"{type(fact).__name__} cannot be part of an id")


_CANONICAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)
