"""Quotations: where marks open and close, curly, straight and guillemets, and which of them hold a statement."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.domain.record import Span

_MARK = re.compile(r"[“”„‟«»\"‘]|''|``")
_CLOSING = {"“": "”“", "„": "“”‟", "‟": "”", "«": "»", "»": "«", '"': '"”', "''": "''", "``": "''"}
_LINE = re.compile(r"[^\n]+")
_SINGLE = re.compile(r"‘([^‘“”\n]{1,1200}?)’(?!\w)")
_SINGLE_STATEMENT = re.compile(r"‘([^‘“”\n]{1,1200}?[,.?!…])’(?!\w)")
_ENDS_LIKE_SPEECH = re.compile(r"[,.?!…—–-]$")
_IN_MID_SENTENCE = re.compile(r"[\w’')]\s?\(?$")
_BEFORE_SPEECH = re.compile(r"[,:]\s*$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: `inner` without the marks, `outer` with them."""

    inner: Span
    outer: Span
    statement: bool
    """False for a word or a phrase in quotation marks that nobody says as a sentence."""


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Every outermost quotation in order; none crosses a line."""
    return tuple(quotation for line in _LINE.finditer(text) for quotation in _in_line(text, line.start(), line.end()))


def _in_line(text: str, start: int, end: int) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    closing = ""
    at = start
    while found := _MARK.search(text, at, end):
        mark, here = found.group(), found.start()
        at = found.end()
        if opened is not None:
            if mark in closing or (mark == '"' and closing == "”“" and text[here - 1] in ",.?!"):
                yield _quotation(text, opened.span(), found.span(), closed=True, line=start)
                opened = None
        elif mark == "‘":
            single = _SINGLE_STATEMENT.match(text, here, end) or _SINGLE.match(text, here, end)
            if single:
                at = single.end()
                yield _quotation(text, found.span(), (at - 1, at), closed=True, line=start)
        elif mark in _CLOSING and _may_open(text, here, found.end(), start, end):
            opened, closing = found, _CLOSING[mark]
    if opened is not None:
        yield _quotation(text, opened.span(), (end, end), closed=False, line=start)


def _may_open(text: str, here: int, after: int, start: int, end: int) -> bool:
    follows = after < end and not text[after].isspace()
    if text[here] == "“":
        return follows
    free = here == start or not (text[here - 1].isalnum() or text[here - 1] in ",.?!…")
    return follows and free


def _quotation(text: str, mark: tuple[int, int], close: tuple[int, int], *, closed: bool, line: int) -> Quotation:
    inner = Span(mark[1], max(mark[1], close[0]))
    outer = Span(mark[0], max(inner.end, close[1]))
    return Quotation(inner, outer, _is_statement(text, inner, mark[0], outer.end, line, closed))


def _is_statement(text: str, inner: Span, mark: int, after: int, line: int, closed: bool) -> bool:
    """Words that stand as speech: they end like it, follow a comma or colon, or are as long as a sentence."""
    words = text[inner.start : min(inner.end, inner.start + 400)].split()
    if not words or (
        _IN_MID_SENTENCE.search(text[max(line, mark - 3) : mark]) and (words[0][:1].islower() or len(words) < 4)
    ):
        return False
    opens = mark == line or text[max(line, mark - 2) : mark].strip()[-1:] in set('.!?”"…')
    if len(words) < 3 and not opens and text[inner.end - 1 : inner.end] == ",":
        return False
    if not closed or _BEFORE_SPEECH.search(text[max(line, mark - 3) : mark]):
        return True
    tail = text[max(inner.start, inner.end - 2) : inner.end].rstrip()
    if _ENDS_LIKE_SPEECH.search(tail):
        return len(words) > 1 or tail[-1] != "," or words[0][:1].isupper()
    follows = text[after : after + 1]
    return words[0][:1].isupper() and (len(words) >= 6 or (follows == "," and len(words) >= 3))
