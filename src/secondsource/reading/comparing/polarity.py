"""What turns a statement round or takes its force: negation, hedges, and words such as `only`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondsource.reading.vocabulary.word_lists import word_set
from secondsource.reading.vocabulary.words import Word

NEGATORS = word_set("""
not no never none neither nor nobody nothing without cannot unable incapable fail fails failed failing failure refuse
refuses refused refusing lack lacks lacked deny denies denied denying denial false falsely untrue fake hoax myth isn't
aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't rarely seldom
barely hardly scarcely unlikely avoid avoids avoided prevented prevent prevents refute refuted refutes stopped ceased
не ні нет ни без никогда ніколи
""")
_PHRASES = "anything but,yet to,instead of,rather than,far from,opposed to,contrary to,apart from,other than,anyone but"
PHRASES = frozenset(_PHRASES.split(","))
"""Two words that negate what follows."""
_NO_NEGATION = frozenset(("not only", "not just", "no doubt", "no fewer", "no less", "no later", "no more"))
"""Phrases that only look like a negation."""
HEDGES = word_set("""
may might could would will plan plans planned planning intend intends intended expected expects expect hope hopes
hoped aim aims attempt attempts attempted attempting try tries tried trying if whether rumored rumoured rumors rumours
allegedly supposedly possible possibly potential potentially considering consider proposed proposal should unless
""")
RESTRICTORS = {
    word: kind
    for kind, words in {
        "only": "only solely exclusively merely purely strictly alone just",
        "all": "all every always everyone everybody everything entirely",
        "first": "first",
        "last": "last final",
        "ever": "nobody none nothing",
        "until": "until",
        "almost": "almost nearly virtually practically",
        "part": "half partly partially",
    }.items()
    for word in words.split()
}
_REACH = 5
"""How many words after a negation or a hedge it still governs."""
_BORDER = re.compile(r"[;:()]|, (?:but|and|while|although|though|which|who)\b|\bbut\b|\balthough\b|\bwhile\b")
_STARTS = NEGATORS | HEDGES | {phrase.split()[0] for phrase in PHRASES} | {word.replace("'", "’") for word in NEGATORS}


@dataclass(frozen=True, slots=True)
class Polarity:
    """Which words of a text, by position, are turned round or lose their force."""

    negated: frozenset[int]
    """Governed by a negation; two negations of one word cancel out."""
    hedged: frozenset[int]
    """Said to be only possible, planned or tried."""
    negates: bool
    """Whether anything in the text negates."""


def read_polarity(text: str, words: Sequence[Word]) -> Polarity:
    """Negation and hedges of a text; a capital inside a sentence makes a name of such a word."""
    starts = [
        at for at, word in enumerate(words) if word.text.lower() in _STARTS and not (at and word.text[0].isupper())
    ]
    lower = {at + by: _lower(word) for at in starts for by, word in enumerate(words[at : at + 2])}
    negations = [at for at in starts if _negates(lower, at)]
    counts = _governed(text, words, negations)
    return Polarity(
        frozenset(at for at, count in counts.items() if count % 2),
        frozenset(_governed(text, words, [at for at in starts if lower[at] in HEDGES])),
        bool(negations),
    )


def _lower(word: Word) -> str:
    return word.text.lower().replace("’", "'")


def _governed(text: str, words: Sequence[Word], governors: Sequence[int]) -> dict[int, int]:
    """How many of the governors reach each word."""
    counts: dict[int, int] = {}
    for at in governors:
        for other in range(at + 1, min(at + 1 + _REACH, len(words))):
            if _BORDER.search(text, words[at].end, words[other].start):
                break
            counts[other] = counts.get(other, 0) + 1
    return counts


def _negates(lower: Mapping[int, str], at: int) -> bool:
    pair = f"{lower[at]} {lower.get(at + 1, '')}"
    return pair in PHRASES or (lower[at] in NEGATORS and pair not in _NO_NEGATION)
