"""A small invented war, with two sides, their spokespeople and some newspapers, to weigh claims in."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from secondsource.data.tables import load_tables
from secondsource.domain.article import Article, Dating
from secondsource.domain.claim import Attribution, Claim, Kind, Reason
from secondsource.domain.evidence import (
    Copy,
    Passage,
    PassageKind,
    Stance,
    StanceReading,
    passage_id,
)
from secondsource.domain.record import Span
from secondsource.domain.reference import Camp, Event, Gazetteer, Publisher, Role, Tables
from secondsource.domain.report import Assessment, Finding
from secondsource.weighing.assess import assess
from secondsource.weighing.case import Case

DAY = date(2025, 12, 25)
LEDE = (
    "The war between Avalia and Borea went on over the holidays. Troops of both armies fought along the river, "
    "and the military of neither side would say how many soldiers had fallen since the autumn."
)


def camp(name: str, adjective: str, capital: str) -> Camp:
    officials = ("officials", "army", "military", "forces", "troops", "spokesman", "spokeswoman", "bloggers")
    bodies = (f"{adjective} General Staff", f"General Staff of {name.title()}")
    return Camp("avalia-borea", name, (adjective,), (name.title(), capital), bodies, officials, ("en",), "test")


def role(person: str, side: str) -> Role:
    text = f"{person} speaks for the army of {side.title()}."
    return Role(person, (), "spokesperson", "army", side, None, None, text, "https://roles.example/", "2026-11")


def publisher(name: str, side: str = "none", standing: str = "independent", owner: str | None = None) -> Publisher:
    host = name.lower().replace(" ", "-") + ".example"
    return Publisher(name, (host,), "XX", ("en",), side, standing, owner, "test")


PLACES = """Midtown\tcity\tXX\tMiddleshire\t10.0\t10.0\t27000\t|midtown|
Oakford\tvillage\tXX\tNorthshire\t12.0\t10.0\t900\t|oakford|
Oakford\tvillage\tXX\tSouthshire\t8.0\t10.0\t800\t|oakford|
"""
WORDS = load_tables()
TABLES = Tables(
    places=Gazetteer(PLACES),
    titles=WORDS.titles,
    place_units=WORDS.place_units,
    deeds=WORDS.deeds,
    camps=(camp("avalia", "Avalian", "Avaport"), camp("borea", "Borean", "Boreburg")),
    roles=(role("Ana Avril", "avalia"), role("Boris Brandt", "borea")),
    publishers=(
        publisher("Neutral Times", owner="Neutral Group"),
        publisher("Neutral Evening", owner="Neutral Group"),
        publisher("Meridian Post"),
        publisher("Quiet Gazette"),
        publisher("Story Daily"),
        publisher("World Wire", standing="agency"),
        publisher("Field Monitor", standing="assessor"),
        publisher("Border Institute", standing="assessor"),
        publisher("Copycat Daily", standing="aggregator"),
        publisher("Avalia Today", "avalia"),
        publisher("Avaport Echo", "avalia"),
        publisher("Borea Today", "borea"),
    ),
)


class Scene:
    """One claim of one article, and what is held about it."""

    def __init__(
        self,
        text: str,
        kind: Kind = Kind.EVENT,
        speaker: str | None = None,
        quoted: bool = False,
        why_not: Reason | None = None,
        published: date | None = DAY,
        tables: Tables = TABLES,
        cue: str = "said",
    ) -> None:
        body = f"{LEDE}\n{text}"
        span = Span(len(LEDE) + 1, len(body))
        dating = Dating(published, published, ())
        self.tables = tables
        self.article = Article(
            "A war goes on", body, (Span(0, len(LEDE)), span), "https://story.example/1", "sha",
            publisher="Story Daily", language="en", published=published, dating=dating,
        )  # fmt: skip
        said = self._said(speaker, span, quoted, cue) if speaker else None
        self.claim = Claim("clm-1", text, text, span, span, kind, why_not is None, why_not, said)
        self.read: list[tuple[Passage, StanceReading]] = []
        self.findings: list[Finding] = []
        self.copies: list[Copy] = []
        self.claims: list[Claim] = [self.claim]

    @staticmethod
    def _said(speaker: str, span: Span, quoted: bool, cue: str) -> Attribution:
        nowhere = Span(0, 0)
        return Attribution(speaker, None, cue, quoted, nowhere, nowhere, span, named=True)

    @staticmethod
    def day(number: int) -> date:
        """The day so many days after the article."""
        return DAY + timedelta(days=number)

    def page(
        self,
        publisher: str,
        text: str,
        stance: Stance = Stance.SUPPORTS,
        day: int | date | None = 0,
        kind: PassageKind = PassageKind.PAGE,
        language: str = "en",
        url: str | None = None,
        deciding: str | None = None,
    ) -> Passage:
        """Something held and read; `day` counts from the day of the article."""
        published = DAY + timedelta(days=day) if isinstance(day, int) else day
        host = publisher.lower().replace(" ", "-")
        url = url or f"https://{host}.example/{len(text)}"
        passage = Passage(
            passage_id(url, kind, text), url, "", publisher, text, Span(0, len(text)), published, None, language, kind
        )
        self.read.append((passage, self.reading(text, stance, deciding)))
        return passage

    @staticmethod
    def reading(text: str, stance: Stance, deciding: str | None = None) -> StanceReading:
        at = text.index(deciding) if deciding else 0
        span = Span(at, at + len(deciding or text))
        scores = {Stance.SUPPORTS: (0.9, 0.0, 0.1), Stance.REFUTES: (0.0, 0.9, 0.1)}.get(stance, (0.1, 0.1, 0.8))
        return StanceReading(stance, *scores, span, "test")

    def note(self, publisher: str, text: str, stance: Stance = Stance.SUPPORTS, day: int | None = 0) -> Passage:
        return self.page(publisher, text, stance, day, PassageKind.NOTE)

    def record(self, text: str, stance: Stance = Stance.SUPPORTS) -> Passage:
        row = Event("row", "", (), (), "event", DAY, None, None, text, "https://records.example/", "2026-11")
        self.tables = replace(self.tables, events=(*self.tables.events, row))
        return self.page("records.example", text, stance, None, PassageKind.REFERENCE)

    def copy(self, passage: Passage) -> None:
        """Makes a passage known as a copy of the article's own story."""
        self.copies.append(Copy(passage, ("Midtown", "river"), 0.9))

    def sum(self, words: str, stance: Stance = Stance.REFUTES, check: str = "sums") -> Finding:
        """Arithmetic that decides these words of the article."""
        at = self.article.text.index(words)
        finding = Finding(check, "It does not add up.", "1 + 1 is 2", Span(at, at + len(words)), words, None, stance)
        self.findings.append(finding)
        return finding

    def part(self, words: str, kind: Kind = Kind.DATE_OR_DURATION) -> Claim:
        """A smaller claim within this one."""
        at = self.article.text.index(words)
        span = Span(at, at + len(words))
        smaller = replace(self.claim, id=f"clm-{at}", text=words, quote=words, span=span, kind=kind)
        self.claims.append(smaller)
        return smaller

    def assess(self, as_of: date | None = None, searched: bool = True, claim: Claim | None = None) -> Assessment:
        return assess(claim or self.claim, tuple(self.read), self.case(as_of, searched))

    def case(self, as_of: date | None = None, searched: bool = True) -> Case:
        """What stands around the claim."""
        return Case(
            self.article, self.tables, tuple(self.findings), (), (), tuple(self.copies),
            as_of or DAY + timedelta(days=3), searched, tuple(self.claims),
        )  # fmt: skip


@pytest.fixture(scope="session")
def scene() -> Callable[..., Scene]:
    """Makes a scene: the claim's words, its kind, and who says it."""
    return Scene


SWAPS = {
    "Avalian": "Borean", "Avalia": "Borea", "avalian": "borean", "avalia": "borea", "Avaport": "Boreburg",
    "Ana Avril": "Boris Brandt",
}  # fmt: skip
SWAPPED = SWAPS | {theirs: ours for ours, theirs in SWAPS.items()}
SIDES = re.compile("|".join(sorted(SWAPPED, key=len, reverse=True)))


@pytest.fixture(scope="session")
def swap() -> Callable[[str], str]:
    """A text with the two sides changed for each other."""
    return lambda text: SIDES.sub(lambda found: SWAPPED[found.group()], text)
