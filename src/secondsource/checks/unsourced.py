"""Statements for which nobody is named.

Newspapers put words into the mouths of "analysts", "experts", "observers" or "sources" whom no reader could ring
up. The check takes every attribution whose speaker the text leaves without a name and flags the statement if the
words for the speaker hold no name, no number and no place or side either: "three officials in Lagos" is not
flagged, "experts" is. This says nothing about whether the statement is true; it says that the text does not let a
reader find out who made it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.domain.article import Article
from secondsource.domain.claim import Attribution, Reading
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.numerals import find_numerals

_FACELESS = re.compile(
    r"\b(?:analysts?|experts?|observers?|sources?|insiders?|commentators?|critics|pundits|specialists|strategists|economists"
    r"|researchers|scientists|historians|scholars|skeptics|sceptics|proponents|supporters|opponents|detractors|officials"
    r"|diplomats|aides|rumou?rs|reports|studies|some|many|others|people)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Options:
    """What may stay unsaid."""

    longest_speaker: int = 60
    """Speakers described in more characters than this say enough about themselves to be left alone."""


@dataclass(frozen=True, slots=True)
class Component:
    """Flags statements of nobody in particular."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        return tuple(self._findings(article.text, reading.attributions))

    def _findings(self, text: str, attributions: Sequence[Attribution]) -> Iterator[Finding]:
        seen: set[Span] = set()
        for attribution in attributions:
            if attribution.speaker_span in seen or not self._is_faceless(text, attribution):
                continue
            seen.add(attribution.speaker_span)
            span = _whole(attribution)
            yield Finding(
                check="unsourced",
                message=f"The text does not say who the “{attribution.speaker_span.of(text)}” are.",
                arithmetic=None,
                span=span,
                quote=span.of(text),
                flag=Flag.UNSOURCED_ATTRIBUTION,
            )

    def _is_faceless(self, text: str, attribution: Attribution) -> bool:
        words = attribution.speaker_span.of(text)
        if attribution.named or len(words) > self.options.longest_speaker or not _FACELESS.search(words):
            return False
        return not _has_capital(words) and not find_numerals(words) and not any(c.isdigit() for c in words)


def _has_capital(words: str) -> bool:
    """A name or a side among the words; the first word may open the sentence."""
    return any(_LETTER.match(word) and word[0].isupper() for word in words.split()[1:])


def _whole(attribution: Attribution) -> Span:
    """From speaker to the end of what is said, whichever comes first."""
    spans = (attribution.speaker_span, attribution.cue_span, attribution.content_span)
    return Span(min(span.start for span in spans), max(span.end for span in spans))
