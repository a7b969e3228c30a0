"""What a text says that somebody wants, thinks of a thing or does about it in words: `X backs Y`, `X plans to Z`."""

import re
from collections.abc import Iterator, Sequence

from secondsource.domain.record import Span
from secondsource.reading.speech.cue import Cue
from secondsource.reading.speech.stance_ends import HELPERS, content_after
from secondsource.reading.speech.stance_phrases import find_adjectives, find_passives
from secondsource.reading.speech.stance_verbs import FORMS, STANCE_GERUND, STANCE_VERB
from secondsource.reading.speech.subjects import Subject, sentence_subject, subject_left
from secondsource.reading.vocabulary.verbs import finite_verb, is_plural

_VERB = re.compile(rf"(?<![-’'])\b(?:{STANCE_VERB})\b(?![-’'])")
_QUOTATION = re.compile(r"“[^”]+”?|\"[^\"]+\"(?!\w)|''[^']+''")
_NO_VERB_NEXT = re.compile(r"\b(?:the|a|an|of|his|her|their|its|no|this|that|by|from|in|for|with|at|on)$")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e)$")
_AND = re.compile(r",?\s(?:and|but)$")
_BE = frozenset({"is", "are", "was", "were", "been", "be", "'s", "’s", "began", "started"})
_MODAL = frozenset({"could", "should", "can", "may", "might", "must", "cannot", "to"})
_TAKES_BASE = _MODAL | {"do", "does", "did", "will", "would"}
_UNREAL = _MODAL | {"and", "or"}
_NOT = re.compile(r"\w+n[’']t")


def find_stances(masked: str, cues: Sequence[Cue]) -> Iterator[Cue]:
    """Every stance in a sentence in which `cues` say who speaks; quotations in it are not looked into."""
    masked = _QUOTATION.sub(_blank, masked)
    known = list(cues)
    for cue in _finite(masked):
        if _is_new(cue, cues):
            known.append(cue)
            yield cue
    for cue in (*_gerunds(masked, known), *find_adjectives(masked), *find_passives(masked)):
        if _is_new(cue, known):
            known.append(cue)
            yield cue


def _blank(quotation: re.Match[str]) -> str:
    words = quotation.group()
    return f"{words[0]}{'q' * (len(words) - 2)}{words[-1]}"


def _is_new(cue: Cue, known: Sequence[Cue]) -> bool:
    return not any(cue.words.start < each.words.end and each.words.start < cue.words.end for each in known)


def _finite(masked: str) -> Iterator[Cue]:
    for verb in _VERB.finditer(masked):
        before = masked[: verb.start()].rstrip()
        if not before or _NO_VERB_NEXT.search(before[-12:]):
            continue
        helpers = HELPERS.search(before)
        left = before[: helpers.start()] if helpers else before
        words = set(masked[helpers.start() : verb.start()].split()) if helpers else set[str]()
        kind = FORMS[verb.group()]
        if not _fits(kind, words) or (kind != "past" and left.endswith(" who")):
            continue
        content = content_after(masked, verb.end())
        subject = _doer(masked, left) if content else None
        if subject and _NAMED_SO.match(masked, subject[1].start, verb.end()):
            continue
        if content and subject and _agrees(kind, words, masked[subject[1].start : subject[1].end]):
            yield Cue(Span(*verb.span()), *subject, content, speech=False)


def _fits(kind: str, helpers: set[str]) -> bool:
    """Whether the form can stand after these: `is calling`, `will call`, `has called`, never `was called`."""
    if kind == "ing":
        return bool(helpers & _BE)
    if kind == "base":
        return not helpers & _UNREAL
    return not helpers & (_TAKES_BASE | (_BE if kind == "past" else frozenset[str]()))


def _doer(masked: str, left: str) -> Subject | None:
    if first := _FIRST_PERSON.search(left):
        name = Span(*first.span())
        return name, name, None
    shared = _AND.search(left)
    return sentence_subject(masked, shared.start()) if shared else subject_left(left)


def _agrees(kind: str, helpers: set[str], name: str) -> bool:
    if _NOBODY.search(name):
        return False
    helped = any(word in _TAKES_BASE or _NOT.fullmatch(word) for word in helpers)
    return kind != "base" or helped or name in {"I", "We"} or is_plural(name)


_NOBODY = re.compile(r"^(?:what|that)$|\byou$", re.IGNORECASE)
_NAMED_SO = re.compile(r"An?\s.*\s(?:called|named|dubbed)$", re.IGNORECASE | re.DOTALL)
"""`a boat called Ana`."""
_GERUND = re.compile(
    rf"(?:^|,\s(?:and\s|but\s|while\s|even\s|also\s|\w+ly\s|instead\s)?"
    rf"|\b(?:by|while|after|before|and|of|from|without)\s(?:\w+ly\s)?)"
    rf"(?P<verb>(?i:{STANCE_GERUND}))(?=\s)"
)


def _gerunds(masked: str, cues: Sequence[Cue]) -> Iterator[Cue]:
    """`…, calling it a farce`, `Citing costs, X …`."""
    for found in _GERUND.finditer(masked):
        content = content_after(masked, found.end())
        subject = _doer_of_gerund(masked, found, cues) if content else None
        if subject and content:
            yield Cue(Span(*found.span("verb")), *subject, content, speech=False)


def _doer_of_gerund(masked: str, found: re.Match[str], cues: Sequence[Cue]) -> Subject | None:
    """Whoever spoke before in the sentence, else its subject, which may stand after the comma."""
    if found.start() == 0:
        comma = masked.find(", ", found.end())
        verb = finite_verb(masked, comma + 2) if comma > 0 else None
        return subject_left(masked[: verb.start()].rstrip()) if verb else None
    earlier = [cue for cue in cues if cue.words.end <= found.start()]
    if earlier:
        cue = max(earlier, key=lambda each: each.words.start)
        return cue.subject, cue.name, cue.apposition
    return sentence_subject(masked, found.start())
