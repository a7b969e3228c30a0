"""Two numbers of one unit of which one looks like a slip of the other: two digits have changed places ("2,383
delegates", "2,338 delegates"), or a whole is counted in two ways ("in all 50 states", "across all 57 states")."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span
from secondsource.reading.measures.numbers import find_quantities
from secondsource.reading.measures.retaken import Pair
from secondsource.reading.sentences import sentence_around
from secondsource.reading.vocabulary.words import find_words

_DIGITS = re.compile(r"\d[\d,]*(?![\d.,]*\d)")
_WHOLE = re.compile(r"\b[Aa]ll (?:of )?(?:the )?$")
_GOES_ON = re.compile(r"[’'\w-]| (?:of|in|on|at|from|for|with|who|which|that|that’s|aboard|other)\b")
"""What makes of a whole the whole of something else."""
_LONG, _SHORT = 4, 3
"""Digits from which two numbers alike are rarely two by chance; and from which, where their sentences share a word."""
_TELLING = 0.5
"""Least weight of such a word."""
_MOST = 12
"""At most so many values of the same digits, or so many wholes of one unit, are set side by side."""


def find_slips(text: str, sentences: Sequence[Span]) -> Iterator[Pair]:
    """Where the number is told, and where it differs: at the one of the two that the text has once."""
    stands = Counter(hit.group() for hit in _DIGITS.finditer(text))
    for alike in _alike(text):
        for one, other in combinations(list(alike.values())[:_MOST], 2):
            rare = min((other, one), key=lambda each: stands[_digits(text, each)])
            is_slip = _are_wholes(text, one, other) or _is_turned(text, one, other, sentences)
            if is_slip and stands[_digits(text, rare)] == 1:
                yield (one.span, other.span) if rare is other else (other.span, one.span)


def _alike(text: str) -> Iterator[dict[str, Quantity]]:
    """Where each value stands first, of those of one unit that have the same digits, and of the wholes of one unit."""
    found: dict[tuple[str, str], dict[str, Quantity]] = defaultdict(dict)
    for each in find_quantities(text):
        digits = _digits(text, each)
        if each.unit and digits and each.low == each.high:
            found[each.unit, "".join(sorted(digits))].setdefault(digits, each)
            if _is_whole(text, each):
                found[each.unit, "all"].setdefault(digits, each)
    yield from found.values()


def _is_turned(text: str, one: Quantity, other: Quantity, sentences: Sequence[Span]) -> bool:
    """Whether two neighbouring digits have changed places, in two sentences."""
    first, second = (_digits(text, each).replace(",", "") for each in (one, other))
    if len(first) < _SHORT or not _are_turned(first, second):
        return False
    here, there = (sentence_around(each.span, sentences) for each in (one, other))
    if here is None or there is None or here == there:
        return False
    return len(first) >= _LONG or bool(_roots(text, here, one) & _roots(text, there, other))


def _are_turned(one: str, other: str) -> bool:
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    is_pair = len(one) == len(other) and len(apart) == 2 and apart[1] == apart[0] + 1
    return is_pair and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]


def _are_wholes(text: str, one: Quantity, other: Quantity) -> bool:
    return _is_whole(text, one) and _is_whole(text, other)


def _is_whole(text: str, each: Quantity) -> bool:
    start, end = each.span.start, each.span.end
    return _WHOLE.search(text, max(0, start - 12), start) is not None and not _GOES_ON.match(text, end)


def _digits(text: str, quantity: Quantity) -> str:
    hit = _DIGITS.search(quantity.span.of(text))
    return hit.group() if hit else ""


def _roots(text: str, sentence: Span, quantity: Quantity) -> set[str]:
    rest = f"{text[sentence.start : quantity.span.start]} {text[quantity.span.end : sentence.end]}"
    return {word.form.root for word in find_words(rest) if word.form.weight >= _TELLING}
