"""What the page shows of every statement: its card, its evidence, its marks in the article."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondsource.domain.evidence import Evidence, Passage, Stance
from secondsource.domain.record import Span
from secondsource.domain.report import Assessment, Report, Revision, Verdict
from secondsource.domain.thread import Comment, Thread
from secondsource.reading.marking import Piece, cut_pieces
from secondsource.weighing import overview, reviewing

SIDES = (Stance.SUPPORTS, Stance.REFUTES)
_GRAVITY = (
    Verdict.REFUTED,
    Verdict.CONFLICTING,
    Verdict.SUPPORTED,
    Verdict.NOT_ENOUGH_EVIDENCE,
    Verdict.NOT_CHECKABLE,
)
_DRIFT = re.compile(r"\[-(?P<gone>.*?)-\]|\{\+(?P<new>.*?)\+\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Card:
    """One statement as the page shows it."""

    number: int
    item: Assessment
    """The machine's answer."""
    shown: Assessment
    """The answer that stands: a person's, where one reviewed it."""
    revisions: tuple[Revision, ...]
    best: tuple[Evidence, ...]
    """The best for and the best against, where there are such."""
    rows: tuple[Evidence, ...]
    """Evidence that says something, best first."""
    silent: tuple[Evidence, ...]
    """Passages that were read and say nothing either way."""
    hidden: int
    """Rows that only the record holds."""

    @property
    def telling(self) -> tuple[Evidence, ...]:
        """Rows that speak to this very statement, as far as can be told."""
        return tuple(each for each in self.rows if not each.doubted)


@dataclass(frozen=True, slots=True)
class Posted:
    """A comment, with every place where the same words stand."""

    comment: Comment
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drifted:
    """A run of held words: kept, gone from the article's, or put in by the article."""

    kind: str
    """`same`, `del` or `ins`."""
    text: str


def make_cards(report: Report, shown: Report, most: int, rows: int) -> list[Card]:
    """A card for every statement, with at most so many rows each and so many on the whole page, never less than two."""
    limit = min(most, max(2, rows // max(1, len(report.assessments))))
    pairs = zip(report.assessments, shown.assessments, strict=True)
    return [
        _card(number, item, stands, reviewing.revisions_of(report, item), limit)
        for number, (item, stands) in enumerate(pairs, start=1)
    ]


def _card(number: int, item: Assessment, shown: Assessment, revisions: tuple[Revision, ...], limit: int) -> Card:
    best = tuple(found for stance in SIDES if (found := overview.choose_best(item, stance)))
    others = [each for each in item.evidence if each.stance is not Stance.SILENT and each not in best]
    others.sort(key=weight)
    silent = tuple(each for each in item.evidence if each.stance is Stance.SILENT)
    rows = others[: max(0, limit - len(best))]
    return Card(number, item, shown, revisions, best, (*best, *rows), silent, len(others) - len(rows))


def weight(evidence: Evidence) -> tuple[bool, str, float]:
    """What to show first: what counts, then the better tier, then the better reading."""
    return (not evidence.counts, evidence.tier, -evidence.score)


def number_passages(cards: Sequence[Card]) -> dict[str, Passage]:
    """Every passage once, in the order in which the cards need it: those that say something first."""
    rows = [each.passage for card in cards for each in card.rows]
    silent = [each.passage for card in cards for each in card.silent]
    return {each.id: each for each in (*rows, *silent)}


def mark_paragraphs(report: Report) -> list[list[Piece]]:
    """The article's paragraphs in pieces, so that statements may nest and overlap; the gravest of equals leads."""
    paragraphs = report.article.paragraphs
    spans = [_within(item.claim.span, paragraphs) for item in report.assessments]
    gravity = [_GRAVITY.index(item.verdict) for item in report.assessments]

    def ordered(piece: Piece) -> Piece:
        around = sorted(piece.spans, key=lambda number: (spans[number].end - spans[number].start, gravity[number]))
        return Piece(piece.text, tuple(around), piece.ends)

    return [[ordered(piece) for piece in cut_pieces(report.article.text, span, spans)] for span in paragraphs]


def _within(span: Span, paragraphs: Sequence[Span]) -> Span:
    """The span without what lies behind the last paragraph that it touches; empty where it touches none."""
    touched = [each for each in paragraphs if each.overlaps(span)]
    return Span(span.start, min(span.end, touched[-1].end)) if touched else Span(span.start, span.start)


def list_rules(report: Report) -> list[tuple[str, list[int]]]:
    """Each rule behind an answer that is shown, with the numbers of those statements."""
    places: dict[str, list[int]] = {}
    for number, item in enumerate(report.assessments, start=1):
        for name in overview.find_rules(item):
            places.setdefault(name, []).append(number)
    return list(places.items())


def origin_number(item: Assessment, origin: str) -> int:
    """An origin as a number within its statement, in the order of the evidence; 0 for one that has none there."""
    origins = list(dict.fromkeys(each.origin for each in item.evidence))
    return origins.index(origin) + 1 if origin in origins else 0


def cited_number(item: Assessment, name: str, numbers: Mapping[str, int]) -> int | None:
    """The number of cited evidence in the list of evidence; None for an address, and for what is not shown there."""
    return next((numbers.get(each.passage.id) for each in item.evidence if each.id == name), None)


def cut_drift(marked: str) -> Iterator[Drifted]:
    """The pieces of held words in which a change is marked."""
    last = 0
    for hit in _DRIFT.finditer(marked):
        yield Drifted("same", marked[last : hit.start()])
        gone = hit["gone"]
        yield Drifted("ins", hit["new"]) if gone is None else Drifted("del", gone)
        last = hit.end()
    yield Drifted("same", marked[last:])


def distinct_comments(thread: Thread) -> Iterator[Posted]:
    """Comments in page order, exact copies only where they stand first."""
    groups = {position: group for group in thread.copies for position in group.positions}
    for position, comment in enumerate(thread.comments):
        group = groups.get(position)
        if group is None:
            yield Posted(comment, (position,))
        elif position == min(group.positions):
            yield Posted(comment, tuple(sorted(group.positions)))
