"""Whether what a claim binds together is bound in a text too: a verb and its date, an office and its holder."""

import re
from collections.abc import Sequence

from secondsource.domain.measure import DateMention
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.reading.comparing.alignment import Pair
from secondsource.reading.comparing.comparison import Outcome, days_outcome, read_values
from secondsource.reading.speech.speakers import ROLE_NOUN
from secondsource.reading.vocabulary.demonyms import name_base
from secondsource.reading.vocabulary.names import Name, find_names, name_words
from secondsource.reading.vocabulary.transliteration import name_key
from secondsource.reading.vocabulary.verbs import BASES, PAST, PRESENT
from secondsource.reading.vocabulary.words import find_words, word_form

_PIECE = re.compile(r"[;:]|,\s|\b(?:and|but|before|after|until|when|while)\b", re.IGNORECASE)
_HOLDS = re.compile(
    r"\s(?:is|was|has been|had been|became|becomes|remains|remained|serves as|served as)\s"
    r"(?:not |now |also |still |currently |then |never |once )*(?:the |an? )?"
)
_OWNED = re.compile(r"(?:[’']s)? (?:[a-z-]+ )?")
_OBJECT = re.compile(r"\s(?:on |against |the |(?:the )?(?:city|town|village|port) of )*")
_DONE_TO = re.compile(r"\s(?:of|on|against|into) (?:the )?")
_DOER = re.compile(r"(?:[’']s|-led)? (?:[a-z-]+ ){0,2}")
_PART = re.compile(r"\s(?:the |an? )?(?:[a-z-]+ ){1,4}(?:in|near|outside|of|around) (?:the )?")
_WHOLE = re.compile(r"\b(?:city|town|village|port|whole|entire|capital|control|all) (?:\w+ )?of\b")
_OFFICE_OF = re.compile(r"(?: [a-z-]+){0,8} (?:of|for|at|in|to) (?:the )?")
_WHOSE_OFFICE = re.compile(r"(?:[’']s)?(?: (?!(?:to|the|an?|in|of|and|or|for|by|with|on|at|as|from)\b)[\w-]+){0,4} ")
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


def other_holder(claim: str, text: str, tables: Tables) -> str | None:
    """The office that a claim gives somebody, where the text does not give it to the same person for the same body."""
    verb = _HOLDS.search(claim)
    office = ROLE_NOUN.search(claim, verb.end()) if verb else None
    if verb is None or office is None:
        return None
    who = [name for name in find_names(claim) if name.span.end == verb.start()]
    if not who:
        return None
    holder = name_key(name_words(who[-1].text, tables)[-1])
    bodies = {name_base(word) for name in find_names(claim[verb.end() :]) for word in name_words(name.text, tables)}
    root = word_form(office.group()).root
    for hit in ROLE_NOUN.finditer(text):
        if word_form(hit.group()).root == root and _is_held(text, Span(*hit.span()), holder, bodies, tables):
            return None
    return office.group()


def _is_held(text: str, office: Span, holder: str, bodies: set[str], tables: Tables) -> bool:
    names, start, end = find_names(text), office.start, office.end
    near = [name for name in names if name.span.end > start - 2 * _NEAR and name.span.start < end + 2 * _NEAR]
    held = any(name_key(word) == holder for name in near for word in name_words(name.text, tables))
    beside = [name for name in names if _is_beside(text, name, start, end)]
    told = {name_base(word) for name in beside for word in name_words(name.text, tables)}
    return held and (not bodies or bool(bodies & told))


def _is_beside(text: str, name: Name, start: int, end: int) -> bool:
    """`Borean President …`, `Borea's foreign minister`, `minister of defence of Borea`."""
    if name.span.start <= start and end <= name.span.end:
        return True
    return bool(
        _OFFICE_OF.fullmatch(text[end : name.span.start]) or _WHOSE_OFFICE.fullmatch(text[name.span.end : start])
    )


def other_owner(claim: str, text: str, pairs: Sequence[Pair], tables: Tables) -> tuple[str, str] | None:
    """`Borean soldiers` of the claim, where the text speaks of the soldiers of others alone."""
    mine, theirs = find_names(claim), find_names(text)
    for pair in pairs:
        if pair.text is None or pair.claim.named is not None or _is_verb(pair.claim.word.text):
            continue
        own = _before(claim, pair.claim.word.start, mine, tables)
        same = [word.start for word in find_words(text) if word.form.stem == pair.text.word.form.stem]
        given = [_before(text, start, theirs, tables) for start in same]
        others = [other for other in given if other]
        if own and len(others) == len(given) > 0 and name_base(own) not in map(name_base, others):
            return f"{own} {pair.claim.word.text}", f"{others[0]} {pair.text.word.text}"
    return None


def _before(text: str, at: int, names: Sequence[Name], tables: Tables) -> str | None:
    """The last word of the name right before a noun, one plain word between at most."""
    found = [name for name in names if name.span.end <= at and _OWNED.fullmatch(text[name.span.end : at])]
    return name_words(found[-1].text, tables)[-1] if found else None


def turned_round(claim: str, text: str, pairs: Sequence[Pair], tables: Tables) -> tuple[str, str] | None:
    """The doer and the undergoer of a verb in the claim, where the text has them the other way round."""
    mine, theirs = find_names(claim), find_names(text)
    for pair in pairs:
        if pair.text is None or pair.claim.named is not None or not _is_verb(pair.claim.word.text):
            continue
        word, given = pair.claim.word, pair.text.word
        doer = next((name for name in reversed(mine) if name.span.end <= word.start), None)
        other = next((name for name in mine if name.span.start >= word.end), None)
        if not doer or not other or not _OBJECT.fullmatch(claim[word.end : other.span.start]):
            continue
        hit = [name for name in theirs if _DONE_TO.fullmatch(text[given.end : name.span.start])]
        hit += [name for name in theirs if _OBJECT.fullmatch(text[given.end : name.span.start])]
        did = [name for name in theirs if _DOER.fullmatch(text[name.span.end : given.start])]
        if _meet(hit[:1], doer, tables) and not _meet(hit[:1], other, tables):
            return doer.text, other.text
        if _meet(did[-1:], other, tables) and not _meet(did[-1:], doer, tables):
            return doer.text, other.text
    return None


def _meet(names: Sequence[Name], other: Name, tables: Tables) -> bool:
    return any(not _bases(name, tables).isdisjoint(_bases(other, tables)) for name in names)


def _bases(name: Name, tables: Tables) -> set[str]:
    words = name_words(name.text, tables)
    return {name_base(part) for word in words for part in (word, word.removesuffix("-led"))}


def other_object(claim: str, text: str, pairs: Sequence[Pair], tables: Tables) -> str | None:
    """A place that the claim says was taken, where the text says so of something in it alone."""
    mine, theirs = find_names(claim), find_names(text)
    for pair in pairs:
        if pair.text is None or pair.claim.named is not None or not _is_verb(pair.claim.word.text):
            continue
        word, given = pair.claim.word, pair.text.word
        taken = next((name for name in mine if _OBJECT.fullmatch(claim[word.end : name.span.start])), None)
        if taken is None:
            continue
        for name in theirs:
            between = text[given.end : name.span.start]
            if _PART.fullmatch(between) and not _WHOLE.search(between) and _meet([name], taken, tables):
                return taken.text
    return None
