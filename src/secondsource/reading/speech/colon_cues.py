"""Speakers that a colon announces: `The mayor was blunt: “…”`, `Mara Lind: The levy must go`."""

import re
from collections.abc import Iterator

from secondsource.domain.record import Span
from secondsource.reading.speech.cue import Cue
from secondsource.reading.speech.subjects import QUOTED, sentence_subject, trimmed
from secondsource.reading.vocabulary.verbs import finite_verb

_BEFORE_COLON = re.compile(rf":\s*{QUOTED}")
_THING = re.compile(r"(?:it|this|that|there|here|what)\b", re.IGNORECASE)
_HEADED = re.compile(rf"(?P<who>[A-Z][\w.’'-]*(?:\s(?:[A-Z][\w.’'-]*|of|the|and)){{0,5}}):\s+(?=[\"“‘'A-Z{QUOTED}])")
_LABEL = re.compile(
    r"(?:update|photo|video|watch|read|related|note|breaking|exclusive|opinion|editorial|analysis|listen|live|more|subject"
    r"|correction|location|date|time|contact|topics?|tags|by|source|image|credit|media|abstract|full text|q|a)\b",
    re.IGNORECASE,
)


def find_before_colon(masked: str) -> Iterator[Cue]:
    """Whoever a sentence presents before a colon; a headline without quotation marks is taken for a stance."""
    colon = _BEFORE_COLON.search(masked)
    subject = sentence_subject(masked, colon.start()) if colon else None
    verb = finite_verb(masked, subject[0].start) if subject else None
    if colon and subject and verb and not _THING.match(masked, subject[1].start):
        yield Cue(Span(verb.start(), colon.start()), *subject, None)
    elif headed := _headed(masked):
        yield headed


def _headed(masked: str) -> Cue | None:
    """`Mara Lind: The levy must go`, as headlines and transcripts write it."""
    found = _HEADED.match(masked)
    if not found or _LABEL.match(masked):
        return None
    name = Span(*found.span("who"))
    colon = Span(name.end, name.end + 1)
    if masked[found.end()] == QUOTED:
        return Cue(colon, name, name, None, None)
    content = trimmed(masked, found.end(), len(masked))
    long_enough = content.end - content.start > 8
    return Cue(colon, name, name, None, content, speech=False) if long_enough else None
