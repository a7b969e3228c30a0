"""Places with what a text says that they lie in: a region, a district, a country or one of its states."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.reading.vocabulary.lands import AFTER, REGION, land_words
from secondsource.reading.vocabulary.place_units import scope_of, unit_words

_NAME = r"[^\W\d_a-z][\w’'ʼ-]+(?: [^\W\d_a-z][\w’'ʼ-]+){0,2}"
_COMPASS = r"(?:(?:north|south|east|west|central|front-?line|border|neighbou?ring|occupied)[\w-]* )?"
_SIDE = r"(?:(?P<side>(?:north|south)?-?(?:(?:ea|we)st|north|south)(?:ern)?) (?:part )?(?:of )?)"
_THE = re.compile(r"\b[Tt]he (?:\w+ )?$")
_CALLED = re.compile(
    rf"\b(?P<kind>village|hamlet|(?:(?<=[Tt]he )|(?<=[a-z]an )|(?<=[a-z]ese )|(?<=[a-z]ish )|(?<=S\. ))"
    rf"(?:state|country|nation|city|town|metropolis|continent|province|county|municipality)) of"
    rf" (?P<name>{_NAME})(?!['’]s)(?!,? [A-Z])(?! d[aeio]l? [A-Z])"
    rf"|(?<![\w’'ʼ-])(?P<is>{_NAME})(?:,| is) an? (?:(?!sub)[a-z]+ ){{0,2}}?"
    r"(?P<a>village|hamlet|city|town|country|nation"
    rf"|state|continent)"
    r"(?= (?:of|in|with|where|that|on|near|whose)\b)"
    rf"|(?<![\w’'ʼ-])(?P<land>{_NAME}), the (?P<the>country|continent) (?=with\b)"
)
_MIXED = re.compile(
    rf"\b(?P<kind>(?<=[Tt]he )(?:city|town)) of (?P<name>{_NAME})[ -](?:[Oo]blast|[Pp]rovince|[Rr]aion|[Dd]istrict"
    rf"|[Rr]egion)\b"
    rf"|\b[Oo]blast of (?:the )?(?P<region>{_NAME}) (?P<city>city|town)\b"
)
_TOWNS = "(?:city|town|port|metropolis|hub)"
_BEHIND_THE = re.compile(r"\b[Tt]he $")
_OPENS = re.compile(r"(?:^|[.!?:”\"\n] ?)(?:In|From|At|Near) $")
"""What stands before a place that a comma may part from the next word, a land's or not."""


@dataclass(frozen=True, slots=True)
class Located:
    """A place with what the text says it lies in."""

    span: Span
    name: str
    kind: str
    where: str
    unit: str
    """`region`, `district` or `land`; empty where only the kind of the place is told, `mixed` where two kinds are."""
    link: str = ""
    """The words between the two."""
    plain: bool = False
    """The region is an oblast, or named without *the*, which makes it more than the land around a town."""
    bare: bool = False
    """Only a comma joins the two, as it joins the items of a list."""
    side: str = ""
    """The part of the land that is named, such as `southern`."""


def find_located(text: str, tables: Tables) -> Iterator[Located]:
    """Every such mention; one of a region alone has no name.

    A bare name behind *the* is no settlement (`the Oskil in the Kharkiv region`), unless a place is called so.
    """
    return (each for each in _located(text, tables) if each.kind or not _has_article(each, text, tables))


def _has_article(mention: Located, text: str, tables: Tables) -> bool:
    name = mention.name.removeprefix("The ")
    behind = name != mention.name or _BEHIND_THE.search(text, max(0, mention.span.start - 5), mention.span.start)
    return bool(name and behind) and not tables.places.find(f"The {name}")


def _located(text: str, tables: Tables) -> Iterator[Located]:
    patterns = _patterns(tables)
    for unit in patterns.unit.finditer(text):
        sort = scope_of(unit["unit"], tables) or "region"
        plain = unit["unit"].lower() != "region" or not _THE.search(text, max(0, unit.start() - 12), unit.start())
        before = patterns.before.search(text, max(0, unit.start() - 140), unit.start())
        after = patterns.after.match(text, unit.end())
        if before:
            end = unit.end() + (before["link"].endswith("(") and text.startswith(")", unit.end()))
            told = (before["name"], before["kind"] or "", unit["where"], sort, before["link"], plain)
            yield Located(Span(before.start(), end), *told, bare=before["link"] == "," and not before["kind"])
        elif after and (after["kind"] or (unit["owns"] and len(after["name"].split()) == 1)):
            yield Located(Span(unit.start(), after.end()), after["name"], after["kind"] or "", unit["where"], sort)
        else:
            yield Located(Span(*unit.span()), "", "", unit["where"], sort, plain=plain)
    for pattern in patterns.lands:
        for hit in pattern.finditer(text):
            told = {"kind": "", "link": "", "side": ""} | {name: words or "" for name, words in hit.groupdict().items()}
            goes_on = text[hit.end() : hit.end() + 1] == " "
            if not (goes_on and told["link"] == ", " and _OPENS.search(text, max(0, hit.start() - 8), hit.start())):
                span = Span(*hit.span())
                yield Located(span, told["name"], told["kind"], told["land"], "land", told["link"], side=told["side"])
    for hit in _CALLED.finditer(text):
        name, kind = hit["name"] or hit["is"] or hit["land"], hit["kind"] or hit["a"] or hit["the"]
        yield Located(Span(*hit.span()), name, kind, "", "")
    for hit in _MIXED.finditer(text):
        yield Located(Span(*hit.span()), hit["name"] or hit["region"], hit["kind"] or hit["city"], "", "mixed")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """A place with what it lies in, by the words of the tables of units and of lands."""

    unit: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    lands: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=4)
def _patterns(tables: Tables) -> _Patterns:
    kind = f"(?P<kind>{unit_words(tables, 'city')}|hamlet|port)"
    units = unit_words(tables, "region", "district", country="UA")
    return _Patterns(
        re.compile(rf"\b(?P<where>{_NAME}?)(?P<own>['’]s)?[ -](?P<unit>(?i:{units}|province))(?P<owns>['’]s)?\b"),
        re.compile(
            rf"(?:\b{kind} of )?(?P<name>{_NAME})"
            r"(?P<link>,? (?:located |situated )?in|,| \(|,? which (?:lies|is) in|, an? [\w,’ -]{0,50}?\bin"
            r"| (?:is|lies|is located|is situated|is an? [\w, -]{0,40}?)\s?\bin|, of)"
            rf" ?(?:the )?{_COMPASS}(?:Ukraine['’]s |Ukrainian )?(?:the )?{_COMPASS}$"
        ),
        re.compile(rf" (?:(?:\w+ )?{kind} of )?(?P<name>{_NAME})(?! [A-Z])"),
        tuple(map(re.compile, _lands(kind, land_words(tables), land_words(tables, names_only=True)))),
    )


def _lands(kind: str, land: str, name: str) -> Iterator[str]:
    """`the Ohio city of Leeds`, `Ohio's second city, Leeds`, `the capital of Ohio`, `Leeds, Ohio`, `Leeds, in southern
    Ohio`, `an office in the state of Ohio is in Leeds`."""
    any_land, any_name = rf"(?P<land>{land})", rf"(?P<land>{name})(?: {AFTER})?"
    unit = rf"(?:the )?{_COMPASS}(?:(?:{land})(?:['’]s)? )?(?:{_COMPASS}{REGION} of )?"
    ends = (
        r"(?=[.;)\n]|,(?! (?:or|etc)\b)(?! (?:and )?[A-Z])|$"
        r"| (?:on|in|at|who|which|where|was|is|has|when|since|after|before|for|to|and|but)\b(?! [A-Z]))"
    )
    yield rf"\b{any_land}(?:['’]s)? (?:\w+ ){{0,2}}?{kind} of (?P<name>{_NAME})"
    yield rf"\b{any_land}['’]s (?:[\w-]+ ){{0,2}}{kind},? (?P<name>{_NAME})"
    yield rf"\b[Tt]he (?P<kind>capital) (?:city )?of (?:the )?(?P<land>{name}), (?P<name>{_NAME})(?=[,.;)]|$)"
    yield rf"\b{any_land}(?:['’]s)? (?P<kind>capital),? (?P<name>{_NAME})"
    yield rf"\b(?P<name>{_NAME})(?:,| is) (?:the )?(?P<kind>capital) (?:city )?of (?P<land>{name})(?=[.,;)]|$| [a-z])"
    yield rf"\b(?P<name>{_NAME})(?:,| is) (?:the )?{any_land}(?:['’]s)? (?P<kind>capital)\b"
    yield (
        rf"\b(?:{kind} of )?(?P<name>{_NAME})"
        rf"(?P<link>, (?:in )?|, an? [\w’ -]{{0,40}}?in |, the [\w’ -]{{0,25}}?{_TOWNS} (?:in|of) "
        r"|,? (?:that |which )?(?:lies |is (?:situated |located )?)?in )"
        rf"(?:(?:the )?{_SIDE}|{unit}){any_name}{ends}"
    )
    yield (
        rf"\bin {unit}{any_name}"
        rf" (?:(?:is|are|was|were|will be|would be|lies?|stands?)(?: located)?) in (?P<name>{_NAME})"
        r"(?=[.,;]|$)"
    )
