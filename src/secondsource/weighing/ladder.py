"""The confirmation ladder for contested events, C0 to C5, and its caps."""

import re
from collections.abc import Sequence

from secondsource.domain.claim import Claim
from secondsource.domain.evidence import Interest, Stance, Tier
from secondsource.domain.reference import Tables
from secondsource.reading.speech.camps import folded
from secondsource.weighing.evidence import Item, counting
from secondsource.weighing.interest import claim_camp
from secondsource.weighing.origins import takes_from

_COUNT = (
    r"(?:\d[\d,.]*|several|few|dozens?|hundreds?|thousands?|scores|one|two|three|four|five|six|seven|eight|nine|ten)"
)
_CAPPED = re.compile(
    rf"\b{_COUNT} (?:of )?(?:\w+ ){{0,4}}?(?:troops|soldiers|fighters|servicemen|men|mercenaries|prisoners|casualties"
    r"|dead)\b"
    r"|\ball (?:of which |of them )?(?:\w+ )?(?:attacks |assaults )?(?:were |have been )?(?:repelled|repulsed)\b"
    r"|\b(?:repelled|repulsed) all\b"
    rf"|\b(?:killed|captured|wounded) (?:\w+ ){{0,2}}?{_COUNT}\b"
)


def find_level(claim: Claim, items: Sequence[Item], tables: Tables) -> str:
    """How far a contested event is confirmed, by the ladder, with its cap.

    C0 no identifiable origin; C1 only the side that benefits tells it; C2 one side tells and another denies it; C3 one
    independent origin, an admission, or one located image; C4 a located image and an assessor or two admissions; C5 the
    same and an official's admission or two assessors with access of their own, and no contrary image.
    """
    level = _uncapped(claim, items, tables)
    if is_capped(claim) and level > "C2":
        return "C2" if is_denied(claim, items, tables) else "C1"
    return level


def is_capped(claim: Claim) -> bool:
    """Numbers of dead, prisoners and troops left, and "all attacks repelled", stay at C2 without documents."""
    return bool(_CAPPED.search(folded(claim.text)) or _CAPPED.search(folded(claim.quote)))


def is_denied(claim: Claim, items: Sequence[Item], tables: Tables) -> bool:
    """Whether another side than the one that claims it is on record with the opposite, also through a note."""
    tellers = telling_camps(claim, items, tables)
    return bool(tellers) and any(item.evidence.camp not in (None, "none", *tellers) for item in positions(items))


def positions(items: Sequence[Item]) -> tuple[Item, ...]:
    """Items against the claim that show a stated position, whether or not they may refute."""
    return tuple(
        item
        for item in items
        if item.evidence.stance is Stance.REFUTES
        and (item.evidence.counts or (item.passage.second_hand and is_timely(item)))
    )


def is_timely(item: Item) -> bool:
    """True where an item fails to count only because a note cannot refute."""
    return (item.evidence.discounted or "").startswith("It is a second-hand note")


def telling_camps(claim: Claim, items: Sequence[Item], tables: Tables) -> frozenset[str]:
    """The sides whose word the claim is: the speaker the article gives, and the sides that tell it in the evidence."""
    said = claim_camp(claim, tables)
    told = {
        item.evidence.camp
        for item in items
        if item.evidence.stance is Stance.SUPPORTS and item.evidence.interest is not Interest.HARMED
    }
    return frozenset(camp for camp in (*told, said.camp if said else None) if camp and camp != "none")


def independent_support(items: Sequence[Item]) -> tuple[Item, ...]:
    """Outsiders' support that is not taken, at first or second hand, from a side's own telling."""
    taken = [item for item in items if item.evidence.camp not in (None, "none")]
    rest = [item for item in items if item.evidence.camp in (None, "none")]
    while more := [item for item in rest if any(takes_from(item, other) for other in taken)]:
        taken += more
        rest = [item for item in rest if item not in more]
    return tuple(item for item in counting(rest, Stance.SUPPORTS) if item.independent)


def agree_across(support: Sequence[Item]) -> bool:
    """True where the sides of a conflict, each for itself, tell the same."""
    return len({item.evidence.camp for item in support} - {None, "none"}) >= 2


def _uncapped(claim: Claim, items: Sequence[Item], tables: Tables) -> str:
    support = counting(items, Stance.SUPPORTS)
    outside = independent_support(items)
    visuals = _origins(support, Tier.E2)
    assessors = _origins(outside, Tier.E4)
    admissions = _origins(support, Tier.E5)
    if visuals and (assessors or len(admissions) >= 2):
        first_hand = any(item.admission == "A1" for item in support)
        contrary = _origins(counting(items, Stance.REFUTES), Tier.E2)
        return "C5" if (first_hand or len(assessors) >= 2) and not contrary else "C4"
    if visuals or admissions or outside or agree_across(support):
        return "C3"
    if is_denied(claim, items, tables):
        return "C2"
    return "C1" if support or telling_camps(claim, items, tables) else "C0"


def _origins(items: Sequence[Item], tier: Tier) -> frozenset[str]:
    return frozenset(item.evidence.origin for item in items if item.evidence.tier is tier)
