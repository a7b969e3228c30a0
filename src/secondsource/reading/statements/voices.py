"""What each voice says in a sentence: the article's own words, and what each speaker says, told apart."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.domain.claim import Attribution
from secondsource.domain.record import Span
from secondsource.reading.statements.no_claims import says_something
from secondsource.reading.vocabulary.verbs import finite_verb

MARKS = '“”„«»"'
_GAP = re.compile(r"(?:\s(?:on|in|at|during|late|early)\s[^,;:]{1,40})?,\s")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one voice says in one sentence; `joined` puts the halves of a broken quotation together."""

    span: Span
    attribution: Attribution | None
    joined: str | None = None


def find_statements(text: str, sentence: Span, said: Sequence[Attribution]) -> list[Statement]:
    """What the sentence states, in order: the article's own words, and what each speaker says."""
    outer = outermost([each for each in said if sentence.contains(each.content_span)])
    whole = _interrupted(text, sentence, outer) if outer else None
    if whole:
        return [whole]
    outer = [each for each in outer if each.quoted or _is_said(text, sentence, each)]
    if not outer:
        return [Statement(bare(text, _without_dateline(text, sentence)), None)]
    return [*_own_words(text, sentence, outer), *_halves_joined(text, outer), *_own_ending(text, sentence, outer)]


def _interrupted(text: str, sentence: Span, said: Sequence[Attribution]) -> Statement | None:
    """`The bill, aides said, will fail.`: one statement with its speaker in the middle."""
    only = said[0]
    begin, end = min(only.speaker_span.start, only.cue_span.start), max(only.speaker_span.end, only.cue_span.end)
    start = _without_dateline(text, sentence).start
    lead, gap = text[start:begin], text[end : only.content_span.start]
    if len(said) > 1 or only.quoted or not lead.endswith(", ") or not _GAP.fullmatch(gap) or finite_verb(lead):
        return None
    return Statement(only.content_span, only, f"{lead[:-2]} {tidied(only.content_span.of(text))}")


_NOT_SAID = re.compile(
    r"\b(?:never|not|no|nobody|none|hardly|n[’']t|cannot|would|could|may|might|should|must|will|if|whether|unless"
    r"|den(?:y|ies|ied|ying)"
    r"|refus\w+|doubt\w*|reject\w*|dismiss\w*|disput\w*|rul(?:e|es|ed|ing) out|ask\w*|wonder\w*|question\w*"
    r"|pretend\w*|lied|fail\w*"
    r"|forg[eo]t\w*|rather than|instead of)\b|n[’']t\b",
    re.IGNORECASE,
)


_CONDITION = re.compile(r"\b(?:if|unless|whether)\b", re.IGNORECASE)


def _is_said(text: str, sentence: Span, said: Attribution) -> bool:
    """Whether the content is a statement of its own that the speaker makes."""
    return _asserts(text, sentence, said) and says_something(said.content_span.of(text))


def _asserts(text: str, sentence: Span, said: Attribution) -> bool:
    """Whether the speaker says so: not `never said that`, `denied that`, `asked whether`, `if they believed that`."""
    edges = sorted((said.speaker_span, said.cue_span, said.content_span))
    between = [text[one.end : other.start] for one, other in itertools.pairwise(edges)]
    if _CONDITION.search(text, sentence.start, max(edges[0].start, sentence.start)):
        return False
    return not any(_NOT_SAID.search(words) for words in (*between, said.cue) if len(words) < 200)


_DATELINE = re.compile(
    r"(?:[A-Z][\w.’' -]{1,30}(?:,\s[A-Z][\w.’' -]{0,20}){0,3}\s?)?\((?:[A-Z][\w. ]{1,25}"
    r"|CNN Business)\)\s?(?:[-–—]+\s?)?(?=[A-Z“\"])"
    r"|[A-Z][A-Z.’'-]+(?:[ ,]+[A-Z][\w.’'-]*){0,4},?(?:\s\((?:[A-Z][\w. ]{1,25})\))?\s?[–—-]{1,2}\s(?=[A-Z“\"])"
    r"|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?:,\s[A-Z][\w.]*){1,2}\s[–—-]\s(?=[A-Z“\"])"
    r"|[A-Z][a-z]+(?:,\s[A-Z][\w. ]{1,20}){1,3}:\s(?=[A-Z“\"])"
    r"|(?:Summary|Note|Tip|Update|Breaking|Correction|Bottom line|Takeaway|Fact|Verdict)s?(?::\s|\s(?=[A-Z]))"
)
"""`LONDON (Reuters) – `, `New York, NY – `: where a report was filed."""


def _without_dateline(text: str, span: Span) -> Span:
    found = _DATELINE.match(text, span.start, min(span.end, span.start + 90))
    return Span(found.end(), span.end) if found and found.end() < span.end else span


def outermost(said: Sequence[Attribution]) -> list[Attribution]:
    """Without what stands inside or across another content, so that no words are claimed twice."""
    kept: list[Attribution] = []
    for each in sorted(said, key=lambda one: (one.content_span.start, -one.content_span.end)):
        if not kept or each.content_span.start >= kept[-1].content_span.end:
            kept.append(each)
    return kept


def _own_words(text: str, sentence: Span, said: Sequence[Attribution]) -> Iterator[Statement]:
    """`While the strike goes on, officials say …`: what stands before the speaker is the article's."""
    first = said[0]
    end = min(first.speaker_span.start, first.cue_span.start)
    if first.quoted or not sentence.start < end < first.content_span.start:
        return
    lead = text[sentence.start : end]
    if first.speaker_span.end < first.cue_span.start and first.cue.endswith("ing"):
        lead = text[sentence.start : first.cue_span.start].rstrip(" ,")
        if finite_verb(lead):
            yield Statement(Span(sentence.start, sentence.start + len(lead)), None)
        return
    own = re.fullmatch(r"(?:While|Although|Though|Even though|Whereas)\s(.+?),\s*", lead) or re.fullmatch(
        r"(.+?)(?:[,;]\s(?:and|but|while|though|although)|;|\sand|\sbut)\s", lead
    )
    if own and len(own[1].split()) > 3 and finite_verb(own[1]):
        yield Statement(Span(sentence.start + own.start(1), sentence.start + own.end(1)), None)


_GOES_ON = re.compile(r",\s(?:(?:and|but)\s)?(?=\w)")


def _own_ending(text: str, sentence: Span, said: Sequence[Attribution]) -> Iterator[Statement]:
    """`When officials said so, the strike ended`: the main clause behind what is said is the article's."""
    last = said[-1]
    lead = _GOES_ON.match(text, last.content_span.end, sentence.end)
    if last.quoted or not lead or last.cue_span.start > last.content_span.start:
        return
    rest = text[lead.end() : sentence.end]
    if len(rest.split()) > 3 and finite_verb(rest):
        yield Statement(Span(lead.end(), sentence.end), None)


def _halves_joined(text: str, said: Sequence[Attribution]) -> Iterator[Statement]:
    """One statement an attribution; `“The plan,” she said, “has failed.”` is one, at the span of its larger half."""
    number = 0
    while number < len(said):
        first = said[number]
        second = said[number + 1] if number + 1 < len(said) else None
        if second and first.quoted and second.quoted and _one_sentence(text, first, second):
            larger = max((first, second), key=lambda each: each.content_span.end - each.content_span.start)
            joined = f"{tidied(first.content_span.of(text))} {tidied(second.content_span.of(text))}"
            yield Statement(larger.content_span, larger, joined)
            number += 2
        else:
            yield Statement(_without_dateline(text, first.content_span), first)
            number += 1


def _one_sentence(text: str, first: Attribution, second: Attribution) -> bool:
    return text[second.content_span.start].islower() and text[first.content_span.end - 1] not in ".!?…"


def bare(text: str, span: Span) -> Span:
    """Without quotation marks all round, where nothing but the quotation stands in the span."""
    start, end = span.start, span.end
    while start < end and text[start] in MARKS and not any(mark in text[start + 1 : end - 1] for mark in MARKS):
        start += 1
        if text[end - 1] in MARKS:
            end -= 1
    return Span(start, end) if start < end else span


_ADDRESS = re.compile(
    r"\s*(?:https?://|www\.|pic\.twitter\.com/)\S+\s*$|^\W*\[\d+\]\s|^(?:[•▪◦*]|\d{1,2}[.)])\s+|^RT @\w+: "
)


def tidied(words: str) -> str:
    """One line, without addresses, list marks, brackets left open and loose punctuation at the edges."""
    line = _ADDRESS.sub("", " ".join(words.split())).strip("| ")
    if line.count("(") != line.count(")"):
        line = line.strip("()")
    stripped = line.strip(" ,;:–—-")
    return re.sub(r"^[“„«\"]+(?=[^“”„«»\"]*$)|(?<=\w)[”»\"]+$", "", stripped) if stripped else line
