"""A sentence in which every date, length of time and anniversary is one sign, so that a pattern can speak of them as of
words: `It ran from D to D, a span of L`. Days that share a month (`3 to 7 July`) are two dates."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from secondsource.domain.measure import DateMention, Duration, Quantity
from secondsource.domain.record import Span
from secondsource.reading.measures.ranks import find_anniversaries
from secondsource.reading.measures.times import find_dates, find_durations

DATE, LENGTH, ANNIVERSARY = "\ue010", "\ue011", "\ue012"
_SIGN = re.compile(f"[{DATE}-{ANNIVERSARY}]")
TWO_DAYS = re.compile(
    r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?\s?(?P<to>-|–|—|and|to)\s?(?P<last>\d{1,2})(?:st|nd|rd|th)?(?![\d:%])"
)


@dataclass(frozen=True, slots=True)
class Timed:
    """A sentence with signs, and what stands at each, by the place of the sign in `words`."""

    words: str
    span: Span
    dates: Mapping[int, DateMention]
    lengths: Mapping[int, Duration]
    anniversaries: Mapping[int, Quantity]

    @property
    def only(self) -> DateMention:
        """Its first date."""
        return next(iter(self.dates.values()))

    def date(self, hit: re.Match[str], name: str) -> DateMention:
        return self.dates[hit.start(name)]

    def length(self, hit: re.Match[str], name: str) -> Duration:
        return self.lengths[hit.start(name)]


def timed_sentence(text: str, sentence: Span) -> Timed:
    """The sentence with signs; the spans of what they stand for point into `text`."""
    told = sentence.of(text)
    found = (*find_anniversaries(told), *find_dates(told), *find_durations(told))
    words, at = "", 0
    dates, lengths, anniversaries = dict[int, DateMention](), dict[int, Duration](), dict[int, Quantity]()
    for each in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if each.span.start < at:
            continue
        words += _SIGN.sub(" ", told[at : each.span.start])
        moved = replace(each, span=each.span.shifted(sentence.start))
        if isinstance(moved, DateMention):
            joined = TWO_DAYS.search(each.span.of(told)) if moved.day else None
            dates[len(words)] = moved
            words += DATE
            if joined:
                words += " and " if joined["to"] == "and" else " to "
                dates[len(words)] = replace(moved, day=int(joined["last"]), weekday=None)
                words += DATE
        elif isinstance(moved, Duration):
            lengths[len(words)] = moved
            words += LENGTH
        else:
            anniversaries[len(words)] = moved
            words += ANNIVERSARY
        at = each.span.end
    return Timed(words + _SIGN.sub(" ", told[at:]), sentence, dates, lengths, anniversaries)
