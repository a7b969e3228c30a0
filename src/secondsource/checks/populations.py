"""How many people live in a place, against the table of places.

Where a statement gives the population of a place by name ("Leeds has a population of 800,000", "Leeds, home to 800,000
people", "a city of 800,000", "800,000 people live in Leeds"), the number is set beside the estimate that the table of
places holds for that place. The table says which unit it counts: a city is not its community, district or region, and
a statement about one of these is left alone. Estimates of a population differ by source and year, so a number within a
tenth of the estimate is supported, and one that is more than a quarter off is only pointed out: it is never refuted by
this check. A name that several places of like size share is left alone unless the article names the region of one of
them.

Countries, and states or provinces of them, are set beside the table of lands in the same way: "in Norway, a nation of
five million people", "home to five million people", "the country's five million inhabitants", "five million people live
in Norway", "Norway covers 385,000 square kilometres". "The state of New York" is the state, not the city. There a
number is pointed out from two fifths off on, and never one that a sentence gives for another year.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from secondsource.domain.article import Article
from secondsource.domain.claim import Claim, Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.folding import fold
from secondsource.domain.measure import Quantity, Share
from secondsource.domain.record import Span
from secondsource.domain.reference import SCOPES, Place, Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.comparing.conversion import converted
from secondsource.reading.measures.numbers import find_quantities
from secondsource.reading.measures.numerals import find_numerals
from secondsource.reading.peoples import Told, find_told
from secondsource.reading.vocabulary.lands import lands_of
from secondsource.reading.vocabulary.names import Name, find_names
from secondsource.reading.vocabulary.place_units import unit_words

_POPULATION = re.compile(
    r"\b(?:population (?:of|is|was|stood at|stands at|stands now at)\b|population,"
    r"|population(?= (?:about |some |around )?\d)|pop\."
    r"|(?:is )?home to|inhabited by"
    r"|(?:city|town|capital|village|metropolis) of(?= (?:\w+ ){0,2}\d))",
    re.IGNORECASE,
)
_LIVE = re.compile(
    r"(?: people| residents| inhabitants)? (?:who )?(?:now )?(?:live|lives|lived|are living|living|reside) in "
    r"(?P<place>[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)*)(?=[,.;)]|$| and\b| but\b| proper\b)(?!['’]s)"
)
_WITH = re.compile(r"\b[Ww]ith (?:a population of |its |some |about |around |nearly |more than |over )?$")
_NEXT = re.compile(
    r"(?: people| residents| inhabitants)?, (?:the (?:city|town|capital|port)(?: of)? )?"
    r"(?P<place>[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)*)"
    r"(?= (?:is|was|has|had|ranks|needs|remains|lies|became|[a-z]+s)\b)"
)
_HAS = re.compile(
    r"(?P<place>[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)*) (?:has|counts)(?: (?:about|some|around|nearly|almost|over"
    r"|more than))? $"
)
_ALONE = re.compile(r"[.,;]|$")
_PEOPLE = frozenset({None, "people", "person", "resident", "inhabitant", "live", "citizen"})
_PART = re.compile(r"\b(?:remain\w*|left|fled|still|now|today|currently|fell|dropped|shrank|down to)\b", re.IGNORECASE)
_WHERE = re.compile(r", (?:the )?(?P<where>[^\W\d_a-z][\w-]+(?: [^\W\d_a-z][\w-]+)?)\b")
"""`Paris, Texas`: what lies elsewhere is another place."""
_OTHERS = re.compile(
    r" (?!(?:in|and|at|is|as|on|before|after|when|until|near|but|or|people|inhabitants|residents)\b)[\w’'-]+"
)
_KM2 = "square kilometres"
_NEAR = 45
"""Characters between a name and the word *population*."""
_REACH = 60
"""Characters between the word *population* and its number."""


@dataclass(frozen=True, slots=True)
class Options:
    """When a number fits."""

    tolerance: Share = 0.1
    """Share of the estimate by which a number may miss it."""
    far: Share = 0.25
    """Share of the estimate from which a number that misses it is pointed out."""
    far_land: Share = 0.4
    """The same for a country or a state, whose people grow and shrink over the years of which an article may speak."""
    larger: float = 10.0
    """So many times the people make a place the one that its name means."""


@dataclass(frozen=True, slots=True)
class Component:
    """Compares populations with the table of places."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:
        around = fold(f"{article.title} {article.text}")
        found = (self._finding(claim, around, tables) for claim in reading.claims)
        lands = (self._land(article.text, told, tables) for told in find_told(article.text, reading.sentences, tables))
        return tuple(finding for finding in (*found, *lands) if finding)

    def _land(self, text: str, told: Told, tables: Tables) -> Finding | None:
        """A number far from what the tables hold for every land, and every large place, of the name."""
        number, unit = told.number, "people"
        lands = [land for land in lands_of(told.land, tables) if told.land not in land.parts]
        if told.area:
            held = [(land.name, land.area_km2, land.source) for land in lands if land.area_km2]
            given, unit = converted(number, _KM2, tables) or (number.low, number.high), "km²"
        else:
            held = [(land.name, land.population, land.source) for land in lands]
            held += [
                (place.name, place.population, "GeoNames") for place in tables.places.find(told.land)[: len(lands)]
            ]
            given = (number.low, number.high)
        far = self.options.far_land
        near = any(given[0] < size * (1 + far) and given[1] > size * (1 - far) for _, size, _ in held)
        if near or not held:
            return None
        name, size, source = held[0]
        words = number.span.of(told.sentence.of(text))
        return Finding(
            check="populations",
            message=f"{words} is far from the {'area' if told.area else 'population'} held for {name}.",
            arithmetic=f"{words} against {size:,} {unit} ({source})",
            span=told.sentence,
            quote=told.sentence.of(text),
            flag=Flag.NEEDS_CONTEXT,
        )

    def _finding(self, claim: Claim, around: str, tables: Tables) -> Finding | None:
        told = _told(claim, tables)
        place = self._place(claim.quote, told[1], around, tables) if told else None
        if told is None or place is None:
            return None
        number = told[0]
        slack = self.options.tolerance * place.population
        fits = number.low - slack <= place.population <= number.high + slack
        words = number.span.of(claim.quote)
        apart = abs(number.low - place.population) / place.population
        if (not claim.checkable) if fits else apart < self.options.far:
            return None
        return Finding(
            check="populations",
            message=f"{words} {'fits' if fits else 'is far from'} the estimate held for {place.name} ({place.kind}).",
            arithmetic=f"{words} against {place.population:,}: {_tell_gap(apart)} (GeoNames estimate; unit:"
            f" {place.kind})",
            span=claim.span,
            quote=claim.quote,
            flag=None if fits else Flag.NEEDS_CONTEXT,
            stance=Stance.SUPPORTS if fits else None,
        )

    def _place(self, quote: str, names: Sequence[Name], around: str, tables: Tables) -> Place | None:
        """The one place that the first of these names which is a place means."""
        for name in names:
            if lands_of(name.text, tables):
                return None
            held = [place for place in tables.places.find(name.text) if place.population]
            places = [place for place in held if fold(place.name) == fold(name.text)] or held
            if places:
                where = _WHERE.match(quote, name.span.end)
                inside = [place for place in places if not where or _lies_in(place, where["where"])]
                return self._meant(inside, around) if inside else None
        return None

    def _meant(self, places: Sequence[Place], around: str) -> Place | None:
        nearby = [place for place in places if place.region and fold(place.region.removesuffix(" Oblast")) in around]
        chosen = nearby or places
        alone = len(chosen) == 1 or chosen[0].population >= self.options.larger * chosen[1].population
        return chosen[0] if alone else None


def _lies_in(place: Place, where: str) -> bool:
    return any(fold(where) in fold(held) or fold(held) in fold(where) for held in (place.region, place.country) if held)


def _told(claim: Claim, tables: Tables) -> tuple[Quantity, Sequence[Name]] | None:
    """The population that a statement gives, and the names of what it may be of, the likeliest first."""
    quote = claim.quote
    if _other_unit(tables).search(quote):
        return None
    if word := _POPULATION.search(quote):
        number = next(_after(quote, Span(*word.span())), None)
        if number is None or _PART.search(quote, max(0, word.start() - 12)):
            return None
        return number, _names(quote, Span(*word.span()), number.span)
    for number in find_quantities(quote):
        ends = number.span.end, number.span.start + _figures(number, quote)
        hit = next((hit for end in ends if (hit := _LIVE.match(quote, end))), None)
        if hit is None and number.unit and _WITH.search(quote, 0, number.span.start):
            hit = next((hit for end in ends if (hit := _NEXT.match(quote, end))), None)
        if hit is None and number.unit in {"resident", "inhabitant"} and _ALONE.match(quote, number.span.end):
            hit = _HAS.search(quote, max(0, number.span.start - _REACH), number.span.start)
        if hit and number.unit in _PEOPLE and not _PART.search(quote):
            return number, (Name(hit["place"], Span(*hit.span("place"))),)
    return None


def _figures(number: Quantity, quote: str) -> int:
    """How far the number goes without the noun that it counts."""
    return next((each.span.end for each in find_numerals(number.span.of(quote))), 0)


def _names(quote: str, word: Span, number: Span) -> Sequence[Name]:
    """The name right before the word, with the one that it lies in, or the name between word and number."""
    names = find_names(quote)
    inside = [name for name in names if word.end <= name.span.start and name.span.end <= number.start]
    ahead = [name for name in names if name.span.end <= word.start][-2:]
    near = ahead[-1:] if ahead and word.start - ahead[-1].span.end <= _NEAR else []
    if near and len(ahead) == 2 and quote[ahead[0].span.end : ahead[1].span.start] == ", ":
        near = ahead
    return [part for name in (*inside, *near) for part in _parts(name)]


def _parts(name: Name) -> Iterator[Name]:
    yield name
    if " of " in name.text:
        last = name.text.rpartition(" of ")[2]
        yield Name(last, Span(name.span.end - len(last), name.span.end))


def _tell_gap(apart: float) -> str:
    """How far two numbers are apart, as a reader says it: no rounding turns a difference into none."""
    if not apart:
        return "the same number"
    return "less than 0.1% apart" if apart < 0.001 else f"{apart:.1%} apart"


@lru_cache(maxsize=4)
def _other_unit(tables: Tables) -> re.Pattern[str]:
    """Words for what is larger than a city."""
    units = unit_words(tables, *SCOPES[1:4])
    return re.compile(rf"\b(?:(?:{units})(?:['’]?s)?|communities|counties|metro\w*|area)\b", re.IGNORECASE)


def _after(quote: str, word: Span) -> Iterator[Quantity]:
    for quantity in find_quantities(quote):
        is_near = word.end <= quantity.span.start <= word.end + _REACH
        counts_people = quantity.unit or "pop" in word.of(quote).lower() or not _OTHERS.match(quote, quantity.span.end)
        if is_near and quantity.unit in _PEOPLE and counts_people:
            yield quantity
