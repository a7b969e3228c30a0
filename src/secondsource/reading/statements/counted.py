"""Counts told in one breath: `Police arrested two men in Leeds and three in York` is two statements."""

import re
from collections.abc import Iterator

from secondsource.domain.record import Span
from secondsource.reading.statements.part import HEDGE, Part
from secondsource.reading.vocabulary.verbs import finite_verb

_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens|hundreds"
    r"|thousands|another|\d[\d,.]*(?:\s(?:million|billion))?)(?:\s(?:more|others))?"
)
_WHERE = r"(?:in|at|near|on|from|for|against|to)\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}"
_LIST = re.compile(
    rf"\s(?P<first>{_COUNT})\s(?P<noun>(?!and\b|of\b)[a-z][\w’'-]*(?:\s(?!and\b|in\b|at\b)[a-z][\w’'-]*){{0,3}})"
    rf"\s(?P<where>{_WHERE})(?P<more>(?:,\s(?:{_COUNT})\s(?:{_WHERE}))*),?\sand\s(?P<last>{_COUNT}\s{_WHERE})"
    r"(?P<end>[.”\"]*$)"
)
_ITEM = re.compile(rf"(?P<count>{_COUNT})\s(?P<where>{_WHERE})")


def split_counts(text: str, span: Span) -> Iterator[Part]:
    """The statement at `span`, once for each count of a list that leaves the noun out after the first; else whole."""
    found = _LIST.search(text, span.start, span.end)
    if found is None or not _may_be_told_apart(text[span.start : found.start()]):
        yield Part(span, span.of(text))
        return
    lead = text[span.start : found.start()]
    yield Part(Span(span.start, found.end("where")), text[span.start : found.end("where")])
    for item in _ITEM.finditer(text, found.start("more"), found.end("last")):
        noun = found["noun"]
        yield Part(Span(*item.span()), f"{lead} {item['count']} {noun} {item['where']}")


def _may_be_told_apart(lead: str) -> bool:
    return (
        finite_verb(lead) is not None and not HEDGE.search(lead) and not re.search(r"\b(?:total|between|both)\b", lead)
    )
