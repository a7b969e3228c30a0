"""Statements for which nobody is named.

Newspapers put words into the mouths of "analysts", "experts", "one insider", "unnamed officials" or "sources" whom no
reader could ring up. The check takes every attribution whose speaker the text leaves without a name and flags the
statement if the words for the speaker hold no name, no number and no place or side either: "three officials in Lagos"
is not flagged, "experts" is. "Officials" alone are flagged where no body stands before them whose officials they can
be. So are words that hide who says it: "it is understood that", "there is talk of", "on condition of anonymity", and
"is said to have" or an aside such as ", so the story goes," where the sentence names nobody for it. This says nothing
about whether the statement is true; it says that the text does not let a reader find out who made it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.domain.article import Article
from secondsource.domain.claim import Attribution, Reading
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.numerals import find_numerals
from secondsource.reading.sentences import sentence_around
from secondsource.reading.vocabulary.word_lists import word_set

_WHO_KNOWS = (
    r"(?:(?:an? |some |one )?(?:people|persons?|individuals?|somebody|someone|those)"
    r" (?:familiar|close|briefed|with knowledge|who knows?|involved|in the room))"
)
_FACELESS = re.compile(
    r"\b(?:analysts?|experts?|observers?|sources?|insiders?|commentators?|critics|pundits|specialists|strategists"
    r"|economists|researchers|scientists|historians|scholars|sk?c?eptics|proponents|opponents|detractors|rumou?rs"
    r"|reports|studies|officials?"
    r"|^(?:many|some)(?: people)?$"
    r"|(?:unnamed|anonymous|unidentified) (?:[a-z]+ )?[a-z]+"
    rf"|{_WHO_KNOWS})\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(_WHO_KNOWS, re.IGNORECASE)
# `Officials` are those of the body that was named last.
_OFFICIALS = re.compile(r"(?:(?:some|many|several|other|one|an?|senior|top) )*officials?", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:officials?|authorit(?:y|ies)|departments?|minist(?:ry|er)|(?<!box )offices?|agency|agencies|bureau"
    r"|administration|commission|council|police|board|government|county|city|state|school|hospital|army|military|court"
    r"|embassy|airport|firefighters|troops|(?-i:[A-Z]{3,}))\b",
    re.IGNORECASE,
)
_SO_FAR = 300
"""Characters before `officials` in which the body is looked for."""
# Those who ask not to be named are not introduced by the next speaker.
_HIDDEN = re.compile(
    r"\b(?:unnamed|anonymous|unidentified|sources?|insiders?|people|somebody|someone|persons?|rumou?rs|reports)\b",
    re.IGNORECASE,
)
# `the researchers` were named before; `our sources` are somebody's.
_POINTS_BACK = re.compile(r"(?:the|these|those|both|his|her|its|their|our|my|such)\b", re.IGNORECASE)
_BELIEVES = re.compile(r"\b(?:believ|think|thought|fear|suspect|warn|agree|estimat|expect|reckon)", re.IGNORECASE)
_IT_IS_SAID = re.compile(
    r"\b[Ii]t (?:is|was|has been) (?:now )?(?:widely |generally |often |commonly |universally )?"
    r"(?:believed|thought|said|rumou?red|alleged|claimed|reported|assumed|understood|whispered) that\b"
    r"|\b[Ii]t is (?:an open|no) secret that\b|\b[Aa]s is (?:widely|well|generally) known\b"
    r"|\b[Rr]umou?rs? ha(?:s|ve) it that\b"
    r"|\b[Tt]here (?:is|are|was|were|has been|have been) (?:\w+ )?(?:talk|rumou?rs|speculation|whispers|gossip)"
    r"(?: (?:in|on|at|among|around) [\w ]{2,30}?)? (?:that|of|about)\b"
    r"|, (?:it (?:is|was) (?:now |widely |generally |commonly )?"
    r"(?:believed|thought|said|rumou?red|alleged|claimed|assumed|understood|whispered)"
    r"|so (?:the story|rumou?r|word|it is said)(?: goes| has it)?|we (?:hear|are told))(?=[.,;]|$)"
    r"|\b[Ww]ord (?:has it|is) that\b|\b[Ww]ord (?:in|on|around) [\w ]{2,30}? is that\b"
    r"|\b(?:is|are|was|were) (?:widely |generally |commonly )?(?:said|rumou?red|understood|believed|thought|reported)"
    r" to (?:be|have)\b"
    r"|\b(?:who|and) (?:asked|requested|declined|refused|did not want) (?:not )?to be (?:named|identified)\b"
    r"|\bon (?:the )?condition of anonymity\b|\brequested anonymity\b"
)
_BY_SOMEBODY = re.compile(
    r"\b(?:said|says|told|according to|wrote|announced|reported|estimate[sd]?|by (?:the|an?) \w+|by [A-Z]\w+)\b"
)
"""Who believes it may be told in the same sentence."""
_LETTER = re.compile(r"[^\W\d_]")
_COMMON = word_set(
    "some many most several few other a an one two three according certain various numerous leading senior top unnamed"
    " anonymous military political economic security legal health medical financial industry market defence defense"
    " local foreign western independent multiple more no even somebody someone person persons people individual"
    " individuals those"
)


@dataclass(frozen=True, slots=True)
class Options:
    """What may stay unsaid."""

    longest_speaker: int = 60
    """Speakers described in more characters than this say enough about themselves to be left alone."""
    named_within: int = 1
    """A speaker introduced in so many sentences after counts as one of those spoken of."""


@dataclass(frozen=True, slots=True)
class Component:
    """Flags statements of nobody in particular."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        found = tuple(self._findings(article.text, reading))
        told = [each.span for each in found if each.span]
        impersonal = _impersonal(article.text, reading.sentences)
        return (*found, *(each for each in impersonal if not any(each.span and each.span.overlaps(x) for x in told)))

    def _findings(self, text: str, reading: Reading) -> Iterator[Finding]:
        seen: set[Span] = set()
        starts = [sentence.start for sentence in reading.sentences]
        spoken = [each for each in reading.attributions if each.speech or _BELIEVES.search(each.cue)]
        named = sorted(_introductions(text, spoken, starts))
        for attribution in spoken:
            if attribution.speaker_span in seen or not self._is_faceless(text, attribution):
                continue
            here = bisect_right(starts, attribution.cue_span.start)
            hidden = _HIDDEN.search(attribution.speaker_span.of(text)) is not None
            if not hidden and bisect_right(named, here) < bisect_right(named, here + self.options.named_within):
                continue
            seen.add(attribution.speaker_span)
            span = _whole(attribution)
            words = re.split(r",", attribution.speaker_span.of(text))[0]
            yield Finding(
                check="unsourced",
                message=f"Nobody is named behind “{words}”.",
                arithmetic=None,
                span=span,
                quote=span.of(text),
                flag=Flag.UNSOURCED_ATTRIBUTION,
            )

    def _is_faceless(self, text: str, attribution: Attribution) -> bool:
        words = attribution.speaker_span.of(text)
        is_described = attribution.named and not _NOBODY.match(words)
        if is_described or len(words) > self.options.longest_speaker or not _FACELESS.search(words):
            return False
        if _POINTS_BACK.match(words) or _holds_name(text, words):
            return False
        start = attribution.speaker_span.start
        if "official" in words.lower() and not _HIDDEN.search(words):
            body = _BODY.search(text, max(0, start - _SO_FAR), start)
            return body is None and _OFFICIALS.fullmatch(words) is not None
        return not find_numerals(words.lower().removeprefix("one ")) and not any(c.isdigit() for c in words)


def _impersonal(text: str, sentences: Sequence[Span]) -> Iterator[Finding]:
    """`It is widely believed that …`, `is said to have …`, `on condition of anonymity`."""
    for hit in _IT_IS_SAID.finditer(text):
        span = Span(*hit.span())
        sentence = sentence_around(span, sentences) or span
        rest = text[sentence.start : span.start] + text[span.end : sentence.end]
        is_aside = hit.group().startswith(", ")
        if (is_aside or hit.group().endswith((" to be", " to have"))) and _BY_SOMEBODY.search(rest):
            continue
        message = f"Nobody is named behind “{hit.group().removeprefix(', ')}”."
        yield Finding("unsourced", message, None, span, span.of(text), Flag.UNSOURCED_ATTRIBUTION)


def _introductions(text: str, spoken: Sequence[Attribution], starts: Sequence[int]) -> Iterator[int]:
    """The sentences in which a speaker is named for the first time, and in full."""
    seen: set[str] = set()
    for attribution in spoken:
        *first, last = attribution.speaker.split() or [""]
        if attribution.named and last not in seen:
            seen.add(last)
            sentence = bisect_right(starts, attribution.cue_span.start)
            in_full = first and any(word[0].isupper() for word in (*first[1:], last))
            if in_full and text.find(last) >= starts[sentence - 1]:
                yield sentence


def _holds_name(text: str, words: str) -> bool:
    """A capital, unless it is the first word's and that is a common word or stands in small letters elsewhere."""
    first, *rest = words.split()
    if any(_LETTER.match(word) and word[0].isupper() for word in rest):
        return True
    common = (
        first.lower() in _COMMON or _FACELESS.fullmatch(first) or re.search(rf"\b{re.escape(first.lower())}\b", text)
    )
    return first[0].isupper() and not common


def _whole(attribution: Attribution) -> Span:
    """From speaker to the end of what is said, whichever comes first."""
    spans = (attribution.speaker_span, attribution.cue_span, attribution.content_span)
    return Span(min(span.start for span in spans), max(span.end for span in spans))
