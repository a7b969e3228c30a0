"""Takes a statement apart: each part can be judged by itself and keeps its own place in the text."""

import re
from collections.abc import Iterable, Iterator

from secondsource.domain.record import Span
from secondsource.reading.statements.asides import find_asides, find_lengths, find_roles, split_way, without_comment
from secondsource.reading.statements.counted import split_counts
from secondsource.reading.statements.part import HEDGE, LONGEST, Part, is_balanced
from secondsource.reading.statements.predicates import split_predicates
from secondsource.reading.vocabulary.verbs import PAST, finite_verb, is_auxiliary, is_plural, main_verb

_CLEFT = re.compile(r"What makes\s[^,;]{3,90}?\s(?:is|was)\s(?:that\s)?(?=\w)")
_LEADING_WITH = re.compile(r"(?:With|Having)\s(?=(?:an?|its|his|her|their|the|some|more|about|nearly|over|just)\s)")
_TRAILING_WITH = re.compile(r",\swith\s(?=\w)")
_FRONT_CLAUSE = re.compile(r"(?:While|Although|Though|Even though|Whereas)\s")
_SECOND_LEAD = re.compile(r",\s(?:when|if|as|because|after|before|while|since|once)\b")
_JOINT = re.compile(
    r"(?:,\s(?:and|but|while|though|although|whereas|yet)\s|;\s(?:and\s|but\s)?|\s(?:and|but)\s(?=(?:the|he|she|they"
    r"|it|there|its|his|her|their)\s))"
)
_SUBJECT_START = re.compile(
    r"(?:the|an?|this|these|those|his|her|its|their|our|my|no|some|many|most|several|all|both|another|other|he|she"
    r"|they|it|we|you|I|there|two|three|four|five|six|seven|eight|nine|ten|\d|[A-Z]|[a-z]+(?:ed|ing|al|an|ry|ic"
    r"|ive)?\s[a-z]+s\b|[a-z]+s\s)"
)


def find_parts(text: str, span: Span, *, reported: bool = False) -> tuple[Part, ...]:
    """The parts of the statement at `span`, in order; never empty for a statement that holds a word.

    `reported` words stand in no quotation marks, so that a second verb behind them may be their speaker's.
    """
    if span.end - span.start > LONGEST:
        return (Part(span, span.of(text)),)
    parts: list[Part] = []
    for clause, words in _clauses(text, span):
        parts += _taken_apart(text, clause, reported) if words == clause.of(text) else [Part(clause, words)]
        parts += find_roles(text, clause)
        parts += find_lengths(text, clause)
    return _once_each(parts)


def _taken_apart(text: str, clause: Span, reported: bool) -> Iterator[Part]:
    """A clause without the writer's comment, what it tells in passing, and what it tells with a second verb."""
    for piece in split_way(text, without_comment(text, clause)):
        if isinstance(piece, Part):
            yield piece
            continue
        words, asides = find_asides(text, piece)
        if asides:
            yield Part(piece, words)
            yield from asides
            continue
        for part in split_predicates(text, piece, reported=reported):
            yield from split_counts(text, part.span) if part.words == part.span.of(text) else (part,)


def _once_each(parts: Iterable[Part]) -> tuple[Part, ...]:
    """No two parts at one place."""
    return tuple({part.span: part for part in reversed(list(parts))}.values())[::-1]


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
        if (
            comma is not None
            and finite_verb(text, lead.end(), comma)
            and not _SECOND_LEAD.search(text, lead.end(), comma)
        ):
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


_NUMBER = re.compile(
    r"\d|\b(?:hundred|thousand|million|billion|dozen|two|three|four|five|six|seven|eight|nine|ten)s?\b"
)


def _owned(text: str, noun: Span, main: Span) -> str | None:
    """`With a population of 9,000, the town is …` as `the town has a population of 9,000`; else None."""
    words = noun.of(text)
    verb = finite_verb(text, main.start, main.end)
    if (
        verb is None
        or not _NUMBER.search(words)
        or re.search(r"\w+(?:ing|ed)\s(?:to|in|on|by|from|up|out|for|down)\b|\b(?:expected|set|due|about) to\b", words)
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
        if (
            _stands(text, left)
            and _opens_clause(text, right)
            and not _inside_that(text, left, joint.group())
            and _may_be_parted(left.of(text), right.of(text), joint.group())
        ):
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
    return (
        verb is not None
        and verb.start() > span.start
        and not _NO_OPENING.match(text, span.start, span.end)
        and not _IN_ANOTHER.search(text, span.start, verb.start())
    )


_NO_OPENING = re.compile(
    r"(?:that|which|who|whose|always|sometimes|often|does|is|was|has|are|were|had|have|can|could|will|would|may|might"
    r"|should|must|as|less|plus|perhaps|thus|\w+ly)\b"
)
_IN_ANOTHER = re.compile(r"\b(?:who|which|when|where|whose|while|because|if)\s(?:[\w’'-]+\s){0,3}$")


def _inside_that(text: str, left: Span, joint: str) -> bool:
    """`shows that the banks and the state agree`: the joint is inside a clause that has only just begun."""
    if joint.startswith((",", ";")):
        return False
    tail = re.search(
        r"\b(?:that|if|whether|because|when|between|both|either|who|which|before|after|as|since"
        r"|once)\s(?P<rest>[^,;]*)$",
        left.of(text),
    )
    return tail is not None and finite_verb(tail.group("rest")) is None


_BELONGS = re.compile(
    r"\b(?:not|isn[’']t|wasn[’']t|n[’']t)\s(?:merely|only|just|simply|so much|because)\b|\b(?:so|such)\s[^,]*$"
    r"|^(?:The (?:more|less|longer"
    r"|sooner)|Either|Not|No sooner|Neither|Whether|Had|Should|Were|Either|Imagine|Suppose)\b|\b(?:both|either"
    r"|neither)\b[^,;]*$"
)
"""What binds the left side to the right one."""
_WISHED = re.compile(
    r"\b(?:would like|wants?|wanted|hopes?|hoped|wishe[sd]|seeks?|sought|urged?|asked|demand\w*|propos\w+)\b"
)
_TOLD_OF = re.compile(
    r"\b(?:that|whether|how|why|if|because|who|which|when|where|while|although|unless|until|than|before|after|as"
    r"|since|once)\b|\b(?:said|says|say"
    r"|believe[sd]?|think|thinks|thought|claim(?:s|ed)?|allege[sd]?|suggest(?:s|ed)?|hopes?|fears?"
    r"|expect(?:s|ed)?|reali[sz]e[sd]?|knows?|knew|understand|understood|found|feels?|felt|learned|admit(?:s|ted)?)\b"
)
_CONDITION = re.compile(
    r"\b(?:if|unless|whether|provided|in case|in the event|as long as|until|otherwise)\b", re.IGNORECASE
)


def _may_be_parted(left: str, right: str, joint: str) -> bool:
    """Whether no quotation is cut through, and nothing that governs the left side may govern the right one too."""
    if not (is_balanced(left) and is_balanced(right)) or _BELONGS.search(left) or _CONDITION.search(right):
        return False
    if _WISHED.search(left) and re.match(r",?\s?while\b", joint):
        return False
    if _CONDITION.search(left) and not joint.startswith(";"):
        return False
    if joint.startswith(";"):
        return True
    governed = _TOLD_OF.search(left)
    if (
        governed
        and ("and" in joint or "but" in joint)
        and (not joint.startswith(",") or HEDGE.search(left[: governed.start()]))
    ):
        return False
    return not (_holds_clauses(left) or " whose " in left or _ends_in_list(left, joint)) and main_verb(left) is not None


def _ends_in_list(left: str, joint: str) -> bool:
    """`… the designer, the cutter, and the composer would …`: the joint is inside a list."""
    comma = left.rfind(", ")
    if not joint.startswith(",") or comma < 0:
        return False
    item = left[comma + 2 :]
    return (len(item.split()) <= 8 and finite_verb(item) is None and main_verb(left[:comma]) is not None) or (
        len(item.split()) <= 8 and main_verb(left) is None
    )


def _holds_clauses(left: str) -> bool:
    """`The index rose, the yen fell and …`: clauses side by side, which stay together."""
    return any(
        _opens_clause(left, Span(comma.end(), len(left))) and finite_verb(left, 0, comma.start()) is not None
        for comma in list(re.finditer(r",\s(?=the|an?\s|[A-Z])", left))[:8]
    )


def _with_tail(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """`…, with ten people missing`: the tail is a statement of its own."""
    tail = _TRAILING_WITH.search(text, span.start, span.end)
    if tail and finite_verb(text, span.start, tail.start()):
        after = Span(tail.end(), span.end)
        doing = _BEING.match(text, after.start, after.end)
        if doing:
            yield Span(span.start, tail.start()), text[span.start : tail.start()]
            be = _to_be(finite_verb(text, span.start, tail.start()), doing["who"])
            yield after, f"{doing['who']} {be} {doing['what']} {doing['rest']}"
            return
    yield span, span.of(text)


_BEING = re.compile(
    r"(?P<who>[^,;]{3,80}?)\s(?P<what>remaining|missing|living|waiting|staying|standing|hiding|recovering|pending"
    r"|outstanding|still [a-z]+ing)\s(?P<rest>[^;]+)$"
)


def _to_be(verb: re.Match[str] | None, who: str) -> str:
    """`are` or `was`, by the tense of the clause before and the number of those who are spoken of."""
    past = verb is not None and bool(re.fullmatch(r"was|were|had|did|\w+ed", verb.group()) or verb.group() in PAST)
    if is_plural(who):
        return "were" if past else "are"
    return "was" if past else "is"
