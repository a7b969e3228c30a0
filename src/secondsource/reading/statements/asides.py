"""What a writer tells in passing: appositions, relative clauses, roles, lengths of time, comments at the end."""

import re
from collections.abc import Iterator

from secondsource.domain.record import Span
from secondsource.reading.measures.times import find_durations
from secondsource.reading.statements.part import Part, is_balanced
from secondsource.reading.vocabulary.verbs import finite_verb, is_plural

_NAME = r"(?:[Tt]he\s)?[A-Z][\w’'.&-]*(?:\s(?:(?:of|the|for|and|de|van|von|der|al|bin)\s)?[A-Z0-9][\w’'.&-]*){0,5}"
_RELATIVE = re.compile(
    rf"(?P<name>{_NAME}|[Tt]he\s(?:[a-z-]+\s){{0,3}}[a-z-]+),\s(?:which|who)\s(?P<rest>[^,;:—–()“”\"]{{6,160}}),\s"
)
_APPOSITION = re.compile(rf"(?P<name>{_NAME}),\s(?P<what>(?:an?|the|one of)\s[^,;:—–()“”\"]{{3,90}}),\s")
_OF_SPEAKER = re.compile(r",\swho\s(?P<rest>[^,;:—–()“”\"]{6,160})(?=[,.;]|$)")
_WAY = re.compile(
    r"\s(?:is|are|was|were)\s(?:\w+ly\s)?(?P<doing>(?!going\b"
    r"|being\b)[a-z]+ing\s[^,;]+),\s(?P<what>an?\s(?:[a-z-]+\s){0,3}?(?:tactic"
    r"|strategy|practice|policy|move|method|approach|step|measure|process|habit|gamble)\s(?:that|which)\s[^;]+)$"
)
_GONE = re.compile(r"\b(?:died|dead|killed|late|former|ex-\w+|then|shot|murdered|was|were)\b")
_NO_APPOSITION = re.compile(r"\b(?:and|or|year ago|years ago|day after|week after|month after|first time|same)\b")
_EVALUATING_TAIL = re.compile(
    r",\s(?:further\s|thus\s|thereby\s|clearly\s)?(?:marking|highlighting|underscoring|underlining|demonstrating"
    r"|signal+ing|showing|reflecting|emphasi[sz]ing|illustrating|suggesting|raising|proving|indicating|making it"
    r"|pushing back)\b"
)
_DURATION_LEAD = re.compile(
    r"\b(?:despite|after|amid|during|following|throughout|for)\s+(?:the\s|more\sthan\s|over\s)?$", re.IGNORECASE
)
_OF_WHAT = re.compile(
    r"\s+of\s+(?P<what>(?!(?:age|the year|\w+ing (?:the|very|so|more|a|an|his|her"
    r"|their))\b)[a-zA-Z][\w’'-]*(?:\s(?!(?:and|or|in|on|at|with|from|that"
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


def find_roles(text: str, span: Span) -> Iterator[Part]:
    """`… Jane Doe, head of security, …` as `Jane Doe is head of security`, wherever it stands."""
    for apposed in _APPOSED.finditer(text, span.start, span.end):
        yield role_part(Span(apposed.start("name"), apposed.end("role")), apposed["name"], apposed["role"])


def without_comment(text: str, span: Span) -> Span:
    """Without what the writer makes of it: `…, highlighting the risks`."""
    cut = _EVALUATING_TAIL.search(text, span.start, span.end)
    return Span(span.start, cut.start()) if cut and finite_verb(text, span.start, cut.start()) else span


def role_part(span: Span, name: str, role: str) -> Part:
    """`Jane Doe, head of security` as `Jane Doe is head of security`."""
    be = "has been" if re.search(r"\bsince\s", role) else "is"
    return Part(span, f"{name} {be} {role}", aside=True)


def find_lengths(text: str, span: Span) -> Iterator[Part]:
    """`despite nearly two years of talks` as `The talks have lasted nearly two years`."""
    words = span.of(text)
    for length in find_durations(words) if re.search(r"(?:hour|day|week|month|year|decade)s?\s+of\s", words) else ():
        what = _OF_WHAT.match(words, length.span.end)
        if what is None or not _DURATION_LEAD.search(words[: length.span.start]):
            continue
        at = Span(span.start + length.span.start, span.start + what.end())
        yield Part(at, _lasting(what["what"], length.span.of(words)), aside=True)


def _lasting(what: str, length: str) -> str:
    what = re.sub(r"\s\w+ed$", "", what)
    article = "" if re.match(r"(?:the|his|her|its|their|this|that|these|those|[A-Z])", what) else "The "
    have = "have" if is_plural(what) else "has"
    return f"{article}{what} {have} lasted {length}"


def find_asides(text: str, span: Span) -> tuple[str, list[Part]]:
    """The words of the statement at `span` without what its subject is said to be in passing, and that as parts."""
    words, parts = span.of(text), list[Part]()
    for pattern, is_what in ((_RELATIVE, False), (_APPOSITION, True)):
        found = pattern.match(text, span.start, span.end)
        if found is None or not is_balanced(found.group()):
            continue
        told = _identity(found) if is_what else _relative(found["name"], found["rest"])
        rest = text[found.end() : span.end]
        if told and _verb_first(rest) and not _GONE.search(found.group() if is_what else ""):
            kept = Span(found.start("name"), found.end() - 2)
            parts.append(Part(kept, told, aside=True))
            words = f"{found['name']} {rest}"
            break
    return words, parts


def _identity(found: re.Match[str]) -> str | None:
    """`Acme, a maker of bells,` as `Acme is a maker of bells`."""
    if _NO_APPOSITION.search(found["what"]) or " and " in found["name"] or finite_verb(found["what"]):
        return None
    return f"{found['name']} is {found['what']}"


def _relative(name: str, rest: str) -> str | None:
    """`Acme, which makes bells,` as `Acme makes bells`."""
    return f"{name} {rest}" if _verb_first(rest) else None


def _verb_first(words: str) -> bool:
    """Whether a subject is all that is missing in front."""
    found = finite_verb(f"X {words}")
    return (
        found is not None
        and re.fullmatch(r"X\s(?:(?:also|now|still|already|then|later|\w+ly)\s)?", f"X {words}"[: found.start()])
        is not None
    )


def speaker_aside(text: str, speaker: Span, name: str, end: int) -> Part | None:
    """`…, said Jane Doe, who runs the mill.`: that she runs the mill."""
    found = _OF_SPEAKER.match(text, speaker.end, end)
    if found is None or not _verb_first(found["rest"]):
        return None
    return Part(Span(speaker.start, found.end()), f"{name} {found['rest']}", aside=True)


def split_way(text: str, span: Span) -> Iterator[Span | Part]:
    """`They are living on fish, a habit that …`: that they are, and that living on fish is a habit that …."""
    found = _WAY.search(text, span.start, span.end)
    if found is None:
        yield span
        return
    yield Span(span.start, found.end("doing"))
    doing = found["doing"]
    yield Part(Span(found.start("what"), span.end), f"{doing[0].upper()}{doing[1:]} is {found['what']}")
