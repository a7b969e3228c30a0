"""What to ask the sources about one claim: telling words, names in every spelling held, numbers, a time window."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from secondsource.domain.article import Article
from secondsource.domain.claim import Claim, Kind
from secondsource.domain.evidence import Query
from secondsource.domain.folding import fold
from secondsource.domain.measure import DateMention
from secondsource.domain.reference import Tables
from secondsource.reading.measures.numbers import find_quantities
from secondsource.reading.measures.times import find_dates
from secondsource.reading.places import find_subject_places
from secondsource.reading.speech.camps import find_mentions
from secondsource.reading.vocabulary.names import find_names, same_name
from secondsource.reading.vocabulary.transliteration import is_cyrillic, name_key, romanise
from secondsource.reading.vocabulary.words import content_text

_ADMITS = re.compile(
    r"\b(?:conced\w*|acknowledg\w*|admit\w*|recogni[sz]ed?|no longer hid\w*|визна\w+|призна\w+)\b", re.IGNORECASE
)
_REACHES_BACK = re.compile(r"\b(?:never|since|after|until|had|was|were|before)\b", re.IGNORECASE)
FRESH = timedelta(days=7)
"""How far back the news on who holds a place now may lie."""
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
        language=article.language or "en",
    )


def make_plain_query(text: str, tables: Tables, since: date | None = None, until: date | None = None) -> Query:
    """The question for words that somebody typed: as they are, with each name in every spelling held."""
    names = _each_once([name.text for name in find_names(text[:LONGEST])])
    spelt = tuple(_spellings(name, tables) for name in names)
    return Query(text, spelt, _numbers(text[:LONGEST]), since, until)


def spellings_of(name: str, tables: Tables) -> tuple[str, ...]:
    """The name as it is given, then every other spelling held, in whatever alphabet."""
    return _spellings(name, tables)


HOLDING = {
    "en": "control captured taken liberated regained retreat",
    "uk": "контроль захопили взяли звільнили відбили відступ",
    "ru": "контроль захватили взяли освободили отбили отступление",
}
"""Words for who holds a place, in the languages that a question may be asked in."""
ADMITTING = {
    "en": "admitted conceded acknowledged lost",
    "uk": "визнали втратили втрата відійшли",
    "ru": "признали потеряли потеря отошли",
}
"""Words in which a side admits a loss."""


def make_queries(claim: Claim, article: Article, tables: Tables, until: date) -> tuple[Query, ...]:
    """The claim's own question; of a claim about who holds a place also, in English and in the language of every side,
    those that the claim names first, what each says of it; and where a side is said to admit something, what it says
    itself, in its language."""
    own = make_query(claim, article, tables, until)
    sides = dict.fromkeys(mention.camp for mention in find_mentions(claim.text, tables))
    if claim.kind not in (Kind.CONTROL, Kind.EVENT) or not sides:
        return (own,)
    conflicts = {camp.conflict for camp in sides}
    named = find_subject_places(claim.text[:LONGEST], article, tables)
    places = tuple(_spellings(name, tables) for name in named)
    since = _told_since(claim, article)
    others = (camp for camp in tables.camps if camp.conflict in conflicts)
    theirs = [lang for camp in dict.fromkeys((*sides, *others)) for lang in camp.lang]
    more: list[Query] = []
    if places and claim.kind is Kind.CONTROL:
        more += [
            _asked(own, lang, HOLDING, places, "who holds the place", since) for lang in dict.fromkeys(("en", *theirs))
        ]
    if _ADMITS.search(claim.text):
        more += [query for camp in sides for query in make_admission_queries(claim, article, tables, until, camp.camp)]
    return (own, *(query for query in dict.fromkeys(more) if query.text))


def make_admission_queries(claim: Claim, article: Article, tables: Tables, until: date, camp: str) -> tuple[Query, ...]:
    """What a side itself says of its loss, asked in its own languages: that its opponent tells it is hearsay."""
    own = make_query(claim, article, tables, until)
    places = tuple(_spellings(name, tables) for name in find_subject_places(claim.text[:LONGEST], article, tables))
    langs = dict.fromkeys(lang for row in tables.camps if row.camp == camp for lang in row.lang)
    asked = (
        _asked(own, lang, ADMITTING, places, "what the side itself says", _told_since(claim, article)) for lang in langs
    )
    return tuple(query for query in asked if places and query.text)


def _asked(
    own: Query,
    language: str,
    words: dict[str, str],
    places: tuple[tuple[str, ...], ...],
    purpose: str,
    since: date | None,
) -> Query:
    """A question about the places in one language; empty where its words are not held."""
    asked = words.get(language, "")
    names = tuple(name for name in places if name) if asked else ()
    text = " ".join((*(_spelled(spellings, language) for spellings in names), asked)) if asked else ""
    return Query(text, names, (), since, own.until, language, purpose)


_UKRAINIAN = re.compile(r"[іїєґ]|ськ|цьк", re.IGNORECASE)


def _spelled(spellings: tuple[str, ...], language: str) -> str:
    """The spelling of a name in a language, as far as one is held."""
    if language not in ("uk", "ru"):
        return spellings[0]
    cyrillic = [each for each in spellings if is_cyrillic(each)]
    fitting = [each for each in cyrillic if bool(_UKRAINIAN.search(each)) is (language == "uk")]
    return next(iter((*fitting, *cyrillic)), spellings[0])


def _told_since(claim: Claim, article: Article) -> date | None:
    """The first day whose news can bear on who holds a place now; None for what reaches further back."""
    day = article.published or article.dating.told_on or article.dating.earliest
    return day - FRESH if day and not _REACHES_BACK.search(claim.text) else None


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
    yield from _people(name, tables)
    for place in tables.places.find(name)[:1]:
        yield from (place.name, *place.variants)


@lru_cache(maxsize=4096)
def _people(name: str, tables: Tables) -> tuple[str, ...]:
    """Every spelling of everyone in the table who has that name; remembered, because an article repeats its names."""
    named = [(role.person, *role.names) for role in tables.roles]
    same = (names for names in named if any(same_name(name, held, tables) for held in names))
    return tuple(spelling for names in same for spelling in names)


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
