"""Where reported speech ends and the article goes on: `When Ana said no, the crowd left`."""

from collections.abc import Sequence

from secondsource.domain.record import Span
from secondsource.reading.speech.contents import clause_ahead, is_list
from secondsource.reading.speech.words import Word
from secondsource.reading.vocabulary.word_lists import word_set

_FRAMES = word_set("when while after before if because although though as since whereas once until unless")
_QUOTING = frozenset({"“", "”", '"', "''"})


def opens_frame(words: Sequence[Word], cue: int) -> bool:
    """Whether the cue that begins at `cue` stands in a clause before the main one: `Ana, who says so, left`."""
    for word in reversed([each for each in words if each.start < cue][-14:]):
        if word.text in {",", ";", ":", "—"} or word.tag == "QUOTE":
            return False
        if word.text in _FRAMES or word.form == "rel":
            return True
    return False


def statement_end(words: Sequence[Word], content: Span, *, framed: bool) -> int:
    """Where the statement that begins `content` ends, as a place in the sentence, never beyond `content`."""
    quoted = False
    last = content.start
    for at, word in enumerate(words):
        if not content.start <= word.start < content.end:
            continue
        if word.text in _QUOTING:
            quoted = word.text != "”" and not quoted
        if last > content.start and not quoted and _is_over(words, at, framed=framed):
            return last
        last = word.end
    return content.end


def _is_over(words: Sequence[Word], at: int, *, framed: bool) -> bool:
    if words[at].text != "," or at + 1 >= len(words):
        return False
    if framed:
        return not is_list(words, at)
    return words[at + 1].text in {"and", "but"} and clause_ahead(words, at + 2)
