"""What to ask the sources about one claim: telling words, names in every spelling held, numbers, a time window."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from secondsource.domain.article import Article
from secondsource.domain.claim import Claim
from secondsource.domain.evidence import Query
from secondsource.domain.folding import fold
from secondsource.domain.measure import DateMention
from secondsource.domain.reference import Role, Tables
from secondsource.reading.measures.numbers import find_quantities
from secondsource.reading.measures.times import find_dates
from secondsource.reading.vocabulary.names import find_names, same_name
from secondsource.reading.vocabulary.transliteration import is_cyrillic, name_key, romanise
from secondsource.reading.vocabulary.words import content_text

LONGEST = 1000
"""Letters of a claim that are asked about."""
SPELLINGS = 12
NUMBERS = 8


def make_query(claim: Claim, article: Article, tables: Tables, until: date) -> Query:
    """The question for the sources; nothing published after `until` may answer it."""
    text = claim.text[:LONGEST]
    names = [name.text for name in find_names(text)]
    speaker = claim.attribution.speaker if claim.attribution and claim.attribution.named else ""
    names += [name.text for name in find_names(speaker)]
    return Query(
        text=content_text(text),
        names=tuple(_spellings(name, tables) for name in _each_once(names)),
        numbers=_numbers(text),
        since=_since(text, article, until),
        until=until,
    )


def _each_once(names: list[str]) -> list[str]:
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(fold(name), name)
    return list(kept.values())


def _spellings(name: str, tables: Tables) -> tuple[str, ...]:
    """The name as the claim spells it, then other spellings of the same sound, then other names of the same thing."""
    held = sorted(_held(name, tables), key=lambda spelling: name_key(spelling) != name_key(name))
    latin = (romanise(name),) if is_cyrillic(name) else ()
    return tuple(_each_once([name, *held, *latin]))[:SPELLINGS]


def _held(name: str, tables: Tables) -> Iterator[str]:
    yield from _people(name, tables.roles)
    for place in tables.places.find(name)[:1]:
        yield from (place.name, *place.variants)


@lru_cache(maxsize=4096)
def _people(name: str, roles: tuple[Role, ...]) -> tuple[str, ...]:
    """Every spelling of everyone in the table who has that name; remembered, because an article repeats its names."""
    named = [(role.person, *role.names) for role in roles]
    return tuple(spelling for names in named if any(same_name(name, held) for held in names) for spelling in names)


def _numbers(text: str) -> tuple[str, ...]:
    """Numbers and dates as the text writes them."""
    spans = [quantity.span for quantity in find_quantities(text)] + [mention.span for mention in find_dates(text)]
    return tuple(dict.fromkeys(span.of(text) for span in sorted(spans)))[:NUMBERS]


def _since(text: str, article: Article, until: date) -> date | None:
    """First day the claim speaks of: nobody told it earlier. None where it gives no date."""
    last = article.published or article.dating.latest or until
    days = [first for mention in find_dates(text) if (first := _first_day(mention, last)) and first <= until]
    return min(days) if days else None


def _first_day(mention: DateMention, last: date) -> date | None:
    """The first day that a date can mean; without a year, the latest such day up to `last`."""
    if mention.year is not None:
        bounds = mention.interval()
        return bounds[0] if bounds else None
    for year in (last.year, last.year - 1):
        bounds = DateMention(year, mention.month, mention.day, None, mention.span).interval()
        if bounds and bounds[0] <= last:
            return bounds[0]
    return None
