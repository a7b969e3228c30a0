"""Words that take a part of the stretch that follows them: `early`, `mid-`, `the first half of`, `the third quarter
of`, `the last three months of`, `the three months to`, `the second week of`, `earlier`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.reading.measures.intervals import Interval, edge, fraction, months_from, part
from secondsource.reading.measures.numerals import UNITS
from secondsource.reading.measures.points import ordinal

_NUMBERS = {word: number for word, number in UNITS.items() if 2 <= number <= 12}
_UNITS = r"days|weeks|months|quarters|years|part|parts|stages|hours"
_PIECE = re.compile(
    rf"(?<![\w-])(?:[Tt]he )?(?:very )?(?:"
    r"(?P<from>[Ee]arly|[Mm]id)(?:-| )(?:to|or)[- ](?P<to>mid|late)"
    rf"|(?P<early>(?:[Bb]eginning|[Ss]tart|(?:early|opening|first) (?:{_UNITS})) of|[Ee]arly(?: on)?(?: in| of)?)"
    r"|(?P<mid>[Mm]iddle of|[Mm]id(?:way through| of| in)?)"
    rf"|(?P<late>[Ee]nd of|(?:late|closing|final|last|latter) (?:{_UNITS}) of|[Ll]ate(?: in| of)?)"
    r"|(?P<which>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal|[1-4](?:st|nd|rd|th))[ -]"
    r"(?P<frac>half|quarter)(?: of| in)?"
    r"|(?P<edge>[Ff]irst|[Ll]ast|[Ff]inal|[Oo]pening|[Cc]losing) "
    rf"(?:(?P<count>{'|'.join(_NUMBERS)}|\d\d?) (?P<units>day|week|month|year)s|(?P<unit>day|week|month|year)) of"
    r"|(?P<nth>second|third|fourth) week (?:of|in)"
    rf"|(?P<run>{'|'.join(_NUMBERS)}|\d\d?) months (?:to|ended|ending|ending in|through)(?: the end of| end-)?"
    r"|(?P<until>[Ee]arlier(?: in)?|[Ll]ater(?: in)?)"
    r")(?:(?<=-)|-| )(?:the )?$"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands before a stretch, and where it begins."""

    start: int
    hit: re.Match[str]

    def take(self, whole: Interval, scale: str, anchor: date | None) -> tuple[Interval, str] | None:
        """The part, and how fine it is; None where the words make none of such a stretch."""
        found = self._of(whole, scale, anchor)
        return (found, self._scale(scale)) if found else None

    def _of(self, whole: Interval, scale: str, anchor: date | None) -> Interval | None:
        hit = self.hit
        if hit["from"]:
            one, other = part(whole, scale, hit["from"].lower()), part(whole, scale, hit["to"])
            return (one[0], other[1]) if one and other else None
        if named := next((name for name in ("early", "mid", "late") if hit[name]), None):
            return part(whole, scale, named)
        if hit["frac"]:
            return self._fraction(whole, scale)
        if hit["edge"]:
            last = hit["edge"].lower() in {"last", "final", "closing"}
            return edge(whole, self._count(), hit["units"] or hit["unit"], last=last)
        if hit["nth"]:
            week = 7 * ((ordinal(hit["nth"]) or 1) - 1)
            first = whole[0] + timedelta(days=week)
            return (first, first + timedelta(days=6)) if scale == "month" else None
        if hit["run"]:
            return self._run(whole) if scale == "month" else None
        return self._until(whole, anchor)

    def _fraction(self, whole: Interval, scale: str) -> Interval | None:
        of, which = (2 if self.hit["frac"] == "half" else 4), self.hit["which"].lower()
        number = of if which in {"last", "final"} else ordinal(which)
        return fraction(whole, scale, number, of) if number else None

    def _run(self, last: Interval) -> Interval | None:
        """So many months, of which `last` is the last."""
        month = last[0].year * 12 + last[0].month - self._count()
        first = months_from(month // 12, month % 12 + 1, 1)
        return (first[0], last[1]) if first else None

    def _count(self) -> int:
        count = (self.hit["count"] or self.hit["run"] or "1").lower()
        return _NUMBERS.get(count) or int(count)

    def _until(self, whole: Interval, anchor: date | None) -> Interval | None:
        """`earlier this year` ends with the day of the text, `later this year` begins with it."""
        if anchor is None or not whole[0] <= anchor <= whole[1]:
            return None
        return (whole[0], anchor) if self.hit["until"].lower().startswith("earlier") else (anchor, whole[1])

    def _scale(self, scale: str) -> str:
        hit = self.hit
        if hit["frac"]:
            return hit["frac"] if scale == "year" else scale
        return hit["units"] or hit["unit"] or ("week" if hit["nth"] else scale)


def piece_before(text: str, at: int) -> Piece | None:
    """The words that end at `at` and take a part of what follows."""
    hit = _PIECE.search(text, max(0, at - 40), at)
    return Piece(hit.start(), hit) if hit else None
