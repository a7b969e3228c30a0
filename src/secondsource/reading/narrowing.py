"""Whether a passage is among what a search of the archive was kept to."""

import re
from collections.abc import Iterator

from secondsource.domain.evidence import Only, Passage
from secondsource.domain.folding import fold
from secondsource.reading.vocabulary.names import declined
from secondsource.reading.vocabulary.transliteration import name_key

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")


def fits(passage: Passage, only: Only) -> bool:
    """True where every list that is not empty is met."""
    return (
        (not only.kinds or passage.kind in only.kinds)
        and _among(passage.camp, only.camps)
        and _among(passage.publisher, only.publishers)
        and (not only.languages or language_of(passage.language) in map(language_of, only.languages))
        and (not only.places or any(_names(passage, spellings) for spellings in only.places))
    )


def language_of(code: str | None) -> str:
    """The language of a code, without its region: `en` of `en-GB`; empty where there is none."""
    return re.split("[-_]", code or "")[0].lower()


def _among(value: str | None, wanted: tuple[str, ...]) -> bool:
    return not wanted or (value is not None and fold(value) in {fold(each) for each in wanted})


def _names(passage: Passage, spellings: tuple[str, ...]) -> bool:
    """Whether every word of one of the spellings stands in the passage as a name, in whatever case or alphabet."""
    held = set(_keys(f"{passage.title} {passage.text}"))
    return any(
        all(key in held or any(declined(key, other) for other in held) for key in _keys(spelling))
        for spelling in spellings
        if _WORD.search(spelling)
    )


def _keys(text: str) -> Iterator[str]:
    return (name_key(word) for word in _WORD.findall(text) if word[0].isupper())
