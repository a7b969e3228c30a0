"""A number of the headline that the article does not bear out.

Each number of the headline that counts or measures something ("3.4 percent", "$5.4 billion", "1,200 jobs", a result
such as "8-3") is looked for in the body, in figures or in words. Where it stands nowhere there, and the opening of the
body gives another number for the same thing in a sentence that shares a telling word with the headline, both are shown.

So are an age, a place in a row ("third day"), a length of time after "for" and the like, a crowd in round words
("thousands"), jobs told as workers, and a day of the week or a month that is to come.

A headline may round ("$9 billion" for 8.8), give a measure in another unit ("100 acres" for 40 hectares), add two
numbers of the body up or take one from the other, and say "nearly" or "more than"; all of these are let pass. Numbers
that only count what the article lists ("5 things", "10 ways") and numbers of killed and injured people, which another
check reads, are left alone. Which of the two is wrong is open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.measure import Quantity, Score
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.comparing.conversion import converted
from secondsource.reading.measures.numbers import bounds, find_quantities, last_digit
from secondsource.reading.measures.numerals import find_numerals
from secondsource.reading.measures.ranks import find_scores
from secondsource.reading.measures.retold import find_retold
from secondsource.reading.sentences import sentence_around
from secondsource.reading.vocabulary.word_lists import word_set
from secondsource.reading.vocabulary.words import find_words

_PEOPLE = word_set("people person victim killed dead injured wounded hurt missing death man woman child")
_LISTED = word_set(
    "thing way reason tip word question lesson step fact takeaway photo picture video book movie film song game moment"
    " trick hack idea sign time day week month hour minute year-old place story recipe"
)

_DECIMAL = 1e6
"""Below this a fraction stands in the text; above it comes of words such as *million*."""


@dataclass(frozen=True, slots=True)
class Options:
    """Where the body's number is looked for."""

    opening: int = 6
    """So many sentences are the opening of the body."""
    lede: int = 3
    """In so many of them an age, a day and the like is taken for that of the headline."""
    most: int = 60
    """At most so many numbers of the body are added up in pairs."""


@dataclass(frozen=True, slots=True)
class Component:
    """Looks the headline's numbers up in the body."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:
        told = [each for each in find_quantities(article.title) if _tells(each)]
        scores = find_scores(article.title)
        if "?" in article.title:
            return ()
        opening = reading.sentences[: self.options.opening]
        numbers = (self._number(article, quantity, opening, tables) for quantity in told)
        results = (_result(article, score, opening) for score in scores)
        return tuple(finding for finding in (*numbers, *results, *self._retold(article, reading)) if finding)

    def _retold(self, article: Article, reading: Reading) -> Iterator[Finding]:
        """Ages, places in a row, lengths of time, crowds, jobs and days that the opening tells otherwise."""
        lede = reading.sentences[: self.options.lede]
        for told, span in find_retold(article.title, article.text, lede):
            if _tells_same(article, span, lede):
                yield _finding(article, told.of(article.title), span)

    def _number(self, article: Article, told: Quantity, opening: Sequence[Span], tables: Tables) -> Finding | None:
        body = find_quantities(article.text)
        alike = [each for each in body if each.unit == told.unit]
        if self._stands(article.text, told, alike) or any(_is_converted(told, each, tables) for each in body):
            return None
        end = opening[-1].end if opening else 0
        near = [each for each in alike if each.span.end <= end and _tells_same(article, each.span, opening)]
        if not near:
            return None
        span = near[0].span
        return _finding(article, told.span.of(article.title), span)

    def _stands(self, text: str, told: Quantity, alike: Sequence[Quantity]) -> bool:
        """Whether the body gives the number, rounded or not, or two numbers that make it."""
        if any(numeral.low <= told.low <= numeral.high for numeral in find_numerals(text)):
            return True
        if any(_fits(told, each) for each in alike):
            return True
        values = sorted({each.low for each in alike})[: self.options.most]
        slack = _step(told.low)
        return any(
            abs(one + other - told.low) < slack or abs(other - one - told.low) < slack
            for one, other in combinations(values, 2)
        )


def _is_converted(told: Quantity, other: Quantity, tables: Tables) -> bool:
    """Whether the body gives the measure in another unit."""
    given = converted(other, told.unit, tables)
    return given is not None and given[0] <= told.low <= given[1]


def _tells(quantity: Quantity) -> bool:
    unit = quantity.unit
    return unit is not None and unit not in _PEOPLE | _LISTED and quantity.low == quantity.high


def _step(value: float) -> float:
    """What the last digit counts: 0.1 in 4.3, 1,000 in 27,000."""
    _, _, decimals = f"{value:.10g}".partition(".")
    return 10.0 ** -len(decimals) if decimals and value < _DECIMAL else last_digit(value)


def _fits(told: Quantity, other: Quantity) -> bool:
    low, high = bounds(told)
    least, most = bounds(other)
    slack = _step(told.low)
    return low - slack < most and least < high + slack


def _tells_same(article: Article, span: Span, opening: Sequence[Span]) -> bool:
    """Whether the sentence of a number is about what the headline is about, and tells no change of it."""
    sentence = sentence_around(span, opening)
    if sentence is None:
        return False
    words = sentence.of(article.text)
    shared = _roots(words) & _roots(article.title)
    return bool(shared - _roots(span.of(article.text)))


def _roots(text: str) -> set[str]:
    return {word.form.root for word in find_words(text) if word.form.weight >= 0.5}


def _result(article: Article, told: Score, opening: Sequence[Span]) -> Finding | None:
    """A result of the headline, against the only one of the opening."""
    scores = find_scores(article.text)
    pair = {told.first, told.second}
    inside = [score for score in scores if opening and score.span.end <= opening[-1].end]
    if len(inside) != 1 or any({score.first, score.second} == pair for score in scores):
        return None
    return _finding(article, told.span.of(article.title), inside[0].span)


def _finding(article: Article, told: str, span: Span) -> Finding:
    return Finding(
        check="headline_numbers",
        message="The headline gives a number that does not stand in the body.",
        arithmetic=f"headline: “{told}”; body: “{span.of(article.text)}”",
        span=span,
        quote=span.of(article.text),
        flag=Flag.HEADLINE_BODY_MISMATCH,
    )
