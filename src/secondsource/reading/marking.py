"""Cuts a text into pieces at the edges of spans that may nest, overlap or be the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from secondsource.domain.record import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A slice of the text, and which of the spans hold it."""

    text: str
    spans: tuple[int, ...]
    """Indexes of the spans around the slice, the smallest first."""
    ends: tuple[int, ...]
    """Indexes of the spans that end where the slice ends, in their own order."""


def cut_pieces(text: str, within: Span, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """The pieces of `text[within]`, in order; joined, they are that slice. A span that ends beyond `within` ends with
    the last piece that it holds elsewhere."""
    near = [(number, span) for number, span in enumerate(spans) if span.overlaps(within)]
    edges = {within.start, within.end}
    edges |= {edge for _, span in near for edge in (span.start, span.end) if within.start < edge < within.end}
    cuts = sorted(edges)
    return tuple(_piece(text, Span(start, end), near) for start, end in pairwise(cuts))


def _piece(text: str, slot: Span, near: Sequence[tuple[int, Span]]) -> Piece:
    around = [(span.end - span.start, number) for number, span in near if span.contains(slot)]
    ends = tuple(number for number, span in near if span.end == slot.end and span.contains(slot))
    return Piece(slot.of(text), tuple(number for _, number in sorted(around)), ends)
