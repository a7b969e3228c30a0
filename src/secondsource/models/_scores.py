"""What a network says of a claim and a text, as shares of one, and how often a contradiction with such shares holds."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from secondsource.domain.evidence import Stance
from secondsource.errors import ModelError

TINY = 1e-6
"""A lower share counts as this one."""


class Scores(NamedTuple):
    """Calibrated shares of one."""

    supports: float
    refutes: float
    silent: float

    @property
    def stance(self) -> Stance:
        """The likeliest; silent where two are as likely."""
        if self.supports > max(self.refutes, self.silent):
            return Stance.SUPPORTS
        return Stance.REFUTES if self.refutes > max(self.supports, self.silent) else Stance.SILENT

    @property
    def strength(self) -> float:
        return max(self.supports, self.refutes)


def share(scores: Sequence[float], classes: Sequence[str], temperature: float) -> Scores:
    """The network's own scores as shares of one; a class that is not among `classes` has none.

    Raises ModelError where the network gives another number of scores, or one that is no number.
    """
    if len(scores) != len(classes) or not all(map(math.isfinite, scores)):
        raise ModelError(
            f"The network gives {len(scores)} scores for {len(classes)} classes, or one that is no number."
        )
    raised = [math.exp((score - max(scores)) / temperature) for score in scores]
    shares = {each: value / sum(raised) for each, value in zip(classes, raised, strict=True)}
    return Scores(shares.get("supports", 0.0), shares.get("refutes", 0.0), shares.get("silent", 0.0))


@dataclass(frozen=True, slots=True)
class Weighing:
    """How often a contradiction is right, by how far its score is ahead of the other two: a logistic curve over the
    logarithms of their ratios."""

    start: float
    over_supports: float
    over_silent: float

    def sureness(self, scores: Scores) -> float:
        """From 0 to 1; 0 where another stance is likelier."""
        if scores.stance is not Stance.REFUTES:
            return 0.0
        supports, refutes, silent = (math.log(max(score, TINY)) for score in scores)
        ahead = self.over_supports * (refutes - supports) + self.over_silent * (refutes - silent)
        return (1 + math.tanh((self.start + ahead) / 2)) / 2  # the logistic curve, which no weight can overflow
