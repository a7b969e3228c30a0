"""How often the stance model answers otherwise once the two sides of a text are changed for each other.

Made-up statements about a war between two sides of the bundled tables, each with a text beside it; in the second
reading the names, adjectives, capitals and speakers of the sides are changed for each other in both. `kept` is the
share of pairs that get the same stance both times; the flip rate is 1 less that. The rules of evidence are held to no
flip at all by a test of their own; this is the model alone.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from score import Score, bootstrap

from secondsource.data.tables import load_tables
from secondsource.models.overlap import Component, Options

SIDES = {
    "Russian": "Ukrainian", "Russia": "Ukraine", "Moscow": "Kyiv", "Kupiansk": "Belgorod", "Vovchansk": "Shebekino",
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
CAMPS = (("Russian", "Ukrainian"), ("Ukrainian", "Russian"))


def measure(shared: Path) -> list[Score]:
    """The share of pairs whose stance stays, and of those on which the model says anything."""
    del shared
    model = Component(Options(), load_tables())
    pairs = list(dict.fromkeys(_pairs()))
    first = [reading.stance for reading in model.read(pairs)]
    second = [reading.stance for reading in model.read([(_swap(claim), _swap(text)) for claim, text in pairs])]
    kept = [one is other for one, other in zip(first, second, strict=True)]
    spoken = [
        same for same, one, other in zip(kept, first, second, strict=True) if "silent" not in {str(one), str(other)}
    ]
    return [_score("symmetry.kept", kept), _score("symmetry.kept_where_spoken", spoken)]


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
