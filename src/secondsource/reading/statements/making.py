"""A claim made of words and their place: what it is about, and whether evidence could decide it."""

from dataclasses import dataclass

from secondsource.domain.claim import Attribution, Claim, Reason
from secondsource.domain.ids import content_id
from secondsource.domain.record import Span
from secondsource.reading.statements.facets import find_facets
from secondsource.reading.statements.kinds import classify
from secondsource.reading.statements.part import LONGEST
from secondsource.reading.statements.pointing import LISTENERS
from secondsource.reading.statements.references import Referents


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands in an article, and who makes it there."""

    quote: str
    """The exact slice of the article at `span`."""
    span: Span
    sentence: Span
    attribution: Attribution | None
    central: bool


def make_claim(words: str, place: Place, unclear: tuple[str, ...], referents: Referents) -> Claim:
    """The claim that the words make there; it cannot be checked where what they point to is `unclear`."""
    kind, why_not = classify(words[:LONGEST])
    if why_not is None and any(word.casefold() not in LISTENERS for word in unclear):
        why_not = Reason.AMBIGUOUS_CLAIM
    return Claim(
        id=content_id("claim", words, place.quote, place.span.start, place.span.end),
        text=words,
        quote=place.quote,
        span=place.span,
        sentence=place.sentence,
        kind=kind,
        checkable=why_not is None,
        why_not=why_not,
        attribution=place.attribution,
        unclear=unclear,
        facets=find_facets(words[:LONGEST], kind, referents.people, referents.towns.places, central=place.central),
    )
