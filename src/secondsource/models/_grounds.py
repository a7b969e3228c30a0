"""On what ground a sentence supports or refutes a claim: one function a rule, and a line that tells which one held."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.domain.evidence import Stance
from secondsource.reading.comparing.agents import other_agent
from secondsource.reading.comparing.alignment import Alignment, align
from secondsource.reading.comparing.binding import (
    date_of_another,
    other_holder,
    other_object,
    other_owner,
    turned_round,
)
from secondsource.reading.comparing.comparison import Comparison, Outcome, compare_values
from secondsource.reading.comparing.opposites import OpposedWords, find_opposed
from secondsource.reading.comparing.scopes import other_unit
from secondsource.reading.vocabulary.words import LIGHT_WEIGHT

ALMOST = 1e-9
FAR = 0.4
"""A sentence that covers less of a claim is not looked at any closer."""


_NOW = re.compile(r"\b(?:now|today|currently|still|at present)\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\bpre-?war\b|\bbefore the (?:\w+ )?(?:war|invasion)\b|\bformer(?:ly)?\b|\bused to\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What one sentence says of a claim, and why."""

    stance: Stance
    score: float
    """From 0.5 for a bare majority to 1."""
    why: str


@dataclass(frozen=True, slots=True)
class Bar:
    """What a sentence must hold of a claim to say anything about it, and the words that oppose each other."""

    covered: float
    told: float
    clashing: float
    opposed: OpposedWords


def find_ground(claim: str, text: str, bar: Bar) -> Ground:
    """The stance of one sentence, or of a few in a row."""
    alignment = align(claim, text)
    if alignment.missing_names:
        return _silent(f"It does not name {alignment.missing_names[0]}.")
    if not any(pair.claim.weight > LIGHT_WEIGHT for pair in alignment.pairs):
        return _silent("The claim has no telling words.")
    if alignment.coverage < FAR:
        return _silent(f"It covers {alignment.coverage:.0%} of the claim's words.")
    if units := other_unit(claim, text):
        return _silent(f"The claim speaks of the {units[0]}, the text of the {units[1]}.")
    if doer := other_agent(claim, text, alignment.pairs):
        return _silent(f"It does not say that {doer[1]!r} is who {doer[0]!r}.")
    if office := other_holder(claim, text):
        return _silent(f"It does not say who is {office!r} as the claim does.")
    if dated := date_of_another(claim, text, alignment.pairs):
        return _silent(f"It does not say {dated[1]!r} of {dated[0]!r}.")
    if owner := other_owner(claim, text, alignment.pairs):
        return _silent(f"It speaks of {owner[1]!r}, the claim of {owner[0]!r}.")
    if done := turned_round(claim, text, alignment.pairs):
        return _silent(f"It does not say that {done[0]!r} did it to {done[1]!r}.")
    if part := other_object(claim, text, alignment.pairs):
        return _silent(f"It tells this of something in {part!r} alone.")
    if _NOW.search(claim) and _BEFORE.search(text) and not _BEFORE.search(claim):
        return _silent("The claim speaks of now, the text of before.")
    values = compare_values(claim, text)
    if refuted := _refutes(alignment, values, bar):
        return refuted
    if alignment.coverage < bar.covered - ALMOST:
        return _silent(f"It covers {alignment.coverage:.0%} of the claim's words.")
    return _supports(alignment, values, bar)


def _silent(why: str) -> Ground:
    return Ground(Stance.SILENT, 0.0, why)


def _supports(alignment: Alignment, values: Sequence[Comparison], bar: Bar) -> Ground:
    if reason := _doubt(alignment, values, bar):
        return _silent(reason)
    met = [f"{value.claimed!r} fits {value.given!r}" for value in values]
    words = f"It holds the claim's names and {alignment.told:.0%} of its telling words"
    return Ground(Stance.SUPPORTS, _score(alignment), "; ".join((words, *met)) + ".")


def _doubt(alignment: Alignment, values: Sequence[Comparison], bar: Bar) -> str | None:
    """What keeps a sentence that covers the claim from supporting it."""
    if missing := next((value for value in values if value.outcome is not Outcome.MEETS), None):
        return f"It gives nothing that fits {missing.claimed!r}."
    if mixed := next((value for value in values if value.mixed), None):
        return f"It gives {mixed.claimed!r}, but other values too that could be meant."
    if alignment.told < bar.told - ALMOST:
        return f"It does not tell {', '.join(map(repr, alignment.missing[:3])) or 'enough of the claim'}."
    if alignment.turned:
        return f"{alignment.turned!r} is negated on one side alone."
    if alignment.hedged:
        return f"It gives {alignment.hedged!r} as possible, planned or tried."
    if alignment.restricted:
        return f"It does not say {alignment.restricted!r}."
    if opposed := find_opposed(alignment, bar.opposed.all):
        return f"It says {opposed[1]!r} where the claim says {opposed[0]!r}."
    return None


def _refutes(alignment: Alignment, values: Sequence[Comparison], bar: Bar) -> Ground | None:
    """A contradiction of the same thing: everything else in the claim is there."""
    if alignment.hedged or alignment.restricted:
        return None
    clash = next((value for value in values if value.outcome is Outcome.CLASHES), None)
    settled = all(value.outcome is Outcome.MEETS for value in values if value is not clash)
    opposed = find_opposed(alignment, bar.opposed.denying)
    single = clash is not None and clash.among <= 2
    if (
        clash
        and single
        and settled
        and not alignment.turned
        and not opposed
        and alignment.told >= bar.clashing - ALMOST
    ):
        return Ground(
            Stance.REFUTES,
            _score(alignment),
            f"The claim says {clash.claimed!r}, the text {clash.given!r}, of the same thing.",
        )
    if clash or not settled:
        return None
    if alignment.turned and not opposed and not alignment.missing and alignment.told >= 0.9:
        return Ground(Stance.REFUTES, _score(alignment), f"{alignment.turned!r} is negated on one side alone.")
    if opposed and not alignment.turned and set(alignment.missing) <= {opposed[0]}:
        return Ground(Stance.REFUTES, _score(alignment), f"The claim says {opposed[0]!r}, the text {opposed[1]!r}.")
    return None


def _score(alignment: Alignment) -> float:
    return round(0.5 + 0.5 * alignment.coverage * alignment.told, 3)
