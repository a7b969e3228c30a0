"""Two deeds of one day, the later stage told with the earlier time: `took off at 11:40 a.m., crashed at 11:15 a.m.`."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from secondsource.reading.measures.clocks import Clock, find_clocks
from secondsource.reading.vocabulary.stages import OF_A_DAY, comes_after, deed_pattern

_SAME_DAY = re.compile(r"\b(?:the|that) same (?:day|afternoon|morning|evening)\b")
_OTHER_DAY = re.compile(
    r"\b(?:(?:next|following|previous|other|another) (?:day|morning|night|afternoon|evening)|overnight|later"
    r"|[a-z]+days?"
    r" (?:later|before|after)|to(?:day|morrow)|yesterday)\b",
    re.IGNORECASE,
)
_HALF_DAY = 720


def find_turned_clocks(text: str) -> Iterator[tuple[Clock, Clock]]:
    """The time of the beginning, and the time of the end that lies before it."""
    same_day, other_day = _SAME_DAY.search(text), _OTHER_DAY.search(text)
    for one, other in pairwise(find_clocks(text) if same_day or not other_day else ()):
        begun = [*deed_pattern().finditer(text, 0, one.span.start)][-1:]
        ended = [*deed_pattern().finditer(text, one.span.end, other.span.start)][:1]
        same_half = one.minutes // _HALF_DAY == other.minutes // _HALF_DAY
        is_earlier = one.half and other.half and other.minutes < one.minutes
        if is_earlier and (same_day or same_half) and _ends(ended, begun):
            yield one, other


def _ends(ended: Sequence[re.Match[str]], begun: Sequence[re.Match[str]]) -> bool:
    """Whether the one deed is a later stage of the other."""
    pairs = zip(ended, begun, strict=False)
    return any(comes_after(later.group().lower(), first.group().lower(), OF_A_DAY) for later, first in pairs)
