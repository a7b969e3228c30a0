"""Which sentences are worth a tree: those in which somebody may speak, which may hold more than one statement, or
point to what was told before."""

import re

from secondsource.reading.speech.speech_verbs import SPEECH_VERB
from secondsource.reading.speech.stance_nouns import STANCE_ADJECTIVES, STANCE_NOUNS
from secondsource.reading.speech.stance_verbs import LEMMAS

LONGEST = 800
"""Characters of a sentence that is parsed; longer ones are lists and tables, whose trees are guesses."""
_CUES = LEMMAS.keys() | STANCE_NOUNS.keys() | STANCE_ADJECTIVES.keys() | set(SPEECH_VERB.split("|")) | {"according"}
_WORD = re.compile(r"[a-z]+")
_MORE_THAN_ONE = re.compile(r",\s|;\s|\s[–—-]\s|\b(?:and|but|or|who|which|that|whose|while|because|although)\s")

_POINTS = re.compile(r"\b(?:[Tt]h(?:e|is|at|ese|ose)|[Ii]t|[Tt]hey|[Hh]e|[Ss]he)\s")


def is_worth_parsing(sentence: str) -> bool:
    """Whether a tree can tell more of the sentence than its words do."""
    if len(sentence) > LONGEST or sentence.count(" ") < 3:
        return False
    if _POINTS.search(sentence) or _MORE_THAN_ONE.search(sentence):
        return True
    return not _CUES.isdisjoint(_WORD.findall(sentence))
