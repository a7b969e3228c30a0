"""The confirmation ladder for contested events, C0 to C5, its caps, and its mirror for what contradicts a claim."""

import re
from collections.abc import Sequence
from functools import lru_cache

from secondsource.domain.claim import Claim
from secondsource.domain.evidence import Interest, Stance, Tier
from secondsource.reading.speech.camps import folded
from secondsource.weighing.case import Case
from secondsource.weighing.evidence import Item, counting
from secondsource.weighing.interest import claim_camp
from secondsource.weighing.times import RECENT

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


def find_level(claim: Claim, items: Sequence[Item], case: Case) -> str:
    """How far a contested event is confirmed, by the ladder, with its cap.

    C0 no identifiable origin; C1 only the side that benefits tells it; C2 one side tells and another denies it; C3 one
    independent origin, an admission, or one located image; C4 a located image and an assessor or two admissions; C5 the
    same and an official's admission or two assessors with access of their own, and no contrary image for 72 hours.
    """
    reached = _reached(items, Stance.SUPPORTS, case)
    if reached and not is_capped(claim):
        return reached
    if is_denied(claim, items, case):
        return "C2"
    told = counting(items, Stance.SUPPORTS) or telling_camps(claim, items, case)
    return "C1" if told else "C0"


def mirror_level(items: Sequence[Item], case: Case) -> str | None:
    """How far the contrary of a contested claim is confirmed, by the same steps; None below C3."""
    return _reached(items, Stance.REFUTES, case)


def is_capped(claim: Claim) -> bool:
    """Numbers of dead, prisoners and troops left, and "all attacks repelled", stay at C2 without documents."""
    return _names_capped(claim.text) or _names_capped(claim.quote)


@lru_cache(maxsize=1024)
def _names_capped(text: str) -> bool:
    return bool(_CAPPED.search(folded(text)))


def is_denied(claim: Claim, items: Sequence[Item], case: Case) -> bool:
    """Whether another side than the one that claims it is on record with the opposite, also through a note."""
    tellers = telling_camps(claim, items, case)
    return bool(tellers) and any(item.evidence.camp not in (None, "none", *tellers) for item in positions(items))


def positions(items: Sequence[Item]) -> tuple[Item, ...]:
    """Items against the claim that show a stated position, whether or not they may refute."""
    return tuple([item for item in items if item.evidence.stance is Stance.REFUTES and item.shows_position])


def telling_camps(claim: Claim, items: Sequence[Item], case: Case) -> frozenset[str]:
    """The sides whose word the claim is: the speaker the article gives, and the sides that tell it in the evidence."""
    said = claim_camp(claim, case.tables)
    drafts = [item.evidence for item in items]
    told = {each.camp for each in drafts if each.stance is Stance.SUPPORTS and each.interest is not Interest.HARMED}
    return frozenset(camp for camp in (*told, said.camp if said else None) if camp and camp != "none")


def independent(counted: Sequence[Item]) -> tuple[Item, ...]:
    """Of what counts for (or against) the claim, what outsiders say and do not have, at first or second hand, from a
    side's own telling."""
    return tuple([item for item in counted if not item.relayed and item.independent])


def agree_across(items: Sequence[Item]) -> bool:
    """True where the sides of a conflict, each for itself, tell the same."""
    return len({item.evidence.camp for item in items} - {None, "none"}) >= 2


def _reached(items: Sequence[Item], stance: Stance, case: Case) -> str | None:
    """C3, C4 or C5 for what the items of one stance tell."""
    told = counting(items, stance)
    outside = independent(told)
    visuals, admissions = _origins(told, Tier.E2), _origins(told, Tier.E5)
    assessors = _origins(outside, Tier.E4) - visuals
    if visuals and (assessors or len(admissions) >= 2):
        first_hand = any(item.evidence.admission == "A1" for item in told)
        sure = first_hand or len(assessors) >= 2
        return "C5" if sure and _stands_unopposed(items, stance, case) else "C4"
    return "C3" if visuals or admissions or outside or agree_across(told) else None


def _stands_unopposed(items: Sequence[Item], stance: Stance, case: Case) -> bool:
    """Whether 72 hours have gone since the last image and none shows the contrary."""
    other = Stance.REFUTES if stance is Stance.SUPPORTS else Stance.SUPPORTS
    if _origins(counting(items, other), Tier.E2):
        return False
    days = [
        day for item in counting(items, stance) if item.evidence.tier is Tier.E2 and (day := item.passage.published_at)
    ]
    return bool(days) and max(days) + RECENT <= case.as_of


def _origins(items: Sequence[Item], tier: Tier) -> frozenset[str]:
    return frozenset([item.origin for item in items if item.evidence.tier is tier])
