"""One subject with two verbs: `The firm closed its mill and sold the land` is two statements."""

import re
from collections.abc import Iterator

from secondsource.domain.record import Span
from secondsource.reading.statements.part import HEDGE, Part, is_balanced
from secondsource.reading.vocabulary.verbs import PAST, PRESENT, finite_verb, is_auxiliary

_LEAD = re.compile(
    r"(?:(?:In|On|At|By|Since|Last|Earlier|Later|During|Following|Also|Two|Three)\b[^,;:“\"(]{0,40},\s)?"
)
_JOINT = re.compile(
    r"\s(?:and|but)\s(?:(?:then|later|also|subsequently|eventually|now|still|\w+ly)\s)?(?P<verb>[a-z]+)\b"
)
_SUBORDINATE = re.compile(
    r"\b(?:that|whether|if|when|because|who|whom|which|whose|where|while|although|though|after|before|as|how|what|why"
    r"|than|unless|until|since|both|between|either|neither|so|having|being)\b|[,;:—–]"
)
_GOES_ON = re.compile(
    r"\s(?:the|an?|its|his|her|their|that|to|in|on|at|by|for|from|with|into|over|under|about|against|through|out|up"
    r"|down|off|back|away|as|of|him|them|it|more|some|two|three|four|five|six|seven|eight|nine|ten|no|all|another"
    r"|\d|[A-Z$€£“\"]|\w+ly\b)"
)
_AMBIGUOUS = frozenset(
    [
        "left",
        "set",
        "cut",
        "put",
        "hit",
        "led",
        "read",
        "spread",
        "felt",
        "found",
        "bound",
        "ground",
        "saw",
        "rose",
        "lay",
        "fell",
        "shot",
    ]
)
"""Past forms that are nouns, adjectives or other verbs as well."""
_MOVES = frozenset(
    [
        "moved",
        "fled",
        "died",
        "returned",
        "went",
        "came",
        "grew",
        "rose",
        "fell",
        "lived",
        "worked",
        "served",
        "travelled",
        "traveled",
        "retired",
        "graduated",
        "became",
        "began",
        "continued",
        "remained",
        "stayed",
        "studied",
        "arrived",
        "departed",
        "emigrated",
        "resigned",
        "married",
        "competed",
        "appeared",
        "won",
    ]
)
"""Verbs that have no passive, or hardly any: after `was born` they tell what the subject did."""
_BE = frozenset(("is", "are", "was", "were"))
_HAVE = frozenset(("has", "have", "had"))
_PARTICIPLE = re.compile(
    r"\s(?:(?:been|being|also|now|\w+ly)\s)*(?:\w+(?:ed|en|wn)|born|made|sent|held|built|found|put|set|cut|hit"
    r"|shot|brought|told|sold|lost|won|paid|led|left|taught|caught)\b"
)
_NO_SUBJECT = re.compile(r"[,;:“”\"()]|\b(?:who|which|that|and|or|if|when|what|how|why|there|it)\b", re.IGNORECASE)


def split_predicates(text: str, span: Span, *, reported: bool = False) -> Iterator[Part]:
    """The statement at `span`, in two where its subject has two verbs of the same tense; else whole."""
    start = _LEAD.match(text, span.start, span.end)
    begin = start.end() if start else span.start
    verb = finite_verb(text, begin, span.end)
    if verb is None or not _is_subject(subject := _bare(text[begin : verb.start()])):
        yield Part(span, span.of(text))
        return
    for joint in _JOINT.finditer(text, verb.end(), span.end):
        if reported and joint["verb"] not in {"is", "are", "has", "have"}:
            continue
        if second := _second(text, span, verb, joint):
            yield Part(Span(span.start, joint.start()), text[span.start : joint.start()])
            yield Part(Span(joint.start("verb"), span.end), f"{subject} {second}")
            return
    yield Part(span, span.of(text))


def _is_subject(words: str) -> bool:
    return 0 < len(words.split()) <= 9 and not _NO_SUBJECT.search(words)


def _bare(words: str) -> str:
    return re.sub(r"\s(?:also|now|still|already|later|then|once|first|recently|\w+ly)$", "", words.strip())


def _second(text: str, span: Span, verb: re.Match[str], joint: re.Match[str]) -> str | None:
    """The second predicate with the auxiliary that it shares; None where it is not sure to be one."""
    first, rest = text[verb.start() : joint.start()], text[joint.start("verb") : span.end]
    word = joint["verb"]
    if (
        len(first.split()) < 2
        or len(rest.split()) < 3
        or HEDGE.search(first)
        or HEDGE.search(rest)
        or _SUBORDINATE.search(first)
        or not (is_balanced(text[span.start : joint.start()]) and is_balanced(rest))
        or not (is_auxiliary(word) or _GOES_ON.match(rest, len(word)))
        or _another_verb(rest, len(word))
    ):
        return None
    return _with_auxiliary(verb.group().casefold(), first, word, rest)


def _another_verb(rest: str, at: int) -> bool:
    """`arrested in May and charged with theft died`: the first verb was a participle after all."""
    stop = _SUBORDINATE.search(rest, at)
    limit = stop.start() if stop else len(rest)
    if is_auxiliary(rest[:at]):
        return False
    other = finite_verb(f"X{rest[at:limit]}", 0)
    return other is not None


def _with_auxiliary(verb: str, first: str, word: str, rest: str) -> str | None:
    past = word in PAST or (word.endswith("ed") and len(word) > 4)
    if is_auxiliary(word):
        return rest if _same_tense(verb, word) else None
    if word in _AMBIGUOUS:
        return None
    if verb in _BE | _HAVE:
        if not past:
            return rest if word in PRESENT and verb in {"is", "has"} else None
        if not _PARTICIPLE.match(first, len(verb)):
            return rest if verb in {"was", "were", "had"} else None
        if verb in _HAVE:
            been = " been" if re.match(r"\w+ been\b", first) else ""
            return f"{verb}{been} {rest}"
        active = word in _MOVES or re.match(r"\w+\s(?:the|an?|his|her|its|their|[A-Z])", rest)
        return rest if active and verb in {"was", "were"} else None if active else f"{verb} {rest}"
    if verb in PAST or verb.endswith("ed"):
        return rest if past else None
    return rest if verb in PRESENT and word in PRESENT else None


def _same_tense(verb: str, word: str) -> bool:
    def is_past(form: str) -> bool:
        return form in PAST or form.endswith("ed") or form in {"was", "were", "had", "did"}

    return word in _BE | _HAVE and is_past(verb) == is_past(word)
