"""How many people live in a place, against the table of places.

Where a statement gives the population of a place by name, the number is set beside the estimate that the table of
places holds for that place. The table says which unit it counts: a city is not its community, district or region, and
a statement about one of these is left alone. Estimates of a population differ by source and year, so a number within a
tenth of the estimate is supported, and one that is more than a quarter off is only pointed out: it is never refuted by
this check. A name that several places of like size share is left alone unless the article names the region of one of
them.
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
from secondsource.domain.reference import SCOPES, OneTables, Place, Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.numbers import find_quantities
from secondsource.reading.vocabulary.names import find_names
from secondsource.reading.vocabulary.place_units import unit_words

_POPULATION = re.compile(r"\bpopulation (?:of|is|was|stood at|stands at)\b", re.IGNORECASE)
_PART = re.compile(r"\b(?:remain\w*|left|fled|still|now|today|currently|fell|dropped|shrank|down to)\b", re.IGNORECASE)
_WHERE = re.compile(r", (?:the )?(?P<where>[^\W\d_a-z][\w-]+(?: [^\W\d_a-z][\w-]+)?)\b")
"""`Paris, Texas`: what lies elsewhere is another place."""
_REACH = 60
"""Characters between the word *population* and its number."""


@dataclass(frozen=True, slots=True)
class Options:
    """When a number fits."""

    tolerance: Share = 0.1
    """Share of the estimate by which a number may miss it."""
    far: Share = 0.25
    """Share of the estimate from which a number that misses it is pointed out."""
    larger: float = 10.0
    """So many times the people make a place the one that its name means."""


@dataclass(frozen=True, slots=True)
class Component:
    """Compares populations with the table of places."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:
        around = fold(f"{article.title} {article.text}")
        found = (self._finding(claim, around, tables) for claim in reading.claims)
        return tuple(finding for finding in found if finding)

    def _finding(self, claim: Claim, around: str, tables: Tables) -> Finding | None:
        number = _told(claim, tables)
        place = self._place(claim, around, tables) if number else None
        if number is None or place is None:
            return None
        slack = self.options.tolerance * place.population
        fits = number.low - slack <= place.population <= number.high + slack
        words = number.span.of(claim.quote)
        apart = abs(number.low - place.population) / place.population
        if not fits and apart < self.options.far:
            return None
        return Finding(
            check="populations",
            message=f"{words} {'fits' if fits else 'is far from'} the estimate held for {place.name} ({place.kind}).",
            arithmetic=f"{words} against {place.population:,}: {apart:.1%} apart (GeoNames estimate; unit:"
            f" {place.kind})",
            span=claim.span,
            quote=claim.quote,
            flag=None if fits else Flag.NEEDS_CONTEXT,
            stance=Stance.SUPPORTS if fits and claim.checkable else None,
        )

    def _place(self, claim: Claim, around: str, tables: Tables) -> Place | None:
        """The one place that the statement's first place name means."""
        for name in find_names(claim.text):
            held = [place for place in tables.places.find(name.text) if place.population]
            places = [place for place in held if fold(place.name) == fold(name.text)] or held
            if places:
                where = _WHERE.match(claim.text, name.span.end)
                inside = [place for place in places if not where or _lies_in(place, where["where"])]
                return self._meant(inside, around) if inside else None
        return None

    def _meant(self, places: Sequence[Place], around: str) -> Place | None:
        nearby = [place for place in places if place.region and fold(place.region.split()[0]) in around]
        chosen = nearby or places
        alone = len(chosen) == 1 or chosen[0].population >= self.options.larger * chosen[1].population
        return chosen[0] if alone else None


def _lies_in(place: Place, where: str) -> bool:
    return any(fold(where) in fold(held) or fold(held) in fold(where) for held in (place.region, place.country) if held)


def _told(claim: Claim, tables: Tables) -> Quantity | None:
    """The population that a statement gives; None where it is about another unit or about those who are left."""
    word = _POPULATION.search(claim.quote)
    other = _other_unit(OneTables(tables))
    if not word or other.search(claim.quote) or _PART.search(claim.quote, max(0, word.start() - 12)):
        return None
    return next(_after(claim.quote, Span(*word.span())), None)


@lru_cache(maxsize=4)
def _other_unit(key: OneTables) -> re.Pattern[str]:
    """Words for what is larger than a city."""
    units = unit_words(key.tables, *SCOPES[1:4])
    return re.compile(rf"\b(?:(?:{units})(?:['’]?s)?|communities|counties|metro\w*|area)\b", re.IGNORECASE)


def _after(quote: str, word: Span) -> Iterator[Quantity]:
    for quantity in find_quantities(quote):
        if word.end <= quantity.span.start <= word.end + _REACH and quantity.unit != "percent":
            yield quantity
