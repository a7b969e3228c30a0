"""Times of day: `5 a.m.`, `2:30 pm`, `10:15`, `noon`, `midnight`, in minutes since midnight."""

import re
from dataclasses import dataclass

from secondsource.domain.record import Span

_CLOCK = re.compile(
    r"(?<![\d.,:$-])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])(?:\.m\.|m\b)"
    r"|(?<![\d.,:$-])(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:.])"
    r"|\b(?P<name>noon|midday|midnight)\b",
    re.IGNORECASE,
)
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day."""

    minutes: int
    span: Span
    half: bool
    """Whether the text leaves no doubt about the half of the day."""


def find_clocks(text: str) -> tuple[Clock, ...]:
    """Every time of day, in order."""
    return tuple(_clock(hit) for hit in _CLOCK.finditer(text))


def _clock(hit: re.Match[str]) -> Clock:
    span = Span(*hit.span())
    if name := hit["name"]:
        return Clock(0 if name.lower() == "midnight" else DAY // 2, span, half=True)
    if hit["hour24"]:
        return Clock(int(hit["hour24"]) * 60 + int(hit["minute24"]), span, half=int(hit["hour24"]) > 12)
    afternoon = hit["half"].lower() == "p"
    return Clock(int(hit["hour"]) % 12 * 60 + int(hit["minute"] or 0) + 720 * afternoon, span, half=True)
