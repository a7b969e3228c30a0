"""Whether what a claim binds together is bound in a text too: a verb and its date, an office and its holder."""

import re
from collections.abc import Sequence

from secondsource.domain.measure import DateMention
from secondsource.reading.comparing.alignment import Pair
from secondsource.reading.comparing.comparison import Outcome, days_outcome, read_values
from secondsource.reading.speech.speakers import ROLE_NOUN
from secondsource.reading.vocabulary.demonyms import name_base
from secondsource.reading.vocabulary.names import find_names, name_words
from secondsource.reading.vocabulary.transliteration import name_key
from secondsource.reading.vocabulary.verbs import BASES, PAST, PRESENT
from secondsource.reading.vocabulary.words import word_form

_PIECE = re.compile(r"[;:]|,\s|\b(?:and|but|before|after|until|when|while)\b", re.IGNORECASE)
_HOLDS = re.compile(
    r"\s(?:is|was|has been|had been|became|becomes|remains|remained|serves as|served as)\s"
    r"(?:not |now |also |still |currently |then |never |once )*(?:the |an? )?"
)
_NEAR = 40
"""Characters between an office and the name of its holder, or of what it is an office of."""


def date_of_another(claim: str, text: str, pairs: Sequence[Pair]) -> tuple[str, str] | None:
    """A verb of the claim and its date there, where the text gives that verb another date: `began in May`."""
    claimed, given = read_values(claim).dates, read_values(text).dates
    if not claimed or len(given) < 2:
        return None
    for pair in pairs:
        if pair.text is None or pair.claim.named is not None or not _is_verb(pair.claim.word.text):
            continue
        own = _beside(claim, pair.claim.word.start, claimed)
        theirs = _beside(text, pair.text.word.start, given)
        if own and theirs and not any(days_outcome(one, other) is Outcome.MEETS for one in own for other in theirs):
            return pair.claim.word.text, own[0].span.of(claim)
    return None


def _is_verb(word: str) -> bool:
    low = word.lower()
    return low in PAST or low in PRESENT or low in BASES or low.endswith("ed") or low in ("begun", "left", "taken")


def _beside(text: str, at: int, dates: Sequence[DateMention]) -> list[DateMention]:
    """The dates in the same piece of a sentence."""
    borders = [hit.start() for hit in _PIECE.finditer(text) if not any(_inside(hit.start(), each) for each in dates)]
    start = max((border for border in borders if border <= at), default=0)
    end = min((border for border in borders if border > at), default=len(text))
    return [each for each in dates if start <= each.span.start < end]


def _inside(at: int, mention: DateMention) -> bool:
    return mention.span.start <= at < mention.span.end


def other_holder(claim: str, text: str) -> str | None:
    """The office that a claim gives somebody, where the text does not give it to the same person for the same body."""
    verb = _HOLDS.search(claim)
    office = ROLE_NOUN.search(claim, verb.end()) if verb else None
    if verb is None or office is None:
        return None
    who = [name for name in find_names(claim) if name.span.end == verb.start()]
    if not who:
        return None
    holder = name_key(name_words(who[-1].text)[-1])
    bodies = {name_base(word) for name in find_names(claim[verb.end() :]) for word in name_words(name.text)}
    root = word_form(office.group()).root
    for hit in ROLE_NOUN.finditer(text):
        if word_form(hit.group()).root == root and _is_held(text, hit.start(), hit.end(), holder, bodies):
            return None
    return office.group()


def _is_held(text: str, start: int, end: int, holder: str, bodies: set[str]) -> bool:
    names = find_names(text)
    near = [name for name in names if name.span.end > start - 2 * _NEAR and name.span.start < end + 2 * _NEAR]
    held = any(name_key(word) == holder for name in near for word in name_words(name.text))
    beside = [name for name in names if name.span.end > start - _NEAR and name.span.start < end + _NEAR]
    told = {name_base(word) for name in beside for word in name_words(name.text)}
    return held and (not bodies or bool(bodies & told))
