"""Reads a passage against a claim by aligned words, names, numbers, dates, negation and opposites; silent when unsure.

A passage supports a claim when one to three of its sentences in a row hold every name of the claim, nearly all its
telling words, a fitting value for every number, date and length of time, and nothing is negated, opposed or merely
planned on one side alone. It refutes a claim only where the same names and the same telling words stand beside another
number, another date, the opposite word or a negation. A city, its community, its district and a sector of a front are
different things. In every other case it is silent. `X said that P` supports P as testimony: who speaks is weighed
elsewhere. There are no weights to load.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from secondsource.domain.evidence import Stance, StanceReading
from secondsource.domain.measure import Share
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.models._grounds import Bar, Ground, find_ground
from secondsource.reading.comparing.alignment import align, read_side
from secondsource.reading.comparing.disbelief import is_disbelieved
from secondsource.reading.passages import find_units
from secondsource.reading.vocabulary.transliteration import is_cyrillic
from secondsource.reading.vocabulary.verbs import finite_verb

LONGEST_CLAIM = 1500
LONGEST_TEXT = 100_000
"""Characters of a text that are read; a passage is far shorter."""
TELLING = 2
"""Words of full weight, names included, that a claim needs to be about anything in particular."""
CANDIDATES = 3
"""Sentences of a text that are read closely: those that cover most of the claim."""


@dataclass(frozen=True, slots=True)
class Options:
    covered: Share = 0.7
    """Share of the claim's weight, names included, that a passage must cover to say anything about it."""
    told: Share = 0.63
    """Share of what the claim says of its names that a passage must cover to support it."""
    clashing: Share = 0.8
    """Share of the same that must be covered, the clashing word apart, to refute it."""


class Component:
    def __init__(self, options: Options, tables: Tables) -> None:
        self.options = options
        self.tables = tables

    def read(self, pairs: Sequence[tuple[str, str]]) -> Sequence[StanceReading]:
        return [self._read(claim[:LONGEST_CLAIM], text[:LONGEST_TEXT]) for claim, text in pairs]

    def _read(self, claim: str, text: str) -> StanceReading:
        if not is_cyrillic(claim) and finite_verb(claim) is None:
            return _reading(Span(0, 0), Ground(Stance.SILENT, 0.0, "The claim has no verb that could be read."))
        if sum(1 for term in read_side(claim, self.tables).terms if term.weight >= 1) < TELLING:
            return _reading(Span(0, 0), Ground(Stance.SILENT, 0.0, "The claim has too few telling words."))
        units = find_units(text)
        ranked = sorted(range(len(units)), key=lambda at: -align(claim, units[at].of(text), self.tables).coverage)
        best = ranked[:CANDIDATES]
        grounds = [(units[at], self._ground(claim, units[at].of(text))) for at in best]
        decided = [each for each in grounds if each[1].stance is not Stance.SILENT]
        if not decided and best:
            decided = [each for each in self._joined(claim, text, units, best[0]) if each[1].stance is Stance.SUPPORTS][
                :1
            ]
        if doubted := next(filter(None, (_disbelieved(claim, text, *each) for each in decided)), None):
            return _reading(decided[0][0], Ground(Stance.SILENT, 0.0, f"It tells this as {doubted!r}."))
        if len({ground.stance for _, ground in decided}) > 1:
            return _reading(
                decided[0][0],
                Ground(Stance.SILENT, 0.0, "One sentence of the passage supports it, another contradicts it."),
            )
        if not grounds:
            return _reading(Span(0, 0), Ground(Stance.SILENT, 0.0, "The passage has no words."))
        return _reading(*(decided or grounds)[0])

    def _ground(self, claim: str, text: str) -> Ground:
        return find_ground(claim, text, self._bar)

    @cached_property
    def _bar(self) -> Bar:
        options = self.options
        return Bar(options.covered, options.told, options.clashing, self.tables)

    def _joined(self, claim: str, text: str, units: Sequence[Span], best: int) -> Iterator[tuple[Span, Ground]]:
        """The best sentence together with its neighbours: a claim may be told in two or three sentences."""
        for first, last in ((best, best + 1), (best - 1, best), (best - 1, best + 1)):
            if first >= 0 and last < len(units):
                span = Span(units[first].start, units[last].end)
                yield span, self._ground(claim, span.of(text))


def _disbelieved(claim: str, text: str, span: Span, ground: Ground) -> str | None:
    """The words that take back what a sentence tells, its own or those of the next sentence."""
    return is_disbelieved(claim, span.of(text), text[span.end :]) if ground.stance is Stance.SUPPORTS else None


def _reading(span: Span, ground: Ground) -> StanceReading:
    """The scores: what the ground is worth goes to its stance, the rest to silence."""
    supports = ground.score if ground.stance is Stance.SUPPORTS else 0.0
    refutes = ground.score if ground.stance is Stance.REFUTES else 0.0
    return StanceReading(ground.stance, supports, refutes, 1.0 - supports - refutes, span, ground.why)
