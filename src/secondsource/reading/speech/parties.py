"""The two parties of a dispute that is no war: a strike, an eviction, a building project. Which of them speaks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.domain.claim import Attribution


def _words(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Quarrel:
    """What shows that there is one, and its two parties by the words for who speaks for them."""

    shown_by: re.Pattern[str]
    parties: tuple[tuple[str, re.Pattern[str]], tuple[str, re.Pattern[str]]]
    """The first party's words outweigh the second's: a `striking nurse of the hospital` is on strike."""


_BUILDINGS = (
    "mine|quarry|pipeline|airport|runway|motorway|highway|dam|landfill|incinerator|wind farm|factory|power plant"
    "|power station|warehouse|data cent(?:re|er)|housing estate"
)
_QUARRELS = (
    _Quarrel(
        _words(
            r"on strike|strikers?|striking \w+s|picket\w*"
            r"|(?:the|a) (?:\w+ )?strike (?:by|of|at|over|began|ended|goes|enters)"
            r"|walk(?:ed)? ?outs?|lock-?outs?|industrial action|work stoppage"
        ),
        (
            ("union", _words(r"(?<!european )(?<!soviet )(?<!credit )unions?|strikers?|striking|on strike|picket\w*"
                             r"|shop stewards?")),
            ("employer", _words(r"compan(?:y|ies)|firms?|management|managers?|employers?|owners?|operators?|bosses"
                                r"|chief executive|ceo|board|headquarters|authority|ministry|minister|government"
                                r"|council|mayor|hospital|university|district|head of (?:staff|personnel)")),
        ),
    ),
    _Quarrel(
        _words(r"evict\w*|rent (?:strikes?|increases?|rises?)|raised? (?:the|their) rents?"),
        (
            ("tenant", _words(r"tenants?|renters?|evicted")),
            ("landlord", _words(r"landlords?|landlady|owners?|compan(?:y|ies)|firms?|managers?|developers?|housing"
                                r"|authority|council|court|city|mayor|ministry|minister")),
        ),
    ),
    _Quarrel(
        _words(rf"(?:planned|proposed|plans? (?:for|to build)) (?:an? |the )?(?:new )?(?:\w+ )?(?:{_BUILDINGS})"),
        (
            ("opponent", _words(r"opponents?|campaigners?|protesters?|activists?|residents? (?:against|fighting)"
                                r"|who (?:opposes|is against|are against)|against the \w+")),
            ("developer", _words(r"developers?|compan(?:y|ies)|firms?|operators?|builders?|engineers?|owners?|council"
                                 r"|councill?or|mayor|authority|ministry|minister|government|governor|supporters?")),
        ),
    ),
)  # fmt: skip
_ASKED = re.compile(
    r"\b(?:declin\w+|refus\w+) (?:to (?:comment|speak|answer|be interviewed)|comment)|\b(?:not|n[’']t|never) (?:\w+ )?"
    r"(?:respond\w*|return\w*|repl(?:y|ied)|answer\w*|be reached|comment\w*|available)\b|\bno comment\b",
    re.IGNORECASE,
)
"""The other party was asked."""


@dataclass(frozen=True, slots=True)
class Voices:
    """How often one party of a dispute speaks, while nobody speaks for the other."""

    speaks: str
    is_silent: str
    statements: int
    total: int
    """Statements of everybody who is named."""


def find_voices(text: str, attributions: Sequence[Attribution]) -> Iterator[Voices]:
    """The disputes of an article in which one party alone speaks; none where the other was asked for its word."""
    distinct = {each.content_span: each for each in attributions if each.speech}
    if len(distinct) < 2 or _ASKED.search(text):
        return
    said = [(_speaker(each, text), each.named) for each in distinct.values()]
    for quarrel in _QUARRELS:
        if quarrel.shown_by.search(text):
            yield from _alone(quarrel, said)


def _alone(quarrel: _Quarrel, said: Sequence[tuple[str, bool]]) -> Iterator[Voices]:
    (first, _), (second, _) = quarrel.parties
    parties = [_party(quarrel, words) for words, _ in said]
    counts = Counter(parties)
    total = sum(party is not None or named for party, (_, named) in zip(parties, said, strict=True))
    for speaks, is_silent in ((first, second), (second, first)):
        if counts[speaks] and not counts[is_silent]:
            yield Voices(speaks, is_silent, counts[speaks], total)


def _party(quarrel: _Quarrel, words: str) -> str | None:
    return next((name for name, pattern in quarrel.parties if pattern.search(words)), None)


def _speaker(each: Attribution, text: str) -> str:
    return f"{each.speaker}, {each.role or ''}, {each.speaker_span.of(text)}"
