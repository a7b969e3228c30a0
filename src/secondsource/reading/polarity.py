"""What turns a statement round or takes its force: negation, hedges, and words such as `only` that shut out the rest."""

import re
from collections.abc import Container, Sequence

from secondsource.reading.words import Word

NEGATORS = frozenset(
    """
not no never none neither nor nobody nothing without cannot unable incapable fail fails failed failing failure refuse refuses
refused refusing lack lacks lacked deny denies denied denying denial reject rejects rejected false falsely untrue fake hoax myth
isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't
rarely seldom barely hardly scarcely unlikely avoid avoids avoided prevented prevent prevents refute refuted refutes stopped ceased
не ні нет ни без никогда ніколи
""".split()
)
PHRASES = frozenset(("anything but", "yet to", "instead of", "rather than", "far from", "opposed to", "contrary to", "apart from", "other than", "anyone but"))
"""Two words that negate what follows."""
HEDGES = frozenset(
    """
may might could would will plan plans planned planning intend intends intended expected expects expect hope hopes hoped aim aims
attempt attempts attempted attempting try tries tried trying if whether rumored rumoured rumors rumours allegedly supposedly
possible possibly potential potentially considering consider proposed proposal should unless
""".split()
)
RESTRICTORS = {
    word: kind
    for kind, words in {
        "only": "only solely exclusively merely purely strictly alone just",
        "all": "all every always everyone everybody everything entirely",
        "first": "first",
        "last": "last final",
        "ever": "nobody none nothing",
        "until": "until",
    }.items()
    for word in words.split()
}
_REACH = 5
"""How many words after a negation or a hedge it still governs."""
_BORDER = re.compile(r"[;:()]|, (?:but|and|while|although|though|which|who)\b|\bbut\b|\balthough\b|\bwhile\b")


def negated_words(text: str, words: Sequence[Word]) -> frozenset[int]:
    """Which words, by position, a negation governs; two negations of one word cancel out."""
    counts = _governed(text, words, NEGATORS)
    return frozenset(at for at, count in counts.items() if count % 2)


def has_negation(words: Sequence[Word]) -> bool:
    """Whether anything in these words negates."""
    return any(_governs(words, at, NEGATORS) for at in range(len(words)))


def hedged_words(text: str, words: Sequence[Word]) -> frozenset[int]:
    """Which words, by position, are said to be only possible, planned or tried."""
    return frozenset(_governed(text, words, HEDGES))


def _governed(text: str, words: Sequence[Word], governors: Container[str]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for at, word in enumerate(words):
        if not _governs(words, at, governors):
            continue
        for other in range(at + 1, min(at + 1 + _REACH, len(words))):
            if _BORDER.search(text, word.span.end, words[other].span.start):
                break
            counts[other] = counts.get(other, 0) + 1
    return counts


def _governs(words: Sequence[Word], at: int, governors: Container[str]) -> bool:
    if at and words[at].text[0].isupper():
        return False
    word = words[at].text.lower().replace("’", "'")
    pair = f"{word} {words[at + 1].text.lower()}" if at + 1 < len(words) else ""
    if word not in governors:
        return governors is NEGATORS and pair in PHRASES
    return pair not in _NO_NEGATION


_NO_NEGATION = frozenset(("not only", "not just", "no doubt", "no fewer", "no less", "no later", "no more"))
"""Phrases that only look like a negation."""
