"""Whether two claims say the same: also turned round, also in other words, and with what differs shown.

What both have in common is weighed as stance is: names half as much again as other words, general words half. Names
that stand in each other's place are differences and not what is lacking, and so are numbers. Two claims are *the same*
where nearly all of both is in common and no number, day, place, name, time, scope or word was put for another;
*negated* where one side alone is turned round or says the opposite; *differs* where the rest is in common. Everything
else is no match. An encoder, where there is one, may stand in for words that no table knows, never for a number or a
name.
"""

from collections.abc import Sequence

from secondsource.domain.matching import Aspect, Difference, Likeness, Relation
from secondsource.domain.reference import Tables
from secondsource.reading.comparing.alignment import Alignment, read_side
from secondsource.reading.comparing.differences import Couple, find_differences, words_of_either
from secondsource.reading.comparing.frames import unframe
from secondsource.reading.vocabulary.names import same_name

FAR = 0.5
"""Both shares together, below which nothing is looked at any closer."""
LONGEST = 1000
"""Characters of a claim that are compared."""
SAME = 0.75
ALIKE = 0.66
"""Share of the weight of both sides that is in common, what was put for another apart."""
LEAST = 0.45
"""The same of the side that has less in common."""
TOLD = 0.5
"""The same of what is said of the names."""
MOST = 3
"""Things that may differ; more of them are another claim. A long claim may have one for so many words:"""
WORDS_EACH = 8
_NAMED = (Aspect.PLACE, Aspect.NAME)
_TURNING = frozenset((Aspect.NEGATION, Aspect.OPPOSITE))
CLOSE = 0.88
"""Nearness in meaning from which words count as in common, by an encoder."""


def compare_claims(claim: str, earlier: str, tables: Tables, nearness: float | None = None) -> Likeness | None:
    """How an earlier claim stands to a claim; None where it says something else.

    `nearness` is the cosine of the two by an encoder, where there is one.
    """
    mine, theirs = unframe(claim[:LONGEST]), unframe(earlier[:LONGEST])
    couple = Couple(mine.content, theirs.content, tables)
    if couple.there.coverage + couple.back.coverage < FAR:
        return None
    differences = find_differences(couple)
    shares = _shares(couple, differences)
    told = _told(couple)
    if nearness is not None and nearness >= CLOSE:
        shares, told = (max(shares[0], nearness), max(shares[1], nearness)), max(told, nearness)
    words = words_of_either(couple)
    relation = _relation(differences, words, shares, told) if _few(couple, differences) else None
    if relation is None:
        return None
    shown = (*differences, *_speakers(mine.speaker, theirs.speaker, tables), *words)
    return Likeness(relation, tuple(dict.fromkeys(shown)), round(sum(shares) / 2, 3))


def _few(couple: Couple, differences: Sequence[Difference]) -> bool:
    shorter = min(len(couple.claim.split()), len(couple.earlier.split()))
    return sum(each.aspect not in _TURNING for each in differences) <= max(MOST, shorter // WORDS_EACH)


def _relation(
    differences: Sequence[Difference], words: Sequence[Difference], shares: tuple[float, float], told: float
) -> Relation | None:
    turning = [each for each in differences if each.aspect in _TURNING]
    others = [each for each in differences if each.aspect not in _TURNING]
    common = sum(shares) / 2
    if told < TOLD or min(shares) < LEAST or common < ALIKE:
        return None
    if turning and not others:
        return Relation.NEGATED
    put_for_another = any(each.claim and each.earlier for each in words)
    return Relation.DIFFERS if differences or put_for_another or common < SAME else Relation.SAME


def _speakers(mine: str | None, theirs: str | None, tables: Tables) -> Sequence[Difference]:
    """Another speaker does not change what is claimed: it is shown, and no more."""
    if mine and theirs and not same_name(mine, theirs, tables):
        return (Difference(Aspect.SPEAKER, mine, theirs),)
    return ()


def _shares(couple: Couple, differences: Sequence[Difference]) -> tuple[float, float]:
    """The share of either side that the other has; what was put in another's place is left out of both."""
    swapped = [each for each in differences if each.aspect in _NAMED and each.claim and each.earlier]
    mine, theirs = {each.claim for each in swapped}, {each.earlier for each in swapped}
    opposed = couple.opposed or ("", "")
    return (
        _share(couple.claim, couple.there, mine, opposed[0], couple.tables),
        _share(couple.earlier, couple.back, theirs, opposed[1], couple.tables),
    )


def _told(couple: Couple) -> float:
    """The share of what either side says of its names, opposite words apart, that the other says too."""
    shares: list[float] = []
    for alignment, opposed in zip((couple.there, couple.back), couple.opposed or ("", ""), strict=True):
        plain = [each for each in alignment.pairs if each.claim.named is None and each.claim.word.text != opposed]
        whole = sum(each.claim.weight for each in plain)
        shares.append(sum(each.claim.weight * each.strength for each in plain) / whole if whole else 1.0)
    return min(shares)


def _share(text: str, alignment: Alignment, swapped: set[str], opposed: str, tables: Tables) -> float:
    names = read_side(text, tables).names
    held = whole = 0.0
    for pair in alignment.pairs:
        name = names[pair.claim.named].text if pair.claim.named is not None else ""
        if name in swapped or (name and not pair.text and name not in alignment.missing_names):
            continue
        if opposed and pair.claim.word.text == opposed:
            continue
        whole += pair.claim.weight
        held += pair.claim.weight * pair.strength
    return held / whole if whole else 1.0
