"""What a place is known for, against the table of traits and the table of lands.

Where a statement says of a place that it is a capital or a regional centre, a port, a rail or road junction, that it
lies on a river, or has a border crossing, a power plant, a naval base or a refinery ("the town serves as a rail and
road junction in the Kharkiv region", "Atbara is a rail junction", "Lviv, the regional centre of the Lviv region"), each
part is looked up. Only where a row bears out every part, with the land, the region, the sea or the river that the
statement names, on the days of the article, is the statement supported. Words of praise ("a crucial port") are passed
over; words that state more ("the largest port", "the former capital") are not looked up here.

That a table has no row says nothing; where it holds a part alone, that part is shown. A statement that a place is the
seat of a land or a region is refuted where the tables hold another one that is the only seat on the days of the
article: the table of lands holds every seat of a land, and a row of traits says of itself that it is the only one. Of a
name that several places share, the article must name the land or the region. Where two states call a place theirs, a
statement that gives it to either is left alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from secondsource.domain.article import Article
from secondsource.domain.claim import Claim, Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.folding import fold
from secondsource.domain.reference import Land, Tables, Trait
from secondsource.domain.report import Finding
from secondsource.reading.namesakes import apart
from secondsource.reading.traits import ToldPlace, ToldTrait, find_told_place
from secondsource.reading.vocabulary.lands import lands_of, lies_in_land
from secondsource.reading.vocabulary.trait_rows import SEATS, bare, is_meant, rows_of, spellings

Days = tuple[date, date]
"""First and last day on which the article can have appeared."""


@dataclass(frozen=True, slots=True)
class Options:
    """There is nothing to set; rows are added in the folder of `tables.folder`."""


@dataclass(frozen=True, slots=True)
class Component:
    """Looks up what a statement says that a place is known for."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:
        around = f" {fold(f'{article.title} {article.text}')} "
        found = (_finding(claim, article, around, tables) for claim in reading.claims if claim.checkable)
        return tuple(finding for finding in found if finding)


@dataclass(frozen=True, slots=True)
class _Held:
    """What a row of either table says, and where that can be looked up."""

    text: str
    source: str


def _finding(claim: Claim, article: Article, around: str, tables: Tables) -> Finding | None:
    told = find_told_place(claim.text, tables)
    if told is None:
        return None
    days = _days(article)
    held = _held(told, around, days, tables)
    if held and all(held):
        return _found(claim, "The tables hold this.", held, Stance.SUPPORTS)
    if any(held):
        return _found(claim, "The tables hold a part of this alone.", held, None)
    named = f" {fold(told.place)} " in f" {fold(claim.quote)} "
    other = _ruled_out(told, days, tables) if named and told.now else ()
    return _found(claim, "The tables hold another place as the only one.", other, Stance.REFUTES) if other else None


def _found(claim: Claim, message: str, held: Sequence[_Held | None], stance: Stance | None) -> Finding:
    rows = dict.fromkeys(f"{row.text.rstrip('.')} ({row.source})" for row in held if row)
    return Finding("traits", message, "; ".join(rows), claim.span, claim.quote, stance=stance)


def _held(told: ToldPlace, around: str, days: Days | None, tables: Tables) -> tuple[_Held | None, ...]:
    """What bears out each trait, by the rows of the one place that is meant; nothing where several may be."""
    sites = [rows for rows in rows_of(told.place, tables) if is_meant(rows, told.place, told.where, around, tables)]
    if len(sites) > 1:
        return ()
    rows = sites[0] if sites else ()
    return tuple(_row_for(trait, told, rows, days, tables) for trait in told.traits)


def _row_for(
    trait: ToldTrait, told: ToldPlace, rows: Sequence[Trait], days: Days | None, tables: Tables
) -> _Held | None:
    for row in rows:
        in_time = _holds(row, days) if told.now else _had_begun(row, days)
        if row.kind in trait.kinds and in_time and _is_of(row, trait, tables):
            return _Held(row.text, row.source)
    lands = _lands_of(trait, tables) if told.now and not told.where else ()
    seats = (land for land in lands if len(land.capitals) == 1 and _is_seat(told.place, land, tables))
    return next((_Held(f"{land.capitals[0]} is the capital of {land.name}", land.source) for land in seats), None)


def _is_of(row: Trait, trait: ToldTrait, tables: Tables) -> bool:
    """Whether the other name that the statement gives is one of the row; a capital needs one."""
    if trait.of is None:
        return "capital" not in trait.kinds
    if row.kind == "capital" and any(land.code == row.country for land in _lands_of(trait, tables)):
        return True
    return bare(trait.of) in {bare(name) for name in row.of}


def _ruled_out(told: ToldPlace, days: Days | None, tables: Tables) -> tuple[_Held, ...]:
    """What the tables hold as the only seat of what the statement gives another one to."""
    places = tables.places.find(told.place)
    seats = [trait for trait in told.traits if trait.of and SEATS & set(trait.kinds)]
    if not places or len(seats) != 1 or len(told.traits) > 1:
        return ()
    (trait,) = seats
    rows = [
        row
        for row in tables.traits
        if row.only and row.kind in trait.kinds and _is_of(row, trait, tables) and days and _holds(row, days)
    ]
    if rows:
        (row, *others) = rows
        same_land = row.kind == "capital" or {place.country for place in apart(places)} == {row.country}
        other = same_land and not others and fold(told.place) not in spellings(row, tables)
        return (_Held(row.text, row.source),) if other else ()
    lands = _lands_of(trait, tables)
    if not lands or any(_is_seat(told.place, land, tables) for land in lands):
        return ()
    home = [land for land in lands if any(lies_in_land(place, land) for place in places)]
    return tuple(_Held(f"the capital of {land.name} is {land.capitals[0]}", land.source) for land in home or lands)


def _lands_of(trait: ToldTrait, tables: Tables) -> tuple[Land, ...]:
    """The lands that a seat is said to be of; of a regional centre the states of federations alone. A country within
    another has a seat of its own, which the tables do not hold."""
    if trait.of is None or not SEATS & set(trait.kinds):
        return ()
    lands = (land for land in lands_of(trait.of, tables) if land.within or "capital" in trait.kinds)
    name = fold(trait.of)
    return tuple(
        land for land in lands if name in map(fold, (land.name, *land.names, *(() if land.parts else land.adjectives)))
    )


def _is_seat(place: str, land: Land, tables: Tables) -> bool:
    """Whether a name is that of a seat of the land, in any spelling."""
    seats = {fold(capital) for capital in land.capitals}
    held = (each for each in tables.places.find(place) if each.country == (land.within or land.code))
    return fold(place) in seats or any(seats & {fold(each.name), *each.variants} for each in held)


def _days(article: Article) -> Days | None:
    if article.published:
        return article.published, article.published
    first, last = article.dating.earliest, article.dating.latest
    return (first, last) if first and last else None


def _holds(row: Trait, days: Days | None) -> bool:
    """Whether the row lasts on every day on which the article can have appeared."""
    if days is None:
        return row.end is None
    return _had_begun(row, days) and (row.end is None or days[1].isoformat() < row.end)


def _had_begun(row: Trait, days: Days | None) -> bool:
    if row.start is None or days is None:
        return True
    first = days[0].isoformat()[: len(row.start)]
    return first > row.start or (first == row.start and len(row.start) == len("2000-01-01"))
