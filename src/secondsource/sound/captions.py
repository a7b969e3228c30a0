"""WebVTT: one cue a sentence, with the time of every word inside it."""

from collections.abc import Iterator

from secondsource.domain.narration import HeardSentence, Narration


def write_captions(narration: Narration) -> str:
    """The displayed words, so that what is read is what the article says."""
    head = f"WEBVTT\n\nNOTE\nSpoken by a machine: {_line(narration.voice)}. Article: {_line(narration.address)}\n"
    cues = (f"\n{number}\n{_cue(sentence)}\n" for number, sentence in enumerate(narration.sentences, start=1))
    return head + "".join(cues)


def _cue(sentence: HeardSentence) -> str:
    end = max(sentence.end, sentence.start + 0.001)
    return f"{_clock(sentence.start)} --> {_clock(end)}\n{''.join(_timed(sentence))}"


def _timed(sentence: HeardSentence) -> Iterator[str]:
    shift = sentence.span.start if sentence.span else 0
    done, last = 0, sentence.start
    for word in sentence.words:
        start = word.span.start - shift
        yield _line(sentence.text[done:start])
        if last < word.start < sentence.end:  # a time inside a cue must go forward
            yield f"<{_clock(word.start)}>"
            last = word.start
        done = word.span.end - shift
        yield _line(sentence.text[start:done])
    yield _line(sentence.text[done:])


def _line(text: str) -> str:
    """Without markup, and on one line: an empty line would end the cue."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(letter if letter.isprintable() else " " for letter in safe)


def _clock(seconds: float) -> str:
    whole = round(1000 * seconds)
    hours, rest = divmod(whole, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"
