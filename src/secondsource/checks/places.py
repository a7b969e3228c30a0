"""A place named with a region, a district or a country where the table of places holds none of its name.

Read are forms such as "the town of Sloviansk in the Kharkiv region", "Sloviansk, Kharkiv Oblast", "Kharkiv region's
Sloviansk", "Sloviansk in the Izium district", "the German city of Lyon" and "Lyon, Germany". Every place of the name,
in any of its spellings, is looked up:

- Region: none of the name lies in the region that the text gives. For what is called a city or a town, or has more
  than 100,000 people, this refutes the statement: the table holds all of these. A village of the same name may lack in
  the table, so otherwise it is only pointed out, and of small places with a common name nothing is said.
- District: all of the name lie further from the district's seat than a district reaches.
- Country: none of the name lies in the country, and a well-known one lies in another. Places which two states call
  theirs are left alone.
- Unit: a town is called an oblast although it only lies in one; a city of many people is called a village.
- Spelling: a "town" or "village" of a region is in no table, but one whose name differs by one letter lies there.

The regions are those of Ukraine, of which the table holds nearly all places. Distances are measured in a straight line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.folding import fold
from secondsource.domain.record import Span
from secondsource.domain.reference import Gazetteer, Place, Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.vocabulary.letters import is_one_letter_off
from secondsource.reading.vocabulary.place_units import scope_of, unit_words
from secondsource.reading.vocabulary.regions import (
    COUNTRIES,
    country_code,
    find_region,
    is_disputed,
    kilometres,
    lies_in,
)

_NAME = r"[^\W\d_a-z][\w’'ʼ-]+(?: [^\W\d_a-z][\w’'ʼ-]+){0,2}"
_COMPASS = r"(?:(?:north|south|east|west|central|front-?line|border|neighbou?ring|occupied)[\w-]* )?"
_TOWN = re.compile(r"\b(?:city|town|port|capital|hub)\b")
_LAND = "|".join(sorted((re.escape(word) for words in COUNTRIES.values() for word in words), key=len, reverse=True))
_LANDS = frozenset(words[0] for words in COUNTRIES.values())
_NAMES_OF_LANDS = "|".join(sorted(_LANDS | {"England", "Scotland", "Wales", "Czechia"}))
_THE = re.compile(r"\b[Tt]he (?:\w+ )?$")
_VILLAGE = re.compile(rf"\b(?P<kind>village|hamlet) of (?P<name>{_NAME})")


@dataclass(frozen=True, slots=True)
class Options:
    """What is known well enough to speak of."""

    district_km: float = 110.0
    """Furthest from the seat of a district that a place of it lies."""
    sure: int = 100_000
    """From so many people on, a Ukrainian place in the wrong region is an error, whatever it is called."""
    likely: int = 10_000
    """From so many people on, its name means this place where no other bears it in the table."""
    rare: int = 2_000
    """The same, where the text calls it a village."""
    known: int = 300_000
    """From so many people on, a name means this place of the world."""
    most: int = 200
    """At most so many mentions of one article are looked up."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A place with what the text says it lies in."""

    span: Span
    name: str
    kind: str
    where: str
    unit: str
    """`region`, `district` or `country`; empty where only the kind of the place is told."""
    link: str = ""
    """The words between the two."""
    plain: bool = False
    """The region is an oblast, or named without *the*, which makes it more than the land around a town."""
    bare: bool = False
    """Only a comma joins the two, as it joins the items of a list."""


@dataclass(frozen=True, slots=True)
class Component:
    """Looks up places with what they are said to lie in."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        if not tables.places.text:
            return ()
        mentions = sorted(_mentions(article.text, tables), key=lambda each: each.span)[: self.options.most]
        found: dict[tuple[str, str], Finding] = {}
        for mention in mentions:
            noticed = self._notice(mention, tables.places)
            if noticed:
                found.setdefault((mention.name, mention.where), _finding(article.text, mention, noticed))
        return tuple(found.values())

    def _notice(self, mention: _Mention, places: Gazetteer) -> "_Notice | None":
        name, rows = _look_up(mention.name, places)
        if mention.unit == "country":
            return self._country(mention, name, rows)
        ours = [place for place in rows if place.country == "UA"]
        if mention.unit == "region":
            region = find_region(mention.where)
            if region is None:
                return _no_region(mention, places)
            return self._region(mention, name, ours, region, places) if name else None
        if mention.unit == "district":
            return self._district(mention, name, ours, places)
        return self._village(mention, name, rows)

    def _region(
        self, mention: _Mention, name: str, rows: Sequence[Place], region: str, places: Gazetteer
    ) -> "_Notice | None":
        if any(lies_in(place, region) for place in rows):
            return None
        if not rows:
            near = _near(name, region, places) if mention.kind else None
            message = f"The table of places holds no {name} in {region}; it holds {near}." if near else ""
            return _Notice(name, message, f"{name} against {near}: one letter", Flag.IMPRECISE) if near else None
        if mention.bare and find_region(name):
            return None
        most = rows[0].population
        sure = most >= self.options.sure or (_is_town(mention) and most >= self.options.rare)
        if not sure and most < (self.options.rare if mention.kind and len(rows) == 1 else self.options.likely):
            return None
        message = f"{name} does not lie in {region}." if sure else f"The table of places holds no {name} in {region}."
        return _Notice(name, message, _held(name, rows), None if sure else Flag.NEEDS_CONTEXT, refutes=sure)

    def _district(self, mention: _Mention, name: str, rows: Sequence[Place], places: Gazetteer) -> "_Notice | None":
        seats = [
            seat for seat in _look_up(mention.where, places)[1] if seat.country == "UA" and seat.population >= 1000
        ]
        if not rows or not seats or not self.options.likely <= rows[0].population < self.options.sure:
            return None
        apart, place, seat = min(
            ((kilometres(place, seat), place, seat) for place in rows for seat in seats), key=lambda each: each[0]
        )
        if apart <= self.options.district_km:
            return None
        message = f"No {name} that the table of places holds lies near {seat.name}, the seat of the district."
        sum_ = f"{name} ({place.region}) to {seat.name} ({seat.region}): {apart:,.0f} km"
        return _Notice(name, message, sum_, Flag.NEEDS_CONTEXT)

    def _country(self, mention: _Mention, name: str, rows: Sequence[Place]) -> "_Notice | None":
        code = country_code(mention.where)
        if not rows or name in _LANDS or any(place.country == code for place in rows):
            return None
        if rows[0].population < self.options.known or rows[0].country not in COUNTRIES or is_disputed(rows[0]):
            return None
        message = f"The table of places holds {name} in {COUNTRIES[rows[0].country][0]}, none in {COUNTRIES[code][0]}."
        return _Notice(name, message, _held(name, rows[:1]), Flag.NEEDS_CONTEXT)

    def _village(self, mention: _Mention, name: str, rows: Sequence[Place]) -> "_Notice | None":
        if not rows or min(place.population for place in rows) < self.options.known:
            return None
        message = f"{name} is a city, not a {mention.kind}."
        return _Notice(name, message, f"{name}: {rows[0].population:,} people (GeoNames estimate)", Flag.IMPRECISE)


@dataclass(frozen=True, slots=True)
class _Notice:
    """What the table says against a mention."""

    name: str
    """The words that the table was asked for."""
    message: str
    sum: str
    flag: Flag | None
    refutes: bool = False


@dataclass(frozen=True, slots=True)
class _Patterns:
    """A place with what it lies in, by the words of the table of units."""

    unit: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    countries: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=4)
def _patterns(tables: Tables) -> _Patterns:
    kind = f"(?P<kind>{unit_words(tables, 'city')}|hamlet|port)"
    units = unit_words(tables, "region", "district", country="UA")
    return _Patterns(
        re.compile(rf"\b(?P<where>{_NAME}?)(?P<own>['’]s)?[ -](?P<unit>(?i:{units}|province))(?P<owns>['’]s)?\b"),
        re.compile(
            rf"(?:\b{kind} of )?(?P<name>{_NAME})"
            r"(?P<link>,? (?:located |situated )?in|,| \(|,? which (?:lies|is) in|, an? [\w,’ -]{0,50}?\bin"
            r"| (?:is|lies|is located|is situated|is an? [\w, -]{0,40}?)\s?\bin|, of)"
            rf" ?(?:the )?{_COMPASS}(?:Ukraine['’]s |Ukrainian )?(?:the )?{_COMPASS}$"
        ),
        re.compile(rf" (?:(?:\w+ )?{kind} of )?(?P<name>{_NAME})(?! [A-Z])"),
        (
            re.compile(rf"\b(?P<land>{_LAND})(?:['’]s)? (?:\w+ ){{0,2}}?{kind} of (?P<name>{_NAME})"),
            re.compile(rf"\b(?P<land>{_LAND})(?:['’]s)? (?P<kind>capital),? (?P<name>{_NAME})"),
            re.compile(
                rf"\b(?P<name>{_NAME}), (?:the )?(?P<kind>capital) (?:city )?of (?P<land>{_NAMES_OF_LANDS})"
                r"(?=[.,;)]|$| [a-z])"
            ),
            re.compile(rf"\b(?P<name>{_NAME}), (?P<land>{_NAMES_OF_LANDS})['’]s? (?P<kind>capital)\b"),
            re.compile(
                rf"\b(?:{kind} of )?(?P<name>{_NAME})(?:, (?:in )?|, an? [\w’ -]{{0,40}}?in |\b in )"
                rf"(?:(?:north|south|east|west|central)[\w-]* )?(?P<land>{_NAMES_OF_LANDS})"
                r"(?=[.;)\n]|,(?! (?:and|or|etc)\b)|$"
                r"| (?:on|in|at|who|which|where|was|is|has|when|since|after|before|for|to)\b)"
            ),
        ),
    )


def _mentions(text: str, tables: Tables) -> Iterator[_Mention]:
    patterns = _patterns(tables)
    for unit in patterns.unit.finditer(text):
        sort = scope_of(unit["unit"], tables) or "region"
        plain = unit["unit"].lower() != "region" or not _THE.search(text, max(0, unit.start() - 12), unit.start())
        before = patterns.before.search(text, max(0, unit.start() - 140), unit.start())
        after = patterns.after.match(text, unit.end())
        if before:
            end = unit.end() + (before["link"].endswith("(") and text.startswith(")", unit.end()))
            told = (before["name"], before["kind"] or "", unit["where"], sort, before["link"], plain)
            yield _Mention(Span(before.start(), end), *told, bare=before["link"] == "," and not before["kind"])
        elif after and (after["kind"] or (unit["owns"] and len(after["name"].split()) == 1)):
            yield _Mention(Span(unit.start(), after.end()), after["name"], after["kind"] or "", unit["where"], sort)
        else:
            yield _Mention(Span(*unit.span()), "", "", unit["where"], sort, plain=plain)
    for pattern in patterns.countries:
        for hit in pattern.finditer(text):
            yield _Mention(Span(*hit.span()), hit["name"], hit["kind"] or "", hit["land"], "country")
    for hit in _VILLAGE.finditer(text):
        yield _Mention(Span(*hit.span()), hit["name"], hit["kind"], "", "")


def _is_town(mention: _Mention) -> bool:
    return mention.kind in {"city", "town", "port"} or _TOWN.search(mention.link) is not None


def _look_up(name: str, places: Gazetteer) -> tuple[str, tuple[Place, ...]]:
    """The longest end of the name that the table holds, and what it holds; all of the name where it holds none."""
    words = name.split()
    for at in range(len(words)):
        end = " ".join(words[at:])
        if rows := places.find(end):
            return end, rows
    return name, ()


def _no_region(mention: _Mention, places: Gazetteer) -> _Notice | None:
    """A town of Ukraine that is called a region."""
    name, rows = _look_up(mention.where, places)
    if not rows or rows[0].country != "UA" or rows[0].population < 1000 or not mention.plain:
        return None
    regions = " or ".join(sorted({place.region or "" for place in rows if place.country == "UA"}))
    return _Notice(name, f"{name} is no region of Ukraine; it lies in one.", f"{name}: {regions}", Flag.IMPRECISE)


def _near(name: str, region: str, places: Gazetteer) -> str | None:
    """The one place of a region whose name is one letter away."""
    folded = fold(name)
    if len(folded) < 6:
        return None
    lines = re.findall(rf"^([^\t]+)\t[^\t]*\tUA\t{re.escape(region)}\t.*\t([^\t]*)$", places.text, re.MULTILINE)
    near = {held for held, spellings in lines if any(is_one_letter_off(folded, each) for each in spellings.split("|"))}
    return near.pop() if len(near) == 1 else None


def _held(name: str, rows: Sequence[Place]) -> str:
    """What the table holds: the places of that name, and others that once bore it only where there are no such."""
    alike = [place for place in rows if fold(place.name)[:3] == fold(name)[:3]] or rows
    places = "; ".join(
        f"{place.name}, {place.region or COUNTRIES.get(place.country, (place.country,))[0]}"
        + (f" ({place.population:,} people)" if place.population else "")
        for place in alike[:5]
    )
    return f"the table holds {places} (GeoNames)"


def _finding(text: str, mention: _Mention, notice: _Notice) -> Finding:
    """Its words start with the place, the kind of place or the region, not with what else has a capital before them."""
    words = mention.span.of(text)
    told = (
        f"{mention.kind} of {notice.name}",
        notice.name,
        mention.where.split()[-1] if mention.where else notice.name,
    )
    start = mention.span.start + min(at for part in told if (at := words.find(part)) >= 0)
    span = Span(start, mention.span.end)
    stance = Stance.REFUTES if notice.refutes else None
    return Finding("places", notice.message, notice.sum, span, span.of(text), notice.flag, stance)
