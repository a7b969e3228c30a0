"""Takes a statement apart: each part can be judged by itself and keeps its own place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.domain.record import Span
from secondsource.reading.measures.times import find_durations
from secondsource.reading.vocabulary.verbs import finite_verb, is_auxiliary, is_plural

LONGEST = 2000
"""A statement longer than this many characters is no prose; it stays whole."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a statement: where it stands, and words that make a sentence of it."""

    span: Span
    words: str
    aside: bool = False
    """True where the writer mentions it in passing, so that the speaker of the sentence need not have said it."""


_CLEFT = re.compile(r"What makes\s[^,;]{3,90}?\s(?:is|was)\s(?:that\s)?(?=\w)")
_LEADING_WITH = re.compile(r"(?:With|Having)\s(?=(?:an?|its|his|her|their|the|some|more|about|nearly|over|just)\s)")
_TRAILING_WITH = re.compile(r",\swith\s(?=\w)")
_FRONT_CLAUSE = re.compile(r"(?:While|Although|Though|Even though|Whereas)\s")
_JOINT = re.compile(
    r"(?:,\s(?:and|but|while|though|although|whereas|yet)\s|;\s(?:and\s|but\s)?|\s(?:and|but)\s(?=(?:the|he|she|they"
    r"|it|there|its|his|her|their)\s)|\swhile\s(?=the\s))"
)
_SUBJECT_START = re.compile(
    r"(?:the|an?|this|these|those|his|her|its|their|our|my|no|some|many|most|several|all|both|another|other|he|she"
    r"|they|it|we|you|I|there|two|three|four|five|six|seven|eight|nine|ten|\d|[A-Z]|[a-z]+(?:ed|ing|al|an|ry|ic"
    r"|ive)?\s[a-z]+s\b|[a-z]+s\s)"
)
_EVALUATING_TAIL = re.compile(
    r",\s(?:further\s|thus\s|thereby\s|clearly\s)?(?:marking|highlighting|underscoring|underlining|demonstrating"
    r"|signal+ing|showing|reflecting|emphasi[sz]ing|illustrating|suggesting|raising|proving|indicating|making it"
    r"|pushing back)\b"
)
_DURATION_LEAD = re.compile(
    r"\b(?:despite|after|amid|during|following|throughout|for)\s+(?:the\s|more\sthan\s|over\s)?$", re.IGNORECASE
)
_OF_WHAT = re.compile(
    r"\s+of\s+(?P<what>(?!(?:age|the year|\w+ing the)\b)[a-zA-Z][\w’'-]*(?:\s(?!(?:and|or|in|on|at|with|from|that"
    r"|which|who|by|to|for|as|has|have|had|is|was|were|are|will|would|but|despite|against"
    r"|under)\b)[\w’'-]+){0,5})"
)
_APPOSED = re.compile(
    r"(?P<name>[A-Z][\w’'.-]*(?:\s(?:[A-Z][\w’'.-]*|de|van|von|der|al|bin|da|di|la|le)){1,3}),\s(?P<role>(?:an?\s"
    r"|the\s)?(?:(?!and\b|or\b|but\b|who\b|which\b)[\w’'-]+\s){0,5}?"
    r"(?:spokes(?:man|woman|person)|minister|president|chancellor|secretary|director|head|chief|chair(?:man|woman"
    r"|person)?|leader|commander|governor|mayor|senator|judge|lawyer"
    r"|professor|founder|co-founder|executive|officer|manager|coach|captain|ambassador|advis[eo]r|deputy|editor"
    r"|analyst|economist|researcher|scientist|historian|author|CEO)\b"
    r"(?:\s(?:of|for|at|in|to|with|and)\s[^,;.:()“”\"]{2,90})?)(?=,|[.;]|$)"
)


def find_parts(text: str, span: Span) -> tuple[Part, ...]:
    """The parts of the statement at `span`, in order; never empty for a statement that holds a word."""
    if span.end - span.start > LONGEST:
        return (Part(span, span.of(text)),)
    parts: list[Part] = []
    for clause, words in _clauses(text, span):
        parts += _without_asides(text, clause, words)
    return tuple(parts)


def _clauses(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """Clauses with a subject and a verb of their own; the words differ from the span where a lead is turned round."""
    start, end = span.start, span.end
    if cleft := _CLEFT.match(text, start, end):
        start = cleft.end()
    if lead := _LEADING_WITH.match(text, start, end):
        comma = _main_clause_comma(text, lead.end(), end)
        if comma is not None:
            noun, main = Span(lead.end(), comma), Span(comma + 2, end)
            if turned := _owned(text, noun, main):
                yield Span(start, comma), turned
                start = main.start
    if lead := _FRONT_CLAUSE.match(text, start, end):
        comma = _main_clause_comma(text, lead.end(), end)
        if comma is not None and finite_verb(text, lead.end(), comma):
            yield Span(lead.end(), comma), text[lead.end() : comma]
            start = comma + 2
    yield from _joined(text, Span(start, end))


def _main_clause_comma(text: str, start: int, end: int) -> int | None:
    """The comma after which a subject and its verb follow before the next comma."""
    commas = [i for i in range(start, end) if text[i] == ","]
    for comma, following in zip(commas, [*commas[1:], end], strict=False):
        main = comma + 2
        if main < end and _SUBJECT_START.match(text, main, end):
            verb = finite_verb(text, main, max(following, min(end, main + 60)) if following - main > 12 else following)
            if verb and verb.start() > main and verb.start() <= following:
                return comma
    return None


def _owned(text: str, noun: Span, main: Span) -> str | None:
    """`With a population of 9,000, the town is …` as `the town has a population of 9,000`; else None."""
    words = noun.of(text)
    verb = finite_verb(text, main.start, main.end)
    if verb is None or re.search(
        r"\w+(?:ing|ed)\s(?:to|in|on|by|from|up|out|for|down)\b|\b(?:expected|set|due|about) to\b", words
    ):
        return None
    subject = text[main.start : verb.start()].rstrip()
    subject = re.sub(r"\s(?:also|now|still|already|\w+ly)$", "", subject)
    if not subject or len(subject.split()) > 14:
        return None
    past = re.search(r"\b(?:pre-\w+|prewar|former\w*|previous\w*|once|then)\b", words) or re.match(
        r"(?:was|were|had|did|\w+ed)\b", verb.group()
    )
    has = "had" if past else ("have" if is_plural(subject) else "has")
    return f"{subject} {has} {words}"


def _joined(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """Splits at `and`, `but`, `while` and semicolons where both sides have a subject and a verb."""
    start = span.start
    at = start
    while joint := _JOINT.search(text, at, span.end):
        at = joint.end()
        left, right = Span(start, joint.start()), Span(joint.end(), span.end)
        if _stands(text, left) and _opens_clause(text, right) and not _inside_that(text, left, joint.group()):
            yield left, left.of(text)
            start = right.start
    yield from _with_tail(text, Span(start, span.end))


def _stands(text: str, span: Span) -> bool:
    verb = finite_verb(text, span.start, span.end)
    return (
        verb is not None
        and (verb.end() < span.end or not is_auxiliary(verb.group()))
        and len(span.of(text).split()) >= 3
        and not re.match(
            r"(?:If|When|As|Because|Since|After|Before|Once|Unless|Until|Whether)\b", text[span.start : span.end]
        )
    )


def _opens_clause(text: str, span: Span) -> bool:
    if not _SUBJECT_START.match(text, span.start, span.end):
        return False
    stop = re.compile(r"[,;:(]").search(text, span.start, span.end)
    limit = min(stop.start() if stop else span.end, span.start + 110)
    verb = finite_verb(text, span.start, limit)
    return verb is not None and verb.start() > span.start


def _inside_that(text: str, left: Span, joint: str) -> bool:
    """`shows that the banks and the state agree`: the joint is inside a clause that has only just begun."""
    if joint.startswith((",", ";")):
        return False
    tail = re.search(
        r"\b(?:that|if|whether|because|when|between|both|either|who|which)\s(?P<rest>[^,;]*)$", left.of(text)
    )
    return tail is not None and finite_verb(tail.group("rest")) is None


def _with_tail(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """`…, with ten people missing`: the tail is a statement of its own."""
    tail = _TRAILING_WITH.search(text, span.start, span.end)
    if tail and finite_verb(text, span.start, tail.start()):
        after = Span(tail.end(), span.end)
        doing = re.match(
            r"(?P<who>[^,;]{3,80}?)\s(?P<what>(?!(?:during|being|following|including|according|morning|evening"
            r"|something|nothing|anything|everything)\b)[a-z]{2,}ing)\s(?P<rest>[^;]+)$",
            after.of(text),
        )
        if doing:
            yield Span(span.start, tail.start()), text[span.start : tail.start()]
            be = "are" if is_plural(doing["who"]) else "is"
            yield after, f"{doing['who']} {be} {doing['what']} {doing['rest']}"
            return
    yield span, span.of(text)


def _without_asides(text: str, span: Span, words: str) -> Iterator[Part]:
    """Cuts the writer's comment off the end and lifts out lengths of time and roles told in passing."""
    whole = span.of(text)
    cut = _EVALUATING_TAIL.search(words)
    if words == whole and cut and finite_verb(words, 0, cut.start()):
        kept = Span(span.start, span.start + cut.start())
        yield from _roles(text, kept, kept.of(text))
    else:
        yield from _roles(text, span, words)
    yield from _lengths(text, span)


def _roles(text: str, span: Span, words: str) -> Iterator[Part]:
    yield Part(span, words)
    for apposed in _APPOSED.finditer(text, span.start, span.end):
        yield role_part(Span(apposed.start("name"), apposed.end("role")), apposed["name"], apposed["role"])


def role_part(span: Span, name: str, role: str) -> Part:
    """`Jane Doe, head of security` as `Jane Doe is head of security`."""
    return Part(span, f"{name} is {role}", aside=True)


def _lengths(text: str, span: Span) -> Iterator[Part]:
    """`despite nearly two years of talks` as `The talks have lasted nearly two years`."""
    words = span.of(text)
    for length in find_durations(words) if re.search(r"(?:hour|day|week|month|year|decade)s?\s+of\s", words) else ():
        what = _OF_WHAT.match(words, length.span.end)
        if what is None or not _DURATION_LEAD.search(words[: length.span.start]):
            continue
        at = Span(span.start + length.span.start, span.start + what.end())
        yield Part(at, _lasting(what["what"], length.span.of(words)), aside=True)


def _lasting(what: str, length: str) -> str:
    article = "" if re.match(r"(?:the|his|her|its|their|this|that|these|those|[A-Z])", what) else "The "
    have = "have" if is_plural(what) else "has"
    return f"{article}{what} {have} lasted {length}"
