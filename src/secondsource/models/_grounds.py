"""On what ground a sentence supports or refutes a claim: one function a rule, and a line that tells which one held."""

from dataclasses import dataclass

from secondsource.domain.evidence import Stance
from secondsource.domain.reference import Tables
from secondsource.reading.comparing.alignment import Alignment
from secondsource.reading.comparing.comparison import Outcome
from secondsource.reading.comparing.guard import (
    Sides,
    find_other_binding,
    name_not_given,
    negated_once,
    only_planned,
    opposite_word,
    other_value,
    other_values_too,
    restrictor_not_given,
    value_not_given,
)
from secondsource.reading.comparing.opposites import find_opposed
from secondsource.reading.vocabulary.words import LIGHT_WEIGHT

ALMOST = 1e-9
FAR = 0.4
"""A sentence that covers less of a claim is not looked at any closer."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What one sentence says of a claim, and why."""

    stance: Stance
    score: float
    """From 0.5 for a bare majority to 1."""
    why: str


@dataclass(frozen=True, slots=True)
class Bar:
    """What a sentence must hold of a claim to say anything about it, and the tables that it is read by."""

    covered: float
    told: float
    clashing: float
    tables: Tables


def find_ground(claim: str, text: str, bar: Bar) -> Ground:
    """The stance of one sentence, or of a few in a row."""
    sides = Sides(claim, text, bar.tables)
    alignment = sides.alignment
    if unnamed := name_not_given(sides):
        return _silent(unnamed)
    if not any(pair.claim.weight > LIGHT_WEIGHT for pair in alignment.pairs):
        return _silent("The claim has no telling words.")
    if alignment.coverage < FAR:
        return _silent(f"It covers {alignment.coverage:.0%} of the claim's words.")
    if unbound := find_other_binding(sides):
        return _silent(unbound)
    if refuted := _refutes(sides, bar):
        return refuted
    if alignment.coverage < bar.covered - ALMOST:
        return _silent(f"It covers {alignment.coverage:.0%} of the claim's words.")
    return _supports(sides, bar)


def _silent(why: str) -> Ground:
    return Ground(Stance.SILENT, 0.0, why)


def _supports(sides: Sides, bar: Bar) -> Ground:
    alignment = sides.alignment
    if reason := _doubt(sides, bar):
        return _silent(reason)
    words = f"It holds the claim's names and {alignment.told:.0%} of its telling words"
    return Ground(Stance.SUPPORTS, _score(alignment), "; ".join((words, *sides.met)) + ".")


def _doubt(sides: Sides, bar: Bar) -> str | None:
    """What keeps a sentence that covers the claim from supporting it."""
    alignment = sides.alignment
    if valued := value_not_given(sides) or other_values_too(sides):
        return valued
    if alignment.told < bar.told - ALMOST:
        return f"It does not tell {', '.join(map(repr, alignment.missing[:3])) or 'enough of the claim'}."
    return negated_once(sides) or only_planned(sides) or restrictor_not_given(sides) or opposite_word(sides)


def _refutes(sides: Sides, bar: Bar) -> Ground | None:
    """A contradiction of the same thing: everything else in the claim is there."""
    alignment = sides.alignment
    if alignment.hedged or alignment.restricted:
        return None
    values = sides.values
    clash = next((value for value in values if value.outcome is Outcome.CLASHES), None)
    settled = all(value.outcome is Outcome.MEETS for value in values if value is not clash)
    opposed = find_opposed(alignment, sides.opposed.denying)
    single = clash is not None and clash.among <= 2
    other = other_value(sides)
    if (
        other
        and single
        and settled
        and not alignment.turned
        and not opposed
        and alignment.told >= bar.clashing - ALMOST
    ):
        return Ground(Stance.REFUTES, _score(alignment), other)
    if clash or not settled:
        return None
    if alignment.turned and not opposed and not alignment.missing and alignment.told >= 0.9:
        return Ground(Stance.REFUTES, _score(alignment), negated_once(sides) or "")
    if opposed and not alignment.turned and set(alignment.missing) <= {opposed[0]}:
        return Ground(Stance.REFUTES, _score(alignment), f"The claim says {opposed[0]!r}, the text {opposed[1]!r}.")
    return None


def _score(alignment: Alignment) -> float:
    return round(0.5 + 0.5 * alignment.coverage * alignment.told, 3)
