"""How often an answer changes once the two sides of a text are changed for each other.

Made-up statements about a war between two sides of the bundled tables, each with texts beside it; in the second
reading the names, adjectives, capitals, outlets and speakers of the sides are changed for each other in all of them.
`kept` is the share of pairs that get the same stance from the model both times; the flip rate is 1 less that.
`weighing` is the share of statements whose outcome, by the rules of evidence and with the stances given, is the same
after changing back: verdict, reason, level, confidence and rule, then and now, and what is said of every piece of
evidence. The tables are the bundled ones as they are, so it measures them too; a test of invented sides, whose tables
are changed with them, holds the rules to no difference at all.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from score import Score, bootstrap

from secondsource.data.tables import load_tables
from secondsource.domain.article import Article
from secondsource.domain.claim import Attribution, Claim, Kind
from secondsource.domain.evidence import Passage, PassageKind, Stance, StanceReading
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Assessment
from secondsource.models.overlap import Component, Options
from secondsource.weighing.assess import assess
from secondsource.weighing.case import Case

Change = Callable[[str], str]

SIDES = {
    "Russian": "Ukrainian", "Russia": "Ukraine", "Moscow": "Kyiv", "Kupiansk": "Belgorod", "Vovchansk": "Shebekino",
    "russia": "ukraine", "TASS": "Ukrinform",
}  # fmt: skip
SWAPPED = SIDES | {other: one for one, other in SIDES.items()}
_ANY = re.compile(rf"\b(?:{'|'.join(sorted(SWAPPED, key=len, reverse=True))})\b")
STATEMENTS = (
    "{one} forces {verb} {place}.",
    "{one} troops {verb} {place} on 24 December 2025.",
    "{one} officials said that their army had {past} {place}.",
    "{one} forces {verb} {place} and {other} troops withdrew.",
)
TEXTS = (
    "{one} forces {verb} {place}, the institute wrote.",
    "{other} forces {verb} {place}, the institute wrote.",
    "{one} forces did not take {place}, and {other} troops hold the town.",
    "The {one} army announced on 24 December 2025 that it had {past} {place}.",
    "{other} bloggers admitted that {one} troops {verb} {place} on 24 December 2025.",
    "{other} officials denied that {one} forces had {past} {place}.",
)
VERBS = (("captured", "captured"), ("attacked", "attacked"), ("left", "left"), ("entered", "entered"))
PLACES = ("Kupiansk", "Vovchansk")
"""Each with its counterpart in `SIDES`; of the second pair, two small towns, the tables know one alone."""
CAMPS = (("Russian", "Ukrainian"), ("Ukrainian", "Russian"))
HOUSES = {
    "Reuters": "reuters.com", "TASS": "tass.com", "Ukrinform": "ukrinform.net", "BBC News": "bbc.co.uk",
    "Some Blog": "blog.example", "Institute for the Study of War": "understandingwar.org",
}  # fmt: skip
DAY = date(2025, 12, 25)
LEDE = "Russian and Ukrainian troops fought for the town, and soldiers of both armies were wounded in the attacks."


def measure(shared: Path) -> list[Score]:
    """The share of pairs whose stance stays, and of those on which the model says anything."""
    del shared
    tables = load_tables()
    model = Component(Options(), tables)
    pairs = list(dict.fromkeys(_pairs()))
    first = [reading.stance for reading in model.read(pairs)]
    second = [reading.stance for reading in model.read([(_swap(claim), _swap(text)) for claim, text in pairs])]
    kept = [one is other for one, other in zip(first, second, strict=True)]
    spoken = [
        same for same, one, other in zip(kept, first, second, strict=True) if "silent" not in {str(one), str(other)}
    ]
    piles = list(_piles(dict(zip(pairs, first, strict=True))))
    same = [_outcome(*pile, tables) == _outcome(*pile, tables, _swap) for pile in piles]
    return [
        _score("symmetry.kept", kept),
        _score("symmetry.kept_where_spoken", spoken),
        _score("symmetry.weighing", same),
    ]


def _score(name: str, kept: Sequence[bool]) -> Score:
    low, high = bootstrap(kept, _share)
    return Score(name, _share(kept), len(kept), low, high)


def _share(kept: Sequence[bool]) -> float:
    return sum(kept) / len(kept) if kept else 1.0


def _swap(text: str) -> str:
    return _ANY.sub(lambda found: SWAPPED[found.group()], text)


def _pairs() -> Iterator[tuple[str, str]]:
    for statement, text, (verb, past), place, (one, other) in product(STATEMENTS, TEXTS, VERBS, PLACES, CAMPS):
        words = {"one": one, "other": other, "verb": verb, "past": past, "place": place}
        yield statement.format(**words), text.format(**words)


Telling = tuple[str, str, Stance]
"""A house, its words, and their stance."""


def _piles(stances: dict[tuple[str, str], Stance]) -> Iterator[tuple[str, str | None, Sequence[Telling]]]:
    """Every statement with each of its texts and with all of them, as the article's word and as a side's."""
    told: dict[str, list[Telling]] = {}
    for (claim, text), stance in stances.items():
        rows = told.setdefault(claim, [])
        rows.append((list(HOUSES)[len(rows) % len(HOUSES)], text, stance))
    for claim, rows in told.items():
        for speaker in (None, "Russian officials"):
            yield from ((claim, speaker, [row]) for row in rows)
            yield claim, speaker, rows


def _outcome(
    claim: str, speaker: str | None, rows: Sequence[Telling], tables: Tables, change: Change = str
) -> list[object]:
    """What the rules say of the changed statement and evidence, changed back."""
    article = Article("", f"{change(LEDE)}\n{change(claim)}", (), "https://story.example/1", "sha", published=DAY)
    whole, nowhere = Span(len(change(LEDE)) + 1, len(article.text)), Span(0, 0)
    said = Attribution(change(speaker), None, "said", False, nowhere, nowhere, whole, named=True) if speaker else None
    stated = Claim("clm-1", change(claim), change(claim), whole, whole, Kind.CONTROL, True, None, said)
    read = [_read(number, change(house), change(text), stance) for number, (house, text, stance) in enumerate(rows)]
    case = Case(article, tables, (), (), (), (), DAY + timedelta(days=3), searched=True, claims=(stated,))
    return _shown(assess(stated, read, case), change)


def _read(number: int, house: str, text: str, stance: Stance) -> tuple[Passage, StanceReading]:
    url, whole = f"https://{HOUSES[house]}/{number}", Span(0, len(text))
    passage = Passage(f"psg-{number}", url, "", house, text, whole, DAY, None, "en", PassageKind.PAGE)
    supports, refutes = float(stance is Stance.SUPPORTS), float(stance is Stance.REFUTES)
    return passage, StanceReading(stance, supports, refutes, 1.0 - supports - refutes, whole, "given")


def _shown(item: Assessment, change: Change) -> list[object]:
    then = item.at_publication
    evidence = [
        (each.passage.id, each.stance, change(each.camp or ""), each.interest, each.tier, each.counts, each.admission)
        for each in item.evidence
    ]
    now = (item.verdict, item.reason, item.level, item.confidence, item.rule, item.said)
    return [*now, then and (then.verdict, then.reason, then.level, then.rule), sorted(evidence), len(item.origins)]
