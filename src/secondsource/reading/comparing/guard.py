"""The arithmetic guard: numbers, dates, lengths of time, units, negation, opposites and named slots of a claim and a
text, aligned by code, whatever a model feels about them.

A *mismatch* keeps a text from supporting a claim: another value of the same thing, a word that is negated or opposed
on one side alone, another unit of the same name. What only makes support unsure is a *doubt*: a name or a value that
the text does not give, another doer, owner, holder or day, something merely planned, a word such as `only`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from secondsource.domain.reference import Tables
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
from secondsource.reading.comparing.disbelief import is_disbelieved
from secondsource.reading.comparing.opposites import OpposedWords, find_opposed, oppose
from secondsource.reading.comparing.scopes import other_unit

_NOW = re.compile(r"\b(?:now|today|currently|still|at present)\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\bpre-?war\b|\bbefore the (?:\w+ )?(?:war|invasion)\b|\bformer(?:ly)?\b|\bused to\b", re.IGNORECASE
)

_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")
HALF = 0.5
_TELLING_FIGURE = 3
"""Characters of a figure that cannot stand in a text by chance."""


@dataclass(frozen=True)
class Sides:
    """A claim and a text, laid beside each other."""

    claim: str
    text: str
    tables: Tables

    @cached_property
    def opposed(self) -> OpposedWords:
        return oppose(self.tables)

    @cached_property
    def alignment(self) -> Alignment:
        return align(self.claim, self.text, self.tables)

    @cached_property
    def values(self) -> tuple[Comparison, ...]:
        return compare_values(self.claim, self.text, self.tables)

    @property
    def met(self) -> tuple[str, ...]:
        """A line for each value of the claim that the text fits."""
        met = (value for value in self.values if value.outcome is Outcome.MEETS)
        return tuple(f"{value.claimed!r} fits {value.given!r}" for value in met)


Rule = Callable[[Sides], str | None]


def find_mismatch(sides: Sides) -> str | None:
    """Why the text cannot support the claim, in one line that shows both; None where nothing speaks against it."""
    return _first(MISMATCHES, sides)


def find_clash(sides: Sides) -> str | None:
    """By what the text contradicts the claim in so many words, in one line that shows both; None where nothing does."""
    return _first(CLASHES, sides)


def find_firm_clash(sides: Sides) -> str | None:
    """The same of what is no number of anything: whatever a model's score, it contradicts."""
    return _first(FIRM_CLASHES, sides)


def find_doubt(sides: Sides) -> str | None:
    """What keeps the text from being sure support, in one line; None where nothing does."""
    return _first((*BINDINGS, *DOUBTS), sides)


def find_other_subject(sides: Sides) -> str | None:
    """Why the text may be about something else than the claim, in one line; None where it is about the same."""
    return _first(ABOUT_ANOTHER, sides)


def find_other_binding(sides: Sides) -> str | None:
    """What the claim binds together and the text does not, in one line; None where all is bound alike."""
    return _first((other_unit_of, *BINDINGS), sides)


def _first(rules: Sequence[Rule], sides: Sides) -> str | None:
    return next((why for rule in rules if (why := rule(sides))), None)


def other_value(sides: Sides) -> str | None:
    """Another number, date or length of time of the same thing."""
    return next(_clashes(sides.values, sides), None)


def other_time(sides: Sides) -> str | None:
    """Another date or length of time of the same thing."""
    return next(_clashes([value for value in sides.values if not value.counted], sides), None)


def _clashes(values: Sequence[Comparison], sides: Sides) -> Iterator[str]:
    for value in values:
        if value.outcome is Outcome.CLASHES and _differs(value, sides):
            yield f"The claim says {value.claimed!r}, the text {value.given!r}, of the same thing."


def _differs(value: Comparison, sides: Sides) -> bool:
    """Whether the figures of the claim do not stand in the text anyway, in a place that no grammar reads."""
    claimed = set(_FIGURE.findall(value.claimed))
    repeated = claimed <= set(_FIGURE.findall(sides.text))
    return not repeated or not any(len(figure) >= _TELLING_FIGURE for figure in claimed)


def negated_once(sides: Sides) -> str | None:
    turned = sides.alignment.turned
    return f"{turned!r} is negated on one side alone." if turned else None


def opposite_word(sides: Sides) -> str | None:
    opposed = find_opposed(sides.alignment, sides.opposed.all)
    return f"It says {opposed[1]!r} where the claim says {opposed[0]!r}." if opposed else None


def other_unit_of(sides: Sides) -> str | None:
    """The city, its community, its district, a sector named after it."""
    units = other_unit(sides.claim, sides.text, sides.tables)
    return f"The claim speaks of the {units[0]}, the text of the {units[1]}." if units else None


def told_as_untrue(sides: Sides) -> str | None:
    disbelief = is_disbelieved(sides.claim, sides.text, "")
    return f"It tells this as {disbelief!r}." if disbelief else None


def other_doer(sides: Sides) -> str | None:
    doer = other_agent(sides.claim, sides.text, sides.alignment.pairs)
    return f"It does not say that {doer[1]!r} is who {doer[0]!r}." if doer else None


def other_office_holder(sides: Sides) -> str | None:
    office = other_holder(sides.claim, sides.text, sides.tables)
    return f"It does not say who is {office!r} as the claim does." if office else None


def other_day(sides: Sides) -> str | None:
    dated = date_of_another(sides.claim, sides.text, sides.alignment.pairs)
    return f"It does not say {dated[1]!r} of {dated[0]!r}." if dated else None


def owned_by_another(sides: Sides) -> str | None:
    owner = other_owner(sides.claim, sides.text, sides.alignment.pairs, sides.tables)
    return f"It speaks of {owner[1]!r}, the claim of {owner[0]!r}." if owner else None


def done_the_other_way_round(sides: Sides) -> str | None:
    done = turned_round(sides.claim, sides.text, sides.alignment.pairs, sides.tables)
    return f"It does not say that {done[0]!r} did it to {done[1]!r}." if done else None


def done_to_a_part(sides: Sides) -> str | None:
    part = other_object(sides.claim, sides.text, sides.alignment.pairs, sides.tables)
    return f"It tells this of something in {part!r} alone." if part else None


def of_another_time(sides: Sides) -> str | None:
    past = _NOW.search(sides.claim) and _BEFORE.search(sides.text) and not _BEFORE.search(sides.claim)
    return "The claim speaks of now, the text of before." if past else None


def name_not_given(sides: Sides) -> str | None:
    missing = sides.alignment.missing_names
    return f"It does not name {missing[0]}." if missing else None


def value_not_given(sides: Sides) -> str | None:
    missing = next((value for value in sides.values if value.outcome is not Outcome.MEETS), None)
    return f"It gives nothing that fits {missing.claimed!r}." if missing else None


def other_values_too(sides: Sides) -> str | None:
    mixed = next((value for value in sides.values if value.mixed), None)
    return f"It gives {mixed.claimed!r}, but other values too that could be meant." if mixed else None


def only_planned(sides: Sides) -> str | None:
    hedged = sides.alignment.hedged
    return f"It gives {hedged!r} as possible, planned or tried." if hedged else None


def restrictor_not_given(sides: Sides) -> str | None:
    restricted = sides.alignment.restricted
    return f"It does not say {restricted!r}." if restricted else None


def little_told(sides: Sides) -> str | None:
    """Less than half of what the claim says of its names."""
    told = sides.alignment.told
    return f"It has {told:.0%} of the claim's telling words." if told < HALF else None


CLASHES: tuple[Rule, ...] = (other_value, opposite_word)
"""What makes a contradiction sure. Negation on one side alone does not: on development rows one in five of the
contradictions that a network read beside it was none."""
FIRM_CLASHES: tuple[Rule, ...] = (other_time, opposite_word)
"""What makes a contradiction sure of which the model is not. Another number does not: it may have been counted on
another day. On development rows, where a network read a contradiction beside another number, 7 in 15 were one; beside
another date or length of time, 25 in 27."""
MISMATCHES: tuple[Rule, ...] = (*CLASHES, negated_once, other_unit_of, told_as_untrue)
"""What vetoes support by any model."""
BINDINGS: tuple[Rule, ...] = (
    other_doer,
    other_office_holder,
    other_day,
    owned_by_another,
    done_the_other_way_round,
    done_to_a_part,
    of_another_time,
)
DOUBTS: tuple[Rule, ...] = (
    name_not_given,
    value_not_given,
    other_values_too,
    only_planned,
    restrictor_not_given,
    little_told,
)
ABOUT_ANOTHER: tuple[Rule, ...] = (name_not_given, other_unit_of, little_told)
"""Why a text that contradicts may speak of something else."""
