"""Fact checks as Google's Fact Check Tools answer them: `{"claims": [{"text", "claimReview": [...]}]}`, saved as JSON.

A claim with reviews of several publishers becomes several fact checks, each under its own publisher's name.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from secondsource.domain.matching import EarlierClaim
from secondsource.errors import InputError
from secondsource.lookup.answers import at
from secondsource.lookup.ratings import MOST, api_reviews, rated

_HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Options:
    """The answer has no settings."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def fits(self, body: bytes) -> bool:
        head = body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
        return head.startswith(b"{") and b'"claims"' in head and b'"claimReview"' in head

    def claims(self, body: bytes) -> Iterator[EarlierClaim | InputError]:
        try:
            value = json.loads(body.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raise InputError("This answer is no whole JSON; save it again.") from error
        listed = at(value, "claims")
        if not isinstance(listed, list):
            raise InputError("This JSON has no list of claims; give an answer of claims:search as it came.")
        return _reviews(cast("list[object]", listed))


def _reviews(listed: list[object]) -> Iterator[EarlierClaim | InputError]:
    for number, claim in enumerate(listed[:MOST], start=1):
        if not isinstance(claim, dict):
            yield InputError(f"Claim {number} is left out: it is no object.")
            continue
        found = list(api_reviews(cast("dict[str, Any]", claim)))
        if not found:
            yield InputError(f"Claim {number} is left out: nobody has reviewed it.")
        yield from (rated(f"A review of claim {number}", fields, strict=False) for fields in found)
