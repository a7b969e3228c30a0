"""Moments: which days the words of a text mean, given the day it was written; nothing rather than a guess.

Read: whole and partial dates, ranges (`3–5 March`, `from May to July 2021`, `between 2014 and 2022`), quarters, halves,
decades, centuries, their parts (`early May`, `the last three months of 2022`), and what counts from the day given or
from the moment told before (`yesterday`, `last Tuesday`, `two days earlier`).

A date without a year is the latest one up to the day of the text, and the first one after it where a word such as
*will* looks ahead; in both cases only within a hundred days (after *since*, a year) and where no other year was told
shortly before. A weekday beside it (`Sunday, 14 July`) settles whether it has passed. A date that British and American
readers read two ways is no moment: both readings come from `find_ambiguous_dates`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from secondsource.domain.measure import AmbiguousDate, Moment
from secondsource.domain.record import Span
from secondsource.reading.measures.intervals import SCALES, Interval, around, make_day
from secondsource.reading.measures.pieces import Piece, piece_before
from secondsource.reading.measures.points import Point, find_points
from secondsource.reading.measures.relative import Relative, find_relatives, looks_ahead

NEAR = 100
"""Days from the day of the text within which a date without a year is read."""
MEMORY = 400
"""Characters back to the moment from which `two days earlier` can count."""
_YEAR_AFTER = re.compile(r"(?:,| of| in)? (?P<which>last|this|next) year\b")
_WHICH_BEFORE = re.compile(r"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext) $")
_TO = re.compile(r"\s?[-–—]\s?| (?:to|until|till|through) (?:the )?")
_AND = re.compile(r" and (?:the )?")
_OPENER = re.compile(r"\b(?P<word>[Bb]etween|[Ff]rom)(?: the)? $")
_PUT_OFF = re.compile(
    r"\b(?:moved|postponed|delayed|rescheduled|changed|shifted|pushed|brought|put off)\b[^.\n]{0,60}$"
)
_LOOSE = re.compile(
    r"\b(?P<words>around|about|circa|roughly|approximately|since|until|till|by|before|after|as of|no later than"
    r"|as early as|as late as) (?:the )?$",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?<![\w./-])(\d{1,2})/(\d{1,2})/((?:1[5-9]|20)\d\d|\d\d)(?![\w/-])")
_YEARS = {"last": -1, "this": 0, "next": 1}


@dataclass(frozen=True, slots=True)
class _Atom:
    span: Span
    base: Point | Relative
    piece: Piece | None = None
    year_offset: int | None = None
    """-1 in `May last year`."""
    which: str | None = None
    """`last` in `last May`."""


def find_moments(text: str, anchor: date | None) -> tuple[Moment, ...]:
    """Every moment that can be read, in order, none overlapping; without `anchor` only what needs none."""
    found: list[Moment] = []
    atoms = _atoms(text)
    at = 0
    while at < len(atoms):
        reader = _Reader(text, anchor, found[-1] if found else None)
        other = atoms[at + 1] if at + 1 < len(atoms) else None
        opener = other and _range_opener(text, atoms[at], other)
        if other and opener is not None:
            moment = reader.pair(atoms[at], other, opener)
            at += 2
        else:
            moment = reader.one(atoms[at], _shared_year(text, atoms[at], other))
            at += 1
        if moment:
            found.append(moment)
    return tuple(found)


def find_ambiguous_dates(text: str) -> tuple[AmbiguousDate, ...]:
    """Every `4/5/2025`: two days, and the text does not say which."""
    return tuple(_ambiguous(text))


def _ambiguous(text: str) -> Iterator[AmbiguousDate]:
    for hit in _SLASHED.finditer(text):
        one, other, year = int(hit[1]), int(hit[2]), int(hit[3])
        if len(hit[3]) == 4 and one != other:
            readings = (make_day(year, other, one), make_day(year, one, other))
            if readings[0] and readings[1]:
                yield AmbiguousDate((readings[0], readings[1]), Span(*hit.span()), hit.group())


# What stands around a point


def _atoms(text: str) -> list[_Atom]:
    atoms: list[_Atom] = []
    for base in (*find_points(text), *find_relatives(text)):
        atoms.append(_around(text, base))
    order = {id(atom): at for at, atom in enumerate(atoms)}
    atoms.sort(key=lambda atom: (isinstance(atom.base, Relative), atom.span.start - atom.span.end, order[id(atom)]))
    covered = bytearray(len(text))
    kept: list[_Atom] = []
    for atom in atoms:
        if not any(covered[atom.span.start : atom.span.end]):
            covered[atom.span.start : atom.span.end] = b"\1" * (atom.span.end - atom.span.start)
            kept.append(atom)
    return sorted(kept, key=lambda atom: atom.span)


def _around(text: str, base: Point | Relative) -> _Atom:
    """The point with `last` before it, `last year` after it, and the part that is taken of it."""
    start, end = base.span.start, base.span.end
    offset, which = None, None
    if isinstance(base, Point) and base.year is None and base.whole is None:
        if after := _YEAR_AFTER.match(text, end):
            offset, end = _YEARS[after["which"]], after.end()
        elif base.day is None and (before := _WHICH_BEFORE.search(text, max(0, start - 5), start)):
            which, start = before["which"].lower(), before.start()
    piece = piece_before(text, start)
    if piece and base.scale in {"day", "half", "quarter"} and not piece.hit["frac"]:
        piece = None
    return _Atom(Span(piece.start if piece else start, end), base, piece, offset, which)


def _range_opener(text: str, one: _Atom, other: _Atom) -> int | None:
    """Where a range of the two begins, `from` and `between` included; None where they are two moments."""
    between = text[one.span.end : other.span.start]
    if len(between) > 16:
        return None
    start = one.span.start
    opener = _OPENER.search(text, max(0, start - 12), start)
    if opener and opener["word"].lower() == "between":
        return opener.start() if _AND.fullmatch(between) else None
    if not _TO.fullmatch(between):
        return None
    if opener:
        return None if _PUT_OFF.search(text, max(0, start - 80), start) else opener.start()
    plain = isinstance(one.base, Point) and isinstance(other.base, Point)
    return start if plain and (between.strip() in {"-", "–", "—"} or one.base.scale == other.base.scale) else None


def _shared_year(text: str, one: _Atom, other: _Atom | None) -> int | None:
    """The year of `May and June 2021` for May."""
    if other is None or not isinstance(other.base, Point) or not isinstance(one.base, Point):
        return None
    later = (other.base.month or 0) > (one.base.month or 0)
    return other.base.year if later and text[one.span.end : other.span.start] == " and " else None


# Which days


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    anchor: date | None
    before: Moment | None

    def one(self, atom: _Atom, year: int | None) -> Moment | None:
        read = self._days(atom, year)
        return self._moment(read[0], read[1], atom.span, anchored=read[2]) if read else None

    def pair(self, one: _Atom, other: _Atom, start: int) -> Moment | None:
        """Both ends; an end that names no year takes the year of the other."""
        last = self._days(other, None if _is_open(one) else self._year_from(one, other))
        first = self._days(one, _year_to(one, other, last[0]) if last else None)
        if first and not last:
            last = self._days(other, first[0][0].year)
        if not first or not last or first[0][0] > last[0][1] or first[0][1] > last[0][1]:
            return None
        scale = max(first[1], last[1], key=SCALES.index)
        span = Span(start, other.span.end)
        return self._moment((first[0][0], last[0][1]), scale, span, anchored=first[2] or last[2])

    def _year_from(self, one: _Atom, other: _Atom) -> int | None:
        first = self._days(one, None)
        if not first or not _is_open(other) or not isinstance(other.base, Point):
            return None
        year = first[0][0].year
        whole = other.base.interval(year)
        return year if whole is None or whole[1] >= first[0][0] else year + 1

    def _days(self, atom: _Atom, year: int | None) -> tuple[Interval, str, bool] | None:
        """First and last day, granularity, and whether they hang on the day of the text."""
        scale = atom.base.scale
        if isinstance(atom.base, Relative):
            told = self._told(atom.base) if atom.base.told else None
            day = told or (self.anchor if not (atom.base.told and self.before) else None)
            whole, scale = self._counted(atom.base, day, told)
            anchored = told is None or (self.before is not None and self.before.anchored)
        else:
            anchored = _is_open(atom) and year is None
            whole = atom.base.interval(None) if not _is_open(atom) else self._in_year(atom, atom.base, year)
        if not whole:
            return None
        if atom.piece is None:
            return whole, scale, anchored
        taken = atom.piece.take(whole, atom.base.scale, self.anchor)
        return (*taken, anchored) if taken else None

    def _counted(self, base: Relative, day: date | None, told: date | None) -> tuple[Interval | None, str]:
        """From a month or a year told before, `two years later` is a whole month or year."""
        scale = self.before.granularity if self.before and told else ""
        if day and base.shift and scale in {"month", "quarter", "half", "year"}:
            there = base.shift(day)
            return (around(there, scale) if there else None), scale
        return (base.count_from(day) if day else None), base.scale

    def _told(self, base: Relative) -> date | None:
        """The day of the moment told before, where it is near and as fine as the unit counted."""
        before = self.before
        if before is None or base.span.start - before.span.end > MEMORY:
            return None
        fine = SCALES.index(before.granularity) if before.granularity in SCALES else 0
        counted = SCALES.index(base.scale) if base.scale in SCALES else 0
        alone = before.granularity == "day" and before.earliest == before.latest
        return before.earliest if alone or (fine <= counted and base.scale not in {"day", "hour"}) else None

    def _in_year(self, atom: _Atom, base: Point, year: int | None) -> Interval | None:
        if year is not None:
            return base.interval(year)
        if self.anchor is None:
            return None
        if atom.year_offset is not None:
            return base.interval(self.anchor.year + atom.year_offset)
        if atom.which:
            return _named_month(atom.which, base, self.anchor)
        since = self.text.endswith(("since ", "Since "), max(0, atom.span.start - 6), atom.span.start)
        return self._nearest(base, self.anchor, 366 if since else NEAR)

    def _nearest(self, base: Point, anchor: date, near: int) -> Interval | None:
        ahead = near == NEAR and looks_ahead(self.text, base.span.start)
        years = range(max(1, anchor.year - 1), min(9998, anchor.year + 1) + 1)
        found = [whole for year in years if (whole := base.interval(year))]
        settled = base.weekday is not None
        wholes = [whole for whole in found if settled or (whole[1] >= anchor if ahead else whole[0] <= anchor)]
        nearest = min(wholes, key=lambda whole: _gap(whole, anchor), default=None)
        if nearest is None or _gap(nearest, anchor) > near:
            return None
        before = self.before
        told = before and not before.anchored and base.span.start - before.span.end <= MEMORY
        return None if told and before and before.earliest.year != nearest[0].year else nearest

    def _moment(self, days: Interval, scale: str, span: Span, *, anchored: bool) -> Moment:
        loose = _LOOSE.search(self.text, max(0, span.start - 18), span.start)
        if loose and scale == "year" and loose.group().endswith("the "):
            loose = None  # `before the 2022 invasion`: not before 2022
        whole = replace(span, start=loose.start("words")) if loose else span
        words = loose["words"].lower() if loose else None
        granularity = scale if scale in SCALES else "day"
        return Moment(days[0], days[1], granularity, words, anchored, whole, whole.of(self.text))


def _is_open(atom: _Atom) -> bool:
    """Its own words leave the year open."""
    return isinstance(atom.base, Point) and atom.base.year is None and atom.base.whole is None


def _year_to(one: _Atom, other: _Atom, last: Interval) -> int | None:
    """The year of the end for a beginning without one: the year before where it would come after the end."""
    if not _is_open(one) or not isinstance(one.base, Point) or one.year_offset is not None or one.which:
        return None
    year = last[1].year
    whole = one.base.interval(year)
    return year - 1 if whole and whole[0] > last[1] and other.base.span != one.base.span else year


def _named_month(which: str, base: Point, anchor: date) -> Interval | None:
    """`last May`, where the latest May and that of the last year are the same; `next May` alike."""
    month = base.month or 0
    if which == "this":
        return base.interval(anchor.year)
    if which == "last":
        return base.interval(anchor.year - 1) if month >= anchor.month else None
    return base.interval(anchor.year + 1) if month <= anchor.month else None


def _gap(whole: Interval, day: date) -> int:
    return max((whole[0] - day).days, (day - whole[1]).days, 0)
