"""Numbers that a text takes up again with another value: the result of a vote or a match, how long something lasted,
how many children somebody has. Only what is told twice in all, and no third time, is read."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span
from secondsource.reading.measures.numbers import bounds, find_quantities
from secondsource.reading.measures.numerals import find_numerals
from secondsource.reading.measures.ranks import find_scores
from secondsource.reading.sentences import sentence_around
from secondsource.reading.vocabulary.word_lists import word_set
from secondsource.reading.vocabulary.words import find_words, word_form

Pair = tuple[Span, Span]
"""Where a number is told, and where it is taken up."""
_DEFINITE = re.compile(r"\b(?:the|all|those|these)(?: of the| the)? $", re.IGNORECASE)
_HEAD = re.compile(r" (?P<head>[a-z][\w-]*)")
_RESULTS = {
    "vote": word_set("vote voted pass passed approve approved reject rejected"),
    "win": word_set("win won beat defeat"),
    "victory": word_set("win won beat defeat victory"),
    "defeat": word_set("lose lost beat beaten defeat"),
    "loss": word_set("lose lost beat beaten"),
    "decision": word_set("decide decided decision rule ruled vote voted"),
    "ruling": word_set("rule ruled ruling decide decided"),
    "sentence": word_set("sentence sentenced jail jailed"),
    "term": word_set("sentence sentenced jail jailed term"),
}
"""What is called so when a text comes back to it, by the words that it was told with."""
_LONG = r"(?P<what>(?P<number>\d{1,3}|[a-z]+(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
_SO_LONG = re.compile(
    rf"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]his|[Tt]hat) {_LONG}-(?P<unit>minute|hour|day|week|month|year))"
    r" (?:(?:prison|jail|long|criminal|murder) )?(?P<head>[a-z]{4,})\b"
)
_LASTED = re.compile(
    r"\b(?:last(?:ed|s)|took|takes|ran for|went on for|goes on for|sentenced[^.;]{0,30}? to|jailed[^.;]{0,20}? for"
    r"|imprisoned for)"
    rf" (?:(?:more than|nearly|about) )?{_LONG} (?P<unit>minute|hour|day|week|month|year))s?\b(?! (?:and|to)\b)"
)
_PRONOUNS = frozenset({"She", "He", "Her", "His"})
_FEW = r"(?P<number>one|two|three|four|five|six|seven|eight|nine|\d{1,2})"
_PARENT_OF = re.compile(
    rf"\b(?P<name>[A-Z][\w’'-]+)(?:,| is|, who is) (?:an? )?(?:[\w-]+ ){{0,3}}?(?:mother|father|parent|mum|mom"
    rf"|dad) of {_FEW}\b"
)
_HAS_CHILDREN = re.compile(
    rf"\b(?P<name>[A-Z][\w’'-]+)(?:, who| and [a-z ]{{2,20}})? (?:has|have|(?:[a-z]+ ){{2,8}}?with (?:her|his)) {_FEW}"
    r" (?:[a-z-]+ )?(?:children|kids)\b"
)


_NONE_OF = re.compile(r"\b(?:none|not one|all) of (?:the|those) $", re.IGNORECASE)
_DOES = re.compile(r" (?:ha[sd]|have|was|were|is|are|could|would|will|did|does|do|can)\b")
_NEAR = 1200
"""Characters within which `none of the 14 members` speaks of the members told before."""
SEVERAL = 3
"""`The two candidates` are two of those told of before; more are counted."""


def find_retaken(text: str, sentences: Sequence[Span]) -> Iterator[Pair]:
    """Of the first sort that has any."""
    yield from [*_of_none(text)] or [*_scores(text, sentences)] or [*_lasting(text, sentences)] or [*_children(text)]


def _scores(text: str, sentences: Sequence[Span]) -> Iterator[Pair]:
    """`The vote was 7-2 … After the 6-3 vote`, where the article has no third result."""
    scores = find_scores(text)
    if len(scores) != 2 or {scores[0].first, scores[0].second} == {scores[1].first, scores[1].second}:
        return
    one, other = scores
    head, sentence = _HEAD.match(text, other.span.end), sentence_around(one.span, sentences)
    definite = _DEFINITE.search(text, max(0, other.span.start - 12), other.span.start)
    if not (head and definite and sentence) or sentence.contains(other.span):
        return
    told = {word.form.root for word in find_words(sentence.of(text))}
    result = _RESULTS.get(head["head"], frozenset({head["head"]}))
    if told & {word_form(word).root for word in result}:
        yield one.span, other.span


def _lasting(text: str, sentences: Sequence[Span]) -> Iterator[Pair]:
    """`The trial lasted six weeks … During the eight-week trial`, where nothing else is as long as either."""
    for later in _SO_LONG.finditer(text):
        heads = {word_form(word).root for word in _RESULTS.get(later["head"], frozenset({later["head"]}))}
        number = _number(later["number"])
        for sentence in sentences:
            if sentence.end > later.start() or number is None:
                break
            for told in _LASTED.finditer(text, sentence.start, sentence.end):
                value = _number(told["number"])
                words = {word.form.root for word in find_words(text[sentence.start : told.start("number")])}
                same = told["unit"] == later["unit"] and words & heads
                if same and value not in {None, number} and _lengths(text, later["head"], later["unit"]) == {number}:
                    yield Span(*told.span("what")), Span(*later.span("what"))
                    return


def _children(text: str) -> Iterator[Pair]:
    """`Ada Bell, a mother of three … Bell has four children`, where nobody else's are told."""
    told = [*_PARENT_OF.finditer(text), *_HAS_CHILDREN.finditer(text)]
    if len(told) == 2:
        one, other = sorted(told, key=lambda hit: hit.start())
        names = {hit["name"] for hit in told if hit["name"] not in _PRONOUNS}
        if len(names) == 1 and one["number"].lower() != other["number"].lower():
            yield Span(*one.span("number")), Span(*other.span("number"))


def _lengths(text: str, head: str, unit: str) -> set[float | None]:
    """Every length that the text gives to things of that name."""
    return {_number(hit["number"]) for hit in _SO_LONG.finditer(text) if (hit["head"], hit["unit"]) == (head, unit)}


def _number(word: str) -> float | None:
    return next((each.low for each in find_numerals(word) if each.low == each.high), None)


def _of_none(text: str) -> Iterator[Pair]:
    """`None of the 14 members has resigned`, where the members told before are 12 and nothing else is 14."""
    quantities = find_quantities(text)
    values = Counter(value for each in quantities for value in (each.low, each.high))
    for at, told in enumerate(quantities):
        start, end = told.span.start, told.span.end
        is_told_before = _NONE_OF.search(text, max(0, start - 20), start) and _DOES.match(text, end) and told.unit
        if not is_told_before or told.low < SEVERAL or values[told.low] != 2:
            continue
        near = [each for each in quantities[:at] if each.unit == told.unit and start - each.span.end <= _NEAR]
        sums = {one.low + other.low for one, other in combinations(near, 2)}
        if near and told.low not in sums and not any(_is_near(told, each) for each in near):
            yield near[-1].span, told.span


def _is_near(one: Quantity, other: Quantity) -> bool:
    """`Six other counties` and this one are `all of the seven`."""
    return fits(one, other) or abs(one.low - other.low) <= 1


def fits(one: Quantity, other: Quantity) -> bool:
    """Whether both numbers leave room for one value."""
    low, high = bounds(one)
    least, most = bounds(other)
    return low <= most and least <= high
