"""Votes of a body with a known number of members: `the 12-member council approved it 8-3, with one abstention`.

The members are those of the body in the same sentence (`12-member`, `the nine justices`, `the 100-seat Senate`) or of
the one before (`the council has 12 members`). The votes are a tally (`8-3`, `8 to 3`, `8 votes to 3`), and beside it
who abstained, was absent or did not vote.
"""

import re
from dataclasses import dataclass

from secondsource.domain.record import Span
from secondsource.reading.measures.numerals import TENS, UNITS, spelled_value

_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})?|(?:{'|'.join([*TENS, *UNITS])})(?:-(?:{'|'.join(list(UNITS)[1:10])}))?)"
_BODY = (
    r"(?:members?|seats?|judges?|justices?|nations?|countr(?:y|ies)|persons?|jurors?|strong|commissioners?|trustees?"
    r"|councill?ors?|council (?:wo)?m[ae]n|council members?|board members?|senators?|lawmakers?|legislators?|deputies"
    r"|supervisors?|directors?|delegates?)"
)
_MEMBERS = re.compile(
    rf"\b(?P<hyphen>{_NUMBER})-{_BODY}\b|\b(?:the|all|its|court’s|board’s|council’s) (?P<plain>{_NUMBER}) {_BODY}\b",
    re.IGNORECASE,
)
_HAS = re.compile(rf"\b(?:has|have|had|of|with) (?P<plain>{_NUMBER}) {_BODY}\b", re.IGNORECASE)
_TALLY = re.compile(
    rf"(?<![\w.,$£€-])(?P<ayes>\d{{1,3}}) ?[-–] ?(?P<noes>\d{{1,3}})(?: ?[-–] ?(?P<others>\d{{1,3}}))?"
    r"(?![\w-]|[.,]\d|%)"
    rf"|(?<![\w.,$£€-])(?P<more>{_NUMBER})(?: votes?)?(?: in favou?r| for)? (?:to|against|versus) (?P<fewer>{_NUMBER})"
    r"\b(?![\w-]|[.,]\d|%| (?:percent|per cent|million|years?|months?|days?|degrees))",
    re.IGNORECASE,
)
_VOTES = re.compile(
    r"\b(?:vot(?:e[sd]?|ing)|approv\w+|pass(?:ed|es)?|reject\w+|split|rul(?:ed|ing)|decid\w+|decision|confirm\w+|back(?:ed|s)"
    r"|support\w*|adopt\w+|endors\w+|elect\w+|oust\w+|defeat\w*|fail\w*|convict\w+|acquit\w+|upheld|overturn\w+|agreed)\b",
    re.IGNORECASE,
)
_KEPT_OUT = re.compile(
    rf"\b(?P<count>{_NUMBER}|an?) (?:of them |others? |more |{_BODY} )?(?:were |was |had |being )?"
    r"(?:abst(?:entions?|ain(?:ed|ing))|absent(?:ees)?|absences?|not voting|did not vote|not present|vacan(?:t|cy|cies)"
    r"|invalid|spoiled|blank|recus\w+)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:nobody|no one|no member|none|no-one) (?:was |were )?(?:absent|abstain\w*|missing)"
    r"|\bevery(?:body|one)? (?:member )?(?:voted|was present)",
    re.IGNORECASE,
)
_FEW = 25
"""Of so many members a report that tells who abstained should tell of every one."""


@dataclass(frozen=True, slots=True)
class Vote:
    """How many members a body has, and how many its votes make."""

    members: int
    parts: tuple[int, ...]
    span: Span
    """From the members or the tally, whichever comes first, to the last of the votes."""
    told_of_all: bool
    """Whether the text seems to account for everybody, so that fewer votes than members do not fit either."""
    everybody: bool
    """Whether it says so: that nobody was absent."""

    @property
    def is_sure(self) -> bool:
        """Whether a misfit is one whatever the text leaves out: it may be silent on who was absent."""
        return self.everybody or sum(self.parts) > self.members


def find_vote(words: str, before: str) -> Vote | None:
    """The one vote of a sentence, by itself or with the sentence before; None where it tells of none or of several."""
    if not _VOTES.search(words):
        return None
    tallies = [hit for hit in _TALLY.finditer(words) if _reads(hit)]
    bodies = [*_MEMBERS.finditer(words)]
    here = bodies[0] if len(bodies) == 1 else None
    body = here or (None if bodies else _HAS.search(before))
    if len(tallies) != 1 or body is None:
        return None
    kept_out = [*_KEPT_OUT.finditer(words)]
    parts = [_value(each) for each in tallies[0].groups() if each] + [_value(hit["count"]) for hit in kept_out]
    members = _value(next(each for each in body.groups() if each))
    hits = [tallies[0], *kept_out, *([here] if here else [])]
    span = Span(min(hit.start() for hit in hits), max(hit.end() for hit in hits))
    everybody = _NOBODY.search(words) is not None
    return Vote(members, tuple(parts), span, everybody or (bool(kept_out) and members <= _FEW), everybody)


def _reads(hit: re.Match[str]) -> bool:
    """`for ages 12 to 15` and `9 to 5` are no votes: the ayes are told first, unless the vote failed."""
    ayes, noes = (_value(each) for each in (hit["ayes"] or hit["more"], hit["noes"] or hit["fewer"]))
    return ayes > 0 and ayes >= noes


def _value(words: str) -> int:
    if words[0].isdigit():
        return int(words.replace(",", ""))
    return int(spelled_value(words)) or 1


def misfit(vote: Vote) -> str:
    """The sum that does not fit: more votes than members, or fewer where everybody is accounted for; else empty."""
    made = sum(vote.parts)
    is_wrong = made > vote.members or (vote.told_of_all and made < vote.members)
    return f"{' + '.join(map(str, vote.parts))} is {made}, not {vote.members}" if is_wrong else ""
