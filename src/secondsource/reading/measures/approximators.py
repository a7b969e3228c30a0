"""Approximators: the words that loosen a number, such as `nearly` or `at least`, and how they loosen it."""

import re
from collections.abc import Iterable
from enum import StrEnum

from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span
from secondsource.reading.measures import cyrillic


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
    Sense.BELOW: "nearly, almost, close to, approaching, just under, just below, not quite, just short of, just shy of"
    ", slightly less than, slightly under, a little less than, a little under",
    Sense.AROUND: (
        "about, approximately, approx., approx, around, roughly, some, circa, an estimated, estimated, "
        "on the order of, in the region of, somewhere around, ~, ≈"
    ),
    Sense.ABOVE: "just over, just above, slightly more than, slightly over, a little over, a little more than",
    Sense.AT_LEAST: "at least, no fewer than, not less than, no less than, not fewer than, a minimum of, as few as, ≥",
    Sense.MORE: (
        "more than, over, well over, in excess of, upwards of, upward of, exceeding, above, greater than, north of"
        ", well above, higher than, larger than, bigger than, longer than, >"
    ),
    Sense.AT_MOST: "at most, up to, no more than, not more than, a maximum of, as many as, as much as, ≤",
    Sense.LESS: "less than, fewer than, under, well under, below, lower than, smaller than, shorter than, <",
}
_CYRILLIC = {
    Sense.BELOW: cyrillic.BELOW, Sense.AROUND: cyrillic.AROUND, Sense.AT_LEAST: cyrillic.AT_LEAST,
    Sense.MORE: cyrillic.MORE,
}  # fmt: skip
_BEFORE = {word: sense for table in (_WORDS, _CYRILLIC) for sense, words in table.items() for word in words.split(", ")}
_AFTER = {
    "or more": Sense.AT_LEAST, "and more": Sense.AT_LEAST, "plus": Sense.AT_LEAST, "+": Sense.AT_LEAST,
    "or so": Sense.AROUND, "odd": Sense.AROUND, "or thereabouts": Sense.AROUND, "or less": Sense.AT_MOST,
    "or fewer": Sense.AT_MOST,
}  # fmt: skip
SENSES: dict[str, Sense] = _BEFORE | _AFTER
OF_AMOUNTS = frozenset({"higher than", "lower than", "larger than", "smaller than", "bigger than"})
"""Compare amounts and no lengths of time: prices are `higher than a year earlier`."""
LONGEST = max(map(len, _BEFORE)) + 2
_LONGEST_FIRST = "|".join(re.escape(word) for word in sorted(_BEFORE, key=len, reverse=True))
_FOLLOWING = re.compile(
    r"(?: (?P<words>or more|and more|or so|or thereabouts|or less|or fewer)|-(?P<bound>plus|odd)|(?P<sign>\+))"
    r"(?![\w-]|\+)(?! than\b)",
    re.IGNORECASE,
)
_ENDING = re.compile(rf"(?<![\w-])(?P<words>{_LONGEST_FIRST})(?:[ \u00a0]|(?<=[~≈><≥≤]))$", re.IGNORECASE)


def approximator_before(text: str, at: int) -> tuple[str, Span] | None:
    """The approximator that ends right before `at`, in lower case, and where it stands."""
    window = text[max(0, at - LONGEST) : at]
    hit = _ENDING.search(window)
    if not hit:
        return None
    offset = at - len(window)
    return hit["words"].lower(), Span(offset + hit.start("words"), offset + hit.end("words"))


def approximator_after(text: str, at: int) -> tuple[str, int] | None:
    """The approximator that begins at `at` (`or more`, `-plus`, `+`), and where it ends."""
    hit = _FOLLOWING.match(text, at)
    return ((hit["words"] or hit["bound"] or hit["sign"]).lower(), hit.end()) if hit else None


def quantity(text: str, low: float, high: float, unit: str, span: Span) -> Quantity:
    """The amount at `span` together with the approximator before it."""
    words = approximator_before(text, span.start)
    return Quantity(low, high, unit, words[0] if words else None, Span(words[1].start, span.end) if words else span)


def apart(found: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """In order, none overlapping: the earlier one stays, of two that begin together the longer."""
    kept: list[Quantity] = []
    for each in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if not kept or kept[-1].span.end <= each.span.start:
            kept.append(each)
    return tuple(kept)
