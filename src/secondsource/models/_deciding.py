"""What a network that scores pairs of texts says of a whole passage, and the shortest run of sentences that says so."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from secondsource.domain.evidence import Stance, StanceReading
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.models._scores import Scores, Weighing
from secondsource.reading.comparing.alignment import align
from secondsource.reading.passages import find_units

LONGEST_CLAIM = 1500
LONGEST_TEXT = 100_000
"""Characters of a text that are read; a passage is far shorter."""
WINDOW = 160
"""Pieces of a text that are scored together, whole sentences; a longer sentence is scored alone."""
WINDOWS = 24
"""Windows of a long text that are scored: those that cover most of the claim."""


@dataclass(frozen=True, slots=True)
class Bars:
    """From which sureness a stance counts."""

    supported: float
    """A lower one for support is shown and counts for nothing."""
    refuted: float
    qualifies: float
    """A window of which this is scored for both sides qualifies the claim."""
    weighing: Weighing | None = None
    """What a contradiction is judged by; its score where there is none."""

    def of(self, stance: Stance) -> float:
        """The one of a stance; 0 where it has none."""
        return {Stance.SUPPORTS: self.supported, Stance.REFUTES: self.refuted}.get(stance, 0.0)

    def sureness(self, stance: Stance, scores: Scores) -> float:
        """What is held against the bar of a stance."""
        if stance is Stance.REFUTES:
            return self.weighing.sureness(scores) if self.weighing else scores.refutes
        return scores.strength

    def reaches(self, stance: Stance, scores: Scores) -> bool:
        return self.sureness(stance, scores) >= self.of(stance)


Score = Callable[[str, str], Scores]
"""The network: a claim and a text of a window's length at most, or one long sentence."""
Size = Callable[[str], int]
"""How many pieces the network makes of a text."""
Window = Sequence[Span]
"""Sentences in a row."""


def decide(claim: str, text: str, score: Score, size: Size, bars: Bars, tables: Tables) -> StanceReading:
    """The reading of one text; silent where there are no words, or too few in Latin letters."""
    claim, text = claim[:LONGEST_CLAIM], text[:LONGEST_TEXT]
    if not (_is_readable(claim) and _is_readable(text)):
        return StanceReading(Stance.SILENT, 0.0, 0.0, 1.0, Span(0, 0), "There are no words that the network can read.")
    windows = find_windows(claim, text, size, tables)
    scored = [(score(claim, span_of(window).of(text)), window) for window in windows]
    if mixed := _both_sides(scored, bars):
        return mixed
    best, window = max(scored, key=lambda pair: pair[0].strength)
    if best.stance is Stance.SILENT or len(window) == 1:
        return _reading(best.stance, best, span_of(window), bars)
    nearest = max(window, key=lambda unit: align(claim, unit.of(text), tables).coverage)
    if score(claim, nearest.of(text)).stance is best.stance:
        return _reading(best.stance, best, nearest, bars)
    worth = bars.reaches(best.stance, best)  # what is not sure is worth no further look
    span = _narrowed(claim, text, window, best.stance, score) if worth else span_of(window)
    return _reading(best.stance, best, span, bars)


def _is_readable(text: str) -> bool:
    letters = [letter for letter in text[:2000] if letter.isalpha()]
    return sum(letter < "\u0250" for letter in letters) * 2 > len(letters)


def span_of(window: Window) -> Span:
    """From the first letter of a window to its last."""
    return Span(window[0].start, window[-1].end)


def find_windows(
    claim: str, text: str, size: Size, tables: Tables, room: int = WINDOW, most: int = WINDOWS
) -> list[Window]:
    """Windows of whole sentences, neighbours sharing a short one; of many, those that cover most of the claim."""
    units = find_units(text)
    windows = list(_packed(units, [size(unit.of(text)) for unit in units], room))
    if len(windows) > most:
        nearest = sorted(windows, key=lambda window: -align(claim, span_of(window).of(text), tables).coverage)
        return nearest[:most]
    return windows


def _packed(units: Sequence[Span], sizes: Sequence[int], room: int) -> Iterator[Window]:
    start = 0
    while start < len(units):
        end, held = start + 1, sizes[start]
        while end < len(units) and held + sizes[end] <= room:
            held, end = held + sizes[end], end + 1
        yield units[start:end]
        shares = end < len(units) and end - start > 1 and sizes[end - 1] * 3 <= room
        start = end - 1 if shares else end


def _both_sides(scored: Sequence[tuple[Scores, Window]], bars: Bars) -> StanceReading | None:
    """The reading of a text that partly supports and partly refutes: of one window that is scored for both sides, or of
    two that surely take one each."""
    pro, window = max(scored, key=lambda pair: pair[0].supports)
    con, other = max(scored, key=lambda pair: pair[0].refutes)
    mixed = window is other and min(pro.supports, con.refutes) >= bars.qualifies
    apart = pro.supports >= bars.supported and bars.reaches(Stance.REFUTES, con)
    if not mixed and not apart:
        return None
    mean = Scores(*((one + two) / 2 for one, two in zip(pro, con, strict=True)))
    return _reading(Stance.QUALIFIES, mean, span_of(max((window, other), key=span_of)), bars)


def _narrowed(claim: str, text: str, window: Window, stance: Stance, score: Score) -> Span:
    """A short run of sentences, found by halving, by which alone the network takes the same stance."""
    while len(window) > 1:
        half = (len(window) + 1) // 2
        starts = dict.fromkeys((0, (len(window) - half) // 2, len(window) - half))
        halves = [tuple(window[start : start + half]) for start in starts]
        parts = {part: score(claim, span_of(part).of(text)) for part in halves}
        best = max(parts, key=lambda part: _towards(stance, parts[part]))
        if parts[best].stance is not stance:
            break
        window = best
    return span_of(window)


def _towards(stance: Stance, scores: Scores) -> float:
    return scores.supports if stance is Stance.SUPPORTS else scores.refutes


_SAID = {
    Stance.SUPPORTS: "The network reads this as support",
    Stance.REFUTES: "The network reads this as contradiction",
    Stance.QUALIFIES: "The network reads this as partly for and partly against it",
    Stance.SILENT: "The network reads this as neither for nor against it",
}


def _reading(stance: Stance, scores: Scores, span: Span, bars: Bars) -> StanceReading:
    shares = f"{scores.supports:.2f} for, {scores.refutes:.2f} against, {scores.silent:.2f} neither"
    doubt = None
    if not bars.reaches(stance, scores):
        reached, asked = bars.sureness(stance, scores), bars.of(stance)
        doubt = f"The model that read it is not sure enough: {reached:.2f}, where {asked:.2f} is asked."
    return StanceReading(stance, *scores, span, f"{_SAID[stance]} ({shares}).", doubt)
