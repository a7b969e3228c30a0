"""What was done on which day: `was arrested in May 2011`, `and in March 2012 a jury convicted him`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from secondsource.domain.measure import DateMention
from secondsource.domain.record import Span
from secondsource.reading.vocabulary.stages import deed_pattern

AUXILIARIES = r"(?:(?:was|were|had|has|been|later|then|only|finally|eventually|soon|also) )*"
"""Words between somebody and what that one did."""
_FRONTED = re.compile(r"(?:^|[,;] (?:and |but )?|\band )(?:in|on) (?:the )?$", re.IGNORECASE)
_REACH = 60
"""Characters between a deed and its date."""
_NEW_CLAUSE = re.compile(
    r"[;:]|, (?:and|but|while|when|whose|his|her|its|their)\b|\b(?:after|before|until|because|since|that|which|who)\b"
)


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done, and when."""

    verb: Span
    words: str
    date: DateMention
    is_to_same: bool = False
    """Whether a pronoun says that it is about the one of whom was spoken: `in 2012 a jury convicted him`."""


def find_deeds(text: str, inside: Sequence[DateMention]) -> Iterator[Deed | None]:
    """The deed right before each date; None for a date without one, so that its neighbours are no pair."""
    start = 0
    for mention in inside:
        hits = [*deed_pattern().finditer(text, max(start, mention.span.start - _REACH), mention.span.start)]
        last = hits[-1] if hits else None
        near = last and not _NEW_CLAUSE.search(text, last.end(), mention.span.start)
        yield Deed(Span(*last.span()), last.group().lower(), mention) if last and near else _fronted(text, mention)
        start = mention.span.end


def _fronted(text: str, mention: DateMention) -> Deed | None:
    """The deed that a date opens, done by or to whom a pronoun names: `and in May 2012 she was charged`."""
    opens = _FRONTED.search(text, max(0, mention.span.start - 12), mention.span.start)
    hit = _fronted_deed().match(text, mention.span.end) if opens else None
    if hit is None:
        return None
    name = "done" if hit["done"] else "deed"
    return Deed(Span(*hit.span(name)), hit[name].lower(), mention, is_to_same=True)


@cache
def _fronted_deed() -> re.Pattern[str]:
    deeds = deed_pattern().pattern
    return re.compile(
        rf",? (?:(?:he|she|it|they) {AUXILIARIES}(?P<done>{deeds})"
        rf"|(?:[\w’'-]+ ){{1,5}}?(?P<deed>{deeds})(?= (?:him|her|it|them)\b))",
        re.IGNORECASE,
    )
