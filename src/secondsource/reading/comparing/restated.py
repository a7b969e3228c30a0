"""A sentence that tells what a headline tells, in its own order of words, but for the opposite word.

`Senate passes gun bill` and `The Senate on Tuesday rejected a bill on guns`: where nearly all telling words of the
headline stand in a sentence, and beside the opposite word stands what the headline's word is said of, the sentence is
about the same.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.domain.record import Span
from secondsource.domain.reference import Opposites
from secondsource.reading.comparing.opposed import Form, find_forms
from secondsource.reading.measures.events import lowered
from secondsource.reading.sentences import sentence_around
from secondsource.reading.vocabulary.words import Word, find_words

_ENDS_PHRASE = re.compile(
    r"[,:;–—|?!\"“”‘()]|\b(?:as|while|after|amid|but|and|despite|before|when|over|with|for|in|on|at|to|from|by|that"
    r"|of|against|until|since|near)\b"
)
_MAY_BE = re.compile(
    r"\b(?:may|might|could|would|should|if|whether|unless|until|how|why|urg(?:e|es|ed)|calls?|called|hop(?:e|es|ed|ing)"
    r"|fear\w*|likely|possibly|threat\w*|ask\w*|demand\w*|needs?|consider\w*|den(?:y|ies|ied|ying)|rather than"
    r"|instead of|no longer|previous\w*|earlier|once|formerly|ago|not|n[’']t|never|seek\w*|sought|tr(?:y|ies|ied|ying)"
    r"|refus\w+|fail\w*)\b"
)
_CONDITION = re.compile(r"\b(?:if|unless|until)\b")
_A_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_OTHER_TIME = re.compile(r"\b(?:after|since|before|despite|following|though|although)\b")
_UP = re.compile(r"\b(?:(?P<up>up)|down)(?= (?:by |nearly |more than |over )?[$£€\d]|$)", re.IGNORECASE)
_INFINITIVE = re.compile(r"\bto (?:[a-z]+ly )?$")
_DECIDED = re.compile(r"\b(?:vot\w+|agree[sd]?|decid\w+|plan\w*|will|set|due|going|is|are) to (?:[a-z]+ly )?$")
_FEWEST, _LEAST = 2, 2 / 3
"""Telling words of a headline, and their share, that a sentence must have; of a form of two words one is enough."""
_EMPTY = frozenset({"hit", "reach", "set", "see", "make", "post", "report"})
"""Verbs of headlines that a body tells with others."""
_NEAR = 6
"""Words between the opposite word and what it is said of."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A word of the headline, what it is said of, and the other telling words."""

    form: Form
    about: frozenset[str]
    rest: frozenset[str]


def find_restated(title: str, text: str, opening: Sequence[Span], opposites: tuple[Opposites, ...]) -> Iterator[Span]:
    """Every sentence of the opening that says a headline with the opposite word, where none says it as it is."""
    told = [*_told(title, (*find_forms(title, opposites), *_up_or_down(title, opposites)))]
    if not told or not opening:
        return
    inside = [form for form in find_forms(text[: opening[-1].end], opposites) if form.span.start >= opening[0].start]
    for each in told:
        for pair, side in each.form.meanings:
            mine = [form for form in inside if (pair, side) in form.meanings]
            other = "b" if side == "a" else "a"
            if not mine:
                against = (form for form in inside if (pair, other) in form.meanings)
                yield from (
                    sentence
                    for form in against
                    if (sentence := sentence_around(form.span, opening)) and _is_said(title, text, sentence, form, each)
                )


def _up_or_down(title: str, opposites: tuple[Opposites, ...]) -> Iterator[Form]:
    """`Profits up 12 percent` says what `profits rose` does."""
    for hit in _UP.finditer(title):
        verb = "rose" if hit["up"] else "fell"
        yield from (Form(Span(*hit.span()), form.meanings, negated=False) for form in find_forms(verb, opposites))


def _told(title: str, forms: Sequence[Form]) -> Iterator[_Told]:
    low = lowered(title)
    for form in forms:
        around = f"{low[: form.span.start]} \0 {low[form.span.end :]}"
        about = _about(title, low, form.span)
        rest = _roots(title[: form.span.start]) | _roots(title[form.span.end :])
        fewest = 1 if " " in form.span.of(title) else _FEWEST
        if about and len(rest) >= fewest and "?" not in title and not _MAY_BE.search(around):
            yield _Told(form, about, rest)


def _about(title: str, low: str, form: Span) -> frozenset[str]:
    """The last word of the phrase right after; those of the phrase before where none follows."""
    stop = _ENDS_PHRASE.search(low, form.end)
    after = title[form.end : stop.start() if stop else len(title)]
    to = _INFINITIVE.search(low, 0, form.start)
    end = to.start() if to else form.start
    start = max((hit.end() for hit in _ENDS_PHRASE.finditer(low, 0, end)), default=0)
    objects = [word.form.root for word in find_words(after) if _is_telling(word)]
    return frozenset(objects[-1:]) or _roots(title[start:end])


def _is_said(title: str, text: str, sentence: Span, form: Form, told: _Told) -> bool:
    words = find_words(sentence.of(text))
    shared = told.rest & {word.form.root for word in words}
    if len(shared) < max(min(_FEWEST, len(told.rest)), _LEAST * len(told.rest)):
        return False
    start, end = form.span.start - sentence.start, form.span.end - sentence.start
    telling = [word for word in words if word.form.weight]
    before = [word.form.root for word in telling if word.end <= start][-_NEAR:]
    after = [word.form.root for word in telling if word.start >= end][:_NEAR]
    return bool(told.about & {*before, *after}) and not _is_open(title, text, sentence, form, told)


def _is_open(title: str, text: str, sentence: Span, form: Form, told: _Told) -> bool:
    """Whether the sentence leaves open, or puts at another time, what the headline tells."""
    low = lowered(text[sentence.start : sentence.end])
    before, after = low[: form.span.start - sentence.start], low[form.span.end - sentence.start :]
    if _CONDITION.search(after) or (_A_YEAR.search(low) and not _A_YEAR.search(title)):
        return True
    if _MAY_BE.search(before) or _OTHER_TIME.search(before):
        return True
    is_coming = _INFINITIVE.search(before) and not _DECIDED.search(before)
    return bool(is_coming and not _INFINITIVE.search(lowered(title[: told.form.span.start])))


def _roots(text: str) -> frozenset[str]:
    return frozenset(word.form.root for word in find_words(text) if _is_telling(word))


def _is_telling(word: Word) -> bool:
    return word.form.weight >= 1 and not word.text[0].isdigit() and word.form.root not in _EMPTY
