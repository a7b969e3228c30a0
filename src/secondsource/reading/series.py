"""Reasons, problems and the like that are announced with a number and told in turn: first, second, third."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.domain.record import Span
from secondsource.reading.measures.numerals import UNITS

_NUMBERS = {word: value for word, value in UNITS.items() if 2 <= value <= 9}
_ANNOUNCED = re.compile(
    rf"(?<![\w-])(?P<told>{'|'.join(_NUMBERS)}) (?:[a-z-]+ ){{0,2}}"
    r"(?:reason|way|thing|problem|argument|factor|step|point|goal|aim|question|condition|demand|cause|explanation|lesson"
    r"|option|change|issue|risk|advantage|drawback|principle|challenge|concern|mistake|rule|purpose|task|measure|answer"
    r"|obstacle|threat|possibilitie|difficultie)s\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:at least|more than|up to|about|of the|these|those|other|or|to)[ -]$", re.IGNORECASE)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_IN_TURN = re.compile(
    rf"(?:(?<=[.!?;:,”] )|(?<=\n))(?:and |but )?(?:the |an? )?"
    rf"(?P<turn>(?:{'|'.join(_ORDINALS)})(?:ly)?|one|(?:an)?other)"
    r"(?P<follows>,|:| (?:is|was|are|were|that|comes)\b| [a-z]+ (?:is|was|are|were)\b)",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:final\w*|last\w*|another|next|more|also|then|besides|moreover|furthermore)\b", re.IGNORECASE)
_WITHIN = 1500
"""Characters after the announcement in which the items follow."""


@dataclass(frozen=True, slots=True)
class Series:
    """An announced number, and how many are told in turn."""

    span: Span
    """From the announcement to the last item's opening words."""
    told: int
    listed: int


def find_series(text: str, sentences: Sequence[Span]) -> Iterator[Series]:
    """Each series that holds more than are announced, or fewer with nothing after it that may be the rest."""
    for at, sentence in enumerate(sentences):
        for hit in _ANNOUNCED.finditer(text, sentence.start, sentence.end):
            if _OPEN.search(text, max(0, hit.start() - 12), hit.start()):
                continue
            told = _NUMBERS[hit["told"].lower()]
            items = _in_turn(text, hit.end())
            near = sentences[at + 1].end if at + 1 < len(sentences) else sentence.end
            if len(items) < 2 or items[0].start > near:
                continue
            if len(items) > told or (len(items) < told and _is_whole(text, items, sentences)):
                yield Series(Span(hit.start(), items[-1].end), told, len(items))


def _in_turn(text: str, start: int) -> list[Span]:
    """The opening words of the first item, the second and so on, as long as none is left out."""
    found: list[Span] = []
    for hit in _IN_TURN.finditer(text, start, start + _WITHIN):
        turn = hit["turn"].lower()
        place = {"one": 1, "other": 2, "another": len(found) + 1}.get(turn) or 1 + _ORDINALS.index(
            turn if turn in _ORDINALS else turn.removesuffix("ly")
        )
        if place == len(found) + 1:
            found.append(Span(*hit.span()))
        elif place <= len(found):
            break
    return found


def _is_whole(text: str, items: Sequence[Span], sentences: Sequence[Span]) -> bool:
    """Whether every item is a sentence right after the one before it, and nothing goes on after the last."""
    places = [next((at for at, each in enumerate(sentences) if each.contains(item)), -1) for item in items]
    if places != list(range(places[0], places[0] + len(items))):
        return False
    last = sentences[places[-1]]
    return not _MORE.search(text, items[-1].start, min(len(text), last.end + _WITHIN // 3))
