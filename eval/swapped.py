"""Whole articles in which the two sides of an invented war are changed for each other, from the page to the report.

Article, archive and registry are made by rule; in the second reading every name, adjective, capital, town, speaker,
outlet and language of one side stands where the other's stood, in all three. After changing back, the statements,
what is read in each passage, the verdicts and every word of the report are the same, or the difference is counted
under the first step that brought it: `reading`, `search`, `stance`, `weighing`, `words`.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

from housed import Housed, Text
from score import Score, wilson

from secondsource import render
from secondsource.data.tables import load_tables
from secondsource.domain.evidence import Evidence
from secondsource.domain.reference import Camp, Gazetteer, Publisher, Role, Tables
from secondsource.domain.report import Report, Verdict
from secondsource.serial import dumps, from_json

MODELS = ("overlap", "minilm")
"""The rules, and our network behind the guard, which is the default."""
DAY = date(2025, 12, 24)
LATER = DAY + timedelta(2)
SIDES = {
    "Avalian": "Borean", "Avalia": "Borea", "avalia": "borea", "Avaport": "Boreburg", "Eastford": "Westmark",
    "Ana Avril": "Bea Brandt", "Avril": "Brandt", "avalian": "borean", "avaport": "boreburg", "eastford": "westmark",
    "avril": "brandt", "Ukrainian": "Russian",
}  # fmt: skip
SWAPPED = SIDES | {other: one for one, other in SIDES.items()}
_ANY = re.compile("|".join(sorted(SWAPPED, key=len, reverse=True)))
ANSWERS = (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.CONFLICTING)

LEDES = (
    "{one} forces captured {town} on 24 December 2025, {Speaker} said.",
    "{one} troops left {town} on 24 December 2025, {one} officials said.",
    "{one} officials admitted on 24 December 2025 that {other} forces had taken {town}.",
    "{one} officials denied that {other} troops hold {town}.",
)
BODIES = (
    "“We control the whole of {town}, and the enemy has no reserves left,” {Speaker} said on television.",
    "About 40 {other} soldiers were killed at {town}, according to {one} officials.",
    "{Speaker}, the spokeswoman of {land}, said that several dozen {other} soldiers remained in {town}.",
    "{one} forces hold {town}. {other} forces lost 12 of 30 vehicles there, or 40 percent.",
)
ENDS = (
    "The war between Avalia and Borea began on 3 March 2024. {town} had 27,000 inhabitants before the war.",
    "{other} bloggers conceded the loss of {town}, the Meridian Post reported.",
    "{Speaker} spoke on Tuesday, 24 December 2025. {one} forces took {town} on 24 December 2025, footage shows.",
)
WORDS = {
    "one": "Avalian", "other": "Borean", "land": "Avalia", "rival": "Borea", "Speaker": "Ana Avril", "town": "Westmark",
}  # fmt: skip
HELD = (
    ("{land} Today", "{Speaker} said on 24 December 2025 that {one} forces had captured {town}.", 0),
    ("{rival} Today", "{other} officials denied on 24 December 2025 that {one} forces had captured {town}.", 0),
    ("Neutral Times", "Our reporter saw {one} soldiers in {town} on 24 December 2025; about 40 were killed.", 0),
    ("Border Institute", "Footage of 24 December 2025, geolocated by the Border Institute, shows {other} soldiers in "
     "{town}. {one} forces did not take {town}.", -1),
    ("Meridian Post", "{one} troops left {town} on 24 December 2025, the Meridian Post reported.", 1),
)  # fmt: skip
"""Outlet, what it tells, and how many days after the article's."""
TONGUES = {"uk": "ru", "ru": "uk"}
LANGUAGES = {"Avalia Today": "uk", "Borea Today": "ru"}
"""As declared: what they tell is in English, so that both readings have the same words."""


PLACES = """Eastford\tcity\tXX\tEastshire\t10.0\t10.0\t27000\t|eastford|
Westmark\tcity\tXX\tWestshire\t10.0\t12.0\t27000\t|westmark|
"""


def swap(text: str) -> str:
    """The text with the two sides changed for each other."""
    return _ANY.sub(lambda found: SWAPPED[found.group()], text)


def made() -> Iterator[Text]:
    """Every article: a start, a middle and an end."""
    for number, parts in enumerate(product(LEDES, BODIES, ENDS)):
        told = tuple(part.format(**WORDS) for part in parts)
        title = "{one} officials speak of {town}".format(**WORDS)
        yield Text(str(number), f"https://story-daily.example/{number}", title, told, DAY, "Story Daily")


def held() -> Iterator[Text]:
    """What the archive has."""
    for number, (paper, told, days) in enumerate(HELD):
        outlet, day = paper.format(**WORDS), DAY + timedelta(days)
        address = f"https://{outlet.lower().replace(' ', '-')}.example/{number}"
        language = LANGUAGES.get(outlet, "en")
        yield Text(str(number), address, outlet, (told.format(**WORDS),), day, outlet, language)


def measure(shared: Path) -> list[Score]:
    """The share of whole articles whose report is the same after changing back, and of their statements, with each
    reader of evidence."""
    del shared
    return [score for model in MODELS for score in _measured(model)]


def _measured(model: str) -> list[Score]:
    found = [compare(text.page, one, other) for text, one, other in reports(made(), model)]
    causes = Counter(each.cause for each in found if each.cause)
    statements, decided = sum(each.statements for each in found), sum(each.decided for each in found)
    print(f"swapped: {model}: {len(found)} articles, {statements} statements, {decided} decided; {dict(causes)} differ")
    for each in found:
        for line in each.shown[:4]:
            print(f"swapped: {model}: article {each.article}: {each.cause}: {line}")
    same, kept = sum(not each.cause for each in found), statements - sum(each.verdicts for each in found)
    return [_share(f"{model}.articles", same, len(found)), _share(f"{model}.verdicts", kept, statements)]


@dataclass(frozen=True, slots=True)
class Pair:
    """One article read both ways."""

    article: str
    statements: int
    cause: str
    """The first step whose outcome differs; empty where all is the same."""
    decided: int
    """Statements that have an answer: supported, refuted or conflicting."""
    verdicts: int
    """Statements whose verdict differs, or that one reading alone has."""
    shown: tuple[str, ...]
    """What differs, one reading beside the other."""


def reports(texts: Iterable[Text], model: str) -> Iterator[tuple[Text, Report, Report]]:
    """Each article with its report, and with that of its mirror image in the mirrored archive and registry."""
    tables = world()
    ours = Housed(model, tables=tables, bundled=False)
    theirs = Housed(model, tables=mirrored(tables), bundled=False)
    ours.add(list(held()))
    theirs.add([mirror(text) for text in held()])
    for text in texts:
        yield text, ours.check(text, LATER), theirs.check(mirror(text), LATER)


def compare(article: str, one: Report, other: Report) -> Pair:
    """Where the reports part, and how."""
    items = one.assessments
    decided, apart = sum(item.verdict in ANSWERS for item in items), _verdicts_apart(one, other)
    for step, what in STEPS.items():
        first, second = what(one, str), what(other, swap)
        if first != second:
            return Pair(article, len(items), step, decided, apart, tuple(sorted(set(first) ^ set(second))))
    return Pair(article, len(items), "", decided, apart, ())


def _verdicts_apart(one: Report, other: Report) -> int:
    first, second = (
        Counter((change(item.claim.text), item.verdict) for item in report.assessments)
        for report, change in ((one, str), (other, swap))
    )
    return (first - second).total()


Change = Callable[[str], str]


def _read(report: Report, change: Change) -> list[str]:
    """Statements with their speakers and marks, and sentences without one."""
    claims = (item.claim for item in report.assessments)
    return [
        *(change(f"{claim.text} | {claim.kind} {claim.checkable} | {claim.attribution and claim.attribution.speaker} | "
                 f"{', '.join(claim.unclear)}") for claim in claims),
        *(change(f"{each.quote} | {each.reason}") for each in report.unclaimed),
    ]  # fmt: skip


def _found(report: Report, change: Change) -> list[str]:
    return [line for item in report.assessments for line in sorted(change(each.passage.text) for each in item.evidence)]


def _stances(report: Report, change: Change) -> list[str]:
    return [line for item in report.assessments for line in sorted(_stance(each, change) for each in item.evidence)]


def _stance(evidence: Evidence, change: Change) -> str:
    return change(f"{evidence.passage.text} {evidence.stance}: {evidence.quote}")


def _weighed(report: Report, change: Change) -> list[str]:
    return [
        change(f"{item.verdict} {item.reason} {item.level} {item.confidence} {item.rule} {item.said} {item.flags} | "
               f"{item.sentence} | {item.would_change}") for item in report.assessments
    ]  # fmt: skip


def _words(report: Report, change: Change) -> list[str]:
    """Every word that a reader sees, in any order of the lines: what is equally good stands in the order of its id."""
    return sorted(_HASH.sub("", change(line)) for line in render(report).splitlines())


_HASH = re.compile(r"\b(?:[a-z]{2,4}[_-])?[0-9a-f]{12,64}\b")

STEPS = {"reading": _read, "search": _found, "stance": _stances, "weighing": _weighed, "words": _words}
"""What each step of a check gives, in their order."""


# The invented war


def mirror(text: Text) -> Text:
    """The article as the other side's."""
    return replace(
        text, address=swap(text.address), title=swap(text.title), paragraphs=tuple(map(swap, text.paragraphs)),
        publisher=swap(text.publisher or ""), language=TONGUES.get(text.language or "", text.language),
    )  # fmt: skip


def mirrored(tables: Tables) -> Tables:
    """The registry with the sides changed for each other in every row."""
    return replace(
        tables,
        camps=tuple(replace(_mirrored(row), lang=tuple(TONGUES[each] for each in row.lang)) for row in tables.camps),
        roles=tuple(_mirrored(row) for row in tables.roles),
        publishers=tuple(_mirrored(row) for row in tables.publishers),
        places=Gazetteer(swap(tables.places.text)),
    )


def _mirrored(row: Any) -> Any:
    return from_json(type(row), json.loads(swap(dumps(row))))


def world() -> Tables:
    """The bundled words with the sides, people, outlets and towns of the invented war alone."""
    return replace(
        load_tables(),
        places=Gazetteer(PLACES),
        camps=(_camp("avalia", "Avalian", "Avaport", "uk"), _camp("borea", "Borean", "Boreburg", "ru")),
        roles=(_role("Ana Avril", "avalia"), _role("Bea Brandt", "borea")),
        publishers=(
            _outlet("Avalia Today", "avalia"),
            _outlet("Borea Today", "borea"),
            _outlet("Neutral Times"),
            _outlet("Meridian Post"),
            _outlet("Story Daily"),
            _outlet("Border Institute", standing="assessor"),
        ),
    )


def _camp(name: str, adjective: str, capital: str, language: str) -> Camp:
    officials = ("officials", "army", "military", "forces", "troops", "spokesman", "spokeswoman", "bloggers")
    bodies = (f"{adjective} General Staff", f"General Staff of {name.title()}")
    names = (name.title(), capital)
    return Camp("avalia-borea", name, (adjective,), names, bodies, officials, (language,), "https://war.example/")


def _role(person: str, side: str) -> Role:
    text = f"{person} speaks for the army of {side.title()}."
    return Role(person, (), "spokeswoman", "army", side, None, None, text, "https://roles.example/", "2026-11")


def _outlet(name: str, side: str = "none", standing: str = "independent") -> Publisher:
    host = name.lower().replace(" ", "-") + ".example"
    return Publisher(name, (host,), "XX", ("en",), side, standing, None, "https://registry.example/")


def _share(name: str, hits: int, n: int) -> Score:
    return Score(f"swapped.{name}", hits / n if n else 1.0, n, *wilson(hits, n))
