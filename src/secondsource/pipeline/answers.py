"""Whether what a part gave is what its port promises. What is not is the part's failure: a gap, never evidence."""

import math
from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar, cast

from secondsource.domain.evidence import Passage, Stance, StanceReading
from secondsource.domain.record import Span
from secondsource.domain.report import Finding
from secondsource.errors import ModelError, SecondSourceError, SourceError

T = TypeVar("T")


def sound_readings(readings: object, count: int) -> Sequence[StanceReading]:
    """The readings of a model, one for each text. Raises ModelError where they are anything else."""
    found = _all_of(StanceReading, readings, ModelError("The model did not answer with readings."))
    if len(found) != count:
        raise ModelError(f"The model gave {len(found)} readings for {count} texts.")
    if not all(_is_sound(each) for each in found):
        raise ModelError("The model gave a reading whose stance, place or scores are none.")
    return found


def sound_texts(texts: object, count: int) -> Sequence[str]:
    """What a translator gave, one text for each. Raises ModelError where it is anything else."""
    found = _all_of(str, texts, ModelError("The translator did not answer with texts."))
    if len(found) != count:
        raise ModelError(f"The translator gave {len(found)} texts for {count}.")
    return found


def sound_pairs(pairs: object) -> Sequence[tuple[str, str]]:
    """Pairs of texts, as a writer or a splitter gives them. Raises ModelError where they are anything else."""
    failure = ModelError("The part did not answer with pairs of texts.")
    found = cast("Sequence[tuple[object, ...]]", _all_of(tuple, pairs, failure))
    if not all(len(each) == 2 and all(_is_a(text, str) for text in each) for each in found):
        raise failure
    return cast("Sequence[tuple[str, str]]", found)


def sound_passages(passages: object) -> Sequence[Passage]:
    """The passages of a source. Raises SourceError where they are anything else."""
    found = _all_of(Passage, passages, SourceError("The source did not answer with passages."))
    if not all(_is_whole(each) for each in found):
        raise SourceError("The source gave a passage without words or with a day that is none.")
    return found


def sound_findings(findings: object) -> Sequence[Finding]:
    """The findings of a check. Raises SecondSourceError where they are anything else."""
    return _all_of(Finding, findings, SecondSourceError("The check did not answer with findings."))


def _all_of(kind: type[T], given: object, failure: SecondSourceError) -> Sequence[T]:
    if not isinstance(given, list | tuple):
        raise failure
    found = [each for each in cast("Sequence[object]", given) if isinstance(each, kind)]
    if len(found) != len(cast("Sequence[object]", given)):
        raise failure
    return found


def _is_sound(reading: StanceReading) -> bool:
    scores = (reading.supports, reading.refutes, reading.silent)
    placed = _is_a(reading.span, Span) and _is_a(reading.stance, Stance)
    return placed and all(_is_a(score, float, int) and math.isfinite(score) for score in scores)


def _is_whole(passage: Passage) -> bool:
    day = passage.published_at
    dated = day is None or (_is_a(day, date) and not _is_a(day, datetime))
    return _is_a(passage.text, str) and _is_a(passage.id, str) and dated


def _is_a(value: object, *kinds: type) -> bool:
    """Whether a field holds what its record promises; a part from outside may have put anything there."""
    return isinstance(value, kinds)
