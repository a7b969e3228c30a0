"""Sentences as spans: split at newlines first, then by sentencex, then put right by a small merge table."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import cast

import sentencex  # pyright: ignore[reportMissingTypeStubs] it ships no types

from secondsource.domain.record import Span
from secondsource.reading.speech.speech_verbs import SPEECH_VERB

_BOUNDARIES: Callable[[str, str], object] = sentencex.get_sentence_boundaries  # pyright: ignore[reportUnknownMemberType, reportAttributeAccessIssue, reportUnknownVariableType] it ships no types

# sentencex takes a quotation for one sentence; behind this mask it sees the sentences inside.
_MARKS = '“”„‟«»"‘'
_MASK = str.maketrans(dict.fromkeys(_MARKS, " "))
_LINE_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CLOSERS = re.compile(r"[”’»\"'“)\]]*")

_NOT_AN_END = re.compile(
    r"(?:\b(?:Gen|Maj|Lt|Col|Capt|Sgt|Cmdr|Adm|Brig|Cpl|Pvt|Pte|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Sr|Sen|Rep|Gov|Pres|Sec"
    r"|Supt|Det|Insp|Fr|Msgr|Mt|Ft|vs|v|No|Nos|Art|Fig|approx|ca|cf|e\.g|i\.e|al|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?"
    r"|Oct|Nov|Dec)\."
    r"|(?<![\w.])[A-Z]\.(?:\s?[A-Z]\.)*)$"
)
"""What ends with a full stop and may still go on: titles, months, initials, `U.S.`."""
_STARTS_ANEW = re.compile(
    r"(?:The|A|An|This|That|These|Those|He|She|It|They|We|I|You|But|And|In|On|At|If|When|While|His|Her|Its|Their|There"
    r"|For|As|After|Before|Meanwhile|However)\b"
)
"""First words that are no name, so that `the U.S. He left` is two sentences."""
_BRAND = re.compile(r"[a-z]+(?:[A-Z]|\d[a-z])")
"""`iPhone`, `my6sense`: names that open a sentence in a small letter."""
_LETTERED = re.compile(r"(?<![\w.])[A-Z](?:\.[A-Z])*\.$")
_ENDS_A_QUOTED_CRY = re.compile(r"[!?…][”’»\"']+$")
_GOES_ON_WITH_SPEAKER = re.compile(rf"(?:[A-Z][\w.’'-]*\s){{1,4}}(?:{SPEECH_VERB})\b")


def find_sentences(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The sentences of `text` in order; between them stands only white space, and no sentence crosses a line.

    `paragraphs` only add borders: text outside them is split like any other.
    """
    found: list[Span] = []
    for line in _lines(text, paragraphs):
        found.extend(_merged(text, list(_pieces(text, line))))
    return tuple(found)


def sentence_around(span: Span, sentences: Sequence[Span]) -> Span | None:
    """The sentence that holds a span; None where the span crosses the end of one."""
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
    return sentences[at] if at >= 0 and sentences[at].contains(span) else None


def _lines(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    borders = {0, len(text)}
    for paragraph in paragraphs:
        borders |= {edge for edge in (paragraph.start, paragraph.end) if 0 <= edge <= len(text)}
    for gap in _LINE_BREAKS.finditer(text):
        borders |= {gap.start(), gap.end()}
    edges = sorted(borders)
    for start, end in pairwise(edges):
        line = _stripped(text, start, end)
        if line.start < line.end:
            yield line


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _pieces(text: str, line: Span) -> Iterator[Span]:
    """What sentencex finds in one line, quotation marks given back to the sentence they belong to."""
    masked = line.of(text).translate(_MASK)
    start = line.start
    for ending in _endings(masked):
        border = line.start + ending
        if not start < border < line.end:
            continue
        end = border
        while end > start and masked[end - line.start - 1].isspace():
            end -= 1
        closed = _CLOSERS.match(text, end, line.end)
        end = closed.end() if closed else end
        piece = _stripped(text, start, end)
        if piece.start < piece.end:
            yield piece
            start = end
    rest = _stripped(text, start, line.end)
    if rest.start < rest.end:
        yield rest


def _endings(line: str) -> list[int]:
    """Where sentencex ends its sentences."""
    boundaries = cast("list[dict[str, int]]", _BOUNDARIES("en", line))
    return [boundary["end_index"] for boundary in boundaries]


def _merged(text: str, pieces: list[Span]) -> Iterator[Span]:
    if not pieces:
        return
    held = pieces[0]
    for piece in pieces[1:]:
        if _goes_on(text, held, piece):
            held = Span(held.start, piece.end)
        else:
            yield held
            held = piece
    yield held


def _goes_on(text: str, left: Span, right: Span) -> bool:
    """Whether the border between two pieces is no end of a sentence."""
    tail = text[max(left.start, left.end - 24) : left.end]
    head = text[right.start : min(right.end, right.start + 80)]
    if not any(letter.isalnum() for letter in head):
        return True
    if tail.endswith(" .") and left.end == right.start:
        return True
    if _BRAND.match(head) and tail.endswith(".") and not _NOT_AN_END.search(tail):
        return False
    if head[0].islower() or head[0] in ",;:)":
        return not tail.endswith(":") or head[0] in ",;:)"
    if _ENDS_A_QUOTED_CRY.search(tail) and _GOES_ON_WITH_SPEAKER.match(head):
        return True
    if _NOT_AN_END.search(tail):
        return not (_LETTERED.search(tail) and _STARTS_ANEW.match(head))
    return False
