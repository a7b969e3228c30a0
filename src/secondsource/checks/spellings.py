"""One person's name spelled two ways.

Where two names in an article have the same first name and last names that differ by one letter, put in, left out,
exchanged or swapped ("Volodymyr Zelensky" and "Volodymyr Zelenskyy", "Ada Merkel" and "Ada Merkle"), both are shown
with how often each stands. Only full names of two words that stand for people are compared: one of the two must
speak, have a title or an age, or come with "who".

Last names of less than five letters are left alone, because two people may well bear them, and so are a plural or an
adjective of the other ("Korea", "Korean") and names that stand in one sentence: an article that tells two people
apart names them side by side.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.folding import fold
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.vocabulary.letters import is_one_letter_off
from secondsource.reading.vocabulary.names import find_names, name_words

_PERSON_AFTER = re.compile(
    r"(?:,? (?:who|said|says|told|added|wrote|tweeted|argued|explained|testified|announced)\b|, \d{2}\b|, the \w+"
    r"|, an? \w+)"
)
_PERSON_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|President|Minister|Sen|Senator|Rep|Gov|Governor|Mayor|Gen|General|Judge|Justice|Chancellor"
    r"|Secretary|Prof|Professor|Capt|Captain|Chief|said|says|spokes\w+|director|manager|coach|author|attorney|actor"
    r"|actress|analyst|chairman|chairwoman)\.? $"
)
_ENDINGS = ("s", "n", "an", "ns", "es", "r", "er")
_MOST = 12
"""Last names of one first name that are compared."""


@dataclass(frozen=True, slots=True)
class Options:
    """Which last names are compared."""

    letters: int = 5
    """Least letters of both."""


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One way in which a full name is spelled, and where."""

    text: str
    spans: tuple[Span, ...]
    person: bool
    sentences: frozenset[int]


@dataclass(frozen=True, slots=True)
class Component:
    """Compares the full names of an article with each other."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        found: list[Finding] = []
        for spellings in _by_first_name(article.text, reading.sentences).values():
            for one, other in combinations(spellings[:_MOST], 2):
                last, end = (fold(each.text).split()[-1] for each in (one, other))
                alike = min(len(last), len(end)) >= self.options.letters and _is_near(last, end)
                if alike and (one.person or other.person) and not one.sentences & other.sentences:
                    found.append(_finding(article.text, one, other))
        return tuple(found)


def _by_first_name(text: str, sentences: Sequence[Span]) -> dict[str, list[_Spelling]]:
    starts = [sentence.start for sentence in sentences]
    places: dict[str, list[Span]] = defaultdict(list)
    for name in find_names(text):
        words = name_words(name.text)
        if len(words) == 2 and name.text.endswith(" ".join(words)) and not name.text.isupper():
            places[" ".join(words)].append(Span(name.span.end - len(" ".join(words)), name.span.end))
    by_first: dict[str, list[_Spelling]] = defaultdict(list)
    for full, spans in places.items():
        person = any(_is_person(text, span) for span in spans)
        inside = frozenset(bisect_right(starts, span.start) for span in spans)
        by_first[fold(full).split()[0]].append(_Spelling(full, tuple(spans), person, inside))
    return by_first


def _is_person(text: str, span: Span) -> bool:
    return bool(_PERSON_AFTER.match(text, span.end) or _PERSON_BEFORE.search(text, max(0, span.start - 20), span.start))


def _is_near(one: str, other: str) -> bool:
    """Whether one letter after the first makes the difference, and no ending does."""
    short, long = sorted((one, other), key=len)
    return (
        long[0] == short[0] and not any(long == short + ending for ending in _ENDINGS) and is_one_letter_off(one, other)
    )


def _finding(text: str, one: _Spelling, other: _Spelling) -> Finding:
    rarer, common = sorted((one, other), key=lambda each: (len(each.spans), -each.spans[0].start))
    span = rarer.spans[0]
    sum_ = f"“{common.text}”: {len(common.spans)}; “{rarer.text}”: {len(rarer.spans)}"
    message = f"“{rarer.text}” may be “{common.text}”, spelled in another way."
    return Finding("spellings", message, sum_, span, span.of(text), Flag.IMPRECISE)
