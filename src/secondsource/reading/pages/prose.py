"""Whether a text has sentences: a list of names, a table or a system's file is no article."""

import re
from collections.abc import Sequence

from secondsource.reading.pages.english import is_surely_english
from secondsource.reading.vocabulary.verbs import finite_verb

_SENTENCE = re.compile(r"[^.!?…。！？]{1,2000}[.!?…。！？]*")
_WORD = re.compile(r"(?<!\S)[“”\"«‘'(]?[^\W\d_][^\s:;=/|]*(?!\S)")
"""A word among spaces, with a comma or a full stop after it at most."""
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af]{8}")
"""Eight letters in a row of a script that sets no spaces."""
_WORDS = 3
"""Words of an English sentence, which has a verb too."""
_OTHER_WORDS = 2
"""Words of a sentence in another language that ends as one does."""
_LINE = 6
"""Words of one that has no such end."""
_FEW = 20
"""One paragraph in so many has to hold a sentence."""


def has_prose(paragraphs: Sequence[str]) -> bool:
    """True where at least one paragraph in twenty holds a sentence, in any language."""
    english = is_surely_english("\n".join(paragraphs))
    wanted = max(1, len(paragraphs) // _FEW)
    for paragraph in paragraphs:
        wanted -= any(_tells(hit.group(), english=english) for hit in _SENTENCE.finditer(paragraph))
        if not wanted:
            return True
    return False


def _tells(sentence: str, *, english: bool) -> bool:
    words = len(_WORD.findall(sentence))
    if english:
        return words >= _WORDS and finite_verb(sentence) is not None
    ends = sentence[-1] in ".!?…。！？"
    return words >= (_OTHER_WORDS if ends else _LINE) or _SPACELESS.search(sentence) is not None
