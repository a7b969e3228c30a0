"""Who is ahead in a vote or poll, with both percentages: `leads 46 percent to 39`, `won, 52%-48%`, `trails with 41
percent to the mayor's 47 percent`.

A stretch such as `leads by 5 to 10 percent` or `won 25 to 30 percent of the vote` is no score: two percentages are one
where a comma parts them from the verb or they are of one whole in which little is left for others.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span

_PERCENT = r"(?:%| ?per ?cent)"
_SHARE = r"\d{1,2}(?:\.\d{1,2})?"
_AHEAD = (
    r"lead(?:s|ing)?|led|ahead|beat(?:s|ing)?|defeat(?:s|ed|ing)|w[io]ns?|winning|edg(?:es|ed|ing)(?: out)?"
    r"|topp(?:ed|ing)"
    r"|tops|prevail(?:s|ed|ing)|outpoll(?:s|ed|ing)|in front|prefer(?:s|red)? to"
)
_SCORE = re.compile(
    rf"\b(?:(?P<ahead>{_AHEAD})|(?P<behind>trail(?:s|ed|ing)?(?= )))\b(?P<between>[^.;:\d%]{{0,60}}?)"
    rf"(?<![\d.,$£€-])(?P<one>{_SHARE})(?P<mark>{_PERCENT})?(?:,? (?:to|against|versus|vs\.?) |-|–)"
    rf"(?P<whose>(?:(?:the|his|her|their) )?(?:[\w.’'-]+[’']s? )?)(?P<other>{_SHARE})(?P<last>{_PERCENT})?"
    rf"(?! ?(?:points?|of (?:the|its|all|those)|seats?|votes?)\b)(?![\d.,]*\d)",
    re.IGNORECASE,
)
_NO_SCORE = re.compile(
    r"\b(?:from|between|estimat\w*|expect\w*|forecast\w*|target\w*|by (?:up|as)|narrow\w*|shr\w+|widen\w*|grew|grow\w*"
    r"|not|n[’']t|never|margins?)\b",
    re.IGNORECASE,
)
_OF_TWO = 60.0
"""Percent that two shares of one whole make where few are left for others."""
_OF_MANY = 30.0
"""The same where a comma shows that they are a score."""
_MOST = 200.0


@dataclass(frozen=True, slots=True)
class Lead:
    """Percentages of the one ahead and of the one behind, and where both are told with the verb."""

    ahead: Quantity
    behind: Quantity
    span: Span


def find_leads(text: str, sentence: Span) -> Iterator[Lead]:
    """Every score in percent whose words say who is ahead, whether the numbers bear that out or not."""
    for hit in _SCORE.finditer(text, sentence.start, sentence.end):
        one, other = (
            Quantity(float(hit[name]), float(hit[name]), "percent", None, Span(*hit.span(name)))
            for name in ("one", "other")
        )
        parted = bool(hit["whose"]) or hit["between"].rstrip().endswith(",")
        least = _OF_MANY if parted else _OF_TWO
        is_score = (hit["mark"] or hit["last"]) and least <= one.low + other.low < _MOST
        if is_score and not _NO_SCORE.search(hit["between"]) and (hit["ahead"] or hit["whose"]):
            ahead, behind = (one, other) if hit["ahead"] else (other, one)
            yield Lead(ahead, behind, Span(*hit.span()))
