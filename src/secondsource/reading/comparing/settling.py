"""What a model reads in a passage, settled with what code finds when claim and passage are laid beside each other.

Support that a mismatch speaks against is none. A contradiction that code bears out, in one sentence about the claim's
subject, counts: by another date or an opposite whatever the model's own score, by another number where the model is
sure. Where the model leans to contradiction and arithmetic finds one, it is told in doubt. What only makes a reading
unsure becomes its doubt: it is shown, and bears on no verdict; so is a contradiction that the model alone sees. What
the rules decide by themselves stands, unless the model is sure of the opposite.
"""

from dataclasses import replace

from secondsource.domain.evidence import Stance, StanceReading
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.reading.comparing.guard import (
    Rule,
    Sides,
    find_clash,
    find_doubt,
    find_firm_clash,
    find_mismatch,
    find_other_subject,
    other_value,
)
from secondsource.reading.passages import find_units

LONGEST = 1500
"""Characters of a passage that may stand as a quotation where its deciding sentence alone lacks a value."""

ALONE = "No other value and no opposite word bears out this contradiction."


def settle(
    claim: str, text: str, read: StanceReading, ruled: StanceReading, tables: Tables, *, refutes_alone: bool = False
) -> StanceReading:
    """The reading that stands, of the model's (`read`) and that by rules (`ruled`).

    `refutes_alone`: whether a contradiction that no rule bears out needs no doubt.
    """
    if read.doubt is None and {read.stance, ruled.stance} == {Stance.SUPPORTS, Stance.REFUTES}:
        return _silenced(read, f"{ruled.why} The network contradicts the rule.")
    if ruled.stance is not Stance.SILENT:
        return ruled
    if read.stance is Stance.SUPPORTS:
        return guard_support(claim, text, read, tables)
    if read.stance is Stance.REFUTES:
        return guard_contradiction(claim, text, read, tables, alone=refutes_alone)
    if read.stance is Stance.QUALIFIES:
        return replace(read, doubt=read.doubt or find_other_subject(Sides(claim, read.span.of(text), tables)))
    if read.stance is Stance.SILENT and read.refutes > read.supports:
        return look_for_another_value(claim, text, read, tables)
    return read


def guard_support(claim: str, text: str, read: StanceReading, tables: Tables) -> StanceReading:
    """Support that nothing speaks against, quoted with the sentences that it needs; else silence."""
    read = _with_what_it_needs(claim, text, read, tables)
    sides = Sides(claim, read.span.of(text), tables)
    if mismatch := find_mismatch(sides):
        return _silenced(read, mismatch)
    told = " ".join(f"{line}." for line in sides.met)
    return replace(read, why=f"{told} {read.why}".strip(), doubt=read.doubt or find_doubt(sides))


def guard_contradiction(
    claim: str, text: str, read: StanceReading, tables: Tables, *, alone: bool = False
) -> StanceReading:
    """A contradiction, sure where one sentence contradicts in so many words, and doubted where the passage may be about
    something else, or where nothing else contradicts and the model's word alone is not enough."""
    quoted = read.span.of(text)
    sides = Sides(claim, quoted, tables)
    find = find_firm_clash if read.doubt else find_clash
    borne_out = any(_contradicts(Sides(claim, unit.of(quoted), tables), find) for unit in find_units(quoted))
    doubt = find_other_subject(sides)
    if not borne_out:
        doubt = doubt or read.doubt or (None if alone else ALONE)
    return replace(read, why=f"{find_mismatch(sides) or ''} {read.why}".strip(), doubt=doubt)


def _contradicts(sides: Sides, find: Rule) -> bool:
    """Whether a sentence says something else of the claim's own subject: a value in the next one may be of another."""
    return find(sides) is not None and find_other_subject(sides) is None


def look_for_another_value(claim: str, text: str, read: StanceReading, tables: Tables) -> StanceReading:
    """Silence that leans to contradiction beside another value of the same thing is one, in doubt."""
    other = other_value(Sides(claim, read.span.of(text), tables))
    if other is None:
        return read
    why = f"{other} {read.why}"
    return replace(read, stance=Stance.REFUTES, why=why, doubt="Arithmetic alone contradicts; the network is not sure.")


def _with_what_it_needs(claim: str, text: str, read: StanceReading, tables: Tables) -> StanceReading:
    """The reading with the whole passage quoted, where that resolves a mismatch of its deciding words."""
    whole = Span(0, len(text))
    if read.span == whole or len(text) > LONGEST:
        return read
    if find_mismatch(Sides(claim, read.span.of(text), tables)) and not find_mismatch(Sides(claim, text, tables)):
        return replace(read, span=whole)
    return read


def _silenced(read: StanceReading, why: str) -> StanceReading:
    """The same scores without a stance; the reason stands first."""
    return replace(read, stance=Stance.SILENT, why=f"{why} {read.why}", doubt=None)
