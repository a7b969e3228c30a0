"""What each side says: every camp that speaks in the evidence, and all others, with equal room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.domain.evidence import Evidence, Stance
from secondsource.formats.html.cards import Card, weight
from secondsource.formats.html.words import Words

SHOWN = 3
"""Statements under each side."""
MOST = 6
"""Sides shown, those that speak to most statements; more than two belong to more than one conflict."""


@dataclass(frozen=True, slots=True)
class Word:
    """The best of what a side says about one statement."""

    number: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Side:
    """One column: a camp, or all who are of none."""

    camp: str | None
    """None for the others."""
    words: tuple[Word, ...]
    more: int
    """Statements of which it speaks besides."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How one side stands to one statement: its evidence by stance."""

    camp: str | None
    by_stance: tuple[tuple[Stance, tuple[Evidence, ...]], ...]


def find_sides(cards: Sequence[Card], words: Words) -> tuple[Side, ...]:
    """The columns in the order of the alphabet, the others last; none where no camp speaks.

    A statement of which more than one side speaks comes first, then the order of the article.
    """
    camps = _camps(cards, words)
    if not camps:
        return ()
    spoken = {card.number: len({_side(each) for each in card.telling}) for card in cards}
    order = sorted(cards, key=lambda card: (spoken[card.number] < 2, card.number))
    return tuple(_column(camp, order) for camp in (*camps, None))


def _camps(cards: Sequence[Card], words: Words) -> list[str]:
    found = [camp for card in cards for camp in {_side(each) for each in card.telling} if camp]
    most = sorted(set(found), key=lambda camp: (-found.count(camp), camp))[:MOST]
    return sorted(most, key=lambda camp: str(words.camp_says(camp)))


def _column(camp: str | None, cards: Sequence[Card]) -> Side:
    said = [Word(card.number, best) for card in cards if (best := _best(card, camp))]
    return Side(camp, tuple(said[:SHOWN]), max(0, len(said) - SHOWN))


def _best(card: Card, camp: str | None) -> Evidence | None:
    return min((each for each in card.telling if _side(each) == camp), key=weight, default=None)


def find_stands(card: Card) -> tuple[Stand, ...]:
    """How the sides stand to one statement, camps by name and the others last; none where no camp speaks to it."""
    told = card.telling
    camps = sorted({camp for each in told if (camp := _side(each))})
    return tuple(Stand(camp, tuple(_stances(told, camp))) for camp in (*camps, None)) if camps else ()


def _stances(told: Sequence[Evidence], camp: str | None) -> Iterator[tuple[Stance, tuple[Evidence, ...]]]:
    for stance in Stance:
        if found := tuple(each for each in told if each.stance is stance and _side(each) == camp):
            yield stance, found


def _side(evidence: Evidence) -> str | None:
    return None if evidence.camp in (None, "none") else evidence.camp
