"""A place of Ukraine whose name several places bear, where the article does not say which.

Many Ukrainian villages share a name. Where an article about Ukraine says that something is in, near or at such a place,
the check looks for what tells them apart: a region of Ukraine or another place near only one of them that the article
names, first in the words around the place, then anywhere; or far more people in one than in the others. Where none of
these leaves one, the places are listed. This is a remark and no error: the writer may well know which is meant, and a
reader cannot. The smallest villages are not in the table, so a place in a region for which it holds none is left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.folding import fold
from secondsource.domain.record import Span
from secondsource.domain.reference import Place, Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.namesakes import LARGER, SAME_KM, apart, near
from secondsource.reading.vocabulary.names import Name, find_names
from secondsource.reading.vocabulary.regions import lies_in, named_regions

_AT = re.compile(
    r"\b(?:in|near|at|from|outside|around|toward|towards|into|entered|(?:village|town|settlement|city) of|captured"
    r"|liberated|reached|left|took|hit|shelled|struck|attacked|between)"
    r" (?:the (?:[\w-]+ )?(?:village|town|settlement|city) (?:of )?)?$"
)
_ABOUT = "ukrain"


@dataclass(frozen=True, slots=True)
class Options:
    """What tells namesakes apart."""

    larger: float = LARGER
    """So many times the people make a place the one that its name means."""
    near_km: float = 40.0
    """A place that the article names and that lies no further off tells which one is meant."""
    same_km: float = SAME_KM
    """Rows no further apart are taken for one place."""
    around: int = 250
    """Characters to either side that are the words around a place."""
    most: int = 300
    """At most so many names of one article are looked up."""


@dataclass(frozen=True, slots=True)
class Component:
    """Points out places that share their name."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        folded = fold(f"{article.title} {article.text}")
        if _ABOUT not in folded or not tables.places.text:
            return ()
        held = self._held(article.text, tables)
        alone = {name.text: places[0] for name, places in held.values() if len(places) == 1}
        found: list[Finding] = []
        for name, places in held.values():
            if len(places) > 1 and _AT.search(article.text, max(0, name.span.start - 50), name.span.start):
                around = article.text[
                    max(0, name.span.start - self.options.around) : name.span.end + self.options.around
                ]
                beside = [place for other, place in alone.items() if other in around]
                meant = self._meant(places, named_regions(fold(around)), beside)
                if meant == places:
                    meant = self._meant(places, named_regions(folded), tuple(alone.values()))
                if len(self._apart(meant)) > 1:
                    found.append(_finding(name, meant))
        return tuple(found)

    def _held(self, text: str, tables: Tables) -> dict[str, tuple[Name, list[Place]]]:
        """Each name that is a Ukrainian place, where it stands first as one, and all places that it may be."""
        held: dict[str, tuple[Name, list[Place]]] = {}
        names = {name.text: name for name in reversed(list(_names(text)))}
        for name in list(reversed(names.values()))[: self.options.most]:
            places = tables.places.find(name.text)
            if places and places[0].country == "UA":
                held[fold(name.text)] = (name, self._apart([each for each in places if each.country == "UA"]))
        return held

    def _apart(self, places: Sequence[Place]) -> list[Place]:
        return list(apart(places, self.options.larger, self.options.same_km))

    def _meant(self, places: list[Place], regions: frozenset[str], others: Sequence[Place]) -> list[Place]:
        """Those in the regions, and of these the ones nearest to other places."""
        inside = [place for place in places if any(lies_in(place, region) for region in regions)] if regions else places
        for reach in (self.options.near_km / 3, self.options.near_km):
            if close := near(inside, others, reach):
                return list(close)
        return inside


def _names(text: str) -> Iterator[Name]:
    """Names, those first that are told as places."""
    names = find_names(text)
    told = [name for name in names if _AT.search(text, max(0, name.span.start - 50), name.span.start)]
    yield from (*told, *names)


def _finding(name: Name, places: Sequence[Place]) -> Finding:
    listed = "; ".join(
        f"{place.region}" + (f" ({place.population:,} people)" if place.population else "") for place in places[:8]
    )
    return Finding(
        check="namesakes",
        message=f"{len(places)} places in Ukraine are called {name.text}; the article does not say which is meant.",
        arithmetic=f"{name.text}: {listed} (GeoNames)",
        span=Span(name.span.start, name.span.end),
        quote=name.text,
        flag=Flag.NEEDS_CONTEXT,
    )
