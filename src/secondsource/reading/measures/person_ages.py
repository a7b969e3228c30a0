"""How old a text says a named person is: `Ada Bell, 58,`, `the 58-year-old Ada Bell`, `Ada Bell, a 58-year-old nurse`,
`Bell (58)`, `Bell is 58`, `Bell, in her fifties`. Where a text tells of another time (`then 29`), nothing is read."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondsource.domain.folding import fold
from secondsource.domain.record import Span
from secondsource.reading.measures.ages import find_ages
from secondsource.reading.measures.numerals import TENS, UNITS, spelled_value

OLDEST = 115
NAME = (
    r"(?P<name>(?<!\w)[^\W\d_a-z][\w.’'-]{1,40}"
    r"(?: (?:(?:van|von|de|der|da|al|bin|el|la) ){0,2}[^\W\d_a-z][\w.’'-]{0,40}){0,3})"
)
_ONES, _TENTHS = "|".join(list(UNITS)[1:10]), "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in TENS)
_N = rf"(?P<age>\d{{1,3}}|(?:{_TENTHS})(?:-(?:{_ONES}))?)"
_THEIRS = (
    r"(?P<theirs>in (?:his|her|their) (?:early |late |mid-?)?"
    r"(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|[2-9]0s))"
)
_ENDS = r"(?=,(?! \d)|[.;)]|\)| \(|, (?:and|who|of)\b| (?:and|years old|when|but)\b)(?!,\d{3}|[.,]\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{NAME}, (?:aged? |now |who is )?(?:{_N}|{_THEIRS})(?=,(?! \d)| \(|, (?:and|who|of)\b)(?!,\d{{3}})",
        rf"{NAME} \((?:aged? )?{_N}\)",
        rf"\b{_N}-year-old (?:[a-z-]+ ){{0,3}}{NAME}",
        rf"{NAME}, (?:a|an|the) {_N}-year-old\b",
        rf"{NAME} is (?:now |only |just |already )?(?:aged )?{_N}{_ENDS}",
        rf"\bAt {_N}, {NAME} (?:is|has|remains)\b",
    )
)
AN_AGE = re.compile(
    r"\b(?:(?:[Aa]ged|[Aa]t the age of|[Aa]t age|turned|turns|turning|(?:was|is|be|now)(?: now| just| only"
    r"| already)?|[Aa]t"
    r"|and(?= \d{1,3} when)) (?:aged )?(?P<age>\d{1,3})\b(?! ?(?:percent|per|%|a\.?m|p\.?m|times|years (?!old)|of"
    r"|months|weeks|days|points|miles|km|kilomet|degrees|million|billion|people|[A-Z(]|st|nd|rd"
    r"|th))(?![.,:–-]\d|-)|(?P<old>\d{1,3})-year-old)"
)
"""An age that a verb or `at` gives somebody: `was 30`, `at 22`, `turned 63`, `a 58-year-old`."""
NOT_NOW = re.compile(r"\b(?:when|then|at the time|was \d|died|killed|dead|ago|[Ii]n (?:1\d|20)\d\d)\b")
_BIRTH = re.compile(r"\bborn\b[^;]{0,40}?\b\d{4}\b")
_FIRST_LAST = re.compile(r"\b(?P<first>[A-Z][a-z]+)\.? (?:[A-Z]\. )?(?P<last>[A-Z][\w’'-]+)\b")
_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|President|Prime Minister|And|But)\.? ")


@dataclass(frozen=True, slots=True)
class PersonAge:
    """How old the text says somebody is."""

    name: str
    """Folded, without a title."""
    low: int
    high: int
    """Years; another than `low` only for `in her fifties`."""
    span: Span
    sentence: int


def find_person_ages(text: str, sentences: Sequence[Span]) -> tuple[PersonAge, ...]:
    """Ages that stand beside a name, in sentences about the present, in their order."""
    starts = [sentence.start for sentence in sentences]
    found = (age for form in _FORMS for hit in form.finditer(text) if (age := _age(text, hit, sentences, starts)))
    return tuple(sorted({age.span: age for age in found}.values(), key=lambda age: age.span))


def _age(text: str, hit: re.Match[str], sentences: Sequence[Span], starts: Sequence[int]) -> PersonAge | None:
    at = bisect_right(starts, hit.start()) - 1
    if at < 0:
        return None
    told = _BIRTH.sub("", text[max(starts[at], hit.start() - 50) : min(sentences[at].end, hit.end() + 50)])
    years = _years(hit)
    if years is None or not 0 < years[0] <= OLDEST or NOT_NOW.search(told):
        return None
    return PersonAge(bare_name(hit["name"]), *years, Span(hit.start(), hit.end()), at)


def _years(hit: re.Match[str]) -> tuple[int, int] | None:
    told = hit.groupdict()
    if told.get("theirs"):
        decade = next(iter(find_ages(told["theirs"])), None)
        return (round(decade.low), round(decade.high)) if decade else None
    words = told["age"]
    years = int(words) if words.isdigit() else round(spelled_value(words))
    return years, years


def bare_name(name: str) -> str:
    """The name folded, without a title or a conjunction."""
    return fold(_TITLE.sub("", name).rstrip(".,’'-"))


def first_names(text: str) -> dict[str, frozenset[str]]:
    """The first names that stand before each last name, both folded."""
    named: dict[str, set[str]] = defaultdict(set)
    for hit in _FIRST_LAST.finditer(text):
        if not _TITLE.match(f"{hit['first']} "):
            named[fold(hit["last"])].add(fold(hit["first"]))
    return {last: frozenset(firsts) for last, firsts in named.items()}


def one_person(one: str, other: str, firsts: Mapping[str, frozenset[str]]) -> bool:
    """Whether two names are of one person: alike in full, or a last name that the text gives one first name only."""
    parts, others = one.split()[-2:], other.split()[-2:]
    if len(parts) == len(others):
        return len(parts) > 1 and parts == others
    return parts[-1] == others[-1] and len(firsts.get(parts[-1], ())) == 1
