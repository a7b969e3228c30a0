"""What a cue governs: from the words after it to the end of the phrase or the clause."""

from collections.abc import Sequence

from secondsource.reading.speech.word_tables import TIMES
from secondsource.reading.speech.words import Word
from secondsource.reading.vocabulary.word_lists import word_set

_MARKS_OVER = frozenset({";", "—", "–", ":", "?", "!", ")"})
_QUOTING = frozenset({"“", "”", '"', "''"})
_MARKS_BEFORE = _QUOTING | {"‘", "$", "[", "£", "€", "#", "@"}
_CUTS = word_set("because although though while whereas unless until after before when since once but")
_CLAUSE_CUTS = word_set("although though while whereas but")
_AFTER_COMMA = word_set("and but while though although whereas as with despite after who")
_GOES_ON = word_set("that of to how for whether on about")
_OPENS = frozenset({"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ", "QUOTE"})
_ASKS = word_set("that how why whether where if when")
_TOLD = word_set("that if whether how why what when")
_HEARER_PARTS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART", "ADP", "ADV"})
_LIST_PARTS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "PART"})
_SUBJECT_PARTS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART", "ADV"})
_OCCASIONS = word_set("""
rally event debate conference interview speech statement tweet email letter hearing briefing meeting call post article
memo book column appearance address ad testimony convention forum report
""")


def content_after(words: Sequence[Word], at: int, *, bare: bool = True, phrase: bool = False) -> tuple[int, int] | None:
    """First word and end of what follows; None where nothing does.

    With `bare`, an object or a clause must follow at once. With `phrase`, it ends before the next finite verb.
    """
    if at >= len(words) or (bare and not _may_open(words, at)):
        return None
    if words[at].text == "that" and words[at].tag == "SCONJ":
        at += 1
    end = _end(words, at, phrase=phrase)
    return (at, end) if end > at else None


def past_hearer(words: Sequence[Word], at: int) -> int:
    """Where the clause stands that somebody tells a hearer who is named at `at`; `at` where there is none."""
    for here in range(at, min(len(words), at + 9)):
        word = words[here]
        if word.tag == "SCONJ" and word.text in _TOLD:
            return here
        if word.tag not in _HEARER_PARTS:
            break
    return at


def _may_open(words: Sequence[Word], at: int) -> bool:
    first = words[at]
    if first.tag == "ADV":
        return at + 1 < len(words) and words[at + 1].tag in _OPENS | {"SCONJ", "VERB"}
    if first.tag == "SCONJ":
        return first.text in _ASKS
    if first.tag == "PUNCT":
        return first.text in _MARKS_BEFORE
    return first.tag in _OPENS or first.form in {"to", "ing", "part"}


def _end(words: Sequence[Word], start: int, *, phrase: bool) -> int:
    """Where the phrase or clause that begins at `start` ends."""
    clause = quoted = False
    at = start
    while at < len(words):
        word = words[at]
        if word.text in _QUOTING:
            quoted = word.text != "”" and not quoted
        elif not quoted:
            if at > start and _ends_here(words, at, clause):
                break
            if phrase and word.form == "fin" and not _in_clause(words, start, at):
                break
            clause = clause or word.form == "fin"
        at += 1
    return _trimmed(words, start, at)


def _in_clause(words: Sequence[Word], start: int, at: int) -> bool:
    return any(word.form == "rel" or word.tag in {"SCONJ", "PRON"} for word in words[start:at])


def _ends_here(words: Sequence[Word], at: int, clause: bool) -> bool:
    word = words[at]
    if word.text == ",":
        return _comma_ends(words, at, clause)
    if word.text == "-":
        return words[at - 1].end < word.start
    if word.text in _MARKS_OVER or word.text in (_CLAUSE_CUTS if clause else _CUTS) or word.text == "during":
        return True
    if word.text == "as":
        return clause_ahead(words, at + 1)
    if word.tag == "CCONJ":
        return at + 1 < len(words) and _verb_at(words, at + 1)
    return not clause and word.text in {"in", "at", "on", "via"} and _tells_when(words, at + 1)


def clause_ahead(words: Sequence[Word], at: int) -> bool:
    """Whether a subject and its verb stand at `at`."""
    for here in range(at, min(len(words), at + 6)):
        if words[here].form == "fin":
            return here > at
        if words[here].tag not in _SUBJECT_PARTS:
            return False
    return False


def _tells_when(words: Sequence[Word], at: int) -> bool:
    """`in a speech`, `on Monday`, `in 2008`: a phrase that says on which occasion."""
    for here in range(at, min(len(words), at + 6)):
        word = words[here]
        if word.text in _OCCASIONS or word.text in TIMES or (word.tag == "NUM" and len(word.text) == 4):
            return True
        if word.tag not in _LIST_PARTS - {"ADP"}:
            return False
    return False


def _comma_ends(words: Sequence[Word], at: int, clause: bool) -> bool:
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or following.tag == "QUOTE":
        return True
    if is_list(words, at):
        return False
    if following.text in {"and", "or"} and at + 2 < len(words):
        return words[at + 2].text not in _GOES_ON
    return not clause or following.form in {"rel", "ing"} or following.text in _AFTER_COMMA


def is_list(words: Sequence[Word], at: int) -> bool:
    """`apples, pears and plums`: whether the comma at `at` stands between parts of a list."""
    for later in range(at + 1, min(len(words), at + 9)):
        word = words[later]
        if word.tag == "CCONJ" and word.text in {"and", "or"}:
            return later > at + 1 and not _verb_at(words, later + 1)
        if word.tag not in _LIST_PARTS and not (word.text == "," and later > at + 1):
            return False
    return False


def _verb_at(words: Sequence[Word], at: int) -> bool:
    return at >= len(words) or words[at].form == "fin" or words[at].text in {"he", "she", "it", "they", "we", "i"}


def _trimmed(words: Sequence[Word], start: int, end: int) -> int:
    while end > start and words[end - 1].tag == "PUNCT" and words[end - 1].text not in {")", "”", '"', "%", "$"}:
        end -= 1
    return end
