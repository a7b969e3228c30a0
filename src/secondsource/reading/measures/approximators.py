"""Approximators: the words that loosen a number, such as `nearly` or `at least`, and how they loosen it."""

import re
from enum import StrEnum

from secondsource.domain.record import Span


class Sense(StrEnum):
    """Where the true value lies beside the number given."""

    BELOW = "a little below"
    AROUND = "around"
    ABOVE = "a little above"
    AT_LEAST = "at least"
    MORE = "more than"
    AT_MOST = "at most"
    LESS = "less than"


_WORDS = {
    Sense.BELOW: "nearly, almost, close to, approaching, just under, just below, not quite, just short of",
    Sense.AROUND: (
        "about, approximately, approx., approx, around, roughly, some, circa, an estimated, estimated, "
        "on the order of, in the region of, somewhere around, ~, ≈"
    ),
    Sense.ABOVE: "just over, just above, slightly more than, slightly over, a little over, a little more than",
    Sense.AT_LEAST: "at least, no fewer than, not less than, no less than, not fewer than, a minimum of, ≥",
    Sense.MORE: ("more than, over, well over, in excess of, upwards of, upward of, exceeding, above, greater than, >"),
    Sense.AT_MOST: "at most, up to, no more than, not more than, a maximum of, as many as, as much as, ≤",
    Sense.LESS: "less than, fewer than, under, well under, below, <",
}
SENSES: dict[str, Sense] = {word: sense for sense, words in _WORDS.items() for word in words.split(", ")}
LONGEST = max(map(len, SENSES)) + 2
_LONGEST_FIRST = "|".join(re.escape(word) for word in sorted(SENSES, key=len, reverse=True))
_ENDING = re.compile(rf"(?<![\w-])(?P<words>{_LONGEST_FIRST})(?:[ \u00a0]|(?<=[~≈><≥≤]))$", re.IGNORECASE)


def approximator_before(text: str, at: int) -> tuple[str, Span] | None:
    """The approximator that ends right before `at`, in lower case, and where it stands."""
    window = text[max(0, at - LONGEST) : at]
    hit = _ENDING.search(window)
    if not hit:
        return None
    offset = at - len(window)
    return hit["words"].lower(), Span(offset + hit.start("words"), offset + hit.end("words"))
