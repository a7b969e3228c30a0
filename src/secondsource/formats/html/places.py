"""The places that statements and their evidence name, with the kind of each, as a strip that needs no map.

Kinds are those of rule 7: a settlement, its community, its district, its region and a sector of a front differ, and
`Kharkiv` and `the Kharkiv region` are two rows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.domain.evidence import Stance
from secondsource.domain.reference import Place, Tables
from secondsource.formats.html.cards import Card
from secondsource.reading.vocabulary.names import name_texts
from secondsource.reading.vocabulary.place_units import scope_of

SHOWN = 8
WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Named:
    """One place under one kind."""

    name: str
    kind: str
    """`city`, `community`, `district`, `region` or `sector`; `several` where the tables hold several of that name."""
    region: str | None
    """Where it lies, for a settlement of which there is one."""
    statements: tuple[int, ...]
    """Numbers of the statements that name it."""
    evidence: tuple[int, ...]
    """Numbers of the statements whose evidence names it."""
    above: str
    """Path of its marks for statements."""
    below: str


def find_places(cards: Sequence[Card], tables: Tables) -> tuple[Named, ...]:
    """Every place named, those of most statements first."""
    found: dict[tuple[str, str], tuple[list[int], list[int]]] = {}
    regions: dict[tuple[str, str], str | None] = {}
    for card in cards:
        for told, texts in enumerate((_statement(card), _evidence(card))):
            for name, kind, region in {each for text in texts for each in _name(text, tables)}:
                numbers = found.setdefault((name, kind), ([], []))[told]
                regions[name, kind] = region
                numbers += [card.number] if card.number not in numbers else []
    rows = sorted(found.items(), key=lambda row: (-len(row[1][0]), -len(row[1][1]), row[0]))
    return tuple(
        Named(
            name,
            kind,
            regions[name, kind],
            tuple(said),
            tuple(backed),
            _marks(said, 1, len(cards)),
            _marks(backed, 11, len(cards)),
        )
        for (name, kind), (said, backed) in rows
    )


def _statement(card: Card) -> Iterator[str]:
    yield card.item.claim.text


def _evidence(card: Card) -> Iterator[str]:
    return (each.quote for each in card.rows if each.stance is not Stance.SILENT)


def _name(text: str, tables: Tables) -> Iterator[tuple[str, str, str | None]]:
    """Names of the text that the tables know as places, with their kind."""
    sides = {word for camp in tables.camps for word in (*camp.names, *camp.adjectives)}
    for name in dict.fromkeys(name_texts(text)):
        head, _, unit = name.rpartition(" ")
        bare, scope = (head, scope_of(unit, tables)) if head and scope_of(unit, tables) else (name, None)
        places = tables.places.find(bare)
        if places and (scope or bare.casefold() not in sides):
            yield _kind(bare, scope or _scope_after(name, text, tables), places)


def _scope_after(name: str, text: str, tables: Tables) -> str | None:
    """The scope of the word behind a name, as in `Kupiansk district`."""
    behind = re.search(rf"{re.escape(name)}\s+(\w+)", text)
    return scope_of(behind[1], tables) if behind else None


def _kind(name: str, scope: str | None, places: Sequence[Place]) -> tuple[str, str, str | None]:
    if scope and scope != "city":
        return name, scope, None
    clear = len(places) == 1 or places[0].population >= 4 * places[1].population
    return (places[0].name, "city", places[0].region) if clear else (name, "several", None)


def _marks(numbers: Sequence[int], top: int, total: int) -> str:
    step = WIDTH / max(1, total)
    width = max(4, round(step * 0.6))
    return "".join(f"M{round(step * (number - 0.8))} {top}h{width}v8h-{width}z" for number in numbers)
