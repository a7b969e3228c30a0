"""Who says what: quotations and reported speech, each with the exact words that name speaker, cue and content."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from secondsource.domain.claim import Attribution
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.syntax import NO_TREES, Trees
from secondsource.reading.speech.cue import Cue
from secondsource.reading.speech.cues import find_cues
from secondsource.reading.speech.joined_cues import join_cues
from secondsource.reading.speech.quotes import Quotation, find_quotations
from secondsource.reading.speech.speakers import Cast, Speaker
from secondsource.reading.speech.subjects import QUOTED


@dataclass(frozen=True, slots=True)
class _Voice:
    """A cue met in the text, with its speaker; spans count from the start of the text."""

    speaker: Speaker
    subject: Span
    words: Span
    sentence: int
    line: int
    content: Span | None
    speech: bool


def find_attributions(
    text: str, sentences: Sequence[Span], tables: Tables, trees: Trees = NO_TREES
) -> tuple[Attribution, ...]:
    """Every attribution, in the order of its content; a quotation over several sentences gives one a sentence.

    `speaker_span` holds the words that name the speaker with their role (`Jane Doe, a teacher,`), `speaker` the name
    alone.
    """
    quotations = [quotation for quotation in find_quotations(text) if quotation.statement]
    voices = _voices(text, sentences, quotations, Cast(tables), trees)
    speaking = [voice for voice in voices if voice.speech]
    found = [*_reported(text, speaking, quotations), *_quoted(text, sentences, quotations, speaking)]
    told = sorted({each.content_span for each in found}, key=lambda span: span.start)
    found += _stances(text, voices, told)
    return tuple(sorted(found, key=lambda each: (each.content_span, each.cue_span)))


def _stances(text: str, voices: Sequence[_Voice], told: Sequence[Span]) -> Iterator[Attribution]:
    """What people want and think of things, by the article's own word: not inside what a speaker says."""
    starts = [span.start for span in told]
    reach = list(accumulate((span.end for span in told), max))
    inside = 0
    for voice in voices:
        if voice.content and not voice.speech:
            at = bisect_right(starts, voice.words.start) - 1
            if (at < 0 or reach[at] < voice.words.end) and voice.words.start >= inside:
                if voice.content.start > voice.words.start:
                    inside = max(inside, voice.content.end)
                yield _attribution(text, voice, voice.content, quoted=False)


def _masked(text: str, sentence: Span, quotations: Sequence[Quotation]) -> str:
    """The sentence with every character of its quotations replaced, so that offsets stay."""
    parts: list[str] = []
    at = sentence.start
    for quotation in quotations:
        start, end = max(quotation.outer.start, sentence.start), min(quotation.outer.end, sentence.end)
        parts += [text[at:start], QUOTED * (end - start)]
        at = end
    return "".join(parts) + text[at : sentence.end]


def _within(sentence: Span, quotations: Sequence[Quotation], ends: Sequence[int]) -> list[Quotation]:
    """The quotations that touch the sentence."""
    at = bisect_left(ends, sentence.start + 1)
    found: list[Quotation] = []
    while at < len(quotations) and quotations[at].outer.start < sentence.end:
        found.append(quotations[at])
        at += 1
    return found


def _voices(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], cast: Cast, trees: Trees
) -> list[_Voice]:
    ends = [quotation.outer.end for quotation in quotations]
    lines = _line_numbers(text, sentences)
    voices: list[_Voice] = []
    for number, sentence in enumerate(sentences):
        within = _within(sentence, quotations, ends)
        masked = _masked(text, sentence, within)
        by_words = find_cues(masked, after_quote=_follows_quotation(sentence, ends))
        cues: Sequence[Cue] = [cue.shifted(sentence.start) for cue in by_words]
        if tree := trees.of(sentence):
            cues = join_cues(cues, tree, [each.outer for each in within])
        for cue in cues:
            speaker = _speaker(text, sentence, cue, cast)
            voices.append(_Voice(speaker, cue.subject, cue.words, number, lines[number], cue.content, cue.speech))
    return voices


def _follows_quotation(sentence: Span, ends: Sequence[int]) -> bool:
    """`“Is it so?” Jane Doe asked.`: the speaker of the sentence before."""
    at = bisect_right(ends, sentence.start) - 1
    return at >= 0 and sentence.start - ends[at] < 2


def _speaker(text: str, sentence: Span, cue: Cue, cast: Cast) -> Speaker:
    apposition = cue.apposition.of(text) if cue.apposition else None
    opens = cue.name.start == sentence.start
    return cast.meet(cue.name.of(text), apposition, opens_sentence=opens, remember=cue.speech)


def _attribution(text: str, voice: _Voice, content: Span, *, quoted: bool) -> Attribution:
    return Attribution(
        speaker=voice.speaker.name,
        role=voice.speaker.role,
        cue=voice.words.of(text),
        quoted=quoted,
        speaker_span=voice.subject,
        cue_span=voice.words,
        content_span=content,
        named=voice.speaker.named,
        speech=voice.speech,
    )


def _reported(text: str, voices: Sequence[_Voice], quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    """What is told without quotation marks, or with marks round a part of it."""
    ends = [quotation.outer.end for quotation in quotations]
    for voice in voices:
        if voice.content and not _is_all_quoted(text, voice.content, _within(voice.content, quotations, ends)):
            yield _attribution(text, voice, voice.content, quoted=False)


def _is_all_quoted(text: str, content: Span, quotations: Sequence[Quotation]) -> bool:
    return len(_masked(text, content, quotations).replace(QUOTED, " ").split()) < 3


def _quoted(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], voices: Sequence[_Voice]
) -> Iterator[Attribution]:
    """Quoted words, one attribution for each sentence that a quotation touches."""
    told = {(each.content_span.start, each.content_span.end) for each in _reported(text, voices, quotations)}
    reported = sorted(Span(*edges) for edges in told)
    starts = [span.start for span in reported]
    for quotation, voice, touched in _spoken(text, sentences, quotations, voices):
        for sentence in touched:
            part = _trimmed(text, max(quotation.inner.start, sentence.start), min(quotation.inner.end, sentence.end))
            near = bisect_right(starts, part.start) - 1
            if part.start < part.end and not (near >= 0 and reported[near].contains(part)):
                yield _attribution(text, voice, part, quoted=True)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Without white space and the comma that leads to the speaker."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",”\"»'"):
        end -= 1
    return Span(start, end)


def _spoken(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], voices: Sequence[_Voice]
) -> Iterator[tuple[Quotation, _Voice, Sequence[Span]]]:
    """Each quotation with its speaker and the sentences that it touches; without those that nobody speaks."""
    sentence_ends = [sentence.end for sentence in sentences]
    lines = _line_numbers(text, sentences)
    by_sentence = [voice.sentence for voice in voices]
    last: tuple[int, _Voice] | None = None
    for quotation in quotations:
        first = bisect_right(sentence_ends, quotation.outer.start)
        after = first
        while after < len(sentences) and sentences[after].start < quotation.outer.end:
            after += 1
        if first == after:
            continue
        here = voices[bisect_left(by_sentence, first) : bisect_left(by_sentence, after)]
        voice = _nearest(quotation, here) if here else None
        if voice is None:
            voice = _floating(quotation, first, lines, voices, by_sentence, last, sentences)
        if voice is not None:
            last = (lines[after - 1], voice)
            yield quotation, voice, sentences[first:after]


def _line_numbers(text: str, sentences: Sequence[Span]) -> list[int]:
    """On which line each sentence stands, counted from 0; empty lines do not count."""
    line = 0
    numbers: list[int] = []
    for number, sentence in enumerate(sentences):
        if number and "\n" in text[sentences[number - 1].end : sentence.start]:
            line += 1
        numbers.append(line)
    return numbers


def _nearest(quotation: Quotation, voices: Sequence[_Voice]) -> _Voice:
    def gap(voice: _Voice) -> int:
        start, end = min(voice.subject.start, voice.words.start), max(voice.subject.end, voice.words.end)
        return min(abs(start - quotation.outer.end), abs(quotation.outer.start - end))

    return min(voices[:200], key=gap)


def _floating(
    quotation: Quotation,
    first: int,
    lines: Sequence[int],
    voices: Sequence[_Voice],
    by_sentence: Sequence[int],
    last: tuple[int, _Voice] | None,
    sentences: Sequence[Span],
) -> _Voice | None:
    """Who speaks a quotation with no cue beside it: who spoke before in the paragraph, speaks next, or spoke last."""
    at = bisect_left(by_sentence, first)
    before = voices[at - 1] if at else None
    following = voices[at] if at < len(voices) else None
    line = lines[first]
    if last and last[0] == line and (before is None or before.sentence <= first):
        return last[1] if before is None or before.line < line or before.speaker == last[1].speaker else before
    if before and before.line == line:
        return before
    if following and following.line == line and following.sentence <= first + 1:
        return following
    opens_line = quotation.outer.start == sentences[first].start
    if opens_line and before and line - before.line <= 2:
        return before
    if opens_line and last and line - last[0] <= 1:
        return last[1]
    return None
